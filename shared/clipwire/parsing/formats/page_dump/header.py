"""The metadata of a page: title, source, authors, dates, URL, each with its evidence."""

import re
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

from clipwire.model.article import Article, Evidence, Source
from clipwire.parsing.bylines import is_job, names_in
from clipwire.parsing.bylines.words import given_names
from clipwire.parsing.dates import WrittenDate, in_zone, read_dates, settle, shown_habit
from clipwire.parsing.formats.page_dump.lines import Line
from clipwire.parsing.formats.page_dump.passed_on import counts_followers
from clipwire.parsing.formats.page_dump.regions import Page
from clipwire.parsing.formats.page_dump.title import read_title
from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.papers import names_a_paper
from clipwire.parsing.rows import READ_ORIGINAL
from clipwire.parsing.sources import (
    Profile,
    aggregator_of,
    aggregators,
    profile_named,
    profile_of_host,
    profiles,
    source_named,
)

MAX_CRAWL_DATE_LINES = 6
"""A date above the title in the first lines of a page is the crawl date."""
MORE_FROM = re.compile(r"more from (.{2,60})", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\)|copyright)[\s©ⓒ(c)]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by )?(.{2,60}?)"
    r"(?:[.,|].*|\s+all rights.*|\s+prohibits .*|,?\s+(?:19|20)\d\d\b.*)?",
    re.IGNORECASE,
)
REPORTS_FROM = re.compile(r"Reporting from [A-Z]")
DRAWN = re.compile(r"\s+[|•·]\s+")
FOLIO = re.compile(r"\d{1,3} [^\W\d_][\w &]{2,30}|[^\W\d_][\w &]{2,30} \d{1,3}")
"""At the top of a printed page: its number and its section."""
MAX_FOLIO_LINES = 3
ABOUT = re.compile(r"\W*about (?:the )?(.{2,60}?)\W*", re.IGNORECASE)
RELEASED_BY = re.compile(r"SOURCE:? (.{2,60})")
Confidence = Literal["high", "medium", "low"]


def read(page: Page, article: Article) -> None:
    """Fill the article's metadata from the page's head, or else from its tail."""
    site, site_name = _site_line(page)
    _read_source(page, article, site, site_name)
    read_title(page, article, site or _channel(page) or _masthead(page))
    _read_dates(page, article)
    _read_url_and_authors(page, article)


def habit(page: Page, source: Source | None = None) -> bool | None:
    """Whether the aggregator or the source of a page writes the day first, as in 05/06/2025; None if unknown."""
    profile = _aggregator(page) or (_profile(source) if source else None)
    return profile.day_first if profile else None


def _aggregator(page: Page) -> Profile | None:
    """The aggregator of a page, by its brand above the row or its link to the original in the row."""
    if page.frame is None:
        return None
    branded = next((profile for line in page.head if (profile := aggregator_of(line.text))), None)
    if branded or not READ_ORIGINAL.search(page.frame.text):
        return branded
    return next((known for known in aggregators() if any(map(READ_ORIGINAL.search, known.furniture))), None)


def _site_line(page: Page) -> tuple[Line | None, str]:
    """The line with an aggregator's brand between crawl date and title, and the name of the source in that line."""
    row = page.frame.row if page.frame else None
    named = source_named(row.values.get("source", "")) if row else None
    texts = [line for line in page.head if line.kind is Kind.TEXT]
    for line in texts:
        if not (profile := aggregator_of(line.text)):
            continue
        rest = line.text.removeprefix(profile.name).removeprefix(profile.brand or "").strip()
        known = not rest or source_named(rest) is None or profile_named(rest) or (named and source_named(rest) == named)
        if known or (page.frame and named is None and len(rest.split()) <= 4 and line is not texts[-1]):
            return line, rest
    return None, ""


def _read_source(page: Page, article: Article, site: Line | None, site_name: str) -> None:
    for printed, confidence, line in _printed_sources(page, site, site_name):
        if source := source_named(printed):
            origin: Literal["page-row", "heuristic"] = "page-row" if confidence == "high" else "heuristic"
            article.source = source
            article.evidence["source"] = Evidence(origin=origin, confidence=confidence, text=line)
            return


