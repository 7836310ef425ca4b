"""Shorten the difference between two versions to what an item of the table takes."""

from collections.abc import Sequence
from typing import Literal

from clipwire.model.changes import Changes

MAX_BYTES = 160_000
"""Of the sentences of all lists with their marks. They are an attribute of the older version, whose item in the table
may have 400 kB."""
MARK_BYTES = 30
"""Of grade and place of one change, in JSON."""
MAX_SENTENCE_CHARS = 5_000
"""A longer one is cut, with an ellipsis. A text without full stops is one sentence."""

Entry = str | tuple[str, str]
LISTS: tuple[Literal["removed", "added", "changed", "moved"], ...] = ("removed", "added", "changed", "moved")


def fitting(difference: Changes) -> Changes:
    """The difference with as many sentences as an item of the table takes, and the number of those left out.

    A short list is kept whole, and longer ones share the rest.
    """
    entries: dict[str, Sequence[Entry]] = {kind: getattr(difference, kind) for kind in LISTS}
    marks = dict(difference.marks)
    update: dict[str, object] = {}
    room = MAX_BYTES
    for number, kind in enumerate(sorted(LISTS, key=lambda kind: _bytes(entries[kind]))):
        kept = _first(entries[kind], room // (len(LISTS) - number))
        room -= _bytes(kept)
        update |= {kind: kept, f"more_{kind}": len(entries[kind]) - len(kept)}
        if kind in marks:
            marks[kind] = marks[kind][: len(kept)]
    return difference.model_copy(update=update | {"marks": marks})


def _first(entries: Sequence[Entry], max_bytes: int) -> list[Entry]:
    listed: list[Entry] = []
    for entry in entries:
        cut = _cut(entry) if isinstance(entry, str) else (_cut(entry[0]), _cut(entry[1]))
        max_bytes -= _bytes([cut])
        if max_bytes < 0:
            break
        listed.append(cut)
    return listed


def _cut(text: str) -> str:
    return text if len(text) <= MAX_SENTENCE_CHARS else f"{text[: MAX_SENTENCE_CHARS - 1].rstrip()}…"


def _bytes(entries: Sequence[Entry]) -> int:
    texts = ("".join(entry) for entry in entries)
    return sum(len(text.encode("utf-8", "replace")) + MARK_BYTES for text in texts)
