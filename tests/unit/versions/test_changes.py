"""What an editor did to a text, and how it is listed."""

import time
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clipwire.model.article import Article
from clipwire.model.changes import Changes
from clipwire.versions.changes import _gaps, changes
from clipwire.versions.signs import bare

SENTENCES = st.lists(
    st.sampled_from([f"The {word} came." for word in "ship pilot crane net crew ferry".split()]), max_size=30
)
MEGABYTE = 1_000_000
MAX_CPU_SECONDS = 4.0
"""Four times the goal: the machine that runs the tests may be busy."""

FERRY = [
    "The ferry to Nampho sank on Monday in a storm that nobody had forecast.",
    "Five sailors drowned, and two more are missing.",
    "The owner of the ferry has not spoken to the press.",
    "An inquiry begins on Thursday at the harbour office.",
    "Relatives of the crew waited at the quay all night.",
    "The last accident on this route was in 1987.",
]


def article(sentences: list[str]) -> Article:
    return Article(body="\n\n".join(sentences))


def edited(**replaced: str | None) -> Changes:
    """The difference between the ferry's report and the same with other sentences: `s0` is the first."""
    after = [replaced.get(f"s{number}", sentence) for number, sentence in enumerate(FERRY)]
    return changes(article(FERRY), article([sentence for sentence in after if sentence]))


def listed(found: Changes) -> dict[str, object]:
    """The lists that have entries."""
    lists = {"changed": found.changed, "removed": found.removed, "added": found.added, "moved": found.moved}
    return {kind: entries for kind, entries in lists.items() if entries}


def numbered(count: int, names: int) -> list[str]:
    """So many sentences of about 55 characters, drawn from a number of different ones."""
    random = Random(7)
    return [f"Boat {random.randrange(names)} left the quay before the fog came down." for _ in range(count)]


def test_a_reworded_sentence_is_one_change_with_both_halves() -> None:
    after = "Seven sailors drowned and two others are missing."
    assert listed(edited(s1=after)) == {"changed": [(FERRY[1], after)]}


def test_sentences_with_other_content_are_removed_and_added() -> None:
    # Given a report in which one sentence is dropped, and another is written at the end
    before, after = article(FERRY), article([*FERRY[:2], *FERRY[3:], "Fishing boats stayed in port this week."])
    # When they are compared
    found = changes(before, after)
    # Then they are not versions of one sentence
    assert listed(found) == {"removed": [FERRY[2]], "added": ["Fishing boats stayed in port this week."]}
    assert found.title is None


def test_a_sentence_at_another_place_has_moved() -> None:
    found = changes(article(FERRY), article([FERRY[4], *FERRY[:4], FERRY[5]]))
    assert listed(found) == {"moved": [FERRY[4]]}


def test_the_part_that_moved_is_the_smaller_one_although_the_rest_was_reworded() -> None:
    # Given a report whose last two sentences now come first, while two of the four others are reworded
    after = [*FERRY[4:], FERRY[0].replace("storm", "gale"), FERRY[1], FERRY[2].replace("spoken", "talked"), FERRY[3]]
    # Then these two have moved, and not the two sentences that stayed as they were
    assert changes(article(FERRY), article(after)).moved == FERRY[4:]


def test_a_sentence_that_was_moved_and_reworded_is_reworded() -> None:
    after = FERRY[5].replace("1987", "1988")
    assert listed(changes(article(FERRY), article([after, *FERRY[:5]]))) == {"changed": [(FERRY[5], after)]}


@pytest.mark.parametrize("link", [", and ", "; ", " – "])
def test_merged_sentences_are_one_change(link: str) -> None:
    merged = f"{FERRY[3][:-1]}{link}relatives of the crew waited at the quay all night."
    assert listed(edited(s3=merged, s4=None)) == {"changed": [(f"{FERRY[3]} {FERRY[4]}", merged)]}


def test_a_sentence_that_was_split_is_one_change() -> None:
    divided = "Five sailors drowned. Two more are missing."
    assert listed(edited(s1=divided)) == {"changed": [(FERRY[1], divided)]}


