"""Places: what is one, which one it is, and what only looks like one."""

import time

import pytest

from clipwire.enrichment import countries
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.places import link_places
from clipwire.enrichment.places.finding import find_names
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.enrichment.places.record import enrich
from clipwire.model.article import Article, Dateline, Organisation, Person
from clipwire.text.folding import spelling_of


def linked(text: str) -> list[tuple[str, str]]:
    return [(link.name, link.country) for link in link_places(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor of Paris, Texas, opened the fair.", [("Paris", "US"), ("Texas", "US")]),
        ("The mayor of Paris opened the fair.", [("Paris", "FR")]),
        ("Fog closed the port of London, Ontario, on Friday.", [("London", "CA"), ("Ontario", "CA")]),
        ("Two men from Springfield, Ill., were fined.", [("Springfield", "US")]),
        ("Floods hit Valencia; Venezuela sent the army.", [("Valencia", "VE"), ("Venezuela", "VE")]),
        ("Spain's king went to Cordoba.", [("Spain", "ES"), ("Cordoba", "ES")]),
        ("SEOUL, April 24 (AP) -- The boats are back.", [("SEOUL", "KR")]),
        ("PARÍS, 3 may (EFE).- Los barcos volvieron.", [("PARÍS", "FR")]),
        ("Moscow said it would answer in kind.", [("Moscow", "RU")]),
        ("They fled Leningrad and lived in Peking.", [("Leningrad", "RU"), ("Peking", "CN")]),
    ],
)  # fmt: skip
def test_the_text_tells_which_place_is_meant(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton and Sydney Sweeney were the guests of Jordan Peele.",
        "President Washington wrote the letter himself.",
        "Nice weather is a mobile thing; reading in a bath is better.",
        "Reading is good for you. Of course it is. Split the bill.",
        "Kate Stirling spoke first. Stirling then left.",
        "The Washington Post and the Bank of England declined to comment.",
        "Chad Smith plays the drums.",
        "Mr London, a neighbour, saw it all.",
        "The WAU of the port and its POA declined to comment.",
        "He studied at the University of Texas and at San Jose State University.",
    ],
)
def test_persons_bodies_and_common_words_are_no_places(text: str) -> None:
    assert linked(text) == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A holiday in Nice ended badly.", "Nice", "FR"),
        ("He moved from Reading to Bath last year.", "Bath", "GB"),
        ("The shipyard in Mobile, Alabama, will close.", "Mobile", "US"),
    ],
)
def test_common_words_are_places_where_the_text_says_so(text: str, name: str, country: str) -> None:
    assert (name, country) in linked(text)


@pytest.mark.parametrize(
    "name",
    ["Jagang", "Chagang", "South Phyongan", "South Pyongan", "North Hamgyong", "Kaesong", "Gaesong", "Rason", "Rajin",
     "Najin", "Sinuiju", "Hamhung", "Hamheung", "Ryanggang", "Yanggang", "Nampho", "Nampo", "Chongjin", "Wonsan"],
)  # fmt: skip
def test_the_dprks_places_in_the_spellings_of_pyongyang_seoul_and_mccune_reischauer(name: str) -> None:
    assert {"KP"} == {entry.country for entry in lookup(name).entries[:1]}
    assert (name, "KP") in linked(f"The DPRK built a new dam in {name} Province, officials in {name} said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("로씨야대통령이 평양에 도착하였다.", {"RU", "KP"}),
        ("미국과 일본은 서울에서 회담했다.", {"US", "JP", "KR"}),
        ("朝鲜代表团抵达莫斯科，随后前往北京。", {"KP", "RU", "CN"}),
        ("ロシア大統領が平壌を訪問した。", {"RU", "KP"}),
        ("Делегация КНДР прибыла в Москву из Северной Кореи через Китай.", {"KP", "RU", "CN"}),
        ("وصل الوفد إلى موسكو قادما من الصين", {"RU", "CN"}),
        ("Una delegación de Corea del Norte llegó a Moscú.", {"KP", "RU"}),
        ("La délégation est arrivée à Moscou depuis la Corée du Nord.", {"KP", "RU"}),
        ("Die Delegation aus Nordkorea traf in Moskau ein.", {"KP", "RU"}),
        ("A delegação da Coreia do Norte chegou a Moscou.", {"KP", "RU"}),
    ],
)
def test_countries_and_capitals_by_their_names_in_other_languages(text: str, expected: set[str]) -> None:
    assert {country for _, country in linked(text)} == expected


