"""Join lines that a program broke at a width to paragraphs."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from clipwire.wording import words_of

ITEM = re.compile(r"\s*(?:[-–—*•·‣▪◦●○■□]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)\S")
"""The first line of an item of a list."""
DIVIDED = re.compile(r"(?P<first>[^\W_]+(?:-[^\W_]+)*)[-\u00ad\u2010]$")
"""A word that is divided at the end of a line."""
MAX_WORD_CHARS = 60
"""Letters before the end of a line among which such a word is."""
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
SENTENCE_ENDS = (".", "!", "?", "…", '"', "”", "“", "»")
"""Marks at the end of a paragraph of running text."""
UNSPACED = "\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60"
"""Letters and marks of Chinese and Japanese, between which there is no space."""


def joined(lines: Iterable[str]) -> str:
    """The lines as one, with a space between them, except within Chinese and Japanese.

    >>> joined(["内港を浚渫するこ", "とを決めた。"]), joined(["the inner", "basin"])
    ('内港を浚渫することを決めた。', 'the inner basin')
    """
    text = "\n".join([" ".join(line.split()) for line in lines]).strip("\n")
    if text.isascii():
        return text.replace("\n", " ")
    return re.sub(rf"(?<=[{UNSPACED}])\n+(?=[{UNSPACED}])", "", text).replace("\n", " ")


def unwrapped(text: str) -> list[str]:
    """The paragraphs of a text: blank lines separate them, and each item of a list is one."""
    return [paragraph for block in BLANK_LINE.split(text) for paragraph in _items(block.split("\n")) if paragraph]


def _items(lines: list[str]) -> list[str]:
    """The items of a block, if at least two of its lines begin one; else the block as one paragraph."""
    starts = [number for number, line in enumerate(lines) if ITEM.match(line)]
    if len(starts) < 2:
        return [joined(lines)]
    edges = sorted({0, *starts, len(lines)})
    return [joined(lines[start:end]) for start, end in pairwise(edges)]


def joined_words(lines: list[str]) -> str:
    """The lines as one, with the words that were divided at their ends joined.

    >>> joined_words(["The board was at once re-", "newed by the Anglo-", "Skerry line."])
    'The board was at once renewed by the Anglo-Skerry line.'
    """
    pieces: list[list[str]] = []
    above = ""
    for line in lines:
        divided = DIVIDED.search(above[-MAX_WORD_CHARS:])
        if divided and (word := re.match(r"[^\W_]+", line)):
            keeps = _keeps_hyphen(divided["first"], word[0]) and not above.endswith("\u00ad")
            pieces[-1][-1:] = [f"{above[:-1]}{'-' if keeps else ''}", line]
        else:
            pieces.append([line])
        above = line
    return joined(map("".join, pieces))


def _keeps_hyphen(first: str, second: str) -> bool:
    """Whether a hyphen at the end of a line is the word's own: before a capital, at numbers, in known compounds."""
    if not second[0].islower() or first[-1].isdigit() or "-" in first:
        return True
    firsts, seconds = _compounds()
    return first.lower() in firsts and second.lower() in seconds


@cache
def _compounds() -> tuple[frozenset[str], frozenset[str]]:
    return words_of("hyphens", "first"), words_of("hyphens", "second")
