"""Which place of its name is meant, what the text says about countries, and what is around a name."""

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.places import link_places
from clipwire.enrichment.places.context import Context
from clipwire.enrichment.places.finding import find_names
from clipwire.enrichment.places.record import enrich
from clipwire.model.article import Article, Person

FAR = " The boats came home, and nobody was surprised by the weather of that long and quiet day." * 2
"""More than what is near."""


def last_of(name: str, text: str) -> tuple[str, int | None]:
    """Country and GeoNames id of the last mention of a name."""
    return [(link.country, link.geonames_id) for link in link_places(text) if link.name == name][-1]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        # a city before the region of its name
        ("They moved to Akita.", "Akita", ("JP", 2113126)),
        ("Lawmakers met in Washington.", "Washington", ("US", 4140963)),
        ("It rained in New York, New York, today.", "New York", ("US", 5128581)),
        # a city under a name of its own in another language before the territory of that name
        ("وصل الوفد إلى غزة", "غزة", ("PS", 281133)),
        # a city before a larger district, a famous one before a larger one
        ("They sailed from York.", "York", ("GB", 2633352)),
        ("The tour goes on in Newark.", "Newark", ("US", 5101798)),
        # the one in the region that follows, or that the text mentions
        ("Springfield, Oregon, was calm.", "Springfield", ("US", 5754005)),
        ("Missouri voted. Then Springfield was calm.", "Springfield", ("US", 4409896)),
        ("Springfield was calm.", "Springfield", ("US", 4250542)),
        # the text has said which one it means
        ("Paris, Texas, grew. Then Paris shrank.", "Paris", ("US", 4717560)),
    ],
)
def test_the_likeliest_place_of_a_name_is_meant(text: str, name: str, place: tuple[str, int]) -> None:
    assert last_of(name, text) == place


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (f"Spain voted.{FAR} Venezuela voted, and they met in Valencia.", "VE"),
        (f"Venezuela voted.{FAR} Spain voted, and they met in Valencia.", "ES"),
        (f"Spain, Madrid and Barcelona voted, Venezuela did not.{FAR} They met in Valencia.", "ES"),
        (f"Venezuela, Caracas and Maracaibo voted, Spain did not.{FAR} They met in Valencia.", "VE"),
    ],
)
def test_a_country_counts_by_its_names_and_most_if_it_is_near(text: str, country: str) -> None:
    assert last_of("Valencia", text)[0] == country


@pytest.mark.parametrize(
    ("text", "country", "names"),
    [
        ("Kenya voted, and Kenyan boats left Mombasa.", "KE", 3),
        ("Nairobi voted.", "KE", 1),
        ("Naivasha voted.", "KE", 0),  # too small
        ("Vancouver voted.", "CA", 0),  # not that much larger than its namesake in Washington
        ("Nice voted.", "FR", 0),  # a common word
    ],
)
def test_countries_are_mentioned_by_their_own_names_and_by_large_cities(text: str, country: str, names: int) -> None:
    assert Context(find_names(text)).names_of_country(country, "") == names


def test_a_name_says_nothing_about_itself() -> None:
    [kenya] = find_names("Kenya voted.")
    context = Context([kenya])
    assert context.names_of_country("KE", "Kenya") == 0
    assert not context.country_is_near("KE", kenya)


@pytest.mark.parametrize(
    "text",
    [
        # words with a capital beside a name that are no part of it
        "The UNICEF Lima office closed.",
        "They took the Paris Lima flight.",
        "Then LIMA REUTERS reported that the boats left.",
        "Das Haus der Lima Messe ist voll, und die Boote der Stadt sind mit dem Netz nicht auf der See.",
        "Harbour Lima Fleet Leaves Town",
    ],
)
def test_capitals_beside_a_place_that_are_no_name(text: str) -> None:
    assert "lima" in [link.name.lower() for link in link_places(text)]


@pytest.mark.parametrize("text", ["The Ember Lima office closed.", "They took the Lima Ember flight."])
def test_capitals_beside_a_place_that_are_a_name(text: str) -> None:
    assert link_places(text) == []


def places_of(article: Article) -> list[str]:
    enrich(Analysis(article))
    return [place.name for place in article.places]


def test_a_surname_in_a_title_is_no_place() -> None:
    people = [Person(name="Ana Perth", mentions=2, offsets=[0])]
    assert places_of(Article(title="Perth wins again", body="Ana Perth won.", people=people)) == []
    assert places_of(Article(title="Perth wins again", body="Ana Perth won.")) != []


def test_a_whole_name_of_a_person_is_no_place() -> None:
    people = [Person(name="George Town", mentions=1, offsets=[0])]
    assert places_of(Article(body="George Town sang.", people=people)) == []
    assert places_of(Article(body="George Town sang.")) == ["George Town"]


def test_a_surname_alone_is_a_place_if_the_text_means_one() -> None:
    body = "They live in Perth."
    people = [Person(name="Perth", mentions=1, offsets=[body.index("Perth")])]
    assert places_of(Article(body=body, people=people)) == ["Perth"]


def test_initials_keep_their_capitals() -> None:
    assert places_of(Article(body="He left NYC. Then NAIROBI was calm.")) == ["NYC", "Nairobi"]
