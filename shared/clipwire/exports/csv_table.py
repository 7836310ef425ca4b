"""CSV (RFC 4180) for spreadsheets: an article in each row, in UTF-8 with a byte order mark, which Excel needs.

A spreadsheet runs a text that begins with = + - or @ as a formula: such a text gets an apostrophe in front, which
Clipwire's parser of tables removes in tables with these columns.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from clipwire.model.article import Article

BETWEEN = "; "
FORMULA = ("=", "+", "-", "@")

COLUMNS: dict[str, Callable[[Article], object]] = {
    "id": lambda a: a.id,
    "version": lambda a: a.version,
    "title": lambda a: a.title,
    "subtitle": lambda a: a.subtitle,
    "authors": lambda a: BETWEEN.join(a.authors),
    "source": lambda a: a.source.name if a.source else None,
    "url": lambda a: a.url,
    "published": lambda a: a.published,
    "modified": lambda a: a.modified,
    "crawled": lambda a: a.crawled,
    "dateline": lambda a: a.dateline.place if a.dateline else None,
    "language": lambda a: a.language,
    "body": lambda a: a.body,
    "truncated": lambda a: "true" if a.truncated else "false",
    "abstract": lambda a: a.summary,
    "keywords": lambda a: BETWEEN.join(a.keywords),
    "subjects": lambda a: BETWEEN.join(subject.name for subject in a.subjects),
    "people": lambda a: BETWEEN.join(person.name for person in a.people),
    "organisations": lambda a: BETWEEN.join(organisation.name for organisation in a.organisations),
    "places": lambda a: BETWEEN.join(place.name for place in a.places),
    "countries": lambda a: BETWEEN.join(country.code for country in a.countries),
    "tone": lambda a: a.tone,
    "story_id": lambda a: a.story_id,
    "duplicate_of": lambda a: a.duplicate_of,
}


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    yield "\ufeff".encode() + _row(COLUMNS)
    for article in articles:
        yield _row(_cell(value(article)) for value in COLUMNS.values())


def _row(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return no_formula(value)


def no_formula(text: str) -> str:
    """The text with an apostrophe in front if a spreadsheet would run it."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
