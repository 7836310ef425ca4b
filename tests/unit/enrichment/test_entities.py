"""Names are found, and those of one person or organisation brought together."""

import time

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.entities import find_entities
from clipwire.enrichment.entities.features import document_clues, features, has_capitals
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.model import tagger
from clipwire.enrichment.entities.record import enrich
from clipwire.enrichment.entities.tokens import tokens
from clipwire.model.article import Article


def names(text: str, label: str) -> list[str]:
    return [text[entity.start : entity.end] for entity in find_entities(text) if entity.label == label]


def enriched(body: str, title: str | None = None) -> Article:
    article = Article(title=title, body=body)
    enrich(Analysis(article))
    return article


@pytest.mark.parametrize(
    ("sentence", "has_name"),
    [
        ("The boats came home before the storm.", False),
        ("they said that 40 boats came home", False),
        ("They met Anna Berg at the quay.", True),
        ("Anna left.", True),
        ("он приехал в Минск", True),
        ("漁船が戻った。", True),
    ],
)
def test_only_sentences_without_capitals_are_kept_from_the_model(sentence: str, has_name: bool) -> None:
    # Given the words of a sentence
    words = [token.word for token in tokens(sentence)]
    # Then it is passed over if no word of it is capitalised, and the model would find nothing there
    assert has_capitals(words) is has_name
    if not has_name:
        rows = features(words, False, tables().matches(words), document_clues([words]))
        assert set(tagger().tag(rows)) == {"O"}


STATE_VISIT = (
    "In May, the respected Comrade Kim Jong Un had talks with Russian President Vladimir Vladimirovich Putin.\n\n"
    "The meeting Comrade Kim Jong Un had with President Putin strengthened the DPRK-Russia friendship. "
    "Since the DPRK-Russia Pyongyang summit the DPRK and the Russian Federation have exchanged letters, and Putin left."
)


def test_titles_and_short_forms_make_one_person() -> None:
    # When an article names two leaders with and without titles, in full and by surname
    people = enriched(STATE_VISIT).people
    # Then each is one entry under the fullest name, in the order in which it is written
    assert {person.name: person.aliases for person in people} == {
        "Vladimir Vladimirovich Putin": ["Putin"],
        "Kim Jong Un": [],
    }
    assert [person.mentions for person in people] == [3, 2]


def test_offsets_count_in_the_body() -> None:
    article = enriched(STATE_VISIT, title="Kim Jong Un meets Putin")
    for person in article.people:
        for offset in person.offsets:
            assert article.body.startswith((person.name, *person.aliases), offset)
    # and a mention in the title has none
    assert [person.mentions - len(person.offsets) for person in article.people] == [1, 1]


def test_who_is_in_the_title_comes_first() -> None:
    # Given an article that names one person twice, and another one once and in its title
    body = "Ana Lara met Bo Lindqvist. Ana Lara was tired."
    # Then the person in the title comes before the one who is named more often
    assert enriched(body, title="Bo Lindqvist resigns").people[0].name == "Bo Lindqvist"
    assert enriched(body, title="The port is open").people[0].name == "Ana Lara"


def test_of_people_named_equally_often_the_first_comes_first() -> None:
    people = enriched("Carl Orlov met Bo Lindqvist. Then Ana Lara came.").people
    assert [person.name for person in people] == ["Carl Orlov", "Bo Lindqvist", "Ana Lara"]


def test_a_country_is_no_organisation() -> None:
    assert enriched(STATE_VISIT).organisations == []
    assert {"DPRK", "Russia", "Russian Federation"} <= set(names(STATE_VISIT, "place"))


def test_initials_are_found_in_a_line_of_capitals() -> None:
    # Given a headline in capitals with initials that are a town's name in small letters
    text = "UN VOTES ON MONDAY"
    # When its names are looked for
    found = [(text[entity.start : entity.end], entity.label) for entity in find_entities(text)]
    # Then the initials are those of an organisation
    assert found == [("UN", "organisation")]


def test_initials_go_with_the_name_that_they_stand_for() -> None:
    article = enriched(
        "The World Health Organization said 12 people died in the town. A WHO spokesman, David Orr, said more would "
        "follow. Orr said WHO doctors were on their way."
    )
    assert [(found.name, found.aliases) for found in article.organisations] == [("World Health Organization", ["WHO"])]
    assert [(found.name, found.aliases) for found in article.people] == [("David Orr", ["Orr"])]


def test_two_people_of_one_surname_stay_two() -> None:
    article = enriched(
        "Mayor Anna Weber met Peter Weber, a teacher, in Berlin. Weber said the school was too small. "
        "Anna Weber said that Berlin would pay."
    )
    found = {person.name: person.mentions for person in article.people}
    # Then the surname alone goes to the one named last
    assert found == {"Anna Weber": 2, "Peter Weber": 2}


