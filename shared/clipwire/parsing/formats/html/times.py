"""Read the `<time>` elements below a page's headline, which state moments for machines."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

from clipwire.parsing.dates import iso_date
from clipwire.parsing.rows import dates_of
from clipwire.text.folding import spaced_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 60
"""Elements behind the headline in which a `<time>` belongs to it."""
MIN_PARAGRAPH_CHARS = 80
MIN_SENTENCE_WORDS = 8
MAX_LONG_PARAGRAPHS = 1
"""Paragraphs of this length that may be between headline and `<time>`: a standfirst."""
MAX_LABEL_CHARS = 60
BESIDE = frozenset({"aside", "nav", "footer", "a", "figure", "blockquote", "li"})
"""Elements whose times belong to other articles, pictures or quotations."""
MODIFIED_MARK = re.compile(r"modif|updat", re.IGNORECASE)
PUBLISHED_MARK = re.compile(r"publi", re.IGNORECASE)
UTC_MOMENT = re.compile(r"T.*(?:Z|[+-]00:00)$")
MIN_OFFSET, MAX_OFFSET = timedelta(hours=-11), timedelta(hours=13)
"""Offsets of the time zones where newspapers are printed, from Samoa to New Zealand in summer."""
MAX_CLOCK_ERROR = timedelta(minutes=2)


def local_moment(printed: str, stated: str) -> str | None:
    """A moment that is stated in UTC in the zone of the printed day or time.

    None if its day is the same, or if no time zone can explain the difference.
    """
    if not UTC_MOMENT.search(stated):
        return None
    moment = datetime.fromisoformat(stated.replace("Z", "+00:00"))
    local = datetime.fromisoformat(printed).replace(tzinfo=UTC)
    if local.date() == moment.date():
        return None
    if "T" not in printed:
        start, end = moment + MIN_OFFSET, moment + MAX_OFFSET
        return printed if local.date() in (start.date(), end.date()) else None
    offset = timedelta(minutes=15) * round((local - moment) / timedelta(minutes=15))
    if abs(local - moment - offset) > MAX_CLOCK_ERROR or not MIN_OFFSET <= offset <= MAX_OFFSET:
        return None
    return moment.astimezone(timezone(offset)).isoformat()


def times_below_title(
    tree: "HtmlElement", title: str, language: str | None
) -> Iterator[tuple[Literal["published", "modified"], str]]:
    """The moments that the elements below the headline state, as ISO 8601, with the field of each by its label.

    `language` (BCP 47) is that of names of months.
    """
    headline = _headline(tree, title)
    if headline is None:
        return
    long = 0
    for count, element in enumerate(headline.xpath("following::*[not(ancestor::head)]")):
        if count == MAX_ELEMENTS or long > MAX_LONG_PARAGRAPHS or element.tag in ("h1", "h2", "article"):
            return
        if element.tag == "p" and len(element.text_content()) >= MIN_PARAGRAPH_CHARS:
            long += 1
        value = _moment(element, language) if element.tag == "time" else None
        if value and not (
            any(above.tag in BESIDE for above in element.iterancestors())
            or dates_an_entry(element)
            or _is_in_prose(element)
        ):
            yield _field(element), value


def _moment(element: "HtmlElement", language: str | None) -> str | None:
    """The attribute for machines, in the zone of the text if that shows another day, or else the text."""
    printed = iso_date(" ".join(element.itertext()), language=language)
    stated = iso_date(element.get("datetime"))
    return (printed and stated and local_moment(printed, stated)) or stated or printed


def _is_in_prose(element: "HtmlElement") -> bool:
    """Whether a `<time>` is a word of a sentence, such as the hour of an event."""
    paragraph = next(element.iterancestors("p"), None)
    text = " ".join(paragraph.text_content().split()) if paragraph is not None else ""
    return len(text) >= MIN_PARAGRAPH_CHARS or (len(text.split()) > MIN_SENTENCE_WORDS and text.endswith("."))


def dates_an_entry(element: "HtmlElement") -> bool:
    """Whether a `<time>`, or the one in an element, belongs to an entry of a list of several alike, as in live news."""
    if element.tag != "time" and next(element.iter("time"), None) is None:
        return False
    for entry in element.iterancestors("article", "section", "div", "li"):
        if next(entry.iter("p"), None) is None:
            continue
        siblings = (*entry.itersiblings(), *entry.itersiblings(preceding=True))
        return any(
            other.tag == entry.tag
            and other.get("class") == entry.get("class")
            and next(other.iter("time"), None) is not None
            and next(other.iter("p"), None) is not None
            for other in siblings
        )
    return False


def _headline(tree: "HtmlElement", title: str) -> "HtmlElement | None":
    """The heading that prints the title, or the only main heading of the page."""
    headings = list(tree.iter("h1"))
    wanted = spaced_words(title)
    same = next((heading for heading in headings if spaced_words(heading.text_content()) == wanted), None)
    return same if same is not None else headings[0] if len(headings) == 1 else None


def _field(element: "HtmlElement") -> Literal["published", "modified"]:
    """The meaning of a `<time>` by its classes and by the words before it in its parent."""
    marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if MODIFIED_MARK.search(marks) and not PUBLISHED_MARK.search(marks):
        return "modified"
    parent = element.getparent()
    before = [] if parent is None else [parent.text or ""]
    for sibling in element.itersiblings(preceding=True):
        if sibling.tag == "time":
            before = [sibling.tail or ""]
            break
        before.insert(1, sibling.text_content() + (sibling.tail or ""))
    label = " ".join(" ".join(before).split())[-MAX_LABEL_CHARS:]
    roles = [role for role, _ in dates_of(f"{label} 2000-01-01")]
    return "modified" if roles[-1:] == ["modified"] else "published"
