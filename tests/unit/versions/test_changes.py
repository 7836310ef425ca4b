import time
from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from clipwire.model.article import Article
from clipwire.versions.changes import changes

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