def test_names_of_many_forms() -> None:
    text = (
        "Syrian President Bashar al-Assad spoke. Assad thanked Pedro Sánchez Pérez-Castejón. South Korean President "
        "Yoon Suk-yeol arrived in Seoul on Friday and Sánchez left."
    )
    assert names(text, "person") == [
        "Bashar al-Assad",
        "Assad",
        "Pedro Sánchez Pérez-Castejón",
        "Yoon Suk-yeol",
        "Sánchez",
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("김정은 동지께서 공장을 찾으시였다.", "김정은"),
        ("윤석열 대통령은 서울에서 연설했다.", "윤석열"),
        ("习近平主席在北京会见了客人。", "习近平"),
        ("プーチン大統領は東京を訪れた。", "プーチン"),
        ("Президент Владимир Владимирович Путин приехал в Минск.", "Владимир Владимирович Путин"),
        ("قال الرئيس الروسي فلاديمير بوتين إن بلاده مستعدة.", "فلاديمير بوتين"),
    ],
)
def test_titles_tell_people_in_other_scripts(text: str, person: str) -> None:
    assert names(text, "person") == [person]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("San Francisco Mayor London Breed said that shops would stay open.", ["London Breed"]),
        ("The operation went well. Ms Pugh left the ward on Friday.", ["Pugh"]),
        ("Killed was Andre Price III, of Dayton.", ["Andre Price III"]),
        ("Rep. Virginia Foxley of Ohio voted against it.", ["Virginia Foxley"]),
    ],
)
def test_a_title_before_a_name_tells_a_person(text: str, people: list[str]) -> None:
    assert names(text, "person") == people


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("The ruling of the Warsaw Regional Court stands.", "Warsaw Regional Court"),
        ("The Ministry of Land and Maritime Transport opened a port.", "Ministry of Land and Maritime Transport"),
        ("He taught at Kim Hyong Jik University of Education.", "Kim Hyong Jik University of Education"),
        ("Members of the Kurdistan Workers' Party were arrested.", "Kurdistan Workers' Party"),
        ("Shelling by the Syrian Arab Army went on.", "Syrian Arab Army"),
        ("Ole Miss won by six points in the rain.", "Ole Miss"),
        ("Macy's will close 30 of its shops.", "Macy's"),
    ],
)
def test_names_of_organisations_are_whole(text: str, organisation: str) -> None:
    assert names(text, "organisation") == [organisation]


@pytest.mark.parametrize("place", ["Vostochny Cosmodrome", "Tollan Street", "Merrow River", "Hallam Islands"])
def test_what_only_places_are_called_is_a_place(place: str) -> None:
    assert names(f"He came to {place} on Friday, and {place} was shown to him.", "place") == [place, place]


def test_a_possessive_is_no_part_of_a_surname() -> None:
    text = "The books of Jane Macy sell well, and Jane Macy's last one won a prize."
    assert names(text, "person") == ["Jane Macy", "Jane Macy"]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        (
            "Officials of the Ministry of Land and Maritime Transport met.",
            ["Ministry of Land and Maritime Transport"],
        ),
        ("The Ministry of Defence and Boeing signed it.", ["Ministry of Defence", "Boeing"]),
    ],
)
def test_an_office_has_both_of_its_fields_and_no_neighbour(text: str, organisations: list[str]) -> None:
    assert names(text, "organisation") == organisations


@pytest.mark.parametrize("heading", ["REPUBLICAN HOPES", "STORM WARNING LIFTED", "MAYOR OPENS BRIDGE"])
def test_words_of_a_heading_in_capitals_are_no_names(heading: str) -> None:
    # Given a heading whose words look like names because all of it is in capitals
    # Then it has none
    assert find_entities(f"{heading}\n\nabout sixty people came to see it.") == []


def test_names_in_a_heading_in_capitals_are_known_from_the_text() -> None:
    text = "HALVORSEN LEAVES\n\nThe head of the port, Ingrid Halvorsen, resigned on Monday."
    assert names(text, "person") == ["HALVORSEN", "Ingrid Halvorsen"]


@pytest.mark.parametrize(
    "body",
    [
        "PYONGYANG, April 24 (KCNA) -- The Ministry of Fisheries opened a port in Nampho.",
        "PARIS, May 3 (AFP) - The Ministry of Fisheries opened a port in Brittany.",
        "The Ministry of Fisheries opened a port in Brittany. (Reuters)",
    ],
)
def test_who_sent_a_story_is_no_organisation_in_it(body: str) -> None:
    assert [found.name for found in enriched(body).organisations] == ["Ministry of Fisheries"]


def test_an_agency_that_a_story_is_about_counts() -> None:
    article = enriched("PYONGYANG, April 24 (KCNA) -- The head of KCNA met guests from the Ministry of Fisheries.")
    agency = next(found for found in article.organisations if found.name == "KCNA")
    assert agency.offsets == [article.body.index("KCNA met")]


def test_work_before_a_korean_name_tells_a_person() -> None:
    text = "농장원 김옥순은 기뻐했다. 학생 전체가 모였고 기자 이번에는 오지 않았다."
    assert names(text, "person") == ["김옥순"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Министр иностранных дел России Сергей Лавров прибудет в пятницу.", ["Сергей Лавров"]),
        ("Посол России в КНДР Александр Мацегора принял гостей.", ["Александр Мацегора"]),
        ("Министр обороны посетил Нижний Новгород.", []),
    ],
)
def test_russian_offices_and_countries_are_no_part_of_a_name(text: str, people: list[str]) -> None:
    assert names(text, "person") == people


@pytest.mark.parametrize("text", ["", " \n", "no capitals here", "日本語だけの文。", "\ud800", "😀 " * 50, "’s ’ -"])
def test_texts_without_names_have_none(text: str) -> None:
    assert find_entities(text) == []


@pytest.mark.parametrize("line", ["Anna Weber " * 3_000, "A" * 100_000, "Anna-" * 5_000, "of the " * 5_000])
def test_long_lines_are_read_in_linear_time(line: str) -> None:
    began = time.process_time()
    find_entities(line)
    assert time.process_time() - began < 5
