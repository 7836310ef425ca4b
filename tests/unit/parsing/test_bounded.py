"""Values beyond the limits are cut with a warning, and characters that no text holds are removed."""

import json
from typing import Any

import pytest

from clipwire.model.article import Article, Dateline, Evidence, Image, Link, Related, Source
from clipwire.model.limits import LIMITS, Limits
from clipwire.parsing.bounded import bounded
from clipwire.parsing.registry import Parsed, parse
from clipwire.text.cutting import beginning

TEXT = "The fishing fleet of the eastern harbour landed 412 tons of herring on the quay this morning.\n\n" * 3


def read(**fields: Any) -> Article:
    """The one article of a JSON document with these fields."""
    given = {"@type": "NewsArticle", "headline": "Fleet returns", "articleBody": TEXT} | fields
    return parse(json.dumps(given).encode()).articles[0]


def test_a_title_of_450_kb_is_cut_with_a_warning() -> None:
    article = read(headline="Fleet returns " * 32_000)
    assert article.title and len(article.title) <= LIMITS.title_chars
    assert article.warnings == ["the title has 447,999 characters; the first 1,000 are kept"]


def test_of_twelve_thousand_authors_the_first_are_kept_with_a_warning() -> None:
    letters = "abcdefghijklmnopqrst"
    article = read(author=[f"Anna L{a}{b}{c}" for a in letters for b in letters for c in letters][:4_000] * 3)
    assert len(article.authors) == LIMITS.authors and article.authors[0] == "Anna Laaa"
    assert any("authors are named" in warning for warning in article.warnings)


def test_a_source_of_3_000_letters_has_an_id_that_fits_a_key() -> None:
    for name in ("Harbour News " * 250, "항구신문 " * 750):
        article = read(publisher={"name": name})
        assert article.source and len(article.source.id.encode()) < 1_000
        assert any("the source has" in warning for warning in article.warnings)


def test_a_long_address_is_left_out_and_not_cut() -> None:
    # Given addresses that a cut would turn into those of other pages
    long = "https://harbour.example/" + "a" * 3_000
    article = Article(
        title="Fleet",
        body=TEXT,
        url=long,
        links=[Link(url=long, text="a"), Link(url="https://harbour.example/b")],
        images=[Image(url=long), Image(url=long, caption="The fleet")],
        related=[Related(url=long, title="Boats"), Related(url=long)],
        evidence={"url": Evidence(origin="meta", confidence="high", text=long)},
    )
    # When they are held to the limits
    bounded(article, LIMITS)
    # Then the addresses are gone, and what else was said stays
    assert article.url is None and "url" not in article.evidence
    assert [link.url for link in article.links] == ["https://harbour.example/b"]
    assert article.images == [Image(caption="The fleet")]
    assert article.related == [Related(title="Boats")]
    assert article.warnings == ["an address of more than 2,000 characters was left out"]


def test_lists_are_cut_with_a_warning_that_counts_them() -> None:
    article = bounded(
        Article(body=TEXT, links=[Link(url=f"https://a.example/{n}") for n in range(9)]), Limits(entries=4)
    )
    assert len(article.links) == 4
    assert article.warnings == ["9 entries of `links` were found; the first 4 are kept"]


def test_a_body_is_cut_at_the_end_of_a_paragraph() -> None:
    article = bounded(Article(title="Fleet", body="The boats came home.\n\n" * 20), Limits(body_chars=100))
    assert article.body == "\n\n".join(["The boats came home."] * 4)
    assert article.warnings == ["the text has 440 characters; the first 86 are kept"]


def test_the_beginning_of_a_text_is_cut_in_a_paragraph_only_if_that_is_long() -> None:
    assert beginning("ab cd", 100) == "ab cd"
    assert beginning("a" * 60 + "\n\n" + "b" * 60, 100) == "a" * 60
    assert beginning("a\n\n" + "b" * 200, 100) == "a\n\n" + "b" * 97


@pytest.mark.parametrize("odd", ["\ud800", "\udfff", "\0", "\x1b", "\uffff"])
def test_what_no_text_holds_is_removed_from_every_field(odd: str) -> None:
    # Given a document with such a character in every field
    said = f"Har{odd}bour"
    data = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": f"Fleet{odd} returns",
            "author": f"Anna{odd} Li",
            "publisher": f"{said} News",
            "url": f"https://harbour.example/{odd}a",
            "image": {"url": f"https://harbour.example/{odd}b", "caption": said},
            "dateline": said,
            "articleBody": f"The fleet {odd}came home.",
            odd: odd,
        }
    ).encode()
    # When it is read
    (article,) = parse(data).articles
    # Then the record can be written, and says the rest
    assert odd not in article.model_dump_json()
    article.model_dump_json().encode()
    assert article.title == "Fleet returns" and article.body == "The fleet came home."


