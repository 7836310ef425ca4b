"""Places in languages other than English, where the model of names says what it takes a name for."""

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities import Entity
from clipwire.enrichment.entities.mentions import Mention
from clipwire.enrichment.places.reading import Reading
from clipwire.enrichment.places.unknown import unknown_places
from clipwire.model.article import Article, Dateline


def linked(text: str, language: str, name: str = "", label: str = "place", probability: float = 0.9) -> list[str]:
    """The places of a text in which a model finds one name."""
    at = text.index(name)
    found = [Entity(at, at + len(name), label, probability)] if name else []  # type: ignore[arg-type]
    return [link.name for link in Reading(text, frozenset(), language, found).linked]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [("es", "Ayer llegó a Sevilla.", "Sevilla"), ("it", "È arrivato ieri a Bari.", "Bari")],
)
def test_a_city_whose_name_people_have_too_is_a_place_if_the_model_says_so(language: str, text: str, name: str) -> None:
    assert linked(text, language) == []
    assert linked(text, language, name) == [name]
    assert linked(text, language, name, probability=0.4) == []


@pytest.mark.parametrize(
    ("language", "text", "name", "label"),
    [
        ("pt", "A marcha encheu a Praça Marquês de Pombal.", "Praça Marquês de Pombal", "place"),
        ("es", "Firmaron en el Palacio de Planalto, en Brasil.", "Palacio de Planalto", "place"),
        ("ja", "大和田課長が説明した。", "大和田", "place"),
        ("ar", "تجمعوا قرب ميدان التحرير", "ميدان التحرير", "place"),
    ],
)
def test_a_part_of_a_longer_name_is_no_place(language: str, text: str, name: str, label: str) -> None:
    assert set(linked(text, language, name, label)) <= {"Brasil"}


def test_places_that_one_writes_together_are_two() -> None:
    assert linked("埼玉県川口市で火災があった。", "ja", "埼玉県川口市") == ["埼玉県", "川口市"]
    assert linked("甘肃省发生地震。", "zh", "甘肃省") == ["甘肃"]


def test_rome_is_a_place_in_italian_and_the_roma_are_a_people_elsewhere() -> None:
    assert linked("Sono arrivati ieri a Roma.", "it") == ["Roma"]
    assert linked("The Roma of Bratislava met.", "en") == linked("Die Roma von Bratislava.", "de") == ["Bratislava"]


def test_a_club_with_the_name_of_a_town_is_no_place() -> None:
    text = "Ontem Coimbra venceu por 2-0."
    assert linked(text, "pt") == ["Coimbra"]
    assert linked(text, "pt", "Coimbra", "organisation") == []


def test_a_village_that_only_the_model_knows_stays_without_coordinates() -> None:
    body = "L'attaque a eu lieu entre Ansongo et Ménaka, dans le nord du Mali, selon le maire."
    places = {place.name: place.country for place in enrich(Article(body=body, language="fr")).places}
    assert places == {"Ansongo": None, "Ménaka": "ML"}


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("fr", "Matignon"),
        ("pt", "Hospital Miguel Couto"),
        ("de", "Bundesstraße 91"),
        ("sv", "Ukraina"),
        ("ru", "Дворце Независимости"),
        ("ja", "欧州"),
    ],
)
def test_metonyms_buildings_roads_countries_and_inflected_names_are_no_unknown_places(language: str, name: str) -> None:
    analysis = Analysis(Article(body=f"{name}.", language=language))
    analysis.named = {"person": [], "organisation": [], "place": [Mention(name, 0)]}
    assert unknown_places(analysis, []) == []


def test_entities_count_from_the_text_with_the_dateline() -> None:
    # Given an article with a title and a dateline, so that title, dateline and body have offsets of their own
    article = Article(title="Incendio en Sevilla", language="es", body="Ayer llegó a Bari el ministro Juan Pérez.")
    analysis = Analysis(article)
    # Then each name of the model covers its own letters
    assert {analysis.text[e.start : e.end] for e in analysis._entities_in_text()} >= {"Sevilla", "Juan Pérez"}


def test_the_place_of_a_dateline_is_a_place_though_people_have_its_name() -> None:
    article = Article(
        title="El fuego llega a la sierra",
        dateline=Dateline(place="Cáceres", agency="EFE"),
        body="El incendio avanzó anoche, dijo la Junta.",
        language="es",
    )
    assert [(place.name, place.country) for place in enrich(article).places] == [("Cáceres", "ES")]
