"""Places by what the text says itself: where it is from, what a list is in, which words stand for none."""

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.chain import enrich
from clipwire.enrichment.places.home import home_countries
from clipwire.model.article import Article, Dateline


def places(body: str, **fields: object) -> dict[str, str | None]:
    article = enrich(Article.model_validate({"body": body, "language": "en", **fields}))
    return {place.name: place.country for place in article.places}


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("They moved from Boston to Cambridge in England.", {"Cambridge": "GB"}),
        (
            "It snowed in Perth, Stirling and Aberdeen, in Scotland.",
            {"Perth": "GB", "Stirling": "GB", "Aberdeen": "GB"},
        ),
        ("They play in Athens in Georgia.", {"Athens": "US"}),
        ("She lives in Córdoba in Spain.", {"Córdoba": "ES"}),
    ],
)
def test_a_place_is_of_the_country_that_it_or_its_list_is_in(body: str, country: dict[str, str]) -> None:
    assert places(body).items() >= country.items()


def test_a_place_in_a_country_that_has_none_of_its_name_is_no_namesake_elsewhere() -> None:
    # Given a hamlet of Scotland whose name the gazetteer has in Australia only
    # When a text says that it is in Scotland
    # Then it is not the town in Australia
    assert "AU" not in places("It snowed in Kinross in Scotland.").values()


@pytest.mark.parametrize(
    ("fields", "countries"),
    [
        ({"dateline": Dateline(place="HAEJU, DPRK")}, {"KP"}),
        ({"dateline": Dateline(place="WARSAW", agency="TASS")}, {"PL", "RU"}),
        ({"dateline": Dateline(place="VALENCIA")}, set()),  # several are as large
        ({"url": "https://www.echo.co.uk/a"}, {"GB"}),
        ({"url": "https://www.echo.com.au/a"}, {"AU"}),
        ({"url": "https://echo.io/a"}, set()),  # sold to everybody
        ({"url": "https://echo.example/a"}, set()),
    ],
)
def test_a_text_is_from_the_country_of_its_dateline_agency_or_address(
    fields: dict[str, object], countries: set[str]
) -> None:
    assert home_countries(Article.model_validate({"body": "x", **fields})) == countries


def test_a_town_of_the_texts_own_country_is_meant_unless_another_is_well_known() -> None:
    at_home = {"url": "https://www.echo.co.uk/a"}
    assert places("Trains from Lancaster were late.", **at_home) == {"Lancaster": "GB"}
    assert places("Trains from Lancaster were late.") == {"Lancaster": "US"}
    assert places("Flights from Boston were late.", **at_home) == {"Boston": "US"}


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("KUCHING, Nov 3 — Fares stay as they are in Malaysia.", "Nov"),
        ("The Revenue Service (Sars) opens. Queues at Sars in South Africa have grown.", "Sars"),
        ("Police in Hull, England, made arrests across the North West.", "North West"),
    ],
)
def test_months_explained_initials_and_compass_points_are_no_towns(body: str, missing: str) -> None:
    assert missing not in places(body)


def test_japanese_has_no_towns_of_malaysia_in_han() -> None:
    body = "雨は続いた。埼玉県の美里町で、北京でも降った。"
    assert places(body, language="ja") == {"埼玉県": "JP", "北京": "CN", "美里町": None}
    assert set(places("今天在美里开会。", language="zh").values()) == {"MY"}


def test_common_words_of_arabic_are_towns_only_behind_a_word_for_one() -> None:
    assert places("فتح الباب أمام الحوار.", language="ar") == {}
    assert places("وصل إلى مدينة الباب.", language="ar") == {"الباب": "SY"}


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Lake Ulvann", "The new ferry crossed Lake Ulvann on Monday."),
        ("Brannock", "The ferry calls at Brannock, the harbour master said."),
        ("Morvik Bay", "Boats anchored in Morvik Bay."),
    ],
)
def test_places_of_no_gazetteer_have_no_position(name: str, body: str) -> None:
    [place] = enrich(Article(body=body, language="en")).places
    assert (place.name, place.country, place.lat) == (name, None, None)


@pytest.mark.parametrize("body", ["The library in Mill Lane is open.", "They met in Europe.", "Ana Lara met Brannock."])
def test_streets_continents_and_names_without_a_sign_are_no_unknown_places(body: str) -> None:
    assert places(body) == {}


def test_counties_and_islands_of_korea_without_a_gazetteer() -> None:
    found = places("경북 울진군도 뒤따른다. 마라도 학교에도 책이 갔다. 그 지도 학교는 없다.", language="ko")
    assert {"울진군", "마라도"} <= found.keys()


def test_a_name_in_capitals_is_the_same_place_as_in_the_text() -> None:
    article = enrich(
        Article(body="OSLO, Norway, June 18 - The ferry hit a quay in Oslo and in NSW, Australia.", language="en")
    )
    assert [place.name for place in article.places] == ["Oslo", "NSW"]


def test_the_home_of_a_text_is_read_once() -> None:
    analysis = Analysis(Article(body="Trains from Lancaster were late.", url="https://echo.co.uk/a"))
    assert analysis.places is analysis.places
    assert analysis.places.context.home == {"GB"}


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("The hut stands north of Oban.", {"Oban": "GB"}),
        ("They wrote to Kingston and Paris, both in Ontario.", {"Kingston": "CA", "Paris": "CA"}),
        ("Victoria, the capital of the Seychelles, was dark.", {"Victoria": "SC"}),
        ("The village of Nkwelitsha, in Limpopo, has no well.", {"Nkwelitsha": None, "Limpopo": "ZA"}),
    ],
)
def test_directions_capitals_and_settlements_show_a_place(body: str, country: dict[str, str | None]) -> None:
    assert places(body).items() >= country.items()


def test_a_street_or_a_park_names_no_place() -> None:
    # Given a park, a street and a storm, and a town beside them
    body = "They walked from Jordan Park to Oxford Street in Leeds. The storm was named Boris."
    article = enrich(Article(body=body, language="en"))
    # Then the town is the only place, its country the only country, and the storm nobody
    assert [place.name for place in article.places] == ["Leeds"]
    assert [country.code for country in article.countries] == ["GB"]
    assert not article.people


@pytest.mark.parametrize(
    ("body", "country"),
    [
        ("A barn burned in Richmond, North Yorkshire, on Monday.", {"Richmond": "GB", "North Yorkshire": "GB"}),
        ("Tea comes from Mbeya, Iringa, Ruvuma as well.", {"Mbeya": "TZ", "Iringa": "TZ", "Ruvuma": "TZ"}),
    ],
)
def test_a_region_behind_a_comma_says_where_a_place_is_unless_it_is_in_a_list(
    body: str, country: dict[str, str]
) -> None:
    assert places(body).items() >= country.items()


def test_the_court_of_a_country_names_the_country() -> None:
    article = enrich(Article(body="Nurses won their case. The South Korea Court agreed.", language="en"))
    assert [country.code for country in article.countries] == ["KR"]


@pytest.mark.parametrize(
    ("body", "organisations"),
    [
        (
            "A spokesman for Hartwell Foods said Hartwell would close its plant in Derby.",
            {"Hartwell Foods", "Hartwell"},
        ),
        ("A spokesman for Hartwell Institute said Hartwell would close its ward in Derby.", {"Hartwell Institute"}),
    ],
)
def test_a_firm_keeps_its_kind_in_short_and_a_person_whom_an_institute_is_called_after_too(
    body: str, organisations: set[str]
) -> None:
    article = enrich(Article(body=body, language="en"))
    assert {organisation.name for organisation in article.organisations} == organisations
