"""The title of an article as a reader sees it, out of the several that a page states."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SEPARATOR = re.compile(r"\s+(?:[|\-–—»«:·•›/~]|::|\|\|)\s+")
HEADINGS_LOOKED_AT = 12


def best_title(tree: "HtmlElement", stated: list[str], source: str | None) -> str | None:
    """The main heading where it says what the metadata say, else the metadata's title without the site's name.

    `stated` are the titles of the metadata, best first.
    """
    window = next((" ".join(element.text_content().split()) for element in tree.iter("title")), "")
    wanted = [without_site(title, source) for title in stated]
    if not wanted and window:
        wanted = [without_site(window, source)]
    headings = [heading for heading in _headings(tree) if heading]
    for title in wanted:
        for heading in headings:
            if _alike(heading, title):
                return heading
    for heading in headings:
        if _words(heading) and " ".join(_words(heading)) in " ".join(_words(window)) and len(_words(heading)) >= 3:
            return heading
    return wanted[0] if wanted else headings[0] if headings else None


def without_site(title: str, source: str | None) -> str:
    """A title without the name of the site before or after it."""
    parts = SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    marks = SEPARATOR.findall(title)
    name = "".join(_words(source or ""))
    for index in (-1, 0):
        outer = "".join(_words(parts[index]))
        if name and outer and (outer in name or name in outer) and len(parts[index].split()) <= 6:
            rest = parts[:-1] if index else parts[1:]
            between = marks[:-1] if index else marks[1:]
            return "".join(part + mark for part, mark in zip(rest, [*between, ""], strict=True)).strip()
    if "|" in marks[-1] and len(parts[-1].split()) <= 4 < len(title.split()) - len(parts[-1].split()):
        return title.rsplit(marks[-1], 1)[0].strip()
    return title


def _headings(tree: "HtmlElement") -> list[str]:
    found = []
    for element in tree.iter("h1"):
        found.append(" ".join(element.text_content().split()))
        if len(found) == HEADINGS_LOOKED_AT:
            break
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _alike(heading: str, title: str) -> bool:
    """Whether two titles share most of their words."""
    one, other = set(_words(heading)), set(_words(title))
    return bool(one and other) and len(one & other) / len(one | other) >= 0.6
