"""Choose the title that a reader sees from the several titles that a page states."""

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from clipwire.parsing.formats.html.addresses import absolute, leads_to_a_page
from clipwire.parsing.formats.html.blocks import words
from clipwire.text.folding import spaced_words
from clipwire.text.scripts import DENSE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SEPARATOR = re.compile(r"(\s+(?:[|\-–—»«:·•›/~]|::|\|\|)\s+|\s*[_｜](?=[^\x00-\x7f]))")
ANY_SITE = "https://site.example/"
"""The base of relative links if only their paths matter."""
MAX_HEADINGS = 12
MIN_LIKENESS = 0.35
"""Share of words that two forms of one title have in common: sites reword titles for search engines."""
MAX_SITE_NAME_WORDS = 6
MIN_HEADLINE_WORDS = 4
MIN_DENSE = 8
"""Characters of a headline in Chinese, Japanese or Korean."""
MIN_SHARED_CHARS = 4
"""A shorter word is in many titles."""


def best_title(tree: "HtmlElement", stated: Sequence[str], names: Sequence[str]) -> str | None:
    """The main heading if it agrees with the metadata, else the metadata's title without the site's name.

    `stated` are the titles of the metadata, best first; `names` are those of the site.
    """
    headings = _headings(tree, names, "h1")
    stated = [title for title in stated if not _is_name_of_site(title, names)]
    wanted = [without_site(title, names) for title in stated]
    for title in wanted:
        best = max(headings, key=lambda heading: _likeness(heading, title), default="")
        if _likeness(best, title) >= MIN_LIKENESS:
            return title if title in _parts_of_headings(tree) else best
    if wanted:
        return wanted[0]
    window = window_title(tree)
    if len(headings) == 1 and _rewords(headings[0], window):
        return part if (part := without_site(window, names)) in _parts_of_headings(tree) else headings[0]
    is_only = len(headings) == 1 and len(words(headings[0])) >= MIN_HEADLINE_WORDS
    if is_only and _is_site_in_print(tree, window, headings[0]):
        return headings[0]
    inside = [
        heading
        for heading in _headings(tree, names, "h1", "h2", "h3")
        if spaced_words(heading) in spaced_words(window) and len(spaced_words(heading)) >= len(spaced_words(window)) / 2
    ]
    if not inside and (not window or _is_name_of_site(window, names)):
        return next(iter(_headings(tree, names, "h1") or _long_headings(tree, names)), window or None)
    return max(inside, key=len, default="") or without_site(window, names) or next(iter(headings), None)


def _is_name_of_site(title: str, names: Sequence[str]) -> bool:
    return any(words(title) == words(name) for name in names)


def _long_headings(tree: "HtmlElement", names: Sequence[str]) -> list[str]:
    """The lower headings that are long enough for a headline, for pages without a main heading."""
    lower = _headings(tree, names, "h2", "h3")
    return [text for text in lower if len(words(text)) >= MIN_HEADLINE_WORDS or len(DENSE.findall(text)) >= MIN_DENSE]


def only_heading(tree: "HtmlElement", names: Sequence[str], stated: Sequence[str]) -> str | None:
    """The only main heading, if it is long and shares no word with the stated titles, which are the site's."""
    headings = _headings(tree, names, "h1")
    if len(headings) != 1 or len(words(headings[0])) < MIN_HEADLINE_WORDS:
        return None
    return None if any(_likeness(headings[0], title) for title in stated) else headings[0]


def window_title(tree: "HtmlElement") -> str:
    """The text of `<title>`, or "". A template may have escaped it twice."""
    return next((" ".join(unescape(element.text_content()).split()) for element in tree.iter("title")), "")


def site_in_window(tree: "HtmlElement", title: str) -> str | None:
    """The site's name in `<title>`: a short part beside the article's title or a part of it."""
    parts = [part.strip() for part in SEPARATOR.split(window_title(tree))]
    before, after = "".join(parts[:-2]), "".join(parts[2:])
    if len(parts) < 3:
        return parts[0] if _is_site_in_print(tree, parts[0], title) else None
    if after == title or (parts[-1] == title and title not in parts[:-2]):
        name = "" if _is_section(tree, parts[0]) else parts[0]
    elif title in (before, *parts[:-2:2]) or _has_all_words(title, SEPARATOR.split(window_title(tree))):
        name = parts[-1]
    else:
        name = ""
    return name if 0 < len(name.split()) <= MAX_SITE_NAME_WORDS else None


