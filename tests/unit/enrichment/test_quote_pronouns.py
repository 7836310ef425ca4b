"""Whom "he" and "she" stand for behind a quote: the weights of nearness, of subjects and of who spoke last."""

import pytest

from clipwire.enrichment.quotes import find_quotes

FILLER = "the water rose by a hand an hour, and the boats that were moored below the bridge tore at their ropes. "


def speakers(text: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotes(text)]


def test_who_spoke_last_is_meant_although_an_object_is_nearer() -> None:
    # Given a speaker, a long description, and a name that is only an object
    text = (
        "“We stay,” said Tavo Renn.\n\nAll night "
        + FILLER * 8
        + "A letter was sent to Ilo Marsk.\n\n“We wait,” he said."
    )
    # Then the second quote is that of the first speaker
    assert speakers(text) == ["Tavo Renn", "Tavo Renn"]


def test_the_subject_is_meant_and_not_the_object() -> None:
    text = "Tavo Renn had written a long letter to Ilo Marsk. “We wait,” he said."
    assert speakers(text) == ["Tavo Renn"]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Ilo Marsk signed the letter.", "Ilo Marsk"),
        ("Tavo Renn came late. Ilo Marsk signed the letter.", "Tavo Renn"),
        ("A letter was sent to Tavo Renn. Ilo Marsk signed it.", "Ilo Marsk"),
        ("Tavo Renn came late. The whole crew saw Ilo Marsk there.", "Tavo Renn"),
    ],
)
def test_who_spoke_last_is_meant_if_named_again_as_a_subject(between: str, speaker: str) -> None:
    assert speakers(f"“We stay,” said Tavo Renn.\n\n{between} “We wait,” he said.") == ["Tavo Renn", speaker]


def test_a_subject_is_meant_rather_than_a_name_that_is_no_subject() -> None:
    text = "Tavo Renn came late. The whole crew saw Ilo Marsk there. “We wait,” he said."
    assert speakers(text) == ["Tavo Renn"]


def test_the_nearer_of_two_subjects_is_meant() -> None:
    # Given a man far away, and a name nearer that does not say whether it is a man's
    text = "Peter Marsk signed. All night " + FILLER * 9 + "Tavo Renn signed. “We wait,” he said."
    # Then the nearer is meant
    assert speakers(text) == ["Tavo Renn"]


def test_a_name_of_the_other_sex_is_not_meant_however_near() -> None:
    text = "A letter was sent to Peter Renn. All night " + FILLER + "Mary Marsk signed. “We wait,” he said."
    assert speakers(text) == ["Peter Renn"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a trade with the capital of the sentence is no given name, so that "she" is not Tom Reed
        ("Baker Tom Reed met Mayor Ida Lunn. “You must wait,” she told him.", "Ida Lunn"),
        # a house or a description is between the name and the verb
        ("“Wait,” said Ann Lee.\n\nSgt Huw Bevan of Dale Police said it rained.\n\n“We left,” he said.", "Huw Bevan"),
        ("“Wait,” said Ann Lee.\n\nHuw Bevan, a diver from Cork, said it rained.\n\n“We left,” he said.", "Huw Bevan"),
        # the verb is behind the quote, the comma outside of it
        ("The plan is “a waste of time”, Ada Moss, a baker, wrote.", "Ada Moss"),
        # a given name that is a month
        ("May Griffiths, who runs a shop, said people “walk past the signs”.", "May Griffiths"),
    ],
)
def test_the_speaker_is_the_person_that_the_sentence_means(text: str, speaker: str) -> None:
    assert find_quotes(text)[-1].speaker == speaker


def test_who_is_asked_does_not_ask() -> None:
    # Given a question, and its answer
    # When the quotes are found
    asked, answered = find_quotes("Asked “When does it open?”, Ida Lunn said: “Not before May.”")
    # Then only the answer has the speaker
    assert (asked.speaker, answered.speaker) == (None, "Ida Lunn")


def test_a_person_with_an_office_before_the_name_spoke_last() -> None:
    text = (
        "“It is there,” Daniel Lewin, a fellow, said.\n\n"
        "On Tuesday the engineer, Colonel Amos Harlan, said the dam would stay.\n\n“We pour in May,” he said."
    )
    assert find_quotes(text)[-1].speaker == "Amos Harlan"
