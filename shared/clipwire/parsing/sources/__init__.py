"""Source profiles: what is known of a publisher, one TOML file each, so that a source is added without touching code.

A profile is named after the source's id: `pyongyang-times.toml`. Its keys are the fields of `Profile`; an unknown key
is an error. `README.md` in this folder tells how to add one.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

from clipwire.model.article import Source
from clipwire.text.folding import letters_of, slug


class Profile(BaseModel):
    """The habits of one publisher."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[\w.]+(-[\w.]+)*$")
    """The file's name."""
    name: str
    aliases: tuple[str, ...] = ()
    """Other names under which pages print it; case, spaces and punctuation do not count."""
    domains: tuple[str, ...] = ()
    """Host names without `www.`."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2."""
    time_zone: str | None = None
    """IANA name: the clock of times that are printed without a zone."""
    day_first: bool | None = None
    """How it means 05/06/2025: True for 5 June, False for 6 May."""
    byline_marks: tuple[str, ...] = ()
    """What it prints behind a name in bylines besides its own name: `PT`."""
    brand: str | None = None
    """Of an aggregator: what it prints before the name of a source at the top of a page ("KCNA Naenara")."""
    furniture: tuple[str, ...] = ()
    """Lines of its pages that belong to no article; case, spaces and punctuation do not count."""


EDITION = re.compile(r"\s*\((?:en|eng|english|kr|kor|korean|cn|zh|jp|ja|ru|es|fr|ar)\)\s*$", re.IGNORECASE)
"""An aggregator's mark of the language: "Rodong Sinmun (En)"."""


def source_named(name: str) -> Source | None:
    """The source of a printed name, under the id of its profile where it has one; None for a name without letters."""
    name = EDITION.sub("", " ".join(name.split())).strip(" -–—|·:,")
    if not letters_of(name):
        return None
    profile = profile_named(name)
    return Source(id=profile.id if profile else slug(name), name=name)


def profile_named(name: str) -> Profile | None:
    return _by_name().get(letters_of(EDITION.sub("", name)))


def profile_of_host(host: str) -> Profile | None:
    """The profile of a host name or of the domain it belongs to."""
    labels = host.casefold().removeprefix("www.").split(".")
    return next((p for n in range(len(labels) - 1) if (p := _by_domain().get(".".join(labels[n:])))), None)


def aggregator_of(line: str) -> Profile | None:
    """The aggregator whose brand a line begins with."""
    return next((profile for profile in aggregators() if line.startswith(profile.brand or profile.name)), None)


@cache
def aggregators() -> tuple[Profile, ...]:
    return tuple(profile for profile in profiles().values() if profile.brand)


@cache
def profiles() -> dict[str, Profile]:
    """All profiles by id. Raises pydantic's `ValidationError` for a file with a mistake, which names it."""
    files = [file for file in resources.files(__package__).iterdir() if file.name.endswith(".toml")]
    found = (Profile(id=f.name.removesuffix(".toml"), **tomllib.loads(f.read_text(encoding="utf-8"))) for f in files)
    return {profile.id: profile for profile in sorted(found, key=lambda profile: profile.id)}


@cache
def _by_name() -> dict[str, Profile]:
    return {letters_of(name): p for p in profiles().values() for name in (p.id, p.name, *p.aliases)}


@cache
def _by_domain() -> dict[str, Profile]:
    return {domain: p for p in profiles().values() for domain in p.domains}
