"""The ends of sentences around a quote, in languages with capitals."""

import re

SENTENCE_END = re.compile(r"[.!?…](?:-?[\s\"”“»]|\Z)|\n|;")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]|[A-ZÀ-ÞА-Я][^\W\d_])\Z")


def end_of_sentence(text: str, start: int, end: int) -> int:
    """The end of the first sentence of a stretch, without its mark."""
    for found in SENTENCE_END.finditer(text, start, end):
        if found[0][0] != "." or not _ABBREVIATED.search(text, start, found.start()):
            return found.start()
    return end


def start_of_sentence(text: str, start: int, end: int) -> int:
    """The beginning of the last sentence of a stretch."""
    begin = start
    for found in SENTENCE_END.finditer(text, start, max(start, end - 2)):
        if found[0][0] != "." or not _ABBREVIATED.search(text, start, found.start()):
            begin = found.end()
    return begin
