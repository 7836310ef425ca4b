"""The metadata of a page: title, source, authors, dates, URL, each with its evidence."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from clipwire.model.article import Article, Evidence, Source
from clipwire.parsing.bylines import is_job, names_in, read_byline
from clipwire.parsing.dates import WrittenDate, in_zone, read_dates, settle, shown_habit
from clipwire.parsing.formats.page_dump.lines import Line
from clipwire.parsing.formats.page_dump.prose import words
from clipwire.parsing.formats.page_dump.regions import MAX_TITLE_CHARS, Page
from clipwire.parsing.furniture import BETWEEN_PIECES, Kind
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
from clipwire.text.folding import letters_of
from clipwire.wording import words_of

MAX_HEADER_LINES = 18
"""Lines above the text of a page in which its title is looked for."""
MAX_CRAWL_DATE_LINES = 6
"""A date above the title in the first lines of a page is the crawl date."""
MORE_FROM = re.compile(r"more from (.{2,60})", re.IGNORECASE)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©(c)]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by )?(.{2,60}?)"
    r"(?:[.,|].*|\s+all rights.*|,?\s+(?:19|20)\d\d\b.*)?",
    re.IGNORECASE,
)
ABOUT = re.compile(r"\W*about (?:the )?(.{2,60}?)\W*", re.IGNORECASE)
RELEASED_BY = re.compile(r"SOURCE:? (.{2,60})")
NO_HEADLINE = re.compile(
    r"^(?:published|updated|posted|tested)\b|^[(*]|\bopens new tab"
    r"|\b(?:contributor|staff writer|usa today|\d (?:days?|hours?|min\w*)(?: ago)?|ago|options)$",
    re.IGNORECASE,
)
SITE_SUFFIX = re.compile(r"\s+(?:[|–—»·]|-)\s+([^|–—»·]{2,50})$")

MAY_BE_TITLE = {
    Kind.TEXT,
    Kind.RELEASE,
    Kind.ABOUT,
    Kind.RELATED,
    Kind.LATEST,
    Kind.CAPTION,
    Kind.SLUG,
    Kind.NOTE,
    Kind.LINK,
}
"""Kinds that the title above a page's row may have: it may read like furniture, such as "Press Release"."""

Confidence = Literal["high", "medium", "low"]


def read(page: Page, article: Article) -> None:
    """Fill the article's metadata from the page's head, or else from its tail."""
    site, site_name = _site_line(page)
    _read_source(page, article, site, site_name)
    _read_title(page, article, site)
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
    for line in (*page.tail, *page.related):
        if (name := COPYRIGHT.fullmatch(line.text)) and line.kind is Kind.RIGHTS:
            found.append((name[1], "low", line.text))
        elif (name := ABOUT.fullmatch(line.text)) and line.kind is Kind.ABOUT and _is_release(page):
            found.append((name[1], "medium", line.text))
    return found


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


def _read_title(page: Page, article: Article, site: Line | None) -> None:
    labelled = next((line for line in page.head if line.row and line.row.values.get("title")), None)
    if labelled and labelled.row:
        article.title = labelled.row.values["title"]
        article.evidence["title"] = Evidence(origin="page-row", confidence="high", text=labelled.text)
        return
    kinds = MAY_BE_TITLE if page.frame else {Kind.TEXT}
    above = page.head if page.frame else page.head[-MAX_HEADER_LINES:]
    longest = 3 * MAX_TITLE_CHARS if page.frame else MAX_TITLE_CHARS
    titles = [line for line in above if line.kind in kinds and line is not site and len(line.text) <= longest]
    if not titles:
        return
    best = _frame_title(titles) if page.frame else _free_title(page, titles)
    title = _without_site(best.text, article, titles)
    article.title = title
    confidence: Confidence = "high" if page.frame else "medium"
    article.evidence["title"] = Evidence(origin="heuristic", confidence=confidence, text=best.text)
    after = [line for line in titles[titles.index(best) + 1 :] if letters_of(line.text) != letters_of(title)]
    is_sure = len(after) == 1 or (len(after) > 1 and _like_headline(after[0].text))
    if page.frame is None and is_sure and words(after[0].text) >= 4:
        article.subtitle = after[0].text


def _frame_title(titles: Sequence[Line]) -> Line:
    """The last line above the row, but not a single word or a line of furniture that a site prints there."""
    longer = [line for line in titles if line.kind is Kind.TEXT and words(line.text) >= 4]
    is_odd = words(titles[-1].text) <= 1 or titles[-1].kind is not Kind.TEXT
    return longer[-1] if longer and is_odd else titles[-1]


