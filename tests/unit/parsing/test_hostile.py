"""No bytes, however made, bring out of a parser anything but `Rejected`, or take it more than bounded time."""

import json
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clipwire.model.errors import Rejected
from clipwire.parsing.opening import open_file
from clipwire.parsing.registry import parse
from tests.benchmarks.hostile.collection import hostile_files
from tests.benchmarks.hostile.reading import read

RANDOM = random.Random(7)

HOSTILE = {
    "random bytes named .html": RANDOM.randbytes(20_000),
    "a tag and random bytes": b"<html>" + RANDOM.randbytes(20_000),
    "20,000 nested tags": b"<html><body>" + b"<div>" * 20_000 + b"text" + b"</div>" * 20_000,
    "20,000 nested lists": b"<html><body>" + b"<ul><li>" * 20_000,
    "60,000 entities": b"<html><body><p>" + b"&eacute; &#233; " * 30_000,
    "a line of 300 kB of words": b"<p>" + b"word " * 60_000,
    "a line of 300 kB without a space": b"Title\n\n" + b"x" * 300_000,
    "20,000 short lines": b"a line\n" * 20_000,
    "10,000 lines of a narrow column that end with a divided word": b"Title\n\n" + b"lower case line re-\n" * 10_000,
    "20,000 lines of dots": b"....\n\n" * 20_000,
    "300 kB of quotation marks": b'Title\n\n"' + b'" "' * 100_000,
    "300 kB of digits and slashes": b"Title\n\n" + b"01/02/03 " * 33_000,
    "300 kB of white space and a letter": b"Title\n\n" + b" " * 300_000 + b"x",
    "300 kB of capitals": b"Title\n\n" + b"Kim Jong " * 33_000,
    "100,000 opening brackets of JSON": b"[" * 100_000,
    "100,000 nested objects": b'{"a":' * 100_000,
    "deep XML": b"<?xml version='1.0'?><rss>" + b"<a>" * 50_000,
    "NUL bytes in a text": b"Title\0\n\nThe fleet\0 returned.\n" * 50,
    "lone surrogates": "Title\ud800\n\nThe fleet returned.".encode("utf-8", "surrogatepass"),
    "overlong UTF-8": b"Title\n\nThe fleet \xc0\xaf\xe0\x80\xaf returned.",
    "UTF-16 cut in the middle": "Title\n\nThe fleet returned.".encode("utf-16")[:-1],
    "JSON of wrong types": json.dumps(
        {"@type": ["NewsArticle", 3], "headline": {}, "author": [[]], "image": {}}
    ).encode(),
    "ninjs of wrong types": json.dumps(
        {"uri": 1, "headline": [], "bodies": {"a": 1}, "type": None, "place": 3}
    ).encode(),
    "JSON feed of wrong types": b'{"version": "https://jsonfeed.org/version/1", "items": [1, null, {"authors": 3}]}',
    "a number as JSON": b"[1e999999, NaN]",
    "front matter of aliases": b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\ntext\n",
    "a mail of headers only": b"From: a\nTo: b\nSubject: c\n",
    "a mail in a mail in a mail": b"From: a\nTo: b\nContent-Type: message/rfc822\n\n" * 300,
    "a mail of many parts": b"From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\ntext\n" * 5_000,
    "a PDF of garbage": b"%PDF-1.4\n" + RANDOM.randbytes(20_000),
    "a PDF without end": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
    "300 kB of ampersands in XML": b"<rss><channel><item><title>" + b"&" * 300_000 + b"</title></item></channel></rss>",
    "20,000 forwarded messages": b"From: a\nTo: b\n\n" + b"-----Original Message-----\nFrom: x\n" * 20_000,
    "20,000 quoted lines": b"From: a\nTo: b\n\n" + b"On x wrote wrote wrote\n" * 10_000 + b"> a\n" * 20_000,
    "20,000 fences of Markdown": b"# T\n\n" + b"```\n~~~\n" * 10_000,
    "20,000 references in a graph": b'{"@graph":['
    + b'{"@id":"#a","@type":"Article","author":{"@id":"#a"}},' * 20_000
    + b"{}]}",
    "a picture named .txt": b"\xff\xd8\xff\xe0" + RANDOM.randbytes(2_000),
}


def test_the_bench_of_hostile_files_reads_what_it_makes() -> None:
    files = list(hostile_files())
    assert len({(file.kind, file.name) for file in files}) == len(files) >= 231
    # Given two of its files, one good and one that a limit refuses
    chosen = {
        file.name: file.make
        for file in files
        if file.name in ("good articles around one nested 900 deep", "zip: cut off")
    }
    # When they are read as the functions read them
    accounts = {name: read(make(), name) for name, make in chosen.items()}
    # Then each has an outcome
    assert {name: account.outcome for name, account in accounts.items()} == {
        "good articles around one nested 900 deep": "accepted",
        "zip: cut off": "partial",
    }


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_is_read_or_refused_in_bounded_time(data: bytes) -> None:
    began = time.process_time()
    try:
        parse(data, "hostile.html")
    except Rejected as error:
        assert error.problem.detail
    assert time.process_time() - began < 10  # seconds; each takes well under two on any machine


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    for thing in open_file(data):
        assert thing.parsed or thing.problem or thing.passed_over


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    for thing in open_file(text.encode("utf-8", "surrogatepass")):
        assert thing.parsed or thing.problem or thing.passed_over


STARTS = [
    b"<html><body>",
    b'{"@type":"NewsArticle",',
    b"<?xml version='1.0'?><nitf>",
    b"<rss><channel><item>",
    b"---\n",
]
STARTS += [b"# Title\n\n", b"From: a@b\nTo: c@d\n\n", b"%PDF-1.7\n", b"PK\3\4", b"\x1f\x8b\x08\0", b"WARC/1.0\r\n"]
STARTS += [
    b"January 07, 2026Jan 07, 2026\nKCNA\n\nTitle\n\nDate: ",
    b'{"version":"https://jsonfeed.org/version/1","items":[',
]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(STARTS),
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda s: s.encode("utf-8", "replace"))),
)
def test_any_bytes_behind_a_format_s_beginning(start: bytes, rest: bytes) -> None:
    for thing in open_file(start + rest):
        assert thing.parsed or thing.problem or thing.passed_over


def test_elements_that_feedparser_stumbles_over_are_refused() -> None:
    # Found by tests/benchmarks/fuzz_parsers.py: a category that ends where none began
    feed = b'<rss version="2.0"><channel><title>T</title><item><title>A</title><media:category/></item></channel></rss>'
    for data in (
        feed,
        feed.replace(b"media:category", b"itunes:category"),
        feed.replace(b"<item>", b"<item><category>"),
    ):
        for thing in open_file(data):
            assert thing.parsed or thing.problem


@pytest.mark.parametrize("reference", ["&#1;", "&#x1F;", "&#12;", "\f", "&#xFFFE;", "&#55296;", "&#99999999;", "&#x0"])
def test_references_to_what_no_text_holds_cost_no_page(reference: str) -> None:
    # Found by fuzzing: such characters come into a tree, and cannot be moved in it
    text = f"<p>The fleet{reference} came home today, and the quay was full of people.</p>" * 6
    hidden = f'<div hidden>x</div>{reference} <span style="display:none">y</span>{reference}'
    (thing,) = open_file(f"<html><body><h1>Fleet{reference}</h1>{hidden}{text}{hidden}</body></html>".encode())
    assert thing.parsed and "came home today" in thing.parsed.articles[0].body