def test_a_removed_neighbour_is_no_part_of_a_reworded_sentence() -> None:
    shorter = "The owner has not spoken to the press."
    assert listed(edited(s2=shorter, s3=None)) == {"changed": [(FERRY[2], shorter)], "removed": [FERRY[3]]}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Go," she said.', "“Go,” she said."),
        ("„Geh“, sagte sie.", "»Geh«, sagte sie."),
        ("« Partez », dit-elle.", '"Partez", dit-elle.'),
        ("The crew's boat.", "The crew’s boat."),
        ("A port – a small one - closed.", "A port—a small one—closed."),
        ("They waited... and left.", "They waited… and left."),
        ("The  boats\u00a0came\u200b home\u00ad.", "The boats came home."),
        ("The “boats” came\nhome late.", 'The "boats" came home late.'),
        ("Caf\u0065\u0301 am Hafen.", "Café am Hafen."),
        ("어선이 돌아왔다.", "\u110b\u1165선이 돌아왔다."),
        ("船长说：“等到２０日。”", "船长说:「等到20日。」"),
        ("قَتَلت العاصفة ٥ صيادين.", "قتلت العاصفة 5 صيادين."),
    ],
)
def test_a_difference_in_signs_alone_is_silent(before: str, after: str) -> None:
    found = changes(Article(title=before, body=before), Article(title=after, body=after))
    assert (found.title, listed(found), found.grade) == (None, {}, "cosmetic")


@pytest.mark.parametrize(
    ("before", "after"),
    [("GDP fell -5%.", "GDP fell 5%."), ("The plan is bad.", "The “plan” is bad."), ("It is over.", "It is over?")],
)
def test_a_sign_that_has_a_meaning_is_a_change(before: str, after: str) -> None:
    assert changes(Article(body=before), Article(body=after)).changed == [(before, after)]


def test_a_sentence_that_loses_its_capital_is_still_a_sentence() -> None:
    # Given an edit that cuts the first word, so that the splitter sees no end of a sentence before it
    before, after = " ".join(FERRY), " ".join([*FERRY[:4], FERRY[4].removeprefix("Relatives "), FERRY[5]])
    # When the texts are compared
    found = changes(Article(body=before), Article(body=after))
    # Then the sentence before it has not changed
    assert listed(found) == {"changed": [(FERRY[4], "of the crew waited at the quay all night.")]}


def test_a_sentence_that_begins_with_a_small_letter_is_added_alone() -> None:
    added = "iPhones of the crew were found on the beach."
    found = changes(Article(body=" ".join(FERRY)), Article(body=" ".join([*FERRY[:4], FERRY[4], added, FERRY[5]])))
    assert listed(found) == {"added": [added]}


def test_two_reworded_neighbours_are_two_changes_although_the_second_loses_its_capital() -> None:
    first, second = FERRY[3].replace("Thursday", "Friday"), "of the crew waited at the quay all night."
    found = changes(Article(body=" ".join(FERRY)), Article(body=" ".join([*FERRY[:3], first, second, FERRY[5]])))
    assert listed(found) == {"changed": [(FERRY[3], first), (FERRY[4], second)]}


def test_abbreviations_do_not_divide_a_merged_sentence() -> None:
    before = ["The fleet has approx. two hundred boats in the bay.", "The owners live in Nampho."]
    after = "The fleet has approx. two hundred boats in the bay, and the owners live in Nampho."
    assert changes(article(before), article([after])).changed == [(" ".join(before), after)]


def test_a_name_in_another_script_does_not_make_sentences_alike() -> None:
    # Given English sentences with a name in Chinese, of which one is replaced by another
    before = "The harbour master Wang (王晓明) closed the port in the morning."
    after = "Nobody at the ministry has heard of the engineer Liu (刘洋) since then."
    # Then they are not versions of one
    found = changes(article([*FERRY[:3], before, *FERRY[4:]]), article([*FERRY[:3], after, *FERRY[4:]]))
    assert listed(found) == {"removed": [before], "added": [after]}


def test_a_repeated_sentence_that_loses_one_of_its_places_is_removed_once() -> None:
    found = changes(article(["No.", "Yes.", "No.", "Yes."]), article(["No.", "Yes.", "No."]))
    assert listed(found) == {"removed": ["Yes."]}


def test_a_new_title_is_a_change() -> None:
    found = changes(Article(title="Ferry sinks", body="A."), Article(title="Ferry sinks off coast", body="A."))
    assert found.title == ("Ferry sinks", "Ferry sinks off coast")
    assert changes(Article(body="A."), Article(title="Ferry sinks", body="A.")).title == (None, "Ferry sinks")


def test_every_change_has_a_grade_and_a_place() -> None:
    # Given a report with a figure changed in its lead, a sentence reworded, and the last one dropped
    found = edited(s1=FERRY[1].replace("Five", "Seven"), s2=FERRY[2].replace("owner", "captain"), s5=None)
    # Then the places and grades are listed beside the sentences, and the gravest is that of the whole
    assert found.marks == {
        "changed": [("figure", "lead"), ("substance", "body")],
        "removed": [("substance", "end")],
    }
    assert found.grade == "substance"
    assert edited(s1=FERRY[1].replace("Five", "Seven")).grade == "figure"
    assert [edit.mark for edit in found.edits()] == [*found.marks["changed"], *found.marks["removed"]]