def _free_title(page: Page, titles: Sequence[Line]) -> Line:
    """The last headline above byline and date, or the one above it if the last is a subtitle.

    A headline that the page prints twice comes before others.
    """
    head = page.head[-MAX_HEADER_LINES:]
    rows = [n for n, line in enumerate(head) if line.row and not line.row.values]
    above = [line for line in head[: _first_of_cluster(rows)] if line in titles] if rows else []
    times = Counter(letters_of(line.text) for line in page.head)
    for choice in (above, titles):
        headlines = [line for line in choice if _like_headline(line.text)]
        twice = [line for line in headlines if words(line.text) >= 5 and times[letters_of(line.text)] > 1]
        if twice:
            return twice[-1]
        if not headlines:
            continue
        last, over = headlines[-1], head[head.index(headlines[-1]) - 1]
        return over if over in headlines and _has_subtitle(over, last, headlines[0]) else last
    full = [line for line in above or titles if words(line.text) >= 4]
    return full[-1] if full else max((above or titles)[-3:], key=lambda line: len(line.text))


def _has_subtitle(title: Line, subtitle: Line, first: Line) -> bool:
    """Whether the second of two headlines in a row is the subtitle of the first.

    If a blank line sets them apart, the first must be the page's first headline and may not be a site's motto: the
    second has more words, and none of them has a capital only because titles do.
    """
    if len(title.text) > len(subtitle.text) or words(title.text) < (4 if title.after_gap else 5):
        return False
    if not subtitle.after_gap:
        return True
    if words(title.text) < 5:
        return False
    later_words = [word for word in subtitle.text.split()[1:] if len(word) > 3 and word[0].isalpha()]
    is_plain = 2 * sum(word[0].isupper() for word in later_words) < len(later_words)
    return title is first and is_plain and words(subtitle.text) > words(title.text)


def _like_headline(text: str) -> bool:
    """Whether a line has several words and is not a whole sentence, a menu, a byline, a credit or a date."""
    if len(BETWEEN_PIECES.findall(text)) > 1:
        return False
    is_sentence = text[-1] in ".。:" and words(text) >= 8
    is_other = NO_HEADLINE.search(text) or _signed().search(text) or read_byline(text) is not None
    return words(text) >= 4 and not is_sentence and not is_other and not read_dates(text)


@cache
def _signed() -> re.Pattern[str]:
    """The credit of a picture, or the name of an agency at the end of a line."""
    signs = "|".join(map(re.escape, words_of("agencies", "mark", "picture")))
    names = "|".join(map(re.escape, words_of("agencies", "agency", language="en")))
    return re.compile(rf"/ ?(?:{signs})\b|\bREUTERS\b|\b(?:{names})$")


def _first_of_cluster(rows: Sequence[int]) -> int:
    """The first row of the last group of rows that are close together."""
    first = rows[-1]
    for n in reversed(rows):
        first = n if first - n <= 3 else first
    return first


def _without_site(title: str, article: Article, titles: Sequence[Line]) -> str:
    """The title without " | Harbour News" if that is the site's name. Sets the source if the article has none."""
    found = SITE_SUFFIX.search(title)
    if not found:
        return title
    bare = title[: found.start()]
    printed_bare = any(letters_of(line.text) == letters_of(bare) for line in titles)
    is_source = article.source is not None and letters_of(article.source.name) == letters_of(found[1])
    if not (printed_bare or is_source or profile_named(found[1]) or "|" in found[0]) or words(bare) < 2:
        return title
    if article.source is None and (source := source_named(found[1])):
        article.source = source
        article.evidence["source"] = Evidence(origin="heuristic", confidence="medium", text=title)
    return bare


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
    """The dates of the rows by meaning: a date above the title is the crawl date, one below it that of publication."""
    found: dict[str, list[tuple[WrittenDate, str, Confidence]]] = {"crawled": [], "published": [], "modified": []}
    title = article.evidence.get("title")
    title_at = next((n for n, line in enumerate(page.head) if title and line.text == title.text), len(page.head))
    for n, line in enumerate((*page.head, *page.tail)):
        for role, written in line.row.dates if line.row else ():
            if role != "unlabelled":
                found[role].append((written, line.text, "high"))
            elif page.frame and n < len(page.head):
                found["crawled"].append((written, line.text, "high"))
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
    """Read the author from a name alone under the title: above or below the date, or above their job and the date."""
    title = article.evidence.get("title")
    at = next((n for n, line in enumerate(page.head) if title and line.text == title.text), None)
    if at is None:
        return
    for n, line in enumerate(page.head[at + 1 :], at + 1):
        following = page.head[n + 1 : n + 3]
        if following and is_job(following[0].text):
            del following[0]
        around = [page.head[n - 1], *following[:1]]
        if line.kind is not Kind.TEXT or not any(beside.row and beside.row.dates for beside in around):
            continue
        names = names_in(line.text)
        if names and all(2 <= len(name.split()) <= 4 for name in names):
            article.authors = names
            article.evidence["authors"] = Evidence(origin="heuristic", confidence="medium", text=line.text)
            article.subtitle = None if article.subtitle == line.text else article.subtitle
            return
