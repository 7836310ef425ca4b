"""Articles of our own invention to export."""

from typing import Any

from clipwire.model.article import (
    Article,
    Country,
    Dateline,
    DateMention,
    FileRef,
    Image,
    Link,
    Organisation,
    Person,
    Place,
    Quote,
    Source,
    Subject,
)

BODY = """The pass was closed to lorries on Tuesday after a night of snow, and the police turned back forty of them.

Drivers slept in the school of the last village, where the mayor had soup brought to them, the radio said.

"We slept on the floor," said Ri Chol Su, who drives a lorry of the salt works at Wonsan."""

MARKED_UP = """Profits *rose* by 5 < 7 at `Snow & Sons`, said [the house] in its _half-year_ report to owners \\ heirs.

- The first point of the report is a dash, with more words that follow it for the sake of length.

1. The second one begins with a number, and goes on for some more words & signs such as &amp; and <b>.

# The third looks like a heading, and is only a sentence about the number of the house, which is 17.

=== The fourth begins with a rule; it ends | with a bar ~~ and the price of $5 in a footnote[^1]."""


def article(**fields: Any) -> Article:
    known = {
        "id": "obx2az4itqprihs7iiwraos4",
        "version": 1,
        "title": "Snow closes the pass",
        "subtitle": "Forty lorries wait",
        "authors": ["Lígia Prado", "Rui Sá"],
        "source": Source(id="harbour-news", name="Harbour News"),
        "url": "https://harbour.example/snow?page=1",
        "links": [Link(url="https://harbour.example/lorries", text="Lorries")],
        "images": [Image(url="https://harbour.example/snow.jpg", caption="A lorry in the snow", credit="R. Sá")],
        "published": "2025-04-24",
        "dateline": Dateline(place="Nampho"),
        "language": "en-GB",
        "body": BODY,
        "summary": "Snow closed the pass.",
        "keywords": ["snow", "lorries"],
        "subjects": [Subject(code="medtop:20000139", name="transport", confidence=0.81)],
        "people": [Person(name="Ri Chol Su", mentions=1, offsets=[246], identifiers={"wikidata": "Q1"})],
        "organisations": [Organisation(name="Salt Works", aliases=["the works"], mentions=1)],
        "places": [
            Place(name="Wonsan", mentions=1, offsets=[298], country="KP", lat=39.15, lon=127.44, geonames_id=1877449)
        ],
        "countries": [Country(code="KP", name="North Korea", mentions=1, identifiers={"wikidata": "Q423"})],
        "dates": [DateMention(text="Tuesday", value="2025-04-22", offset=34)],
        "quotes": [Quote(text="We slept on the floor,", speaker="Ri Chol Su", offset=217)],
        "tone": -0.25,
        "story_id": "mfzq2az4itqprihs7iiwraos",
        "file": FileRef(key="snow.html", format="html", size=3, sha256="0" * 64),
    }
    return Article(**known | fields)


def other(**fields: Any) -> Article:
    return article(
        id="zbx2az4itqprihs7iiwraos5",
        title="Ferry sails again",
        url="https://coast.example/ferry",
        source=Source(id="coast-post", name="Coast Post"),
        **fields,
    )


DATES = {
    "a day": {"published": "2025-04-24"},
    "a month": {"published": "2025-04"},
    "a year": {"published": "2025"},
    "a moment": {"published": "2025-04-24T10:00:00+02:00"},
    "a moment and a change": {"published": "2025-04-24T10:00:00+02:00", "modified": "2025-04-25T08:00:00Z"},
    "a day and a change": {"published": "2025-04-24", "modified": "2025-04-25T08:00:00Z"},
    "two days": {"published": "2025-04-24", "modified": "2025-04-26"},
    "a change alone": {"published": None, "modified": "2025-04-25T08:00:00Z"},
    "the day of a change alone": {"published": None, "modified": "2025-04-25"},
    "no date": {"published": None},
}
"""Dates as records know them: none may become another on its way through a format."""

BARE = {
    "title": "Snow closes the pass",
    "subtitle": None,
    "authors": [],
    "source": None,
    "url": None,
    "links": [],
    "images": [],
    "published": None,
    "dateline": None,
    "language": None,
    "summary": None,
    "keywords": [],
    "subjects": [],
    "people": [],
    "organisations": [],
    "places": [],
    "countries": [],
    "dates": [],
    "quotes": [],
    "tone": None,
    "story_id": None,
    "file": None,
}
"""An article of which only title and text are known."""

HOSTILE = {
    "title": "=cmd|'/c calc'!A1 \x1b]0;owned\x07 \u202eevil\u202c \ud800 --- [x](javascript:1) <script>&",
    "authors": ["@SUM(A1)", "-2+3 \x00\x0b", "عنوان מאמר"],
    "subtitle": "+1: \uffff# yes",
    "body": "First \x1b[31mparagraph ]]> of the text\x00 with <b>marks</b> &lt; and \ud83d half of a pair, here.\n\n"
    "=HYPERLINK(A1) is how the second begins, \x85 and it ends with a line end\u2028of another kind.",
    "keywords": ["a;b,c#d|e\tf", "=1"],
    "people": [Person.model_construct(name="-Kim\t#;|", aliases=[], mentions=1, offsets=[1], identifiers={})],
}
"""Control characters, half pairs, formulas, markup and escapes."""
