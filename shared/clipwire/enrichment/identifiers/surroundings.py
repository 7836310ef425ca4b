"""The words around a name that show who or what it means: an office, a country, or a thing that is named after it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.identifiers.known import Known
from clipwire.enrichment.places.finding import Found
from clipwire.text.scripts import EAST_ASIAN
from clipwire.wording import words_of

MAX_CHARS_AROUND = 60
MAX_WORDS_BETWEEN = 5
"""Words between a name and its office: "President of the Russian Federation Vladimir Putin"."""
MIN_CHARS_WITH_ENDINGS = 4
"""Shortest Cyrillic word that is found with other endings: "им" for "имени" is not."""
MAX_CHARS_BETWEEN = 8
"""Longest word between, in a script without spaces."""

_SENTENCE_END = re.compile(r"[.!?](?=\s+\S*$|\s+[^\W\d_a-zа-я])|[。！？!?;；\n]")
_SPACE_BEFORE = re.compile(r"[\s\"“”«»'’‘·,-]+\Z")
_AFTER_A_COMMA = re.compile(r"\s?[,，(（]\s?|\s?[–—-]\s")
_WORD_BEFORE = re.compile(r"[\w.'’-]*\w\Z")
_WORD_AFTER = re.compile(r"\w[\w'’-]*")
_OF_BEFORE_COUNTRY = re.compile(r" ?(?:of|de|du|da|del|der|von) (?:the |la |l['’])?| ")
_CYRILLIC = re.compile("[а-яёіїєґ]", re.IGNORECASE)


class Surroundings:
    """The article's text around each mention of an entry."""

    def __init__(self, analysis: Analysis) -> None:
        self.article = analysis.article
        self._analysis = analysis
        self._codes = {country.code for country in analysis.article.countries}
        day = analysis.article.published or analysis.article.crawled
        self.year = int(day[:4]) if day else None
        """The year of publication, else of the crawl."""

    def mentions_country(self, code: str) -> bool:
        """Whether the article mentions a country; true without a code."""
        return not code or code in self._codes

    def has_office(self, form: str, offsets: Sequence[int], known: Known, kinds: tuple[str, ...]) -> bool:
        """Whether a mention of the form has an office of these kinds beside it, in an article with the country."""
        if not self.mentions_country(known.country):
            return False
        around = list(self._around(form, offsets)) if kinds else []
        return any(
            _is_behind_office(before, kind) or _is_before_office(after, kind)
            for kind in kinds
            for before, after in around
        )

    def names_only_things(self, forms: Sequence[str], offsets: Sequence[int]) -> bool:
        """Whether each mention is part of the name of a thing: "Kim Il Sung University"."""
        around = [pair for form in forms for pair in self._around(form, offsets)]
        return bool(around) and all(_starts_with_thing(after) or _ends_with_thing(before) for before, after in around)

    def countries_beside(self, forms: Sequence[str], offsets: Sequence[int]) -> set[str]:
        """The countries that are named directly before or behind the mentions: "Russia's defence ministry"."""
        text = self._analysis.text
        spans = [span for form in forms for span in self._spans(form, offsets)]
        found = set()
        for start, end in spans:
            for name in self._countries_in(start - MAX_CHARS_AROUND, end + MAX_CHARS_AROUND):
                if _is_beside(text, (start, end), name):
                    found.add(name.entries[0].country)
        return found

    @cached_property
    def _countries(self) -> list[Found]:
        """The names of countries and peoples in the text, in order."""
        return [name for name in self._analysis.places.names if name.is_country_or_people]

    def _countries_in(self, start: int, end: int) -> list[Found]:
        first, last = (bisect_left(self._countries, at, key=lambda name: name.start) for at in (start, end))
        return self._countries[first:last]

    def _spans(self, form: str, offsets: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The mentions of a form in title, dateline and body."""
        text, begin = self._analysis.text, self._analysis.body_start
        at = text.find(form, 0, begin)
        if at >= 0:
            yield at, at + len(form)
        for offset in offsets:
            if text.startswith(form, begin + offset):
                yield begin + offset, begin + offset + len(form)

    def _without_countries(self, start: int, end: int) -> str:
        text, at, parts = self._analysis.text, start, []
        for name in self._countries_in(start, end):
            if at <= name.start and name.end <= end:
                parts.append(text[at : name.start])
                at = name.end
        return "".join([*parts, text[at:end]])

    def _around(self, form: str, offsets: Sequence[int]) -> Iterator[tuple[str, str]]:
        """The text before and behind each mention, within its sentence and without names of countries."""
        for start, end in self._spans(form, offsets):
            before = self._without_countries(max(0, start - MAX_CHARS_AROUND), start)
            after = self._without_countries(end, end + MAX_CHARS_AROUND)
            yield _SENTENCE_END.split(before)[-1], after.partition("\n")[0]


def _is_behind_office(before: str, kind: str) -> bool:
    offices = _ends(kind)
    for _ in range(MAX_WORDS_BETWEEN):
        before = _SPACE_BEFORE.sub("", before)
        if not before:
            return False
        if (office := offices.search(before)) and (EAST_ASIAN.match(office[0]) or _is_free(before, office.start())):
            return True
        shorter = _without_last(before)
        if shorter is None:
            return False
        before = shorter
    return False


def _is_before_office(after: str, kind: str) -> bool:
    """Whether an office follows: directly in an East Asian script, else behind a comma or in brackets."""
    comma = _AFTER_A_COMMA.match(after)
    rest = after[comma.end() :] if comma else after.lstrip(" ·")
    if not comma and not EAST_ASIAN.match(rest[:1]):
        return False
    offices = _starts(kind)
    for _ in range(MAX_WORDS_BETWEEN):
        if offices.match(rest):
            return True
        shorter = _without_first(rest)
        if shorter is None:
            return False
        rest = shorter.lstrip(" ·'’")
    return False


def _without_last(text: str) -> str | None:
    """The text without a last word that may be between an office and a name; None if it ends otherwise."""
    word = _WORD_BEFORE.search(text)
    if word and _may_be_between(word[0]):
        return text[: word.start()]
    for length in range(min(MAX_CHARS_BETWEEN, len(text)), 0, -1):
        if EAST_ASIAN.match(text[-length]) and _may_be_between(text[-length:]):
            return text[:-length]
    return None


def _without_first(text: str) -> str | None:
    word = _WORD_AFTER.match(text)
    if word and _may_be_between(word[0]):
        return text[word.end() :]
    for length in range(min(MAX_CHARS_BETWEEN, len(text)), 0, -1):
        if EAST_ASIAN.match(text[0]) and _may_be_between(text[:length]):
            return text[length:]
    return None


def _may_be_between(word: str) -> bool:
    plain = word.casefold().removesuffix("'s").removesuffix("’s")
    return plain in _between()


def _starts_with_thing(after: str) -> bool:
    word = after.lstrip(" -")
    if EAST_ASIAN.match(word[:1]):
        return word.startswith(_things_in_east_asian())
    found = _WORD_AFTER.match(word)
    return bool(found and found[0].casefold() in _things() and (found[0][0].isupper() or after[:1] == "-"))


def _ends_with_thing(before: str) -> bool:
    found = _WORD_BEFORE.search(before.rstrip(' «"'))
    return bool(found and _things_of().fullmatch(found[0].casefold()))


def _is_beside(text: str, span: tuple[int, int], name: Found) -> bool:
    """Whether the name of a country ends before the span, possessive or not, or follows it behind "of"."""
    start, end = span
    if start <= name.start < end:
        return True
    if name.end <= start:
        return text[name.end : start] in (" ", "'s ", "’s ", "", "-")
    between = text[end : name.start]
    return name.start >= end and bool(_OF_BEFORE_COUNTRY.fullmatch(between))


def _is_free(text: str, start: int) -> bool:
    return not text[start - 1 : start].isalnum()


@cache
def _ends(kind: str) -> re.Pattern[str]:
    """A word of an office at the end of a text."""
    return re.compile(_any_of(kind) + r"\Z", re.IGNORECASE)


@cache
def _starts(kind: str) -> re.Pattern[str]:
    """The same at the start of a text."""
    return re.compile(_any_of(kind) + r"(?!(?<=[a-zа-я])\w)", re.IGNORECASE)


def _any_of(kind: str) -> str:
    words = sorted(words_of("offices", kind), key=len, reverse=True)
    return f"(?:{'|'.join(map(_with_endings, words))})"


def _with_endings(office: str) -> str:
    """An expression for an office; each long Cyrillic word may have another ending."""
    return r"\s".join(_with_ending(word) for word in office.split())


def _with_ending(word: str) -> str:
    if len(word) < MIN_CHARS_WITH_ENDINGS or not _CYRILLIC.search(word):
        return re.escape(word)
    return re.escape(word.rstrip("аеийоуыьюя")) + r"\w{0,4}"


@cache
def _between() -> frozenset[str]:
    return words_of("offices", "between")


@cache
def _things() -> frozenset[str]:
    return words_of("offices", "thing")


@cache
def _things_in_east_asian() -> tuple[str, ...]:
    return tuple(word for word in _things() if EAST_ASIAN.match(word))


@cache
def _things_of() -> re.Pattern[str]:
    return re.compile(_any_of("thing of"))
