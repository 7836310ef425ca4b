"""Where rules of names end: thresholds, people side by side, words before bodies, regions behind things."""

import re

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities.doubtful_bodies import without_doubtful_bodies
from clipwire.enrichment.entities.doubts import without_doubtful_people
from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.tokens import tokens
from clipwire.enrichment.entities.trained.delivering import sure_names
from clipwire.enrichment.entities.trained.joined import divided
from clipwire.enrichment.entities.votes import Guess, missed, votes_of
from clipwire.model.article import Article


@pytest.mark.parametrize(("name", "is_sure"), [("Иван Зыбин", True), ("Зыбин Сколь", False)])
def test_a_known_given_name_of_russian_needs_less_of_the_model(name: str, is_sure: bool) -> None:
    # Given a name of which the model is not quite sure
    text = f"Приз получил {name}."
    start = text.index(name)
    # When it is delivered, then it is only if its first word is a known given name
    entity = Entity(start, start + len(name), "person", 0.6)
    assert [found for _, found in sure_names(text, [entity], "ru")] == [name] * is_sure


def test_people_side_by_side_are_divided_before_a_name_with_a_patronymic() -> None:
    # Given the genitive of one person and a second person with a patronymic
    text = "Юрия Орлова Артёму Сергеевичу Белову"
    # When the name of the model is divided, then there are two
    parts = [text[part.start : part.end] for part in divided(text, Entity(0, len(text), "person"))]
    assert parts == ["Юрия Орлова", "Артёму Сергеевичу Белову"]


def test_the_word_for_a_source_is_not_of_the_body_behind_it() -> None:
    # Given a sentence that begins with such a word, when its bodies are found, then the word is not part of the name
    article = enrich(Article(title="T", body="Volgens Haven Museum is het schip van 1820.", language="nl"))
    assert [one.name for one in article.organisations] == ["Haven Museum"]


def test_a_region_behind_a_thing_is_where_it_is() -> None:
    # Given a building of a region with few people, when places are found, then it is one
    article = enrich(Article(title="T", body="Murió en el Palacio de Congresos de Vaupés.", language="es"))
    assert [place.name for place in article.places] == ["Vaupés"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("The probe passed Mercury, and Venus rose.", []), ("Freddie Mercury sang. Mercury rose.", ["Mercury"])],
)
def test_a_planet_is_a_person_only_behind_a_given_name(text: str, kept: list[str]) -> None:
    # Given planets that the model takes for people, alone and behind a given name
    found = [
        Entity(match.start(), match.end(), "person") for match in re.finditer("Freddie Mercury|Mercury|Venus", text)
    ]
    # When doubtful people are left out, then the planets are
    names = [text[entity.start : entity.end] for entity in without_doubtful_people(text, found)]
    assert [name for name in names if " " not in name] == kept


@pytest.mark.parametrize("behind", [", based in Clayton,", ", a maker of sails,"])
def test_a_single_name_with_a_seat_or_wares_is_a_firm(behind: str) -> None:
    # Given two single names, of which one is a given name
    article = enrich(Article(title="T", body=f"Olin{behind} closed. Ann{behind} said so.", language="en"))
    # When names are found, then the other is a firm
    assert "Olin" in [one.name for one in article.organisations]
    assert "Ann" in [person.name for person in article.people]


def test_a_region_behind_its_town_is_another_place_in_japanese() -> None:
    # Given the region of a town, and the town
    article = enrich(Article(title="T", body="クルスク州で戦闘が続いた。クルスク市は静かだ。", language="ja"))
    # When places are found, then there are two
    assert [place.name for place in article.places] == ["クルスク州", "クルスク"]


def test_a_region_has_its_name_with_the_word_for_it_as_another() -> None:
    # Given a region with "Province" and without it, when places are found, then there is one with both names
    article = enrich(Article(title="T", body="Fires burned in Hubei Province. Roads in Hubei closed.", language="en"))
    assert [(place.name, place.aliases) for place in article.places] == [("Hubei", ["Hubei Province"])]


def test_a_county_is_no_body_and_another_name_with_co_is() -> None:
    # Given the county of "Co Kerry", and a firm
    text = "He sells to Co Kerry and Co Op Foods."
    found = [
        Entity(text.index(name), text.index(name) + len(name), "organisation") for name in ("Co Kerry", "Co Op Foods")
    ]
    # When doubtful bodies are left out, then the county is
    assert [text[one.start : one.end] for one in without_doubtful_bodies(text, found)] == ["Co Op Foods"]


def test_words_in_a_row_are_people_only_if_one_is_a_full_name() -> None:
    # Given two rows before "both", of which one has names, when people are found, then they are those
    assert [
        person.name for person in enrich(Article(title="T", body="経済界、労働界両者が会う。", language="ja")).people
    ] == []


def test_the_first_word_of_a_name_at_the_end_of_a_text_ends_there() -> None:
    # Given a text with a name of two words and of one, which ends with the first of them
    words = tokens("Mara Lind met Mara; Mara")
    guesses = [Guess(0, 2, "person", 0.9, False), Guess(3, 4, "person", 0.9, False)]
    # When the names that the model missed are added, then none goes on behind the last word
    found = missed(words, guesses, votes_of(words, guesses))
    assert [(guess.start, guess.end) for guess in found] == [(5, 6)]
