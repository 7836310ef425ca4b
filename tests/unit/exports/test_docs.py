"""docs/formats.md says of every format what it is, keeps and loses."""

import gzip
import re
from pathlib import Path

import duckdb
import pytest

from clipwire.exports import FORMATS, gkg
from clipwire.model.article import (
    Article,
    Country,
    Dateline,
    FileRef,
    Image,
    Link,
    Organisation,
    Person,
    Place,
    Quote,
    Related,
    Source,
    Subject,
)

DOCS = Path(__file__).parents[3] / "docs"
SECTION = (DOCS / "formats.md").read_text().partition("\n## Formats that Clipwire writes\n")[2].partition("\n## ")[0]

MARKED = Article(
    id="idmark",
    version=1,
    title="titlemark",
    subtitle="subtitlemark",
    authors=["Authormark"],
    source=Source(id="source-id", name="Sourcemark"),
    url="https://urlmark.example/",
    links=[Link(url="https://linkmark.example/")],
    images=[Image(url="https://imagemark.example/", caption="captionmark")],
    published="2031-07-19",
    modified="2032-08-21T01:02:03Z",
    crawled="2033-09-23T04:05:06Z",
    dateline=Dateline(place="Datelinemark"),
    language="tlh",
    body="bodymark",
    related=[Related(title="relatedmark")],
    summary="summarymark",
    keywords=["keywordmark"],
    subjects=[Subject(code="medtop:20000139", name="subjectmark", confidence=0.5)],
    people=[
        Person(
            name="Personmark", aliases=["Aliasmark"], mentions=1, offsets=[987654], identifiers={"wikidata": "Q4242"}
        )
    ],
    organisations=[Organisation(name="Organisationmark", mentions=1)],
    places=[Place(name="Placemark", mentions=1, country="IS", lat=12.3456, lon=7.5, geonames_id=1)],
    countries=[Country(code="TV", name="Tuvalu", mentions=1)],
    quotes=[Quote(text="quotemark", offset=0)],
    tone=0.4321,
    story_id="storymark",
    duplicate_of="duplicatemark",
    file=FileRef(key="filemark", format="html", size=1, sha256="0" * 64),
)
SIGNS = {
    # field of the record     what shows that a file has it
    "title": "titlemark",
    "subtitle": "subtitlemark",
    "body": "bodymark",
    "authors": "Authormark",
    "source": "Sourcemark",
    "url": "urlmark",
    "published": r"2031-?07-?19",
    "modified": "2032-08-21|1976662923",
    "crawled": r"2033-09-23",
    "language": r"\btlh\b",
    "dateline": "Datelinemark",
    "truncated": None,
    "summary": "summarymark",
    "keywords": "keywordmark",
    "subjects": "subjectmark|MEDTOP_20000139",
    "people": "Personmark",
    "aliases": "Aliasmark",
    "identifiers": "Q4242",
    "organisations": "Organisationmark",
    "places": "Placemark",
    "coordinates": r"12\.3456",
    "countries": r"\bTV\b",
    "offsets": "987654",
    "quotes": "quotemark",
    "tone": r"0\.4321|43\.21",
    "links": "linkmark",
    "images": "imagemark",
    "captions": "captionmark",
    "related": "relatedmark",
    "story_id": "storymark",
    "duplicate_of": "duplicatemark",
    "file": "filemark",
}


def text_of(name: str, given: Article, folder: Path) -> str:
    data = FORMATS[name].one(given)
    if name == "parquet":
        table = folder / "table.parquet"
        table.write_bytes(data)
        return str(duckdb.execute("SELECT * FROM read_parquet(?)", [str(table)]).fetchall())
    return gzip.decompress(data).decode() if name == "warc" else data.decode()


def table_after(heading: str) -> list[list[str]]:
    """The rows of the table that has this first row."""
    rows = SECTION.partition(heading)[2].strip().split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[1:]]


def test_the_formats_are_those_of_the_code() -> None:
    rows = table_after("| format | file | a list | what it is |\n")
    assert [row[:3] for row in rows] == [
        [f"`{name}`", f"`{it.suffix}`", "yes" if it.is_list else "no"] for name, it in FORMATS.items()
    ]


def kept_by(name: str, folder: Path) -> list[str]:
    """The fields of a record that a file of this format shows."""
    text = text_of(name, MARKED, folder)
    cut_off = text_of(name, MARKED.model_copy(update={"truncated": True}), folder)
    return [field for field, sign in SIGNS.items() if (re.search(sign, text) if sign else _differ(text, cut_off))]


def _differ(one: str, other: str) -> bool:
    """Whether two files differ, except for the time of writing."""
    written = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:Z|[+-]\d\d:\d\d)|<urn:uuid:\S+>|sha1:\S+")
    return written.sub("", one) != written.sub("", other)


@pytest.mark.parametrize("at", range(len(FORMATS)), ids=FORMATS)
def test_what_each_format_keeps_is_said(at: int, tmp_path: Path) -> None:
    # Given the table of fields and formats
    heading = next(line for line in SECTION.splitlines() if line.startswith("| field |"))
    rows = table_after(f"{heading}\n")
    assert heading.strip("|").split("|")[at + 1].strip() == f"`{list(FORMATS)[at]}`"
    assert [row[0] for row in rows] == [f"`{field}`" for field in SIGNS]
    # When a record in which each field has a sign of its own is written
    kept = kept_by(list(FORMATS)[at], tmp_path)
    # Then the signs of the fields that the table names are in the file, and no others
    assert [row[0].strip("`") for row in rows if row[at + 1]] == kept


def test_the_columns_of_gkg_are_named_in_order() -> None:
    named = re.findall(r"\b(?:GKGRECORDID|V\d(?:\.\d+)?[A-Z0-9]+)\b", SECTION)
    assert named == list(gkg.COLUMNS)
