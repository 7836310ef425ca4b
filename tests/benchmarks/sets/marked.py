"""Texts in which every item is marked as `[words|value]`."""

import re
from typing import NamedTuple

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


class Span(NamedTuple):
    """A piece of a text and its value: a date, a country, a speaker, a kind of name."""

    start: int
    end: int
    value: str


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that were marked; ¶ ends a paragraph."""
    marked = marked.replace("¶", "\n\n")
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[1]), mark[2]))
        text, at = text + mark[1], mark.end()
    return text + marked[at:], spans


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def agree(one: Span, other: Span) -> bool:
    """The same value for words that overlap."""
    return overlap(one, other) and one.value == other.value


def shown(text: str, spans: list[Span]) -> str:
    """Spans in words."""
    return ", ".join(f"{text[span.start : span.end]} = {span.value}" for span in spans) or "nothing"
