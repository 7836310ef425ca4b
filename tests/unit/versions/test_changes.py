import time
from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from clipwire.model.article import Article
from clipwire.model.changes import Changes
from clipwire.versions.changes import MAX_BYTES, MAX_SENTENCE_CHARS, changes, fitting

SENTENCES = st.lists(
    st.sampled_from([f"The {word} came." for word in "ship pilot crane net crew ferry".split()]), max_size=30
)
MEGABYTE = 1_000_000
MAX_CPU_SECONDS = 4.0
"""Four times the goal: the machine that runs the tests may be busy."""


def article(sentences: list[str]) -> Article:
    return Article(body="\n\n".join(sentences))


def numbered(count: int, names: int) -> list[str]:
    """So many sentences of about 55 characters, drawn from a number of different ones."""
    random = Random(7)
    return [f"Boat {random.randrange(names)} left the quay before the fog came down." for _ in range(count)]


def test_an_update_lists_what_it_adds_and_removes_in_order() -> None:
    # Given a report, and the same report with one sentence dropped and two written anew
    before = article(["The ferry sank.", "Nobody was hurt.", "The owner was absent.", "An inquiry begins."])
    after = article(["The ferry sank.", "Two were hurt.", "The owner was absent.", "It will take a year."])
    # When they are compared
    found = changes(before, after)
    # Then the difference names these sentences and no others
    assert found.removed == ["Nobody was hurt.", "An inquiry begins."]
    assert found.added == ["Two were hurt.", "It will take a year."]
    assert found.title is None


def test_a_repeated_sentence_that_loses_one_of_its_places_is_removed_once() -> None:
    found = changes(article(["No.", "Yes.", "No.", "Yes."]), article(["No.", "Yes.", "No."]))
    assert (found.removed, found.added) == (["Yes."], [])


def test_a_new_title_is_a_change() -> None:
    found = changes(Article(title="Ferry sinks", body="A."), Article(title="Ferry sinks off coast", body="A."))
    assert found.title == ("Ferry sinks", "Ferry sinks off coast")


@given(SENTENCES, SENTENCES)
def test_what_is_left_over_on_both_sides_is_the_same(before: list[str], after: list[str]) -> None:
    found = changes(article(before), article(after))
    assert Counter(before) - Counter(found.removed) == Counter(after) - Counter(found.added)


def test_a_long_body_that_is_shortened_loses_every_missing_sentence() -> None:
    # Given 1 MB of sentences, each of its own
    whole = [f"On day {number} {sentence}" for number, sentence in enumerate(numbered(17_000, 10**6))]
    assert len("\n\n".join(whole)) > MEGABYTE
    # When the last thousand are cut off
    found = changes(article(whole), article(whole[:-1_000]))
    # Then these thousand are removed, and nothing is added
    assert len(found.removed) == 1_000 and found.added == []


def test_a_megabyte_against_a_megabyte_takes_no_minutes() -> None:
    # Given texts of 1 MB: of few sentences repeated without end, and of sentences that have nothing in common
    texts = [numbered(20_000, 6), numbered(20_000, 300), numbered(20_000, 10**9)]
    for before in texts:
        for after in [list(reversed(before)), Random(3).sample(before, len(before))]:
            begun = time.process_time()
            # When they are compared
            changes(article(before), article(after))
            # Then it is done within the bound
            assert time.process_time() - begun < MAX_CPU_SECONDS


def test_a_difference_that_no_item_would_take_is_cut_and_counts_what_it_leaves_out() -> None:
    # Given a difference of two megabytes, and one sentence without an end
    many = ["말" * 1_000] * 700
    cut = fitting(Changes(removed=many, added=["x" * 1_000_000, "The end."], reverts_to=3))
    # Then the first sentences are kept, and the others are counted
    assert MAX_BYTES - 3_000 < len("".join(cut.removed + cut.added).encode()) <= MAX_BYTES
    assert len(cut.removed) + cut.more_removed == len(many)
    assert (len(cut.added[0]), cut.added[0][-1], cut.added[1], cut.more_added) == (
        MAX_SENTENCE_CHARS,
        "…",
        "The end.",
        0,
    )
    assert cut.reverts_to == 3


def test_what_was_removed_and_what_was_added_have_half_of_a_long_difference_each() -> None:
    many = ["x" * 1_000] * 500
    cut = fitting(Changes(removed=many, added=many))
    assert len(cut.removed) == len(cut.added) == MAX_BYTES // 2_000
    assert (cut.more_removed, cut.more_added) == (420, 420)


def test_a_difference_that_fits_is_left_as_it_is() -> None:
    whole = Changes(removed=["x" * MAX_SENTENCE_CHARS] * (MAX_BYTES // MAX_SENTENCE_CHARS - 1), added=["One."])
    assert fitting(whole) == whole
