"""Source profiles: one TOML file for each publisher, so that a source can be added without a change of code.

The name of the file is the source's id: `pyongyang-times.toml`. Its keys are the fields of `Profile`; an unknown key is
an error. `README.md` in this folder explains how to add one.
"""

import re
import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, Field

from clipwire.model.article import Source
from clipwire.text.folding import letters_of, slug


class Profile(BaseModel):
    """One publisher: its names, and how its pages print dates, bylines and furniture."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[\w.]+(-[\w.]+)*$")
    """The file's name without its ending."""
    name: str
    aliases: tuple[str, ...] = ()
    """Other names under which pages print it; case, spaces and punctuation do not count."""
    domains: tuple[str, ...] = ()
    """Host names without `www.`."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2."""
    time_zone: str | None = None
    """The time zone of times that are printed without one, by its IANA name."""
    day_first: bool | None = None
    """The meaning of 05/06/2025: True for 5 June, False for 6 May."""
    byline_marks: tuple[str, ...] = ()
    """Marks behind a name in bylines, besides the publisher's own name: `PT`."""
    brand: str | None = None
    """For an aggregator: the words before the name of a source at the top of a page ("KCNA Naenara")."""
    furniture: tuple[str, ...] = ()
    """Lines of its pages that do not belong to articles; case, spaces and punctuation do not count."""


EDITION = re.compile(r"\s*\((?:en|eng|english|kr|kor|korean|cn|zh|jp|ja|ru|es|fr|ar)\)\s*$", re.IGNORECASE)
"""An aggregator's mark of the language: "Rodong Sinmun (En)"."""


def source_named(name: str) -> Source | None:
    """The source with a printed name, with the id of its profile if it has one; None for a name without letters."""
    name = EDITION.sub("", " ".join(name.split())).strip(" -–—|·:,")
    if not letters_of(name):
        return None
    profile = profile_named(name)
    return Source(id=profile.id if profile else slug(name), name=name)


def profile_named(name: str) -> Profile | None:
    return _by_name().get(letters_of(EDITION.sub("", name)))


def profile_of_host(host: str) -> Profile | None:
    """The profile for a host name or its domain, or None."""
    labels = host.casefold().removeprefix("www.").split(".")
    return next((p for n in range(len(labels) - 1) if (p := _by_domain().get(".".join(labels[n:])))), None)


def aggregator_of(line: str) -> Profile | None:
    """The aggregator with whose brand a line begins, or None."""
    return next((profile for profile in aggregators() if line.startswith(profile.brand or profile.name)), None)


@cache
def aggregators() -> tuple[Profile, ...]:
    return tuple(profile for profile in profiles().values() if profile.brand)


@cache
def profiles() -> dict[str, Profile]:
    """All profiles by id. Raises pydantic's `ValidationError`, which names the mistake, for a file with one."""
    files = [file for file in resources.files(__package__).iterdir() if file.name.endswith(".toml")]
    found = (Profile(id=f.name.removesuffix(".toml"), **tomllib.loads(f.read_text(encoding="utf-8"))) for f in files)
    return {profile.id: profile for profile in sorted(found, key=lambda profile: profile.id)}


@cache
def _by_name() -> dict[str, Profile]:
    return {letters_of(name): p for p in profiles().values() for name in (p.id, p.name, *p.aliases)}


@cache
def _by_domain() -> dict[str, Profile]:
    return {domain: p for p in profiles().values() for domain in p.domains}
