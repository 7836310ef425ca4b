"""The metadata of a page: each field from the most trusted place that states it, with evidence.

The order of trust is JSON-LD, microdata, `<meta>` (OpenGraph, citation tags, Dublin Core), then the markup itself.
A date is read only if it is marked as the date of publication or of modification; nothing is guessed.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from clipwire.model.article import Evidence, Image
from clipwire.parsing.bylines import names_in
from clipwire.parsing.dates import iso_date
from clipwire.parsing.formats.html.addresses import MAX_BYTES_BEFORE_MARK, absolute, leads_to_a_page, page_addresses
from clipwire.parsing.formats.html.blocks import words
from clipwire.parsing.formats.html.old_pages import large_headline
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.statements import META, Statement, Statements, one_line
from clipwire.parsing.formats.html.times import times_below_title
from clipwire.parsing.formats.html.titles import (
    SEPARATOR,
    best_title,
    only_heading,
    site_in_window,
    site_names,
    without_site,
)
from clipwire.parsing.sources import profile_named, profile_of_host
from clipwire.parsing.stated import language_tag
from clipwire.text.addresses import without_tracking
from clipwire.text.folding import letters_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")
SAVED_ON = re.compile(rb"saved date:\s*\w+ (\w+ \d\d? \d{4} [\d:]+) GMT([+-]\d{4})")
ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
PUBLISHED_MARK = re.compile(r"datepublished|dt-published|pubdate|entry-date|publish(?:ed)?[-_ ]?(?:date|time|on)")
"""Names of classes and properties that mark a `<time>` as the moment of publication."""


def described(tree: "HtmlElement", html: bytes, url: str | None, statements: Statements) -> Page:
    """A page with the fields that its metadata state. `url` is the address that it was fetched from, if known."""
    page = Page()
    fill(page, "url", page_addresses(tree, html, statements.meta, url))
    page.url = without_tracking(page.url or url or "") or None
    fill(page, "source", _sources(statements))
    _fill_title(page, tree, statements)
    if page.title and (name := site_in_window(tree, page.title)):
        fill(page, "source", [("heuristic", "medium", name)])
    page.profile = profile_named(page.source or "") or profile_of_host(urlsplit(page.url or "").hostname or "")
    fill(page, "language", _languages(tree, statements))  # first, since it decides about names of months
    fill(page, "published", statements.of("published", page.date))
    fill(page, "published", _marked_times(tree))
    fill(page, "modified", statements.of("modified", page.date))
    if page.published is None or page.modified is None:
        for field, value in times_below_title(tree, page.title or "", page.language):
            fill(page, field, [("markup", "medium", value)])
    fill(page, "description", statements.of("description", one_line))
    fill(page, "subtitle", (said for said in statements.of("subtitle", one_line) if said[2] != page.title))
    _fill_authors(page, statements)
    page.images = [Image(url=address) for address in _images(statements, page.url)][:1]
    if saved := SAVED_ON.search(html[:MAX_BYTES_BEFORE_MARK]):
        page.crawled = iso_date(b" ".join(saved.groups()).decode("ascii", "ignore"))
    return page


def fill(page: Page, field: str, statements: Iterable[Statement]) -> None:
    """Set a field that has no value to the first statement, and record its origin as evidence."""
    if getattr(page, field):
        return
    for origin, confidence, text in statements:
        setattr(page, field, text)
        page.evidence[field] = Evidence(origin=origin, confidence=confidence, text=text)
        return


def date_in_address(page: Page) -> Iterator[Statement]:
    """The day in the page's address, which is usually the day of publication."""
    if (
        page.url
        and (day := DAY_IN_ADDRESS.search(urlsplit(page.url).path))
        and (value := iso_date("-".join(day.groups())))
    ):
        yield "heuristic", "low", value


