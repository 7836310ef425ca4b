"""Values of any type in JSON."""

from collections.abc import Callable, Iterable
from typing import Any

from clipwire.model.article import Article
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.json_text import texts
from clipwire.parsing.stated import paragraphs

Object = dict[str, Any]
Item = Callable[[], Iterable[Article]]
"""Reads one item of a document. Raises `Rejected`."""


def string(value: object) -> str:
    """A string, with `?` for what no encoding can write; empty for anything else."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def first(value: object) -> str | None:
    """The first text of a property."""
    return next(iter(texts(value)), None)


def several(value: object) -> list[Any]:
    """The members of a list, or the value alone."""
    return value if isinstance(value, list) else [value]


def listed(value: object) -> list[Any]:
    """The members of a list or the values of an object, or the value alone."""
    return list(value.values()) if isinstance(value, dict) else several(value)


def objects(value: object) -> list[Object]:
    """The objects among these."""
    return [item for item in listed(value) if isinstance(item, dict)]


def url_in(value: object) -> str | None:
    """A web address, or that of an object."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def names(value: object) -> list[str]:
    """The names of people, who are strings or objects."""
    return [text for item in several(value) for text in texts(_named(item))]


def _named(item: object) -> object:
    return item.get("byline") or item.get("name") if isinstance(item, dict) else item


def body_of(text: str) -> str:
    """The body in a text that may hold markup."""
    return fragment_text(text) if "</" in text or "<p" in text else paragraphs(text.split("\n"))