def test_georgia_is_what_the_text_speaks_of() -> None:
    assert ("Georgia", "US") in linked("Voters in Georgia, Alabama and Florida go to the polls.")
    assert ("Georgia", "GE") in linked("Protesters in Tbilisi filled the square as Georgia's parliament met.")


def test_a_village_too_small_for_the_gazetteer_has_the_country_that_the_text_gives_it() -> None:
    [village, country] = link_places("A mill burned down in Qwxeldorf, Austria, last night.")
    assert (village.name, village.country, village.geonames_id) == ("Qwxeldorf", "AT", None)
    assert (country.name, country.kind) == ("Austria", "country")


def test_offsets_are_those_of_the_text() -> None:
    text = "Rain fell on Nairobi and, later, on Mombasa in Kenya."
    for link in link_places(text):
        assert text[link.start : link.end] == link.name


def test_the_record_has_each_place_once_with_offsets_in_the_body() -> None:
    # Given an article with a dateline, and a city in title and body
    article = Article(
        title="NAIROBI FLOODS KILL NINE",
        dateline=Dateline(place="NAIROBI"),
        body="Floods in Nairobi killed nine people. Kenya asked for help. Roads to Nairobi were closed.",
    )
    # When its places are sought
    enrich(Analysis(article))
    # Then the city stands once, and the country is left to the countries
    [nairobi] = article.places
    assert (nairobi.name, nairobi.country, nairobi.geonames_id) == ("Nairobi", "KE", 184745)
    assert nairobi.mentions == 4
    assert [article.body[offset : offset + 7] for offset in nairobi.offsets] == ["Nairobi", "Nairobi"]


def test_a_name_within_that_of_a_known_person_or_body_is_no_place() -> None:
    # Given an article whose people and bodies are known
    body = "Near Lincoln, Orla Perth of the Perth Harbour Trust waited. Later it rained in Perth."
    article = Article(
        body=body,
        people=[Person(name="Orla Perth", mentions=1, offsets=[body.index("Orla")])],
        organisations=[
            Organisation(name="Perth Harbour Trust", mentions=1, offsets=[body.index("Perth Harbour")]),
            Organisation(name="Perth", mentions=1, offsets=[body.rindex("Perth")]),
        ],
    )
    # When its places are sought
    enrich(Analysis(article))
    # Then the city counts only where it stands alone
    [perth] = [place for place in article.places if place.name == "Perth"]
    assert perth.offsets == [body.rindex("Perth")]


@pytest.mark.parametrize(
    "text", ["Al Norte y al Sur", "高度民主的沿海城市", "고양이 두 마리", "Самое важное", "نشر صور المدن الجديدة"]
)
def test_common_words_of_other_languages_are_no_places(text: str) -> None:
    assert linked(text) == []


@pytest.mark.parametrize(
    ("body", "name", "mentions"),
    [
        ("Суд в Москве начался. Из Москвы сообщили об этом.", "Москва", 2),
        ("라선시의 배가 라선에 돌아왔다.", "라선", 2),
        ("罗先市的渔船返回罗先。", "罗先市", 2),
    ],
)
def test_a_place_is_one_whatever_its_case_or_suffix(body: str, name: str, mentions: int) -> None:
    article = Article(body=body)
    enrich(Analysis(article))
    assert [(place.name, place.mentions) for place in article.places] == [(name, mentions)]


