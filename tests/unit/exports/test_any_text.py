"""Any text at all can be written in every format, and what is read back is the same."""

import csv
import io
import json

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from clipwire.exports import FORMATS
from clipwire.exports.records import article_of
from clipwire.parsing.registry import parse
from tests.unit.exports.samples import BODY, article

ANY = st.text(st.characters(), max_size=60)
LINES = st.text(st.sampled_from("abc <>&*_`#-=+1.)[]()!|~^$\\'\"@{}%:;,\n/ é한ع\u202e\t"), max_size=80)
READERS = {
    "ninjs": json.loads,
    "json-ld": json.loads,
    "newsml-g2": etree.fromstring,
    "atom": etree.fromstring,
    "json-feed": json.loads,
    "csv": lambda data: list(csv.reader(io.StringIO(data.decode(), newline=""))),
    "json-lines": json.loads,
    "markdown": lambda data: yaml.safe_load(data.decode().split("\n---\n")[0]),
    "text": bytes.decode,
    "gkg": lambda data: [line.split("\t") for line in data.decode().splitlines()],
    "stix": json.loads,
    "misp": json.loads,
}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=ANY, name=ANY, body=ANY)
def test_every_format_holds_any_text(title: str, name: str, body: str) -> None:
    # Given texts of any characters
    given = article(title=title, subtitle=name, authors=[name], keywords=[name], body=body, summary=name, url=None)
    for format_name, read in READERS.items():
        # Then each format is written, and read by a reader of its syntax
        assert read(FORMATS[format_name].one(given)) is not None, format_name


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=LINES, paragraph=LINES)
def test_texts_full_of_marks_are_read_back(title: str, paragraph: str) -> None:
    # Given a title and a paragraph full of signs that some format gives a meaning, as parsers make them: trimmed lines
    marked = f"{' '.join(paragraph.split())} snow lay on the road to the pass, the police said on Tuesday.".strip()
    title = f"Snow {' '.join(title.split())}".strip()
    before = article_of(article(title=title, body=f"{BODY}\n\n{marked}\n\nThat is all there is to say of the snow."))
    for name in ("ninjs", "newsml-g2", "atom", "json-feed", "csv", "json-lines", "markdown"):
        # Then they are read as they were
        [after] = parse(FORMATS[name].one(before)).articles
        assert (after.title, after.body) == (before.title, before.body), name
