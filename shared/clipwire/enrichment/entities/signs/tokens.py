"""Divide a text into words and marks."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"(?:[^\W\d_]\.){1,3}(?=[ \xa0-]?[^\W\d_])|[^\W_]+(?:[-‐][^\W_]+)*|[^\w\s]")


class Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def tokens(text: str) -> list[Token]:
    """The words and marks of a text. An initial keeps its full stop; compounds keep their hyphens."""
    return [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]