def test_evidence_is_cut() -> None:
    article = read(author=["Anna Li"] * 2_000)
    assert len(article.evidence["authors"].text or "") <= LIMITS.evidence_chars


def test_a_good_article_is_left_as_it_is() -> None:
    article = Article(
        title="Fleet returns",
        authors=["Anna Li"],
        source=Source(id="harbour-news", name="Harbour News"),
        url="https://harbour.example/fleet",
        dateline=Dateline(place="EASTPORT"),
        body=TEXT,
        related=[Related(teaser="Boats")],
    )
    assert bounded(article.model_copy(deep=True), LIMITS) == article


# --- articleBody ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stated",
    [
        [TEXT],
        ["The fishing fleet", {"@value": "of the eastern harbour"}],
        {"@value": TEXT, "@language": "en"},
        {"text": TEXT},
        {"@type": "Text", "value": [TEXT]},
    ],
    ids=["list", "list of both", "@value", "text", "nested"],
)
def test_an_article_body_of_another_type_is_read(stated: object) -> None:
    article = read(articleBody=stated)
    assert "eastern harbour" in article.body
    assert article.warnings == []


def test_texts_of_a_list_are_paragraphs() -> None:
    assert read(articleBody=["The boats came.", "They stayed."]).body == "The boats came.\n\nThey stayed."


@pytest.mark.parametrize("stated", [12, True, {"a": 1}, [[], {}]], ids=["number", "true", "object", "empty"])
def test_an_article_body_that_holds_no_text_is_said_to(stated: object) -> None:
    assert read(articleBody=stated).warnings == ["`articleBody` holds no text that is read"]


@pytest.mark.parametrize("stated", [None, "", " "], ids=["null", "empty", "blank"])
def test_an_article_without_a_body_says_so(stated: object) -> None:
    assert any("no text" in warning for warning in read(articleBody=stated).warnings)


# --- items ----------------------------------------------------------------------------------------------------------

GOOD = {"@type": "NewsArticle", "headline": "Fleet returns", "articleBody": TEXT}


def nested(depth: int) -> dict[str, Any]:
    value: Any = "Anna Li"
    for _ in range(depth):
        value = [value]
    return GOOD | {"author": value}


def kind_of(parsed: Parsed) -> str | None:
    return parsed.problem.type.rpartition(":")[2] if parsed.problem else None


def test_an_author_nested_900_deep_costs_no_article() -> None:
    # Given good articles around one whose author is nested deeper than any call may go
    things = [GOOD, nested(900), GOOD]
    for data in (json.dumps(things).encode(), "\n".join(map(json.dumps, things)).encode()):
        # Then all are read, the deep one without its author
        assert [article.title for article in parse(data).articles] == ["Fleet returns"] * 3
    assert parse(json.dumps(nested(3)).encode()).articles[0].authors == ["Anna Li"]


@pytest.mark.parametrize("pack", [json.dumps, lambda things: "\n".join(map(json.dumps, things))], ids=["list", "lines"])
def test_an_item_that_fails_costs_no_other(pack: Any) -> None:
    # Given good articles around an item of a kind that is refused
    parsed = parse(pack([GOOD, {"uri": "a", "type": "picture", "headline": "b"}, GOOD]).encode())
    # Then they are read, and the problem names the item
    assert len(parsed.articles) == 2
    assert parsed.problem and "2: The ninjs item is of type “picture”" in parsed.problem.detail
    assert kind_of(parsed) == "not-an-article"


@pytest.mark.parametrize("pack", [json.dumps, lambda things: "\n".join(map(json.dumps, things))], ids=["list", "lines"])
def test_articles_beyond_the_limit_are_said_to_be_unread(pack: Any) -> None:
    parsed = parse(pack([GOOD] * 5).encode(), limits=Limits(articles=3))
    assert len(parsed.articles) == 3
    assert kind_of(parsed) == "too-many-articles"
    assert kind_of(parse(pack([GOOD] * 3).encode(), limits=Limits(articles=3))) is None
