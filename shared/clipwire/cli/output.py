"""Output of the commands: consoles, JSON lines, and text without control characters."""

import json
import re
import sys

from rich.console import Console
from rich.text import Text

from clipwire.cli.wrapping import Wrapped

# Two consoles: `clipwire … > file` redirects the answers, while progress stays on the terminal.
answers = Console(highlight=False)
notes = Console(stderr=True, highlight=False)

CONTROLS = {code: None for code in [*range(0x20), *range(0x7F, 0xA0)] if code != 0x0A}
"""Removed from output: escape sequences in a file could move the cursor or change the title of the window."""

_RIGHT_LETTER = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RIGHT_TO_LEFT = re.compile(rf"{_RIGHT_LETTER}++(?:[ \"'().،-]++{_RIGHT_LETTER}++)*+")
MAX_ISOLATED_CHARS = 300
"""Longer lines are paragraphs, whose direction the terminal finds itself."""


class Failure(Exception):
    """Ends a command with one line on stderr."""

    def __init__(self, line: str, status: int = 1, marked: str = "") -> None:
        """`status` is the exit status: 2 for wrong usage. `marked` is printed below: the input, its fault marked."""
        super().__init__(line)
        self.status = status
        self.marked = marked


def plain(value: object, style: str = "") -> Text:
    """Text without markup, its control characters removed."""
    text = _printable(str(value))
    return Text(isolated(text) if sys.stdout.isatty() else text, style=style)


def print_line(console: Console, text: Text) -> None:
    """Print a text: wrapped in a terminal, whole on one line for a program."""
    console.print(Wrapped(text) if console.is_terminal else text, soft_wrap=not console.is_terminal)


def isolated(text: str) -> str:
    """A short line in which each stretch of Arabic or Hebrew has an isolate of its own.

    Without it, terminals that write from right to left also turn the dates and arrows beside the stretch around.
    """
    return text if len(text) > MAX_ISOLATED_CHARS or "\n" in text else _RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", text)


def write_json(value: object) -> None:
    """Print one line of JSON on stdout, always in UTF-8, with lone surrogates escaped."""
    try:
        line = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        line = json.dumps(value).encode()
    write_line(line)


def write_line(line: str | bytes) -> None:
    """Print one line on stdout for programs, without wrapping or colours."""
    raw = line if isinstance(line, bytes) else _printable(line).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(raw + b"\n")
    sys.stdout.buffer.flush()


def number_of(number: int, noun: str) -> str:
    """`1 article`, `2,000 articles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def one_line(text: object) -> str:
    return _printable(" ".join(str(text).split()))


def _printable(text: str) -> str:
    return text.translate(CONTROLS).encode("utf-8", "replace").decode()