def _printed_sources(page: Page, site: Line | None, site_name: str) -> list[tuple[str, Confidence, str]]:
    """The names that may be the publisher's, each with its confidence and line, the surest first."""
    found: list[tuple[str, Confidence, str]] = []
    rows = [line for line in (*page.head, *page.tail) if line.row]
    found += [
        (line.row.values["source"], "high", line.text) for line in rows if line.row and "source" in line.row.values
    ]
    if site:
        found.append((site_name, "medium", site.text))
    if page.heading and page.frame and (more := MORE_FROM.fullmatch(page.heading)):
        found.append((more[1], "medium", page.heading))
    for line in rows:
        url = line.row.values.get("url", "") if line.row else ""
        if profile := profile_of_host(_host(url)):
            found.append((profile.name, "medium", url))
    if _is_release(page):
        found += [(name[1], "high", name[0]) for line in page.tail if (name := RELEASED_BY.fullmatch(line.text))]
    if masthead := _channel(page) or _masthead(page):
        found.append((masthead.text, "low", masthead.text))
    for line in (*page.tail, *page.related):
        name = COPYRIGHT.fullmatch(line.text) if line.kind is Kind.RIGHTS else None
        if name and kind_of(name[1]) is not Kind.RIGHTS:
            found.append((name[1], "low", line.text))
        elif (name := ABOUT.fullmatch(line.text)) and line.kind is Kind.ABOUT and _is_release(page):
            found.append((name[1], "medium", line.text))
    return found


def _channel(page: Page) -> Line | None:
    """The name of a publisher on a portal: the line above the number of those who follow it."""
    counts = (n for n, line in enumerate(page.head) if n and counts_followers(line.text))
    return next((page.head[n - 1] for n in counts if page.head[n - 1].kind is Kind.TEXT), None)


def _masthead(page: Page) -> Line | None:
    """The name of a newspaper above the title, or above the day that is below the title."""
    if page.frame:
        return None
    lines = [line for line in page.head if line.kind is Kind.TEXT]
    dated = {id(line) for line, below in pairwise(page.head) if below.row and below.row.dates}
    papers = [line for line in lines if names_a_paper(line.text)]
    return next((line for line in papers if line is not lines[-1] or (len(lines) > 1 and id(line) in dated)), None)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_release(page: Page) -> bool:
    kinds = {line.kind for line in (*page.head, *page.tail)}
    return Kind.RELEASE in kinds or {Kind.ABOUT, Kind.CONTACT} <= kinds


def _profile(source: Source) -> Profile | None:
    return profiles().get(source.id)


def _read_dates(page: Page, article: Article) -> None:
    printed = _printed_dates(page, article)
    day_first = habit(page, article.source)
    shown = shown_habit(line.text for line in (*page.head, *page.text[:200]) if len(line.text) <= 2000)
    profile = _profile(article.source) if article.source else None
    for name in ("crawled", "published", "modified"):
        for written, line, confidence in printed[name]:
            value, warning = settle(written, day_first, shown, article.crawled)
            if value:
                setattr(article, name, in_zone(value, profile.time_zone if profile else None))
                article.evidence[name] = Evidence(origin="page-row", confidence=confidence, text=line)
                break
            if warning:
                article.warnings.append(warning)
    row = page.frame.row if page.frame else None
    if article.published is None and row and not printed["published"]:
        printed_day = re.search(r"\bdate\s?[:：]\s?([^|\n]*\w)", row.text, re.IGNORECASE)
        article.warnings.append(
            f"The Date row holds no date: {printed_day[1]}." if printed_day else "The Date row is empty."
        )
    if article.published is None:
        _read_footer_date(page, article)


