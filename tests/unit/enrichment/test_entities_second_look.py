"""The second look at a document: what one sentence says about a name holds in the others."""

import pytest

from clipwire.enrichment.entities import find_entities


def found(text: str) -> list[tuple[str, str]]:
    return [(text[entity.start : entity.end], str(entity.label)) for entity in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("The Westray Harbour Trust has sued the county. The WHT wants its ferry, and the WHT will have it.", "WHT"),
        ("The Northern Isles Fishing Association met on Monday. A NIFA spokesman was pleased.", "NIFA"),
    ],
)
def test_initials_are_the_organisation_that_is_named_in_full(text: str, initials: str) -> None:
    # Given a body that is named in full once, and by its initials after that
    labels = [label for name, label in found(text) if name == initials]
    # Then every mention of the initials is that of an organisation
    assert labels == ["organisation"] * text.count(initials)


def test_initials_of_nothing_in_the_text_are_no_name_by_themselves() -> None:
    assert "WHT" not in [name for name, _ in found("The ferry was late again. A WHT spokesman was pleased.")]


def test_a_surname_is_the_person_wherever_it_occurs() -> None:
    # Given a person named in full, whose surname recurs where nothing around it says what it is
    text = "Talks were led by Zorvik Alkay. After lunch Alkay had spoken for an hour. Why Alkay?"
    assert found(text) == [("Zorvik Alkay", "person"), ("Alkay", "person"), ("Alkay", "person")]


def test_a_country_whose_name_joins_two_is_one_place() -> None:
    assert found("Ships from Trinidad and Tobago waited.") == [("Trinidad and Tobago", "place")]
    assert found("Ships from Tobago and Jamaica waited.") == [("Tobago", "place"), ("Jamaica", "place")]


def test_a_name_means_the_same_throughout_a_document() -> None:
    # Given a name of which the first sentence says that it is a person's
    text = "Ama Kara is the mayor. She was in Lima. Kara will stay, and Kara said so. In Kara they trust."
    # Then it is a person's in every sentence
    assert {label for name, label in found(text) if name.endswith("Kara")} == {"person"}