def test_a_surname_is_no_place_where_the_person_is_known() -> None:
    # Given a story about a woman whose surname is a state of Venezuela
    body = "Ana Lara won the race on Friday. Lara said that she had slept badly."
    people = [Person(name="Ana Lara", aliases=["Lara"], mentions=3, offsets=[0, body.rindex("Lara")])]
    article = Article(title="Lara wins again", body=body, people=people)
    # When its places and countries are sought
    enrich(Analysis(article))
    countries.enrich(Analysis(article))
    # Then she is neither
    assert article.places == []
    assert article.countries == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("El Valencia ganó y el Sevilla perdió.", []),
        ("El tribunal de Lyon aplazó la vista.", [("Lyon", "FR")]),
        ("A Coreia do Norte respondeu ontem.", [("Coreia do Norte", "KP")]),
        ("John F London spoke.", []),
    ],
)
def test_articles_and_prepositions_of_other_languages(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("나선시와 라선시, 신의주의 어선들", "나선 라선 신의주"),
        ("량강도와 양강도, 룡천군과 용천군에서", "량강도 양강도 룡천군 용천군"),
        ("元山、咸兴、清津和罗先的渔船，慈江道江界市", "元山 咸兴 清津 罗先 慈江道 江界市"),
        ("元山、咸興、羅先の漁船、両江道恵山", "元山 咸興 羅先 両江道"),
        ("Суда из Вонсана, Хамхына, Чхонджина и Расона", "Вонсана Хамхына Чхонджина Расона"),
        ("정부 위원은 과일과 세포에 대해 말했다", ""),
        ("나라를 위해 위원회 구성을 마쳤다. 평안북도 구성시에서", "평안북도 구성시"),
    ],
)
def test_cities_of_the_dprk_in_the_scripts_of_its_neighbours(text: str, names: str) -> None:
    assert linked(text) == [(name, "KP") for name in names.split()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北海道と広島県", [("北海道", "JP"), ("広島県", "JP")]),
        ("广东和四川", [("广东", "CN"), ("四川", "CN")]),
        ("Die Wähler in Sachsen und Bayern", [("Sachsen", "DE"), ("Bayern", "DE")]),
        ("Пожары на Сахалине", [("Сахалине", "RU")]),
        ("المحادثات في جنيف", [("جنيف", "CH")]),
        ("峰会在河内举行", [("河内", "VN")]),
    ],
)
def test_regions_and_cities_by_their_names_in_other_languages(text: str, expected: list[tuple[str, str]]) -> None:
    assert linked(text) == expected


def test_names_are_filed_without_case_accents_and_dots() -> None:
    assert spelling_of("São Paulo") == spelling_of("SAO PAULO")
    assert spelling_of("St. Pölten") == spelling_of("st polten")
    assert spelling_of("P’yŏngyang") == "pyongyang"


def test_acronyms_count_in_capitals_only() -> None:
    assert [found.name for found in find_names("They told us that the US and the UAE agreed.")] == ["US", "UAE"]


@pytest.mark.parametrize(
    "text",
    [
        "Paris " * 20_000,
        "A" * 300_000,
        "New " * 60_000,
        "中国" * 20_000,
        "평양" * 60_000,
        "in Aaa, " * 30_000,
        "\n" * 300_000,
    ],
)
def test_hostile_texts_take_time_in_proportion(text: str) -> None:
    began = time.process_time()
    link_places(text)
    assert time.process_time() - began < 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le président de l'Algérie est venu d’Oran et de Côte d'Ivoire.", {"Algérie", "Oran", "Côte d'Ivoire"}),
        ("어선들이 남포항과 원산역에 도착하였다. 함흥지방에 비가 내렸다.", {"남포", "원산", "함흥"}),
        ("Поезд шёл между Москвой и Казанью.", {"Москвой", "Казанью"}),
    ],
)
def test_what_grammar_puts_around_a_name_hides_it_not(text: str, expected: set[str]) -> None:
    assert {place.name for place in link_places(text)} == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # parts of names of people with a title
        ("블라디미르 푸틴 대통령은 모스크바에서 연설했다.", ["모스크바"]),
        ("다카이치 사나에 일본 총리가 도쿄에서 말했다.", ["일본", "도쿄"]),
        # places
        ("그는 사나에 도착했다.", ["사나"]),
        ("서울 오세훈 시장은 말했다.", ["서울"]),
        ("워싱턴에 한국 대통령이 도착했다.", ["워싱턴", "한국"]),
        ("도쿄 총리 관저에서 만났다.", ["도쿄"]),
    ],
)
def test_names_of_people_abroad_are_no_places_in_korean(text: str, places: list[str]) -> None:
    assert [place.name for place in link_places(text)] == places
