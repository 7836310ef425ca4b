"""Texts and JSON as the formats need them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any


def in_html(body: str) -> str:
    """A body as HTML: a `<p>` for each paragraph, a `<br>` for a line end inside one."""
    escaped = (escape(text, quote=False).replace("\n", "<br>") for text in paragraphs_of(body))
    return "\n".join(f"<p>{text}</p>" for text in escaped)


def paragraphs_of(body: str) -> list[str]:
    return [text for text in body.split("\n\n") if text.strip()]


def one_line(text: str) -> str:
    return " ".join(text.split())


def in_json(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode() + b"\n"


def json_list(opening: bytes, objects: Iterable[object], closing: bytes) -> Iterator[bytes]:
    """A list in JSON piece by piece, an object to a line; `opening` ends and `closing` begins with its bracket."""
    yield opening
    for number, it in enumerate(objects):
        yield (b",\n" if number else b"\n") + in_json(it).rstrip()
    yield b"\n" + closing + b"\n"


def present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that have a value. Absent means unknown in every format."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def unique(values: Iterable[str | None]) -> list[str]:
    """The values that are not empty, each once."""
    return list(dict.fromkeys(value for value in values if value))
