"""Whom "he" and "she" stand for behind a quote: the weights of nearness, of subjects and of who spoke last."""

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


def test_the_nearer_of_two_subjects_is_meant() -> None:
    # Given a man far away, and a name nearer that does not say whether it is a man's
    text = "Peter Marsk signed. All night " + FILLER * 9 + "Tavo Renn signed. “We wait,” he said."
    # Then the nearer is meant
    assert speakers(text) == ["Tavo Renn"]


def test_a_name_of_the_other_sex_is_not_meant_however_near() -> None:
    text = "A letter was sent to Peter Renn. All night " + FILLER + "Mary Marsk signed. “We wait,” he said."
    assert speakers(text) == ["Peter Renn"]
