"""Countries: by name, by people, by place."""

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.countries import enrich
from clipwire.enrichment.places import record as places
from clipwire.model.article import Article, Dateline, Place, Related


def countries(body: str, title: str = "") -> dict[str, int]:
    article = Article(title=title, body=body)
    enrich(Analysis(article))
    return {country.code: country.mentions for country in article.countries}


def test_names_demonyms_and_places_count_together() -> None:
    assert countries("Russia and the Russian Federation are one; Russian officials met in Moscow.") == {"RU": 4}


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("The Bank of Japan raised rates, and the Red Cross Society of China sent tents.", {"JP", "CN"}),
        ("The University of Wales closed.", {"GB"}),
        ("The two Koreas and the two Congos abstained.", {"KP", "KR", "CD", "CG"}),
        ("North and South Korea sent teams.", {"KP", "KR"}),
        ("The Treaty of Lima bound the Duke of Perth.", set()),
    ],
)
def test_countries_that_close_a_body_or_share_a_word_count(body: str, codes: set[str]) -> None:
    assert set(countries(body)) == codes


def test_joined_names_are_two_countries() -> None:
    assert countries("DPRK-Russia relations have grown.") == {"KP": 1, "RU": 1}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("The DPRK said that Korean scientists in Pyongyang had finished.", "KP"),
        ("Seoul said that Korean carmakers would build more in South Korea.", "KR"),
        ("Kinshasa was calm. Congolese soldiers patrolled the market.", "CD"),
        ("Brazzaville was calm. Congolese soldiers patrolled the market.", "CG"),
    ],
)
def test_a_people_of_two_countries_is_that_of_which_the_text_speaks(body: str, code: str) -> None:
    assert set(countries(body)) == {code}


@pytest.mark.parametrize(
    "body",
    [
        "He said it in English and, after a while, in French.",
        "Latin American markets fell; the South China Sea was rough.",
        "Guests were Paris Hilton and Jordan Peele.",
        "It happened to us, and it is what we are in for.",
    ],
)
def test_languages_seas_continents_and_persons_are_no_countries(body: str) -> None:
    assert countries(body) == {}


def test_the_page_around_the_article_is_no_evidence() -> None:
    # Given an article about Kenya on a page that lists stories about others
    article = Article(
        title="Rain in Kenya",
        body="Nairobi had rain.",
        related=[Related(title="Iran warns Israel", teaser="Tehran said on Monday")],
    )
    # When its countries are counted
    enrich(Analysis(article))
    # Then only its own are there
    assert [country.code for country in article.countries] == ["KE"]
    assert article.countries[0].name == "Kenya"


def test_the_most_mentioned_comes_first() -> None:
    assert list(countries("Chile and Peru met. Peru's minister thanked Peruvian miners.", "Peru first")) == ["PE", "CL"]


def test_a_dateline_that_stands_in_the_body_counts_once() -> None:
    # Given an agency story whose dateline was read out of its body
    article = Article(dateline=Dateline(place="Vladivostok"), body="Vladivostok, May 2 (TASS) -- The fleet came home.")
    # When its places and countries are counted
    places.enrich(Analysis(article))
    enrich(Analysis(article))
    # Then the dateline is one mention
    assert [(place.name, place.mentions) for place in article.places] == [("Vladivostok", 1)]
    assert [(country.code, country.mentions) for country in article.countries] == [("RU", 1)]


def test_a_place_that_only_the_watch_list_knows_counts_for_its_country() -> None:
    watched = Place(name="Port Ember Yard", mentions=2, country="KP")
    article = Article(body="Workers of the Port Ember Yard met.", places=[watched])
    enrich(Analysis(article))
    assert [(country.code, country.mentions) for country in article.countries] == [("KP", 2)]
