"""Differences that are too long for an item of the table."""

from clipwire.model.changes import Changes, Mark
from clipwire.versions.fitting import MARK_BYTES, MAX_BYTES, MAX_SENTENCE_CHARS, fitting

SUBSTANCE: Mark = ("substance", "body")


def test_a_difference_that_no_item_would_take_is_cut_and_counts_what_it_leaves_out() -> None:
    # Given a difference of two megabytes, and one sentence without an end
    many = ["말" * 1_000] * 700
    cut = fitting(Changes(removed=many, added=["x" * 1_000_000, "The end."], reverts_to=3))
    # Then the first sentences are kept, and the others are counted
    size = len("".join(cut.removed + cut.added).encode()) + MARK_BYTES * len(cut.removed + cut.added)
    assert MAX_BYTES - 3_100 < size <= MAX_BYTES
    assert len(cut.removed) + cut.more_removed == len(many)
    assert (len(cut.added[0]), cut.added[0][-1], cut.added[1], cut.more_added) == (
        MAX_SENTENCE_CHARS,
        "…",
        "The end.",
        0,
    )
    assert cut.reverts_to == 3


def test_long_lists_have_equal_shares_and_short_ones_are_whole() -> None:
    # Given a difference in which three of the lists are long
    many = ["x" * 970] * 500
    long = Changes(removed=many, added=many, changed=[("x" * 485, "y" * 485)] * 500, moved=["One."])
    # When it is shortened
    cut = fitting(long)
    # Then these have a third each of what the short one leaves
    assert len(cut.removed) == len(cut.added) == len(cut.changed) == (MAX_BYTES - 34) // 3 // 1_000
    assert (cut.more_removed, cut.more_added, cut.more_changed, cut.more_moved) == (447, 447, 447, 0)


def test_a_mark_goes_with_its_sentence_and_the_grade_of_the_whole_stays() -> None:
    # Given more sentences than an item takes, the last of which is the gravest change
    pairs = [("x" * 5_000, "y" * 5_000)] * 40
    marks: list[Mark] = [("figure", "lead")] * 39
    long = Changes(changed=pairs, marks={"changed": [*marks, SUBSTANCE]}, grade="substance")
    # Then as many marks are kept as sentences, and the whole is as grave as it was
    cut = fitting(long)
    assert len(cut.marks["changed"]) == len(cut.changed) == 40 - cut.more_changed < 40
    assert cut.grade == "substance"


def test_both_halves_of_a_pair_are_cut() -> None:
    [(before, after)] = fitting(Changes(changed=[("x" * 6_000, "y" * 6_000)])).changed
    assert (len(before), len(after)) == (MAX_SENTENCE_CHARS, MAX_SENTENCE_CHARS)


def test_a_difference_that_fits_is_left_as_it_is() -> None:
    most = MAX_BYTES // (MAX_SENTENCE_CHARS + MARK_BYTES) - 1
    whole = Changes(removed=["x" * MAX_SENTENCE_CHARS] * most, added=["One."], marks={"added": [SUBSTANCE]})
    assert fitting(whole) == whole
