"""Names of people, organisations and places in Thai, which has neither capitals nor spaces between words.

A person's name is given only behind a title or a form of address ("นายอนุทิน ชาญวีรกูล"), or if it begins with a known
foreign given name ("โดนัลด์ ทรัมป์"): a given name and a family name are two stretches of letters with a space between
them. A name ends at a space or before a word of `names.tsv` that no name contains ("กล่าว"). Organisations are those of
`bodies/th.tsv`, whole or by their first word; places are the provinces of `places.tsv`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.entity import Found
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

LETTERS = "\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e"
"""Letters and signs of vowels, without digits and signs of abbreviation."""
MAX_PEOPLE = 200
"""Number of people whose full names are looked for elsewhere in a text."""
MAX_SHORT_CHARS = 4
"""Of the second and third word of a foreign name of three: "เกา กิม ฮวน"."""
MAX_CHARS_BEFORE = 16
_KINDS = ("honorific", "noble", "rank", "academic")


class _Expressions(NamedTuple):
    person: re.Pattern[str]
    foreign: re.Pattern[str]
    before: re.Pattern[str]
    """The end of a text in which a title may follow: white space, a mark, or a small word."""
    end: re.Pattern[str]
    """A word that no name contains."""
    behind: re.Pattern[str]
    """A word that may follow a name and a space, and is no family name."""
    body: re.Pattern[str]
    not_a_body: re.Pattern[str]
    place: re.Pattern[str]


def thai_names(text: str) -> list[Found]:
    """The names of a text in order, without overlaps."""
    expressions = _expressions()
    people = list(_people(text, expressions))
    found = list(_everywhere(text, people))
    taken = {at for name in found for at in range(name.start, name.end)}
    for others in (_bodies(text, expressions), _places(text, expressions)):
        for name in others:
            if taken.isdisjoint(range(name.start, name.end)):
                found.append(name)
                taken.update(range(name.start, name.end))
    return sorted(found)


def _people(text: str, expressions: _Expressions) -> Iterator[Found]:
    family_of: dict[str, str] = {}
    for title in expressions.person.finditer(text):
        start = title.start("given")
        before = text[max(0, title.start() - MAX_CHARS_BEFORE) : title.start()]
        if not expressions.before.search(before):
            continue
        end = _end(text, start, title.end("given"), expressions)
        given = text[start:end]
        family = _family(text, end, expressions) if end == title.end("given") else end
        if family > end and family_of.setdefault(given, text[end:family]) == text[end:family]:
            yield Found(start, family, "person")
        elif given in family_of:
            yield Found(start, end, "person")
    for name in expressions.foreign.finditer(text):
        end = _family(text, name.end(), expressions)
        if end > name.end() and not _is_letter(text[name.start() - 1 : name.start()]):
            yield Found(name.start(), end, "person")


def _end(text: str, start: int, end: int, expressions: _Expressions) -> int:
    """The end of a stretch of a name, which a word that no name contains may cut."""
    cut = expressions.end.search(text, start + 2, end)
    return cut.start() if cut else end


def _family(text: str, end: int, expressions: _Expressions) -> int:
    """The end of the family name behind a given name that ends at `end`; `end` if there is none."""
    found = _NEXT.match(text, end)
    if not found or expressions.behind.match(text, found.start("word")):
        return end
    last = _end(text, found.start("word"), found.end("word"), expressions)
    if last < found.end("word") or last - found.start("word") > MAX_SHORT_CHARS:
        return last
    third = _NEXT.match(text, last)
    if third and len(third["word"]) <= MAX_SHORT_CHARS and not expressions.behind.match(text, third.start("word")):
        return third.end("word")
    return last


_NEXT = re.compile(rf"[ \xa0]{{1,2}}(?P<word>[{LETTERS}]{{2,24}}+)(?![{LETTERS}])")


def _is_letter(sign: str) -> bool:
    return bool(sign) and "\u0e01" <= sign <= "\u0e4e"


def _everywhere(text: str, people: list[Found]) -> Iterator[Found]:
    """The people, and their full names wherever else they are."""
    yield from people
    taken = {at for name in people for at in range(name.start, name.end)}
    full = {text[name.start : name.end] for name in people[:MAX_PEOPLE]}
    listed = sorted((name for name in full if " " in name), key=len, reverse=True)
    if listed:
        for match in re.finditer("|".join(map(re.escape, listed)), text):
            if taken.isdisjoint(range(*match.span())):
                yield Found(*match.span(), "person")


def _bodies(text: str, expressions: _Expressions) -> Iterator[Found]:
    for match in expressions.body.finditer(text):
        if match["known"]:
            yield Found(*match.span(), "organisation")
            continue
        begin = match.end("head")
        if not expressions.not_a_body.match(text, begin):
            yield Found(match.start(), _end(text, begin, match.end(), expressions), "organisation")


def _places(text: str, expressions: _Expressions) -> Iterator[Found]:
    for match in expressions.place.finditer(text):
        yield Found(*match.span(match.lastgroup or 0), "place")


@cache
def _expressions() -> _Expressions:
    titles = any_word(words_of("titles", *_KINDS, language="th"))
    bodies = any_word(words_of_bodies("known", "th")), any_word(words_of_bodies("head", "th"))
    towns, none = (any_word(words_of("places", kind, language="th")) for kind in ("town", "none"))
    districts = any_word(words_of("places", "before a town", language="th"))
    rest = rf"[{LETTERS}]{{2,24}}+(?![{LETTERS}])"

    def named(kind: str) -> str:
        return any_word(words_of("names", kind, language="th"))

    return _Expressions(
        person=re.compile(
            rf"(?:(?!{named('not a name')})(?:{titles})[ \xa0]?){{1,4}}+(?!{named('after')})(?P<given>{rest})"
        ),
        foreign=re.compile(rf"(?:{named('given')})(?=[ \xa0])"),
        before=re.compile(rf"(?:\A|[^{LETTERS}.]|{named('before')})\Z"),
        end=re.compile(named("ending")),
        behind=re.compile(named("after")),
        body=re.compile(rf"(?P<known>{bodies[0]})|(?P<head>{bodies[1]}){rest}"),
        not_a_body=re.compile(any_word(words_of_bodies("other", "th"))),
        place=re.compile(
            rf"(?P<town>{towns})(?!{none})|(?:{districts})[ \xa0]?(?P<district>(?!{none}){rest})"
            rf"|อ\.[ \xa0]?(?P<county>(?!{none}){rest})(?=[ \xa0]?(?:{districts}))"  # "อ." alone is a teacher
        ),
    )