def _is_site_in_print(tree: "HtmlElement", name: str, title: str) -> bool:
    """Whether a title of the window, which has no word of the article's, is a name that the page prints alone too."""
    if not 0 < len(name.split()) <= MAX_SITE_NAME_WORDS or set(words(name)) & set(words(title)):
        return False
    printed = (element.text for element in tree.iter("a", "b", "strong", "h1", "h2", "h3", "div", "span"))
    pictures = (image.get("alt") for image in tree.iter("img"))
    return any(" ".join(text.split()) == name for text in (*printed, *pictures) if text)


def _has_all_words(title: str, parts: Sequence[str]) -> bool:
    """Whether a longer title has all words of the window's title, and none of its last part."""
    shown, before, last = set(words(title)), set(words("".join(parts[:-2]))), set(words(parts[-1]))
    shared = {word for word in last & shown if len(word) >= MIN_SHARED_CHARS or not word.isascii()}
    return bool(before) and before <= shown and not shared


def _is_section(tree: "HtmlElement", name: str) -> bool:
    """Whether a link of this text leads to a page below the front page."""
    links = (link for link in tree.iter("a") if " ".join(link.text_content().split()) == name)
    addresses = (absolute(link.get("href"), ANY_SITE) for link in links)
    return any(leads_to_a_page(address) for address in addresses if address)


def without_site(title: str, names: Sequence[str]) -> str:
    """A title without the site's name before or after it."""
    parts = SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    if _is_site(parts[-1], names):
        return "".join(parts[:-2]).strip()
    if _is_site(parts[0], names):
        return "".join(parts[2:]).strip()
    last, rest = len(parts[-1].split()), len("".join(parts[:-2]).split())
    return "".join(parts[:-2]).strip() if "|" in parts[-2] and last <= 4 <= rest else title


def site_names(source: str | None, url: str | None) -> list[str]:
    """Names by which a page may call its site: the publisher's name, and the labels of the host name."""
    host = (urlsplit(url).hostname or "") if url else ""
    labels = [label for label in host.split(".")[:-1] if len(label) > 3]
    return [name for name in (source, *labels) if name]


def _is_site(part: str, names: Sequence[str]) -> bool:
    if len(part.split()) > MAX_SITE_NAME_WORDS:
        return False
    bare = "".join(words(part))
    known = ["".join(words(name)) for name in names]
    return bool(bare) and any(bare in name or (len(name) > 3 and name in bare) for name in known if name)


def _headings(tree: "HtmlElement", names: Sequence[str], *tags: str) -> list[str]:
    """The texts of the first headings, without a heading that is the site's name."""
    found: list[str] = []
    for element in tree.iter(*tags):
        text = " ".join(element.text_content().split())
        if text and not _is_site(text, names):
            found.append(text)
        if len(found) == MAX_HEADINGS:
            break
    return found


def _parts_of_headings(tree: "HtmlElement") -> set[str]:
    """The texts of the elements in main headings: a heading may hold the name of a section, then the title."""
    return {" ".join(part.text_content().split()) for heading in tree.iter("h1") for part in heading.iterdescendants()}


def _rewords(heading: str, window: str) -> bool:
    """Whether the only heading of a page is its title: it has several words, one of them in the window's title too."""
    own = words(heading)
    shared = {word for word in own if len(word) >= MIN_SHARED_CHARS}.intersection(words(window))
    return len(own) >= MIN_HEADLINE_WORDS and bool(shared)


def _likeness(heading: str, title: str) -> float:
    """Jaccard's coefficient of the words of two titles."""
    one, other = set(words(heading)), set(words(title))
    return len(one & other) / len(one | other) if one and other else 0.0
