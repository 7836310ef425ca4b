"""Wrap text in a terminal: between ideographs too, but never before a full stop or a closing bracket."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleOptions
from rich.measure import Measurement
from rich.text import Text

_OPENING = "「『（〔［｛〈《【〖“‘"
_CLOSING = "、。，．・：；？！」』）〕］｝〉》】〗”’…％ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝヽ"
_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U00020000-\U0003ffff"
_PIECE = re.compile(
    rf"[{_OPENING}]*+(?:(?![{_CLOSING}])[{_IDEOGRAPH}]|[^{_IDEOGRAPH}{_OPENING}{_CLOSING}]++)?+[{_CLOSING}]*+"
)
"""Letters between ideographs, or an ideograph, with the marks that belong to it."""
_WORD = re.compile(r"\S++\s*+")
MAX_NAME_CELLS = 16
"""Words up to this width, as names in a list, are never broken."""


class Wrapped:
    """A text that is wrapped to the width of where it is printed."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        lines = [part for line in self.text.split("\n") for part in line.divide(breaks(line.plain, options.max_width))]
        for line in lines:
            line.rstrip()
        yield Text("\n").join(lines)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(1, max(map(cell_len, self.text.plain.split("\n")), default=1))


def breaks(line: str, width: int) -> list[int]:
    """Offsets at which a line is broken, so that no part is wider than `width` cells. Longer words are cut."""
    offsets = []
    used = cell_len(line) - cell_len(line.lstrip())
    for start, end in _pieces(line, width):
        word = line[start:end].rstrip()
        if used and used + cell_len(word) > width:
            offsets.append(start)
            used = 0
        used += cell_len(line[start:end])
    return offsets


def _pieces(line: str, width: int) -> Iterator[tuple[int, int]]:
    """Where each part begins and ends that stays on one line."""
    for word in _WORD.finditer(line):
        length = cell_len(word[0].strip())
        if length <= min(width, MAX_NAME_CELLS):
            yield word.span()
            continue
        for piece in _PIECE.finditer(line, *word.span()):
            at = piece.start()
            for part in chop_cells(piece[0], width):
                yield at, at + len(part)
                at += len(part)