def test_a_removed_sentence_has_its_place_in_the_older_text_and_an_added_one_in_the_newer() -> None:
    # Given five sentences, of which the third is removed
    whole = numbered(5, 10**6)
    shorter = [*whole[:2], *whole[3:]]
    # Then it was in the body, although the third of four is near the end
    assert changes(article(whole), article(shorter)).marks == {"removed": [("substance", "body")]}
    assert changes(article(shorter), article(whole)).marks == {"added": [("substance", "body")]}
    # and the last but one was near the end
    assert changes(article(whole), article([*whole[:3], whole[4]])).marks == {"removed": [("substance", "end")]}


def test_a_sentence_that_is_split_keeps_its_place_and_loses_its_link_without_weight() -> None:
    # Given a sentence of the lead whose second half becomes a sentence of the body
    before = Article(language="en", body="\n\n".join(FERRY))
    split = [FERRY[0], "Five sailors drowned.", "Two more are missing.", *FERRY[2:]]
    # Then one sentence of the lead was changed, and only its look
    found = changes(before, before.model_copy(update={"body": "\n\n".join(split)}))
    assert found.marks == {"changed": [("cosmetic", "lead")]}


def test_reworded_sentences_are_in_the_order_of_the_newer_text() -> None:
    # Given two sentences that change places and words
    missing, waited = FERRY[1].replace("missing", "lost"), FERRY[4].replace("night", "day")
    found = edited(s1=waited, s4=missing)
    assert found.changed == [(FERRY[4], waited), (FERRY[1], missing)]


@given(SENTENCES, SENTENCES)
def test_every_sentence_is_accounted_for(before: list[str], after: list[str]) -> None:
    found = changes(article(before), article(after))
    old, new = Counter(map(bare, before)), Counter(map(bare, after))
    gone, come = Counter(map(bare, found.removed)), Counter(map(bare, found.added))
    for one, other in found.changed:
        gone.update(map(bare, one.replace(". ", ".\n").split("\n")))
        come.update(map(bare, other.replace(". ", ".\n").split("\n")))
    assert old - gone + come == new
    assert not Counter(map(bare, found.moved)) - (old & new)
    lists = {"changed": found.changed, "removed": found.removed, "added": found.added, "moved": found.moved}
    assert {kind: len(marks) for kind, marks in found.marks.items()} == {k: len(v) for k, v in lists.items() if v}


def test_a_long_body_that_is_shortened_loses_every_missing_sentence() -> None:
    # Given 1 MB of sentences, each of its own
    whole = [f"On day {number} {sentence}" for number, sentence in enumerate(numbered(17_000, 10**6))]
    assert len("\n\n".join(whole)) > MEGABYTE
    # When the last thousand are cut off
    found = changes(article(whole), article(whole[:-1_000]))
    # Then these thousand are removed, and nothing is added
    assert listed(found) == {"removed": whole[-1_000:]}


@pytest.mark.parametrize("names", [6, 300, 10**9])
def test_a_megabyte_against_a_megabyte_takes_no_minutes(names: int) -> None:
    # Given a text of 1 MB: of few sentences repeated without end, or of sentences that have nothing in common
    before = numbered(18_000, names)
    shuffled = Random(3).sample(before, len(before))
    for after in [before[::-1], shuffled, [sentence.replace("quay", "port") for sentence in before]]:
        begun = time.process_time()
        # When it is compared with one in another order, or with every sentence reworded
        changes(article(before), article(after))
        # Then it is done within the bound
        assert time.process_time() - begun < MAX_CPU_SECONDS


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("word " * 200_000, "wort " * 200_000),
        ("a. b " * 200_000, "a. c " * 200_000),
        ("말씀" * 170_000, "말했" * 170_000),
    ],
    ids=["no full stop", "full stops within", "no space"],
)
def test_a_sentence_of_a_megabyte_takes_no_minutes(before: str, after: str) -> None:
    begun = time.process_time()
    found = changes(Article(body=before), Article(body=after))
    assert time.process_time() - begun < MAX_CPU_SECONDS
    assert found.grade == "substance"


def test_a_gap_begins_behind_the_last_common_sentence_so_far() -> None:
    # Given common sentences that are out of order, as there are beyond the bound of the comparison
    gaps_old, gaps_new = _gaps({0: 3, 2: 1}, 4, 5)
    # Then a sentence behind both is behind the later one, in both texts
    assert gaps_old == {0: 3, 1: 3, 2: 3, 3: 3}
    assert gaps_new == {0: -1, 1: 1, 2: 1, 3: 3, 4: 3}
