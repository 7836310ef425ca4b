"""The arithmetic of the evaluation sets: a wrong answer costs something."""

from pathlib import Path

import pytest

from tests.benchmarks.sets.evaluation import Tally, rows
from tests.benchmarks.sets.marked import Span, agree, unmarked


def test_marks_become_spans() -> None:
    text, spans = unmarked("Rain in [Oslo|NO]. ¶Snow in [Bergen|NO].")
    assert text == "Rain in Oslo. \n\nSnow in Bergen."
    assert [(text[span.start : span.end], span.value) for span in spans] == [("Oslo", "NO"), ("Bergen", "NO")]


def test_spans_agree_if_they_overlap_and_have_the_same_value() -> None:
    assert agree(Span(0, 4, "NO"), Span(3, 9, "NO"))
    assert not agree(Span(0, 4, "NO"), Span(4, 9, "NO"))
    assert not agree(Span(0, 4, "NO"), Span(0, 4, "SE"))


def test_a_tally_counts_what_is_missed_and_what_is_too_much() -> None:
    tally = Tally()
    # Given one case that is right and one with a miss and a false find
    assert tally.add(["a"], ["a"], str.__eq__)
    assert not tally.add(["b", "c"], ["b", "x", "y"], str.__eq__)
    # Then recall is 2 of 3, precision 2 of 4
    assert tally.recall == pytest.approx(2 / 3)
    assert tally.precision == pytest.approx(2 / 4)
    assert tally.f1 == pytest.approx(4 / 7)


def test_a_reader_that_finds_nothing_scores_nothing() -> None:
    tally = Tally()
    tally.add(["a"], [], str.__eq__)
    assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)


def test_a_row_with_a_cell_too_few_is_an_error(tmp_path: Path) -> None:
    table = tmp_path / "table.tsv"
    table.write_text("# comment\none\ttwo\nonly one\n")
    with pytest.raises(ValueError, match=r"table\.tsv: 2 cells"):
        rows(table, 2)
