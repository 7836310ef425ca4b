"""The signs that decide whether a name is a place: each of them decides a sentence."""

import math
from typing import cast

import pytest

from clipwire.enrichment.entities.entity import Entity, Label
from clipwire.enrichment.places import Reading, explain, link_places, signs
from clipwire.enrichment.places.signs import SIGNS, Decision, Sign

SENTENCES = {
    # sign                                           name           a sentence that it decides
    "country": ("Jordan", "They met in Jordan Ames Hall."),
    "region": ("Texas", "Moss in Paris, Texas, grew."),
    "island, river or site": ("Hollywood", "They saw Hollywood and America."),
    "population": ("Reading", "The school is in Reading now."),
    "fame": ("Juneau", "Juneau opened its doors."),
    "several words": ("New York", "A New York man pleaded guilty in Texas."),
    "its region or country follows: Paris, Texas": ("Spring", "Spring, Texas, was calm."),
    "after in, at, near": ("Reading", "The school is in Reading now."),
    "after a noun and of: tribunal de Lyon": ("Lyon", "El tribunal de Lyon aplazó la vista."),
    "beside a division: city of, Province": ("Moss", "The town of Moss is old."),
    "joined to another place: Lima and": ("Mobile", "They live in Lima and Mobile now."),
    "in its country: Córdoba in Spain": ("Bor", "They like Bor in Serbia."),
    "its country is mentioned": ("Lyon", "France voted, and then they saw Lyon."),
    "common word, or name of persons": ("Reading", "Britain voted, and they saw Reading."),
    "common word, begins a sentence": ("Hollywood", "America wept. Hollywood was calm."),
    "common word, but a country": ("China", "Beijing agreed. They sued China National Petroleum."),
    "common word, but a large city": ("Shanghai", "China agreed. They sued Shanghai Automotive."),
    "after a title: President Lincoln": ("Jordan", "Amman was calm. Then Miss Jordan spoke."),
    "after an initial: John F Lincoln": ("London", "John F London Leaves England In Fear"),
    "after a name: Ana Lincoln": ("Perth", "Ana Perth left Australia."),
    "before a name: Lincoln Lara": ("Perth", "Perth Ames spoke."),
    "in a person's name elsewhere": ("Perth", "They met Ana Perth, and then Perth left."),
    "in the name of a body: Bank of Lincoln": ("South Korea", "Seoul agreed. The Bank of South Korea closed."),
    "in the name of a street: Lincoln Street": ("South Korea", "Seoul agreed. They met in South Korea Street."),
    "a club: el Valencia": ("Málaga", "España votó. Ayer el Málaga ganó."),
    "like initials: POA": ("TOV", "Mongolia voted, and the TOV fell."),
    "initials that the text explains: (Sars)": (
        "Lima",
        "The Labour In Mines Association (Lima) met. Peru was calm, and so were people in Lima.",
    ),
    "a place by the model": ("Bari", "È arrivato ieri a Bari."),
    "no place by the model": ("Recife", "Ontem Recife venceu."),
    "part of a longer name by the model": ("Madrid", "España votó. Vieron la Torre de Madrid ayer."),
    "place of the dateline": ("Cáceres", "Cáceres. Ayer llovió."),
    "month: Nov 3": ("Nov", "Tajikistan voted. They saw the city of Nov 3 times."),
    "point of the compass: the North East": ("North West", "South Africa voted. They saw the North West."),
}
FOUND_BY_MODEL = {
    # sign                                name                             language, label
    "a place by the model": ("Bari", "it", "place"),
    "no place by the model": ("Recife", "pt", "organisation"),
    "part of a longer name by the model": ("Torre de Madrid", "es", "place"),
}
NO_HALVES = {"its region or country follows: Paris, Texas", "common word, but a country"}
"""The first is infinite. The second is a half among whole numbers, so half of it decides the same."""


def decision_on(sign: Sign) -> Decision:
    """The decision on the last mention of the name in the sign's sentence."""
    name, sentence = SENTENCES[sign.name]
    found, language, label = FOUND_BY_MODEL.get(sign.name, ("", "", "place"))
    at = sentence.index(found)
    entities = [Entity(at, at + len(found), cast(Label, label))]
    dateline = 0 if sign.name == "place of the dateline" else None
    reading = Reading(sentence, frozenset(), language, entities if found else (), dateline)
    return [decision for decision in reading.decisions if decision.case.around.name.name == name][-1]


def decided_with(factor: float, sign: Sign, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the name in the sign's sentence is a place if the sign weighs so many times as much."""
    changed = sign._replace(weight=sign.weight * factor if factor else 0.0)
    monkeypatch.setattr(signs, "SIGNS", tuple(changed if one is sign else one for one in SIGNS))
    return decision_on(sign).is_place


def test_every_sign_has_a_sentence() -> None:
    assert {sign.name for sign in SIGNS} == SENTENCES.keys()


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.name)
def test_every_sign_decides_its_sentence(sign: Sign, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a sentence in which the sign applies to a name
    decided = decision_on(sign)
    assert sign in [applied for applied, _ in decided.signs]
    # When the sign weighs nothing, then the name that was a place is none, or the other way round
    assert decided.is_place is (sign.weight > 0)
    assert decided_with(0, sign, monkeypatch) is not decided.is_place
    # And when it weighs half as much
    if sign.name not in NO_HALVES:
        assert decided_with(0.5, sign, monkeypatch) is not decided.is_place


def test_places_are_linked_as_decided() -> None:
    # Given a text with a place and with the same name of a person
    text = "The school is in Perth. Perth Ames spoke in Lima."
    # When it is read
    places = {decision.case.around.name.start for decision in explain(text) if decision.is_place}
    # Then what is linked is what was decided to be a place
    assert {link.start for link in link_places(text)} == places == {text.index("Perth"), text.index("Lima")}


def test_a_decision_says_which_signs_led_to_it() -> None:
    [jordan] = explain("Then Miss Jordan spoke.")
    assert str(jordan) == (
        "Jordan (JO, 248816): no place, -2.0 = +3.0 country -0.5 common word, but a country "
        "-4.5 after a title: President Lincoln"
    )


def test_no_sign_but_a_region_that_follows_decides_alone() -> None:
    assert [sign.name for sign in SIGNS if math.isinf(sign.weight)] == ["its region or country follows: Paris, Texas"]
