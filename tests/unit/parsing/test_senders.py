"""Who sends a mail: a person or a house."""

import pytest

from clipwire.parsing.senders import sender_of


@pytest.mark.parametrize(
    ("sender", "house"),
    [
        ("Stauwerk Morgenbrief <brief@stau.example>", "Stauwerk Morgenbrief"),
        ("Gamla Hamnbladet <hej@hamn.example>", "Gamla Hamnbladet"),
        ("Onze Havenkrant <post@haven.example>", "Onze Havenkrant"),
    ],
)
def test_a_word_that_ends_like_a_paper_makes_a_house(sender: str, house: str) -> None:
    assert sender_of(sender, "") == (house, [])


@pytest.mark.parametrize("name", ["Anna Rosenblatt", "Jan Posthuma", "Eva Neustadt", "Karl Briefs"])
def test_a_surname_makes_no_house(name: str) -> None:
    assert sender_of(f"{name} <x@x.example>", "") == (None, [name])


def test_a_member_of_a_discussion_list_is_an_author_and_a_newsletter_is_not() -> None:
    # Given lists without a name, one that its members write to and one that only its house writes to
    member = sender_of("Rolf Amdal <rolf@amdal.example>", "<kystlag.lists.test>")
    letter = sender_of("Tide Post <hi@mail.tidepost.example>", "<letter.tidepost.example>")
    # Then only the member is a person
    assert (member, letter) == ((None, ["Rolf Amdal"]), ("Tide Post", []))


def test_a_first_name_at_a_house_is_an_author_of_the_house() -> None:
    assert sender_of("Runa at The Tide Post <runa@tidepost.example>", "") == ("The Tide Post", ["Runa"])
    assert sender_of("Runa at Sea <runa@sea.example>", "")[0] != "Sea"
