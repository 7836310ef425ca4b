"""Mentions of one person are brought together, whatever titles are before the name."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.enrichment.entities import find_entities
from clipwire.enrichment.entities.mentions import Mention, parts_of
from clipwire.enrichment.entities.people import people
from clipwire.model.article import Article


def names_of(*names: str) -> dict[str, int]:
    """Name and mentions of each person behind these names, mentioned in this order."""
    mentions = [Mention(name, 100 * number) for number, name in enumerate(names)]
    return {person.name: len(person.mentions) for person in people(mentions)}


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Prime Minister Ana Lara", "Ana Lara"),
        ("the late Sen. Ana Lara", "Ana Lara"),
        ("Vice-President Ana Lara", "Ana Lara"),
        ("Her Royal Highness Princess Anna", "Anna"),
        ("Sprecherin Anna Lehm", "Anna Lehm"),
        ("Bürgermeister Jan Lehm", "Jan Lehm"),
        ("señora Ana Lara", "Ana Lara"),
        ("Mother Anna", "Mother Anna"),
        ("Majora Lara", "Majora Lara"),
        ("President", "President"),
        ("Sen. -", "Sen. -"),
        ("STEPHEN Lara", "Stephen Lara"),
        ("JKR Lara", "JKR Lara"),
        ("ANA LARA", "ANA LARA"),
    ],
)
def test_titles_are_taken_off_and_the_start_moves(printed: str, name: str) -> None:
    [person] = people([Mention(printed, 50)])
    assert (person.name, person.mentions[0].start) == (name, 50 + len(printed) - len(name))


@pytest.mark.parametrize(("language", "name"), [("en", "Don Lara"), ("es", "Lara"), ("de", "Don Lara")])
def test_a_title_that_is_a_given_name_is_taken_off_in_its_own_language(language: str, name: str) -> None:
    [person] = people([Mention("Don Lara", 0)], language)
    assert person.name == name


def test_initials_and_surnames_go_with_the_full_name() -> None:
    assert names_of("Ana Maria Lara", "A. Lara", "Lara", "Ana Lara") == {"Ana Maria Lara": 4}


def test_a_nickname_in_quotation_marks_is_a_part_like_others() -> None:
    assert names_of('Ana "Bo" Lara', "Ana Lara", "Lara", "Bo Lara") == {'Ana "Bo" Lara': 4}


def test_a_surname_of_two_people_goes_to_the_one_named_last() -> None:
    assert names_of("Ana Lara", "Lara", "Bo Lara", "Lara", "Lara") == {"Ana Lara": 2, "Bo Lara": 3}


def test_a_patronymic_alone_is_nobody_elses_short_form() -> None:
    assert names_of("Ivan Petrovich Orlov", "Petrovich") == {"Ivan Petrovich Orlov": 1, "Petrovich": 1}


def test_particles_and_hyphens_make_no_other_person() -> None:
    assert parts_of("Samir al-Haddad") == parts_of("SAMIR Haddad")
    assert parts_of("Anna von Lehm") == parts_of("Anna Lehm")
    assert parts_of("Van") == ("van",)


@pytest.mark.parametrize("title", ["Comrade", "Mrs.", "Mx"])
def test_one_word_behind_a_form_of_address_is_a_person_even_if_it_is_a_place(title: str) -> None:
    text = f"{title} London came to Lima."
    assert [text[name.start : name.end] for name in find_entities(text) if name.label == "person"] == ["London"]


@pytest.mark.parametrize(
    ("body", "language", "names"),
    [
        # the end of a full name is its short form
        ("García Rubial declaró ayer. El fiscal Luis García Rubial calla.", "es", ["Luis García Rubial"]),
        # a former office, a candidate; "전" is also "all"
        ("홍기표 전 대구시장도 왔다. 이도윤 한민당 대선 후보는 졌다.", "ko", ["홍기표", "이도윤"]),
        ("정말로 전 세계 시장이 흔들렸다.", "ko", []),
        # who wrote the story
        ("A crane fell, port director Lena Moss said.\n\nReporting by Greta Hill in Oslo; Editing by Ruth Bell", "en",
         ["Lena Moss"]),
    ],
)  # fmt: skip
def test_people_by_former_offices_and_short_forms_without_those_who_wrote_it(
    body: str, language: str, names: list[str]
) -> None:
    article = enrich(Article(body=body, language=language))
    assert [person.name for person in article.people] == names
    assert "Oslo" not in [place.name for place in article.places]


def test_a_place_in_capitals_before_the_report_and_a_reporter_behind_it_are_no_people() -> None:
    # Given a report whose dateline and credit look like names of people
    body = "MADISON — The council heard Ald. Regina Vidaver at length. (Lucas Robinson)"
    article = Article(title="Council hears residents", body=body, language="en")
    # When its names are found
    people = enrich(article).people
    # Then only the person of the story is one
    assert [person.name for person in people] == ["Regina Vidaver"]
