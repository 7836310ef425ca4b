"""Names of people and organisations in Vietnamese, whose syllables are words of their own.

A person's name begins with one of some hundred family names: two to four syllables in capitals ("Phạm Minh Chính").
Other people are given behind a title ("ông Polking", "Tổng thống Vladimir Putin"). Organisations are those of
`bodies/vi.tsv`, whole or by their first words ("Công an tỉnh Nghệ An").
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.entity import Found
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of
from clipwire.wording.titles import WITH_PRESS

MAX_SYLLABLES = 4
MIN_SURE_SYLLABLES = 3
"""Of a name that needs no title."""
MAX_PEOPLE = 200
CHARS_BEFORE = 40
_CAPITAL = "[A-ZÀ-ÖØ-ÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2))) + "]"
_WORD = rf"{_CAPITAL}(?:[^\W\d_]*+)(?:[-’'][^\W\d_]++)*+"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?: {_WORD}){{0,11}}+")
_AGE = re.compile(r",? \(?\d{2} tuổi|,? \(\d{2}[,)]|,? SN \d{4}|,? \(?sinh năm")


class _Words(NamedTuple):
    families: frozenset[str]
    doubtful: frozenset[str]
    """Family names that also begin the names of many places: "Hà Nội", "Cao Bằng"."""
    title: re.Pattern[str]
    """A title at the end of a text."""
    titles: frozenset[str]
    honorific: re.Pattern[str]
    thing: re.Pattern[str]
    """The word for a street, a school or another thing at the end of a text."""
    said: re.Pattern[str]
    body: re.Pattern[str]
    town: re.Pattern[str]


def vietnamese_names(text: str) -> list[Found]:
    """The names of a text in order, without overlaps."""
    words = _words()
    known = [Found(*match.span(), "organisation") for match in words.body.finditer(text) if match["known"]]
    taken = {at for name in known for at in range(name.start, name.end)}
    found = [*known, *(Found(*match.span(), "place") for match in words.town.finditer(text))]
    for label, names in (("person", _people(text, words)), ("organisation", _bodies(text, words))):
        for start, end in names:
            free = _free(start, end, taken)
            if free is not None and (label == "organisation" or free == end):
                found.append(Found(start, free, label))
                taken.update(range(start, free))
    return sorted([*found, *_elsewhere(text, found, taken)])


def _free(start: int, end: int, taken: set[int]) -> int | None:
    """The end of a stretch before other names; None if it begins in one."""
    return None if start in taken else next((at for at in range(start, end) if at in taken), end)


def _people(text: str, words: _Words) -> Iterator[tuple[int, int]]:
    for run in _RUN.finditer(text):
        syllables = [(match.start(), match.end()) for match in re.finditer(r"[^ ]+", text[run.start() : run.end()])]
        spans = [(run.start() + start, run.start() + end) for start, end in syllables]
        spans = spans[_begin(text, spans, words) :]
        if not spans:
            continue
        name = _vietnamese(text, spans, words) or _foreign(text, spans, words)
        if name:
            yield name


def _begin(text: str, spans: Sequence[tuple[int, int]], words: _Words) -> int:
    """The number of syllables of titles and places before a name: "HLV Kim Sang-sik", "Hà Nội Trần Sỹ Thanh"."""
    at = 0
    while at < len(spans) - 1 and text[slice(*spans[at])].lower() in words.titles:
        at += 1
    if len(spans) - at > MIN_SURE_SYLLABLES and lookup(text[spans[at][0] : spans[at + 1][1]]).entries:
        at += 2
    return at


def _vietnamese(text: str, spans: Sequence[tuple[int, int]], words: _Words) -> tuple[int, int] | None:
    """The name that begins with a family name and ends a run of capitals."""
    for at, (start, end) in enumerate(spans):
        size = len(spans) - at
        family = text[start:end]
        if family not in words.families or not 2 <= size <= MAX_SYLLABLES:
            continue
        before = text[max(0, start - CHARS_BEFORE) : start]
        last = spans[-1][1]
        whole = text[start:last]
        if words.thing.search(before) or text[start - 1 : start] in ("“", '"') or lookup(whole).entries:
            return None
        titled = bool(words.title.search(before) or words.said.match(text, last) or _AGE.match(text, last))
        is_sure = size >= MIN_SURE_SYLLABLES and family not in words.doubtful and not whole.isupper()
        return (start, last) if titled or is_sure else None
    return None


def _foreign(text: str, spans: Sequence[tuple[int, int]], words: _Words) -> tuple[int, int] | None:
    """Another name behind a title; of one word only behind a form of address."""
    start, end = spans[0][0], spans[-1][1]
    before = text[max(0, start - CHARS_BEFORE) : start]
    name = text[start:end]
    if len(spans) > MAX_SYLLABLES or name.isupper() or lookup(name).entries or words.body.match(text, start):
        return None
    if len(spans) == 1:
        is_latin = name.isascii() and len(name) > 2
        return (start, end) if is_latin and words.honorific.search(before) else None
    return (start, end) if words.title.search(before) else None


def _bodies(text: str, words: _Words) -> Iterator[tuple[int, int]]:
    for match in words.body.finditer(text):
        if not match["known"]:
            yield match.span()


def _elsewhere(text: str, found: Sequence[Found], taken: set[int]) -> Iterator[Found]:
    """The full names of people, and their given names behind a title, wherever else they are: "ông Phương"."""
    full = {text[name.start : name.end] for name in found if name.label == "person"}
    listed = sorted((name for name in list(full)[:MAX_PEOPLE] if " " in name), key=len, reverse=True)
    if not listed:
        return
    given = {name.rpartition(" ")[2] for name in listed} | {" ".join(name.split(" ")[-2:]) for name in listed}
    expression = re.compile(rf"(?<![\w-])(?:{any_word(listed)}|(?P<short>{any_word(given)}))(?![\w-])(?! {_WORD})")
    for match in expression.finditer(text):
        before = text[max(0, match.start() - CHARS_BEFORE) : match.start()]
        if match["short"] and not _words().title.search(before):
            continue
        if taken.isdisjoint(range(*match.span())):
            yield Found(*match.span(), "person")


@cache
def _words() -> _Words:
    def named(kind: str) -> frozenset[str]:
        return words_of("names", kind, language="vi")

    titles = words_of("titles", *WITH_PRESS, language="vi")
    of_one_word = words_of("titles", "honorific", language="vi") | named("title of foreigner")
    links = any_word(words_of_bodies("link", "vi"))
    known, heads = (any_word(words_of_bodies(kind, "vi")) for kind in ("known", "head"))
    end = r"[ \xa0]\Z"
    return _Words(
        families=named("family") | named("rare family"),
        doubtful=named("rare family"),
        title=re.compile(rf"(?<!\w)(?:{any_word(titles)}){end}", re.IGNORECASE),
        titles=frozenset(title.lower() for title in titles if " " not in title),
        honorific=re.compile(rf"(?<!\w)(?:{any_word(of_one_word)}){end}", re.IGNORECASE),
        thing=re.compile(rf"(?<!\w)(?:{any_word(named('called after'))}){end}", re.IGNORECASE),
        said=re.compile(rf"(?:,[^,.\n]{{2,60}},)? (?:{any_word(named('after'))})\b"),
        body=re.compile(
            rf"(?<![\w-])(?:(?P<known>{known})(?![\w-])"
            rf"|(?:{heads})(?: (?:{links}))*+ {_WORD}(?: (?:(?:{links}) )*+{_WORD}){{0,6}}+)"
        ),
        town=re.compile(rf"(?<![\w-])(?:{any_word(words_of('places', 'town', language='vi'))})(?![\w-])(?! {_WORD})"),
    )
