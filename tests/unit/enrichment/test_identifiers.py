"""Wikidata identifiers: whom and what a name means. `identifiers.tsv` has the sentences."""

import re
from pathlib import Path

import pytest

from clipwire.enrichment import countries, identifiers
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.chain import enrich
from clipwire.enrichment.identifiers.known import area
from clipwire.enrichment.places import record as places
from clipwire.enrichment.places.gazetteer import country_names
from clipwire.enrichment.watchlist import parse
from clipwire.model.article import Article, Organisation, Person, Place
from clipwire.text.constant_table import ConstantTable
from clipwire.text.tables import read_table
from clipwire.wording import table
from tools.identifiers import build_known
from tools.identifiers.build_known import SOURCE, Row, east_asian_people, write

SENTENCES = Path(__file__).with_name("identifiers.tsv")
NAME = re.compile(r"\[([po]):([^\]=]+)=(Q\d+)?\]")
ROWS = [Row(*cells) for cells in read_table(SOURCE, len(Row._fields))]
KIM_JONG_UN, EUROPEAN_UNION, NORTH_KOREA, CALIFORNIA = "Q56226", "Q458", "Q423", "Q99"


def identified(article: Article) -> Article:
    """The article with its places, countries and identifiers, without a search for people and bodies."""
    analysis = Analysis(article)
    for enricher in (places, countries, identifiers):
        enricher.enrich(analysis)
    return article


def person(name: str, text: str, published: str | None = "2025-04-26", language: str = "en") -> str | None:
    """The identifier of a person of the text, who is mentioned once."""
    named = Person(name=name, mentions=1, offsets=[text.index(name)])
    identified(Article(language=language, published=published, body=text, people=[named]))
    return named.identifiers.get("wikidata")


@pytest.mark.parametrize(("language", "published", "marked"), read_table(SENTENCES, 3))
def test_a_name_gets_the_identifier_of_whom_it_means_or_none(language: str, published: str, marked: str) -> None:
    # Given a sentence in which the names are known, and for each name who it means
    article = Article(language=language, published=published, body=NAME.sub(r"\2", marked))
    kinds = {"p": (Person, article.people), "o": (Organisation, article.organisations)}
    expected = []
    for mark in NAME.finditer(marked):
        start = len(NAME.sub(r"\2", marked[: mark.start()]))
        make, names = kinds[mark[1]]
        names.append(make(name=mark[2], mentions=1, offsets=[start]))  # type: ignore[attr-defined, operator]
        expected.append((mark[2], mark[3]))
    # When identifiers are added
    identified(article)
    # Then each name has the one that it should have
    found = {one.name: one.identifiers.get("wikidata") for one in (*article.people, *article.organisations)}
    assert [(name, found[name]) for name, _ in expected] == expected


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Kim Jong-un", "Kim Jong-un, the leader of North Korea, visited a farm."),
        ("ko", "김정은", "북한 김정은 국무위원장이 농장을 방문했다."),
        ("zh", "金正恩", "朝鲜最高领导人金正恩视察农场。"),
        ("ja", "金正恩", "北朝鮮の金正恩総書記が農場を視察した。"),
        ("ru", "Ким Чен Ын", "Лидера КНДР Ким Чен Ына встретили на ферме."),
    ],
)
def test_every_script_leads_to_the_same_person(language: str, name: str, text: str) -> None:
    assert person(name, text, language=language) == KIM_JONG_UN


def test_a_name_is_found_by_its_aliases_too() -> None:
    text = "The Marshal, Kim Jong Un, toured a dock in North Korea."
    named = Person(name="The Marshal", aliases=["Kim Jong Un"], mentions=2, offsets=[0, 13])
    identified(Article(language="en", body=text, people=[named]))
    assert named.identifiers == {"wikidata": KIM_JONG_UN}


def test_a_title_and_a_surname_mean_nobody_with_another_full_name() -> None:
    text = "Hunter Biden flew home. President Biden of the United States met him."
    named = Person(name="Hunter Biden", aliases=["Biden"], mentions=2, offsets=[0, text.rindex("Biden")])
    identified(Article(language="en", published="2023-04-26", body=text, people=[named]))
    assert named.identifiers == {}


def test_long_after_an_office_a_name_that_others_have_means_nobody() -> None:
    text = "North Korean Premier Hong Song Nam came."
    assert person("Hong Song Nam", text, published="2010-04-26") == "Q335164"
    assert person("Hong Song Nam", text, published="2025-04-26") is None


def test_an_article_without_a_date_gets_no_identifier_for_a_surname() -> None:
    text = "President Putin of Russia came."
    assert person("Putin", text) == "Q7747"
    assert person("Putin", text, published=None) is None


