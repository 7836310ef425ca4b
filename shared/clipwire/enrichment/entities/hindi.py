"""People in Hindi behind a title and before "ने", which follows whoever does something: "सांसद संजय सिंह ने".

The model of the language finds most other names; it cuts the initials, which Hindi spells: "बी आर गवई".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.entity import Entity
from clipwire.text.word_lists import any_of, any_word
from clipwire.wording import words_of

_LETTER = "[\u0900-\u0963\u0970-\u097f]"
_KINDS = ("honorific", "office", "role", "academic", "rank", "press", "work")
MAX_CHARS_OF_INITIALS = 24


def titled_people(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name of two or three words between a title and "ने", or an age in brackets."""
    titles, no_names = _titles(), words_of("names", "not a name", language="hi")
    for match in titles.finditer(text):
        words = match["name"].split()
        if not any(word in no_names or (word.endswith("ने") and len(word) > len("ने") + 1) for word in words):
            yield match.span("name")


def known_bodies(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each organisation of the tables."""
    for match in _known().finditer(text):
        yield match.span()


def with_initials(text: str, entity: Entity) -> Entity | None:
    """A person with the initials before the name; None if it is only a title: "नेता प्रतिपक्ष"."""
    if entity.label != "person":
        return entity
    if text[entity.start : entity.end] in words_of("titles", *_KINDS, language="hi"):
        return None
    found = _initials().search(text, max(0, entity.start - MAX_CHARS_OF_INITIALS), entity.start)
    return replace(entity, start=found.start(found.lastgroup or 0)) if found else entity


@cache
def _known() -> re.Pattern[str]:
    return re.compile(rf"(?<!{_LETTER})(?:{any_word(words_of_bodies('known', 'hi'))})(?!{_LETTER})")


@cache
def _titles() -> re.Pattern[str]:
    titles = any_of(words_of("titles", *_KINDS, language="hi"))
    return re.compile(
        rf"(?<!{_LETTER})(?:{titles})\.? (?!(?:{titles})(?!{_LETTER}))"
        rf"(?P<name>{_LETTER}{{2,20}}+(?: {_LETTER}{{2,20}}+){{1,2}}?)(?= ने(?!{_LETTER})| \(\d\d\))"
    )


@cache
def _initials() -> re.Pattern[str]:
    letters = any_of(words_of("names", "initial", language="hi"))
    titles = any_of(words_of("titles", *_KINDS, language="hi"))
    # "के" is also "of", so that only a title or another initial shows that it is one
    return re.compile(
        rf"(?<!{_LETTER})(?:(?:{titles}) (?P<behind_title>के (?:(?:{letters}|के) ){{0,2}}+)"
        rf"|(?P<initials>(?:{letters}) (?:(?:{letters}|के) ){{0,2}}+))\Z"
    )
