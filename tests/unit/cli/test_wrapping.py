import time
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from clipwire.cli.output import print_line
from clipwire.cli.wrapping import Wrapped, breaks

NO_LINE_BEGINS = "。，」）、ー"
NO_LINE_ENDS = "「（"


def lines_of(text: str, width: int) -> list[str]:
    """A text as a console of so many cells prints it."""
    console = Console(file=StringIO(), width=width)
    console.print(Wrapped(Text(text)))
    return console.file.getvalue().rstrip("\n").split("\n")  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("width", range(20, 60))
def test_lines_of_chinese_and_japanese_keep_their_marks(width: int) -> None:
    # Given sentences whose marks fall on the end of a line at one width or another
    text = (
        "港口今天恢復通航，船長說：「我們終於可以出海了」，漁民（約四十人）表示歡迎。"
        "フェリーの乗客は「長かった」と話した。"
    )
    # When they are wrapped
    lines = lines_of(text, width)
    # Then nothing is lost or too wide, and marks stay with what they belong to
    assert "".join(line.strip() for line in lines) == text
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert not [line for line in lines if line[0] in NO_LINE_BEGINS or line.rstrip()[-1] in NO_LINE_ENDS]


def test_a_name_in_a_list_is_not_broken() -> None:
    assert [line.rstrip() for line in lines_of("林佳龍 2, 葛勒, 郭雅慧, 賴清德", 22)] == [
        "林佳龍 2, 葛勒,",
        "郭雅慧, 賴清德",
    ]


def test_words_of_other_scripts_break_at_spaces_and_only_long_ones_inside() -> None:
    assert [line.rstrip() for line in lines_of("The ferry left the harbour", 10)] == [
        "The ferry",
        "left the",
        "harbour",
    ]
    assert [line.rstrip() for line in lines_of("see " + "x" * 15, 10)] == ["see", "x" * 10, "x" * 5]


@pytest.mark.parametrize("letter", ["a", "漢", "「", "。", " ", "Aa "])
def test_long_lines_are_wrapped_in_time_that_grows_with_them(letter: str) -> None:
    begun = time.process_time()
    breaks(letter * 100_000, 80)
    # A pattern that began anew at every space took ten seconds; the right one takes less than a third of a second.
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(("is_terminal", "lines"), [(True, 2), (False, 1)])
def test_a_line_is_wrapped_for_people_and_whole_for_programs(is_terminal: bool, lines: int) -> None:
    # Given a console of twenty cells
    console = Console(file=StringIO(), width=20, force_terminal=is_terminal)
    # When a longer line is printed
    print_line(console, Text("version 1  record  as it was stored"))
    # Then a program reads it on one line
    assert len(console.file.getvalue().strip().splitlines()) == lines  # type: ignore[attr-defined]
