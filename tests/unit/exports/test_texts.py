"""Markdown and plain text, and what no format may hold."""

import json
import re

import pytest
import yaml
from markdown_it import MarkdownIt

from clipwire.exports import FORMATS
from clipwire.exports.records import article_of, record_of
from tests.unit.exports.samples import HOSTILE, MARKED_UP, article

ODD_TITLES = [
    "yes",
    "2025-04-24",
    "null",
    "- a list",
    "a: b # c",
    "---",
    "*anchor & &anchor",
    "'quoted' \"twice\"",
    "{x: [y]}",
    "!!python/object/apply:os.system ['true']",
    "ends with a colon:",
    "@at `tick` %percent",
]


def front_matter(document: bytes) -> tuple[dict[str, object], str]:
    _, head, body = document.decode().split("---\n", 2)
    fields = yaml.safe_load(head)
    assert isinstance(fields, dict)
    return fields, body


@pytest.mark.parametrize("title", ODD_TITLES)
def test_front_matter_is_safe_yaml_whatever_the_title(title: str) -> None:
    fields, _ = front_matter(FORMATS["markdown"].one(article(title=title)))
    assert fields["title"] == title
    assert fields["date"] == "2025-04-24"
    assert fields["authors"] == ["Lígia Prado", "Rui Sá"]


def test_the_body_of_markdown_has_no_markup_but_paragraphs() -> None:
    # Given a text full of signs that mark up text
    _, body = front_matter(FORMATS["markdown"].one(article(body=MARKED_UP)))
    # When it is read by a program for Markdown with tables and struck text
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(body)
    # Then there are paragraphs of text, and nothing else
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert {child.type for token in tokens for child in token.children or []} <= {"text", "text_special"}
    paragraphs = ["".join(child.content for child in token.children) for token in tokens if token.children]
    assert paragraphs == MARKED_UP.split("\n\n")


def test_plain_text_has_a_head_and_the_body() -> None:
    head, *_, last = FORMATS["text"].one(article()).decode().split("\n\n")
    assert head == "Snow closes the pass"
    assert last.startswith('"We slept on the floor,"')


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("warc", "parquet")])
def test_no_format_lets_control_characters_and_half_pairs_through(name: str) -> None:
    # Given an article with escapes of a terminal, control characters and halves of pairs
    text = FORMATS[name].one(article(**HOSTILE)).decode("utf-8")
    # Then none of them is in the file, not even escaped
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", text)
    assert not re.search(r"\\u(?:00[01][0-8b-f]|d[89a-f])", text, re.IGNORECASE)
    # And the words are
    assert "owned" in text


def test_right_to_left_marks_stay_with_their_text() -> None:
    assert "\u202eevil\u202c" in FORMATS["json-lines"].one(article(**HOSTILE)).decode()


def test_cleaning_keeps_every_offset() -> None:
    # Given a record with control characters before a name
    record = {"title": "x", "body": "a\x00\x1b\ud800Kim", "people": [{"name": "Kim", "mentions": 1, "offsets": [4]}]}
    # Then the name is where its offset says
    cleaned = article_of(record)
    assert cleaned.body[cleaned.people[0].offsets[0] :] == "Kim"


def test_records_of_notifications_and_of_later_releases_are_taken() -> None:
    # Given a record without offsets, with a field that this release does not know
    record = json.loads(FORMATS["json-lines"].one(article()))
    for name in ("dates", "quotes"):
        for item in record[name]:
            del item["offset"]
    record |= {"mood": "calm"}
    # Then it is written, and no offset is invented
    again = json.loads(FORMATS["json-lines"].one(record))
    assert again == {name: value for name, value in record.items() if name != "mood"}
    assert FORMATS["gkg"].one(record).decode().split("\t")[16] == "3#04#22#2025#"


def test_a_record_of_inspect_is_written_as_it_is() -> None:
    record = article().model_dump(mode="json", exclude_none=True)
    assert record_of(article_of(record)) == record
