"""Rows in the columns of GDELT's Global Knowledge Graph 2.1 (GKG codebook): tab-separated, without a header.

The columns and their separators are GKG's, the content is Clipwire's: themes are Media Topics, countries are ISO 3166
codes (GKG has FIPS 10-4), feature ids are those of GeoNames (GKG has GNS), and offsets count characters of the body.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape

from clipwire.exports.moments import in_utc, moment
from clipwire.exports.records import name_of
from clipwire.exports.texts import one_line
from clipwire.model.article import Article, DateMention, Mentioned, Place

COUNTRY, US_CITY, WORLD_CITY = "1", "3", "4"
"""GKG's types of a location."""
SEPARATORS = re.compile(r"[\t;#|,<>]")
UNREAD = ""
"""A column that Clipwire has nothing for: counts, GCAM, social media, amounts, translation."""


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    for article in articles:
        yield "\t".join(value(article) for value in COLUMNS.values()).encode() + b"\n"


def _plain(text: str | None) -> str:
    """A text without GKG's separators, and without the signs that begin a formula in a spreadsheet."""
    return one_line(SEPARATORS.sub(" ", text or "")).lstrip("=+-@ ")


def _date(article: Article) -> str:
    """YYYYMMDDHHMMSS in UTC. What is not known is 0, as month 00 of a year."""
    if whole := moment(article.published):
        return f"{in_utc(whole):%Y%m%d%H%M%S}"
    return re.sub(r"\D", "", article.published or "").ljust(14, "0")


def _names(entities: Iterable[Mentioned]) -> str:
    return ";".join(_plain(entity.name) for entity in entities)


def _with_offsets(entities: Iterable[Mentioned]) -> str:
    return ";".join(f"{_plain(entity.name)},{offset}" for entity in entities for offset in _offsets(entity))


def _offsets(entity: Mentioned) -> list[str]:
    """The offsets of the mentions, or one that is empty if none is known."""
    return [str(offset) for offset in entity.offsets] or [""]


def _themes(article: Article) -> list[str]:
    return [subject.code.replace("medtop:", "MEDTOP_") for subject in article.subjects]


def _locations(article: Article) -> list[tuple[str, str]]:
    """The blocks `type#name#country#adm1#lat#long#feature` with the offset of each mention."""
    countries = [
        ("#".join([COUNTRY, _plain(country.name), country.code, "", "", "", ""]), "") for country in article.countries
    ]
    return countries + [(_block(place), offset) for place in article.places for offset in _offsets(place)]


def _block(place: Place) -> str:
    kind = US_CITY if place.country == "US" else WORLD_CITY
    numbers = ["" if number is None else str(number) for number in (place.lat, place.lon, place.geonames_id)]
    return "#".join([kind, _plain(place.name), place.country or "", "", *numbers])


def _with_adm2(block: str, offset: str) -> str:
    """A block of V2ENHANCEDLOCATIONS, which has a second division after the first, and the offset."""
    fields = block.split("#")
    return "#".join([*fields[:4], "", *fields[4:], offset])


def _tone(article: Article) -> str:
    """GKG's seven numbers, of which Clipwire has the first, from -100 to 100, and the last, the number of words."""
    tone = "" if article.tone is None else f"{100 * article.tone:.2f}"
    return f"{tone},,,,,,{len(article.body.split())}"


def _dates(dates: Iterable[DateMention]) -> str:
    """Blocks `resolution#month#day#year#offset`; the resolution is 1 for a year, 2 for a month, 3 for a day."""
    blocks = []
    for date in dates:
        year, month, day = [*date.value[:10].split("-"), "", ""][:3]
        resolution = "3" if day else "2" if month else "1"
        blocks.append("#".join([resolution, month or "0", day or "0", year, _offset(date.offset)]))
    return ";".join(blocks)


def _offset(offset: int) -> str:
    return str(offset) if offset >= 0 else ""


def _quotations(article: Article) -> str:
    """Blocks `offset|length|verb|quote`. The verb is not known; the speaker is in front of the quote."""
    return "#".join(
        f"{_offset(quote.offset)}|{len(quote.text)}||{_plain(f'{quote.speaker}: ' if quote.speaker else '')}"
        f"{' ' if quote.speaker else ''}{_plain(quote.text)}"
        for quote in article.quotes
    )


def _extras(article: Article) -> str:
    title, authors = _plain(article.title), ";".join(map(_plain, article.authors))
    tags = (("PAGE_TITLE", title), ("PAGE_AUTHORS", authors))
    return "".join(f"<{name}>{escape(text, quote=False)}</{name}>" for name, text in tags if text)


COLUMNS: dict[str, Callable[[Article], str]] = {
    # column                       content
    "GKGRECORDID": lambda a: name_of(a),
    "V2.1DATE": _date,
    "V2SOURCECOLLECTIONIDENTIFIER": lambda a: "1" if a.url else "2",  # the web, or a citation only
    "V2SOURCECOMMONNAME": lambda a: _plain(a.source.name if a.source else None),
    "V2DOCUMENTIDENTIFIER": lambda a: one_line(a.url or name_of(a)),
    "V1COUNTS": lambda a: UNREAD,
    "V2.1COUNTS": lambda a: UNREAD,
    "V1THEMES": lambda a: ";".join(_themes(a)),
    "V2ENHANCEDTHEMES": lambda a: ";".join(f"{theme}," for theme in _themes(a)),
    "V1LOCATIONS": lambda a: ";".join(dict.fromkeys(block for block, _ in _locations(a))),
    "V2ENHANCEDLOCATIONS": lambda a: ";".join(_with_adm2(block, offset) for block, offset in _locations(a)),
    "V1PERSONS": lambda a: _names(a.people),
    "V2ENHANCEDPERSONS": lambda a: _with_offsets(a.people),
    "V1ORGANIZATIONS": lambda a: _names(a.organisations),
    "V2ENHANCEDORGANIZATIONS": lambda a: _with_offsets(a.organisations),
    "V1.5TONE": _tone,
    "V2.1ENHANCEDDATES": lambda a: _dates(a.dates),
    "V2GCAM": lambda a: UNREAD,
    "V2.1SHARINGIMAGE": lambda a: next((one_line(image.url) for image in a.images if image.url), ""),
    "V2.1RELATEDIMAGES": lambda a: ";".join(one_line(image.url) for image in a.images[1:] if image.url),
    "V2.1SOCIALIMAGEEMBEDS": lambda a: UNREAD,
    "V2.1SOCIALVIDEOEMBEDS": lambda a: UNREAD,
    "V2.1QUOTATIONS": _quotations,
    "V2.1ALLNAMES": lambda a: _with_offsets([*a.people, *a.organisations, *a.places]),
    "V2.1AMOUNTS": lambda a: UNREAD,
    "V2.1TRANSLATIONINFO": lambda a: UNREAD,
    "V2EXTRASXML": _extras,
}