def _printed_dates(page: Page, article: Article) -> dict[str, list[tuple[WrittenDate, str, Confidence]]]:
    """The dates of the rows by meaning: a date above the title is the crawl date, one below it that of publication.

    A date beside the name of a newspaper on a printed page is the day of its issue.
    """
    found: dict[str, list[tuple[WrittenDate, str, Confidence]]] = {"crawled": [], "published": [], "modified": []}
    title = article.evidence.get("title")
    title_at = next((n for n, line in enumerate(page.head) if title and line.text == title.text), len(page.head))
    masthead = _masthead(page) if any(FOLIO.fullmatch(line.text) for line in page.head[:MAX_FOLIO_LINES]) else None
    paper_at = next((n for n, line in enumerate(page.head) if line is masthead), None) if masthead else None
    for n, line in enumerate((*page.head, *page.tail)):
        for role, written in line.row.dates if line.row else ():
            if role != "unlabelled":
                found[role].append((written, line.text, "high"))
            elif page.frame and n < len(page.head):
                found["crawled"].append((written, line.text, "high"))
            elif n < title_at and paper_at is not None and abs(n - paper_at) == 1:
                found["published"].append((written, line.text, "medium"))  # the day of the issue
            elif page.frame is None and n == title_at - 1 and "T" in "".join(written.readings):
                found["published"].append((written, line.text, "medium"))  # with its time, right above the title
            elif n < title_at and n < MAX_CRAWL_DATE_LINES:
                found["crawled"].append((written, line.text, "medium"))
            elif title_at < n < len(page.head):
                found["published"].append((written, line.text, "medium"))
    return found


def _read_footer_date(page: Page, article: Article) -> None:
    """Read the day of publication from the last line of a report: Juche 114.4.24."""
    for line in page.tail:
        is_footer = line.kind is Kind.FOOTER or "juche" in line.text.lower() or "주체" in line.text
        for written in read_dates(line.text) if is_footer else ():
            if value := written.reading(None):
                article.published = value
                article.evidence["published"] = Evidence(origin="heuristic", confidence="medium", text=line.text)
                return


def _read_url_and_authors(page: Page, article: Article) -> None:
    for line in (*page.head, *page.tail):
        if line.row is None:
            continue
        if article.url is None and line.row.values.get("url", "").startswith("http"):
            article.url = line.row.values["url"]
            article.evidence["url"] = Evidence(origin="page-row", confidence="high", text=line.text)
        if not article.authors and line.row.authors:
            article.authors = list(line.row.authors)
            article.evidence["authors"] = Evidence(origin="page-row", confidence="high", text=line.text)
    if not article.authors and page.frame is None and not _is_release(page):
        _read_unmarked_byline(page, article)


def _read_unmarked_byline(page: Page, article: Article) -> None:
    """Read the author from a name alone under the title: above or below the date, or above their job."""
    title = article.evidence.get("title")
    at = next((n for n, line in enumerate(page.head) if title and line.text == title.text), None)
    if at is None:
        return
    masthead = _masthead(page)
    for n, line in enumerate(page.head[at + 1 :], at + 1):
        following = page.head[n + 1 : n + 3]
        if following and masthead and following[0].text == masthead.text:
            del following[0]
        has_job = bool(following) and (is_job(following[0].text) or REPORTS_FROM.match(following[0].text) is not None)
        if has_job:
            del following[0]
        around = [page.head[n - 1], *following[:1]]
        if name := _name_before_day(page, line):
            article.authors = [name]
            article.evidence["authors"] = Evidence(origin="heuristic", confidence="medium", text=line.text)
            return
        is_beside_day = any(beside.row and beside.row.dates for beside in around)
        if line.kind is not Kind.TEXT or not (is_beside_day or has_job):
            continue
        names = names_in(line.text)
        if names and all(2 <= len(name.split()) <= 4 for name in names):
            article.authors = names
            article.evidence["authors"] = Evidence(origin="heuristic", confidence="medium", text=line.text)
            article.subtitle = None if article.subtitle == line.text else article.subtitle
            return


def _name_before_day(page: Page, line: Line) -> str | None:
    """The name in "Jane Doe | September 26, 2023", if the page prints it alone as well, or its first name is common."""
    if line.row is None or not line.row.dates or not DRAWN.search(line.text):
        return None
    name = DRAWN.split(line.text)[0]
    if names_in(name) != [name] or not 2 <= len(name.split()) <= 4:
        return None
    is_printed_again = any(other.text == name for other in (*page.tail, *page.related))
    return name if is_printed_again or name.split()[0].lower() in given_names() else None
