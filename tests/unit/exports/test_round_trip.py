"""What Clipwire writes it reads back to the same article, as far as the format can say it."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pytest

from clipwire.exports import FORMATS
from clipwire.model.article import Article, Dateline, Evidence
from clipwire.model.errors import Rejected
from clipwire.parsing.registry import parse
from tests.unit.exports.samples import BARE, BODY, DATES, MARKED_UP, article, other

READ_BACK = ["ninjs", "json-ld", "newsml-g2", "atom", "json-feed", "csv", "json-lines", "markdown"]
FIELDS = ["title", "subtitle", "body", "source", "authors", "published", "modified", "url", "language", "dateline"]
CANNOT_SAY = {
    # format     fields that it has no place for
    "atom": {"subtitle", "dateline"},
}


def written(name: str, articles: list[Article]) -> bytes:
    chosen = FORMATS[name]
    return b"".join(chosen.many(articles)) if chosen.is_list else chosen.one(articles[0])


def stated(article: Article, name: str, fields: Iterable[str] = FIELDS) -> dict[str, Any]:
    values = {field: getattr(article, field) for field in fields if field not in CANNOT_SAY.get(name, ())}
    return {field: _instant(value) if isinstance(value, str) else value for field, value in values.items()}


def _instant(text: str) -> object:
    """A moment, whatever its offset; any other text as it is."""
    return datetime.fromisoformat(text) if len(text) >= 20 and text[4] == "-" and "T" in text else text


@pytest.mark.parametrize("dates", DATES.values(), ids=DATES)
@pytest.mark.parametrize("name", READ_BACK)
def test_an_article_is_read_back(name: str, dates: dict[str, Any]) -> None:
    # Given an article whose dates are known to some precision
    before = article(**dates)
    # When it is written alone and read
    [after] = parse(FORMATS[name].one(before)).articles
    # Then it says the same, and no date is more precise than it was
    assert stated(after, name) == stated(before, name)


@pytest.mark.parametrize("name", [name for name in READ_BACK if FORMATS[name].is_list])
def test_a_list_is_read_back_in_its_order(name: str) -> None:
    # Given articles of two publishers
    before = [article(), other(published="2025-04-25T08:00:00Z")]
    # When they are written into one file and read
    after = parse(b"".join(FORMATS[name].many(before))).articles
    # Then each is there, with its own publisher
    assert [stated(one, name) for one in after] == [stated(one, name) for one in before]


@pytest.mark.parametrize("name", READ_BACK)
def test_what_is_not_known_stays_unknown(name: str) -> None:
    # Given an article without source, author, address, language and date, alone and beside another
    before = article(**BARE)
    assert stated(parse(FORMATS[name].one(before)).articles[0], name) == stated(before, name)
    assert stated(parse(written(name, [before, other()])).articles[0], name) == stated(before, name)


@pytest.mark.parametrize("name", [name for name in READ_BACK if name != "json-ld"])
def test_signs_of_markup_in_a_text_stay_signs(name: str) -> None:
    # Given a title and a body with signs that mark up text in HTML, XML or Markdown
    before = article(title='Profits & <b>losses</b> rise * 5: "a_b" #1', body=MARKED_UP)
    # Then they are read as they were
    [after] = parse(FORMATS[name].one(before)).articles
    assert (after.title, after.body) == (before.title, before.body)


@pytest.mark.parametrize("name", [name for name in READ_BACK if name != "json-ld"])
def test_line_ends_within_a_paragraph_are_kept(name: str) -> None:
    before = article(body=BODY.replace("radio said.\n", "radio said.\nThey left at dawn.\n"))
    assert parse(FORMATS[name].one(before)).articles[0].body == before.body


@pytest.mark.parametrize("name", ["ninjs", "json-ld", "atom", "json-feed", "csv", "json-lines", "markdown"])
def test_a_text_that_is_cut_off_is_read_back_as_such(name: str) -> None:
    assert parse(FORMATS[name].one(article(truncated=True))).articles[0].truncated
    assert not parse(FORMATS[name].one(article())).articles[0].truncated


def test_a_place_that_is_only_mentioned_is_not_the_dateline() -> None:
    # Given an article without a dateline that mentions a place
    [after] = parse(FORMATS["ninjs"].one(article(dateline=None))).articles
    # Then the place stays a mention
    assert after.dateline is None


def test_whole_records_keep_what_no_other_format_has() -> None:
    # Given a record with links, pictures, a crawl date and evidence
    evidence = {"title": Evidence(origin="meta", confidence="medium", text="Snow closes")}
    before = article(crawled="2025-05-02", warnings=["a value was cut"], evidence=evidence)
    # When it is read from JSON Lines
    [after] = parse(FORMATS["json-lines"].one(before)).articles
    # Then all that parsing knew is the same
    same = ("links", "images", "crawled", "warnings", "related")
    assert stated(after, "json-lines", same) == stated(before, "json-lines", same)
    assert after.evidence["title"] == evidence["title"]


def test_a_forged_record_is_read_no_more_trustingly_than_other_json() -> None:
    # Given a record with a date, a language and a source id that no parser makes
    record = json.loads(FORMATS["json-lines"].one(article()))
    record |= {
        "id": "of-another-article",
        "published": "2025-99-99",
        "crawled": "2025-02-31",
        "language": "<b>",
        "source": {"id": "ARTICLE#x", "name": "Harbour News"},
        "dateline": {"place": "Nampho", "date": "2025-13-01"},
        "related": [{"title": "Pier opens", "published": "2025-04-31"}],
    }
    # Then they are left out, or made anew
    [after] = parse(json.dumps(record).encode()).articles
    assert (after.id, after.published, after.crawled, after.language) == (None, None, None, None)
    assert after.source and after.source.id == "harbour-news"
    assert after.dateline == Dateline(place="Nampho")
    assert [(it.title, it.published) for it in after.related] == [("Pier opens", None)]


@pytest.mark.parametrize("wrong", [{"title": 7}, {"authors": "Ann"}, {"images": [{"size": 1}, 2]}])
def test_a_record_with_values_of_wrong_types_is_damaged(wrong: dict[str, Any]) -> None:
    record = json.loads(FORMATS["json-lines"].one(article())) | wrong
    with pytest.raises(Rejected, match="record cannot be read"):
        parse(json.dumps(record).encode())


def test_a_dateline_of_front_matter_that_is_a_date_is_no_place() -> None:
    text = f"---\ntitle: Snow\ndateline: 24 April 2025\n---\n\n{BODY}\n"
    assert parse(text.encode()).articles[0].dateline is None


def test_sub_headlines_are_known_by_their_role() -> None:
    # Given a news item with the roles of an agency, and one with a role that is another
    item = FORMATS["newsml-g2"].one(article(subtitle="Forty lorries wait")).decode()
    agency = item.replace('roleuri="urn:clipwire:headline:sub"', 'role="apahltype:subtitle"')
    other_role = item.replace('roleuri="urn:clipwire:headline:sub"', 'role="hl:subject"')
    # Then the first is a subtitle, and the second is none
    assert parse(agency.encode()).articles[0].subtitle == "Forty lorries wait"
    assert parse(other_role.encode()).articles[0].subtitle is None


def test_plain_text_is_read_as_a_page_dump() -> None:
    # Given an article without what the rows of a page dump cannot say
    before = article(subtitle=None, dateline=None, language=None)
    # Then its text is read back
    [after] = parse(FORMATS["text"].one(before)).articles
    assert stated(after, "text") == stated(before, "text")


@pytest.mark.parametrize("sign", "=+-@")
def test_the_guard_of_a_formula_is_no_part_of_a_text(sign: str) -> None:
    # Given texts that a spreadsheet would run
    before = article(title=f"{sign}2 degrees", subtitle=f"{sign}1 at night", body=f"{sign}2 it was. {BODY}")
    # Then they are read as they were
    [after] = parse(FORMATS["csv"].one(before)).articles
    assert (after.title, after.subtitle, after.body) == (before.title, before.subtitle, before.body)


def test_a_cell_with_an_apostrophe_of_another_table_is_left_alone() -> None:
    # Given a table that Clipwire did not write
    rows = [
        ["title", "text", "url"],
        *([title, BODY, f"https://a.example/{title}"] for title in ("'-30 degrees'", "'=7'")),
    ]
    table = io.StringIO()
    csv.writer(table).writerows(rows)
    # Then its titles are read as they are
    assert [one.title for one in parse(table.getvalue().encode()).articles] == ["'-30 degrees'", "'=7'"]