def test_a_person_of_a_country_that_is_not_mentioned_gets_no_identifier() -> None:
    assert person("Kim Jong Un", "The actor Kim Jong Un married.") is None
    assert person("Kim Jong Un", "Kim Jong Un sent missiles, Pyongyang said.") == KIM_JONG_UN


def test_every_country_has_an_identifier_and_regions_have_one() -> None:
    assert [code for code in country_names() if not re.fullmatch(r"Q\d+", area(code) or "")] == []
    article = identified(Article(language="en", body="The United States and North Korea. Fires burned in California."))
    assert {country.code: country.identifiers["wikidata"] for country in article.countries} == {
        "US": "Q30",
        "KP": NORTH_KOREA,
    }
    assert [(place.name, place.identifiers) for place in article.places] == [("California", {"wikidata": CALIFORNIA})]


def test_a_town_has_the_identifier_of_geonames_only() -> None:
    article = identified(Article(language="en", body="A shipyard in Nampho, North Korea, burned."))
    (town,) = article.places
    assert town.geonames_id and town.identifiers == {}


def test_a_region_of_another_country_is_not_taken_for_its_namesake() -> None:
    named = Place(name="California", country="MX", mentions=1)
    identifiers.enrich(Analysis(Article(language="en", body="They fished.", places=[named])))
    assert named.identifiers == {}


def test_the_identifier_of_a_watch_list_stays() -> None:
    # Given a watch list that has its own identifiers
    entry = "- name: Kim Jong Un\n  kind: person\n  identifiers: {%s}"
    article = Article(language="en", body="North Korean leader Kim Jong Un visited a farm.")
    # When the chain runs
    (own,) = enrich(article, parse(entry % "wikidata: Q1")).people
    (other,) = enrich(article, parse(entry % "dossier: A7")).people
    # Then that of Wikidata stays if the list has one, and is added if not
    assert own.identifiers == {"wikidata": "Q1"}
    assert other.identifiers == {"dossier": "A7", "wikidata": KIM_JONG_UN}


def test_names_that_the_chain_finds_get_identifiers() -> None:
    body = "The European Union welcomed the talks. North Korean leader Kim Jong Un met Sergei Lavrov of Russia."
    article = enrich(Article(language="en", published="2025-04-26", body=body))
    found = {one.name: one.identifiers.get("wikidata") for one in (*article.people, *article.organisations)}
    assert found == {"Kim Jong Un": KIM_JONG_UN, "Sergei Lavrov": "Q58217", "European Union": EUROPEAN_UNION}


# --- the table ------------------------------------------------------------------------------------------------------


def test_every_row_of_the_table_is_whole() -> None:
    offices = {row.kind for row in table("offices")} - {"between", "thing", "thing of"}
    for row in ROWS:
        assert re.fullmatch(r"Q\d+", row.wikidata), row
        assert row.kind in ("person", "organisation"), row
        assert not row.country or row.country in country_names(), row
        assert set(filter(None, row.office.split("|"))) <= offices, row
        assert re.fullmatch(r"\d{4}", row.start) and re.fullmatch(r"(\d{4})?", row.end), row
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row.checked) and row.source, row
    assert len({row.wikidata for row in ROWS}) == len(ROWS)


SCRIPTS = {"ko": "[가-힣]", "zh or ja": "[一-鿿]", "ru": "[а-яё]"}


@pytest.mark.parametrize("row", [row for row in ROWS if row.country == "KP"], ids=lambda row: row.name)
def test_names_of_north_korea_are_known_in_every_script(row: Row) -> None:
    missing = [language for language, letter in SCRIPTS.items() if not re.search(letter, row.other_names)]
    assert missing == []


def test_full_names_in_east_asian_scripts_have_no_surnames_no_bodies_and_no_places() -> None:
    # When the names are listed that a text has in full
    listed = east_asian_people(ROWS)
    names = {line.split("\t")[1] for line in listed.splitlines()}
    # Then they are neither those of bodies nor surnames alone, and the list in the repository is this one
    assert {"金正恩", "최선희"} <= names
    assert not {"最高人民会議", "최고인민회의", "安倍", "谷垣"} & names
    assert (build_known.FOLDER / "east_asian_people.tsv").read_text(encoding="utf-8") == listed


def test_the_table_that_the_function_reads_is_built_from_the_readable_one(tmp_path: Path) -> None:
    # When it is built anew
    write(ROWS, tmp_path)
    # Then it is the one in the repository
    for name in ("known.tsv", "known.idx"):
        assert (tmp_path / name).read_bytes() == (build_known.FOLDER / name).read_bytes()
    assert ConstantTable(tmp_path, "known").get("kimjongun")
