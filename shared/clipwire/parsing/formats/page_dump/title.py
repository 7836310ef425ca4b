"""The title of a page dump and its subtitle."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal
from unicodedata import category

from clipwire.model.article import Article, Evidence
from clipwire.parsing.bylines import read_byline
from clipwire.parsing.dates import read_dates
from clipwire.parsing.formats.page_dump.bounds import MAX_TITLE_CHARS
from clipwire.parsing.formats.page_dump.lines import Line
from clipwire.parsing.formats.page_dump.prose import words
from clipwire.parsing.formats.page_dump.regions import Page
from clipwire.parsing.furniture import BETWEEN_PIECES, Kind
from clipwire.parsing.sources import profile_named, source_named
from clipwire.text.folding import letters_of
from clipwire.wording import words_of

MAX_HEADER_LINES = 18
"""Lines above the text of a page in which its title is looked for."""
NO_HEADLINE = re.compile(
    r"^(?:published|updated|posted|tested)\b|^[(*]|\bopens new tab"
    r"|\b(?:contributor|staff writer|usa today|\d (?:days?|hours?|min\w*)(?: ago)?|ago|options)$",
    re.IGNORECASE,
)
AGO = re.compile(
    r"(?:vor |il y a |hace |há )?\d{1,2} ?(?:min(?:ute|uto)?s?|hours?|hrs?|days?|weeks?|stunden?|tag(?:en)?|heures?"
    r"|jours?|horas?|días?|dias?|or[ae]|giorn[oi]|час(?:а|ов)?|дн(?:я|ей)|минут[ыу]?|시간|일|분|小时|小時|天|分钟|時間|日|分)"
    r" ?(?:ago|fa|назад|전|前)?",
    re.IGNORECASE,
)
"""A line that says how long ago the page was published."""
MIN_LINES_OF_MENU = 3
"""Lines above a headline that show that it is no motto of the site."""
JOINERS = "\u200d\ufe0e\ufe0f"
"""Characters within emoji."""
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


def read_title(page: Page, article: Article, site: Line | None) -> None:
    """Fill title and subtitle. `site` is the line with the brand of an aggregator or a paper, which is no title."""
    labelled = next((line for line in page.head if line.row and line.row.values.get("title")), None)
    if labelled and labelled.row:
        article.title = labelled.row.values["title"]
        article.evidence["title"] = Evidence(origin="page-row", confidence="high", text=labelled.text)
        return
    kinds = MAY_BE_TITLE if page.frame else {Kind.TEXT}
    above = page.head if page.frame else page.head[-MAX_HEADER_LINES:]
    longest = 3 * MAX_TITLE_CHARS if page.frame else MAX_TITLE_CHARS
    titles = [
        line
        for line in above
        if line.kind in kinds and not (site and line.text == site.text) and len(line.text) <= longest
    ]
    if not titles:
        return
    best = _frame_title(titles) if page.frame else _free_title(page, titles)
    title = _without_pictures(_without_site(best.text, article, titles))
    article.title = title
    confidence: Literal["high", "medium"] = "high" if page.frame else "medium"
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
    rows = [n for n, line in enumerate(head) if (line.row and not line.row.values) or AGO.fullmatch(line.text)]
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
        first = next((line for line in headlines if line.after_gap), headlines[0])
        is_title = over in headlines and _has_subtitle(over, last, first, page.head.index(over) >= MIN_LINES_OF_MENU)
        return over if is_title else last
    full = [line for line in above or titles if words(line.text) >= 4]
    return full[-1] if full else max((above or titles)[-3:], key=lambda line: len(line.text))


def _has_subtitle(title: Line, subtitle: Line, first: Line, is_below_menu: bool) -> bool:
    """Whether the second of two headlines in a row is the subtitle of the first.

    If a blank line sets them apart, the first must be the page's first headline and may not be a site's motto: the
    second has more words, or lines of a menu are above; and none of its words has a capital only because titles do.
    """
    if len(title.text) > len(subtitle.text) or words(title.text) < (4 if title.after_gap else 5):
        return False
    if not subtitle.after_gap:
        return True
    if words(title.text) < 5:
        return False
    later_words = [word for word in subtitle.text.split()[1:] if len(word) > 3 and word[0].isalpha()]
    is_plain = 2 * sum(word[0].isupper() for word in later_words) < len(later_words)
    is_longer = is_below_menu or words(subtitle.text) > words(title.text)
    return title is first and is_plain and is_longer


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


def _without_pictures(title: str) -> str:
    """The title without the emoji of a chat around it; a title of nothing else stays."""
    kept = [n for n, c in enumerate(title) if not (c.isspace() or c in JOINERS or category(c) == "So")]
    return title[kept[0] : kept[-1] + 1] if kept else title


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
