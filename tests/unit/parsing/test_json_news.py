"""JSON news in the spellings that publishers use."""

import json

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.registry import parse

TEXT = "The ferry sailed again on Monday, five weeks after a storm had torn away its ramp and half its rail."


def read(**fields: object) -> Article:
    [article] = parse(json.dumps(fields).encode(), "story.json").articles
    return article


def schema_org(**fields: object) -> Article:
    return read(**{"@type": "NewsArticle", "headline": "Ferry sails again", **fields})


def ninjs(**fields: object) -> Article:
    return read(uri="urn:x:1", type="text", headline="Ferry sails again", body_text=TEXT, **fields)


def test_an_article_may_state_its_text_and_author_by_other_names() -> None:
    article = schema_org(text=TEXT, creator={"@type": "Person", "name": "Moana Tere"})
    assert (article.body, article.authors) == (TEXT, ["Moana Tere"])


def test_a_name_in_two_parts_is_one_name() -> None:
    # Given authors whose names are stated in parts, one with a name in full as well, one with half a name
    authors: list[dict[str, str]] = [
        {"givenName": "Lígia", "familyName": "Prado"},
        {"givenName": "하늘", "familyName": "김"},
        {"name": "Rui Sá", "givenName": "Rui", "familyName": "Sá e Melo"},
        {"givenName": "Zé"},
    ]
    # Then each name is in the order of its language, and half a name is none
    assert schema_org(articleBody=TEXT, author=authors).authors == ["Lígia Prado", "김하늘", "Rui Sá"]


def test_the_main_page_is_the_address_unless_it_is_another_page() -> None:
    # Given the same address with a query of an application
    url = "https://ferry.example/ramp?view=app"
    assert schema_org(articleBody=TEXT, url=url, mainEntityOfPage="https://ferry.example/ramp").url == (
        "https://ferry.example/ramp"
    )
    # Given a main page that is another, then the article's own address counts
    assert schema_org(articleBody=TEXT, url=url, mainEntityOfPage="https://ferry.example/").url == url


def test_parameters_that_follow_readers_are_no_part_of_an_address() -> None:
    url = "https://ferry.example/?p=12&utm_source=rss&fbclid=Iw4#ramp"
    assert schema_org(articleBody=TEXT, url=url).url == "https://ferry.example/?p=12#ramp"


def test_asides_and_buttons_in_the_text_are_not_part_of_it() -> None:
    aside = "<aside>Leia também: Marés da semana</aside><button>Partilhar</button>"
    assert schema_org(articleBody=f"<p>{TEXT}</p>{aside}<p>Moana Tere paid.</p>").body == f"{TEXT}\n\nMoana Tere paid."


def test_ninjs_with_capitals_inside_its_names_is_read_alike() -> None:
    article = ninjs(byLine="Por Lígia Prado", canonicalUrl="https://ferry.example/ramp", copyrightHolder="Agência Mar")
    assert (article.authors, article.url) == (["Lígia Prado"], "https://ferry.example/ramp")
    assert article.source is not None
    assert article.source.name == "Agência Mar"


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_item_that_its_agency_withdrew_is_no_article(status: str) -> None:
    item = {"uri": "urn:x:1", "type": "text", "pubstatus": status, "headline": "Wrong ferry", "body_text": TEXT}
    with pytest.raises(Rejected, match="withdrew"):
        parse(json.dumps(item).encode(), "story.json")