def _fill_title(page: Page, tree: "HtmlElement", statements: Statements) -> None:
    stated = list(statements.of("title", _shown_title))
    names = site_names(page.source, page.url)
    page.other_titles = [text for _, _, text in stated]
    of_site = only_heading(tree, names, page.other_titles) if _is_about_site(statements) else None
    page.title = _shown_title(of_site or best_title(tree, page.other_titles, names) or "")
    if not stated:
        page.title = large_headline(tree, page.title or "") or page.title
    if page.title:
        origin, confidence, text = next(
            (said for said in stated if without_site(said[2], names) == page.title),
            ("markup", "high" if stated else "medium", page.title),
        )
        page.evidence["title"] = Evidence(origin=origin, confidence=confidence, text=text)


def _is_about_site(statements: Statements) -> bool:
    """Whether OpenGraph describes the site: its address is that of the front page."""
    addresses = [address for said in statements.meta.get("og:url", ()) if (address := absolute(said, None))]
    return bool(addresses) and not any(map(leads_to_a_page, addresses))


def _shown_title(text: str) -> str | None:
    """A title on one line. Templates may have escaped it several times ("Nets &amp;amp; lines")."""
    while ESCAPED.search(text):
        text = unescape(text)
    return one_line(text)


def _sources(statements: Statements) -> Iterator[Statement]:
    """Names of the publisher: the site's own name comes before the company or the agency that owns it."""

    def name(text: str) -> str | None:
        first = SEPARATOR.split(text)[0].strip()
        return one_line(first) if "://" not in first and not first.startswith("@") else None

    said = list(statements.of("source", name))
    by_site = next((each for each in said if each[0] == "meta" and each[1] == "high"), None)
    if by_site:
        same = (each for each in said if "".join(words(each[2])) == "".join(words(by_site[2])))
        yield max(same, key=lambda each: (each[2].count(" "), each == by_site))
    yield from said


def _marked_times(tree: "HtmlElement") -> Iterator[Statement]:
    """Moments that the markup marks as the moment of publication."""
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''} {' '.join(element.keys())}".lower()
        beside = any(above.tag in ("aside", "nav") for above in element.iterancestors())
        value = iso_date(element.get("datetime")) or iso_date(" ".join(element.itertext()))
        if value and PUBLISHED_MARK.search(marks) and not beside:
            yield "markup", "medium", value


def _languages(tree: "HtmlElement", statements: Statements) -> Iterator[Statement]:
    said = list(statements.of("language", language_tag))
    yield from (each for each in said if each[0] != "meta")
    if declared := language_tag(tree.get("lang") or tree.get("xml:lang")):
        yield "markup", "medium", declared
    yield from said


def _fill_authors(page: Page, statements: Statements) -> None:
    """Fill the authors from the first byline with a name. The site's own name is not an author."""
    names = site_names(page.source, page.url)
    for origin, bylines in statements.bylines():
        page.stated_bylines += bylines
        if authors := not_the_site((name for byline in bylines for name in names_in(byline)), names):
            page.authors = authors
            page.evidence["authors"] = Evidence(
                origin=origin, confidence="medium" if origin == "meta" else "high", text="; ".join(bylines)
            )
            return


def not_the_site(authors: Iterable[str], site: Iterable[str]) -> list[str]:
    """The authors, each once, without the site's own name."""
    houses = [house for name in site if len(house := letters_of(name)) > 2]
    return [name for name in dict.fromkeys(authors) if not any(house in letters_of(name) for house in houses)]


def _images(statements: Statements, base: str | None) -> Iterator[str]:
    """Addresses of the pictures that the metadata name."""
    for name in META["images"].split():
        for text in statements.meta.get(name, ()):
            if address := absolute(text, base):
                yield address
    for _, node in statements.items:
        image = node.get("image")
        while isinstance(image, list) and image:
            image = image[0]
        if isinstance(image, dict):
            image = image.get("url") or image.get("contentUrl")
        if isinstance(image, str) and (address := absolute(image, base)):
            yield address
