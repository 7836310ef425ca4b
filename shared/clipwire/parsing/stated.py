"""Make articles from formats that name their fields: agency feeds, front matter, headers, document properties."""

import re
from collections.abc import Iterable
from typing import Any, Literal

from clipwire.model.article import Article, Evidence
from clipwire.parsing.dates import iso_date
from clipwire.parsing.sources import source_named
from clipwire.text.addresses import without_tracking

WITNESSED = ("title", "subtitle", "authors", "source", "url", "published", "modified", "dateline", "language")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?$")


def stated_article(origin: Literal["feed", "header", "json-ld"], **fields: Any) -> Article:
    """An article of the fields that a format states, with evidence for each metadata field.

    Texts are put on one line, `source` is a name, `published` and `modified` are dates in any common form. `url`
    loses the parameters that follow readers. Empty values and unreadable dates are left out.
    """
    language = language_tag(fields.get("language"))
    given = {name: value for name, raw in fields.items() if (value := _read(name, raw, language)) not in (None, "", [])}
    evidence = {
        name: Evidence(origin=origin, confidence="high", text=_as_stated(fields[name]))
        for name in WITNESSED
        if name in given
    }
    return Article(**given, evidence=evidence)


def language_tag(text: object) -> str | None:
    """A BCP 47 tag in its usual form: `en_us` is `en-US`; None for anything else."""
    found = LANGUAGE.match(text.strip()) if isinstance(text, str) else None
    if not found:
        return None
    language, script, region = found.groups()
    return "-".join(filter(None, [language.lower(), script and script.title(), region and region.upper()]))


def is_first_moment(moment: str | None, of: str | None) -> bool:
    """Whether a moment says no more than a day, month or year: formats that know only moments demand one.

    >>> is_first_moment("2025-04-01T00:00:00Z", "2025-04")
    True
    """
    return bool(moment and of) and moment == f"{of}{'0001-01-01T00:00:00Z'[len(of or '') :]}"


def paragraphs(texts: Iterable[str]) -> str:
    """Texts as the paragraphs of a body, each on one line."""
    return "\n\n".join(line for text in texts if (line := " ".join(text.split())))


def _read(name: str, value: Any, language: str | None) -> Any:
    if name in ("published", "modified"):
        return iso_date(value, language=language)
    if name == "language":
        return language
    if name == "source":
        return source_named(value) if isinstance(value, str) else None
    if name == "url":
        return without_tracking("".join(value.split())) if isinstance(value, str) else None
    if name == "body" or not isinstance(value, str):
        return value
    return " ".join(value.split())


def _as_stated(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return " ".join(str(value).split())[:500]
