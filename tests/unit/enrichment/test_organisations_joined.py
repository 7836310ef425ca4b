"""A body that is named again by its last word is one entry."""

from clipwire.enrichment.entities.mentions import Mention
from clipwire.enrichment.entities.organisations import organisations


def names_of(*names: str) -> dict[str, int]:
    found = organisations(Mention(name, 100 * number) for number, name in enumerate(names))
    return {body.name: len(body.mentions) for body in found}


def test_the_last_word_of_the_only_such_body_means_it() -> None:
    assert names_of("Orkney Islands Council", "Council") == {"Orkney Islands Council": 2}


def test_the_last_word_of_two_bodies_means_neither() -> None:
    names = ("Orkney Islands Council", "Ember Council", "Council")
    assert names_of(*names) == dict.fromkeys(names, 1)


def test_a_name_that_ends_like_a_body_but_is_a_word_of_none_stays() -> None:
    assert names_of("Bank of Ember", "Ember") == {"Bank of Ember": 1, "Ember": 1}
