"""What an e-mail subscriber reads."""

import json

import pytest

from clipwire.model.article import Article, Country, Person, Source
from clipwire.model.changes import Changes
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt
from clipwire.services.letters import MAX_LINE_CHARS, MAX_NAMES, MAX_SENTENCES, MAX_TEXT_BYTES, letter_about
from tests.unit.services.fakes import NOON, arrival

ARTICLE = Article(
    id="fishing",
    version=1,
    title="Fishing fleet returns",
    source=Source(id="harbour-times", name="Harbour Times"),
    published="2025-04-24",
    language="en",
    url="https://harbour.example/fleet",
    summary="Boats came home.",
    body="Boats came home. The catch was good.",
    people=[Person(name="Ann Mason", mentions=1)],
    countries=[Country(code="KP", name="North Korea", mentions=2)],
    watched=["Ann Mason"],
)


def test_a_new_article_is_told_in_words() -> None:
    letter = letter_about(ARTICLE)
    assert letter.subject == "New: Fishing fleet returns"
    assert letter.text == "\n".join(
        [
            "Fishing fleet returns",
            "",
            "Harbour Times, published 2025-04-24",
            "https://harbour.example/fleet",
            "",
            "Boats came home.",
            "",
            "Watched: Ann Mason",
            "People: Ann Mason",
            "Countries: North Korea",
            "",
            "The whole record: clipwire show fishing",
        ]
    )


def test_a_changed_article_says_what_changed() -> None:
    second = ARTICLE.model_copy(update={"version": 2, "previous_version": 1})
    difference = Changes(
        title=("Fleet returns", "Fishing fleet returns"),
        removed=["The catch was bad."],
        added=[f"Boat {number} came." for number in range(MAX_SENTENCES + 2)],
        reverts_to=1,
    )
    letter = letter_about(second, difference)
    assert letter.subject == "Changed: Fishing fleet returns"
    told = letter.text.partition("What changed in version 2:\n")[2].splitlines()
    assert told[:4] == [
        "  The text of version 1 is back.",
        "  Title: Fleet returns -> Fishing fleet returns",
        "  - The catch was bad.",
        "  + Boat 0 came.",
    ]
    assert "  + ... 2 more added" in told


def test_a_letter_says_how_grave_each_change_is() -> None:
    # Given an update with one change of each kind
    difference = Changes(
        title=("Five drown", "Six drown"),
        removed=["The catch was bad."],
        added=["An inquiry begins."],
        changed=[("Five men drowned.", "Six men drowned.")],
        moved=["The owner was absent."],
        marks={
            "title": [("figure", "lead")],
            "removed": [("substance", "end")],
            "added": [("substance", "body")],
            "changed": [("figure", "lead")],
            "moved": [("cosmetic", "body")],
        },
        grade="substance",
        silent=True,
    )
    # When it is put into words
    letter = letter_about(ARTICLE.model_copy(update={"version": 2, "previous_version": 1}), difference)
    # Then each line has grade and place, and the heading the gravest
    heading, _, told = letter.text.partition("What changed in version 2 ")[2].partition("\n")
    assert heading == "(gravest: substance):"
    assert told.splitlines()[:6] == [
        "  The page still has the date of modification of the version before.",
        "  Title: Five drown -> Six drown (figure, lead)",
        "  * Five men drowned. -> Six men drowned. (figure, lead)",
        "  - The catch was bad. (substance, end)",
        "  + An inquiry begins. (substance, body)",
        "  > The owner was absent. (cosmetic, body)",
    ]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("Präsident “im Hafen” – großer Fang", 'New: Prasident "im Hafen" - grosser Fang'),
        ("어선들이 돌아왔다", "New: an article of harbour-times (en)"),
        ("Fleet\nreturns\x07", "New: Fleet returns"),
        (None, "New: an article of harbour-times (en)"),
        ("x" * 200, "New: " + "x" * 91 + "..."),
    ],
)
def test_a_subject_is_ascii_on_one_line_and_short(title: str | None, subject: str) -> None:
    letter = letter_about(ARTICLE.model_copy(update={"title": title}))
    assert letter.subject == subject
    assert letter.subject.isascii() and len(letter.subject) < 100


def test_an_article_without_anything_still_has_a_letter() -> None:
    letter = letter_about(Article(id="fishing", version=1, language="ko"))
    assert letter.subject == "New: an article (ko)"
    assert letter.text.splitlines()[0] == "(no title)"


def test_long_lists_are_cut_and_say_so() -> None:
    many = ARTICLE.model_copy(update={"people": [Person(name=f"Person {n}", mentions=1) for n in range(MAX_NAMES + 3)]})
    assert "Person 11, and 3 more" in letter_about(many).text


def test_a_rejected_file_says_why() -> None:
    problem = Problem.of("empty-file", "The file has no bytes.")
    receipt = Receipt.of(arrival("incoming/a.txt"), NOON).model_copy(update={"outcome": "rejected", "problem": problem})
    letter = letter_about(receipt)
    assert letter.subject == "Rejected: incoming/a.txt"
    assert letter.text.splitlines()[0] == "incoming/a.txt was rejected."
    assert "The file has no bytes." in letter.text
    assert letter.text.endswith("clipwire status incoming/a.txt")


def test_a_container_counts_its_rejected_members() -> None:
    some = {"outcome": "partial", "members": {"accepted": 5, "rejected": 2}}
    letter = letter_about(Receipt.of(arrival("incoming/a.zip"), NOON).model_copy(update=some))
    assert letter.text.splitlines()[0] == "2 members of incoming/a.zip were rejected; the others were read."


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"accepted": 5, "rejected": 1}, "1 member of incoming/a.zip was rejected; the others were read."),
        (
            {"accepted": 5, "rejected": 2, "failed": 3},
            "2 members of incoming/a.zip were rejected; reading 3 failed and can be tried again.",
        ),
    ],
)
def test_a_container_does_not_say_that_failed_members_were_read(members: dict[str, int], words: str) -> None:
    partial = {"outcome": "partial", "members": members}
    letter = letter_about(Receipt.of(arrival("incoming/a.zip"), NOON).model_copy(update=partial))
    assert letter.text.splitlines()[0] == words


@pytest.mark.parametrize(
    "sentence", ["alpha " * 10_000, "말" * 60_000, '"' * 60_000], ids=["words", "Korean", "quotes"]
)
def test_a_letter_is_short_however_long_the_sentences_are(sentence: str) -> None:
    # Given an update of a text without full stops
    second = ARTICLE.model_copy(update={"version": 2, "previous_version": 1})
    difference = Changes(removed=[sentence] * MAX_SENTENCES, added=[sentence] * MAX_SENTENCES)
    # When it is put into words
    text = letter_about(second, difference).text
    # Then the letter is cut, begins with the title and ends with the command that prints all
    assert len(json.dumps(text, ensure_ascii=False).encode()) <= MAX_TEXT_BYTES
    assert max(map(len, text.splitlines())) == MAX_LINE_CHARS
    assert text.startswith("Fishing fleet returns\n")
    assert text.endswith("\n…\nThe whole record: clipwire show fishing")


def test_a_letter_counts_the_sentences_that_the_table_left_out() -> None:
    second = ARTICLE.model_copy(update={"version": 2, "previous_version": 1})
    difference = Changes(removed=["One."] * (MAX_SENTENCES + 1), added=["Two."], more_removed=7, more_added=9)
    lines = letter_about(second, difference).text.splitlines()
    assert "  - ... 8 more removed" in lines
    assert "  + ... 9 more added" in lines
