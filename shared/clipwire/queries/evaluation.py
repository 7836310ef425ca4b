"""Decide whether an article matches a tree, and why."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from clipwire.queries.columns import id_entry
from clipwire.queries.dates import lies_in, period_of
from clipwire.queries.finding import phrase_places, places_of
from clipwire.queries.reading import Reading
from clipwire.queries.tree import And, Element, Equals, Node, Not, Or, Range, Words, wanted

TEXTS = {"text": ("title", "body"), "title": ("title",), "body": ("body",)}
"""The texts in which a field's words have places."""


class Span(NamedTuple):
    """`article[field][start:end]`."""

    field: str
    start: int
    end: int


Test = Callable[[Reading], bool]


def test_of(node: Node) -> Test:
    """The function that decides whether an article matches a tree."""
    match node:
        case Words():
            return _test_of_words(node)
        case And(parts):
            return _test_of_all(parts)
        case Or(parts):
            return _any([test_of(part) for part in parts])
        case Not(part):
            excluded = test_of(part)
            return lambda reading: not excluded(reading)
        case Range():
            return lambda reading: _in_range(node, reading)
        case Equals("language", value):
            longer = f"{value}-"
            return lambda reading: reading.language == value or reading.language.startswith(longer)
        case Equals("type", value):
            return lambda reading: reading.type == value
        case Equals(_, value):
            return lambda reading: reading.duplicate == (value == "true")


def _test_of_all(parts: Sequence[Node]) -> Test:
    """First whether all words are somewhere, which is one operation on sets, then the rest."""
    needed = needed_words(And(tuple(parts)))
    tests = [test_of(part) for part in parts if not _is_one_word(part)]

    def test(reading: Reading) -> bool:
        if needed and not needed <= reading.words("text"):
            return False
        for each in tests:  # noqa: SIM110  (`all` with a generator takes twice the time)
            if not each(reading):
                return False
        return True

    return test


def needed_words(node: Node) -> frozenset[str]:
    """Words that title and body of an article have if it matches."""
    match node:
        case And(parts):
            return frozenset[str]().union(*map(needed_words, parts))
        case Words("text"):
            return _plain(node)
    return frozenset()


def _any(tests: list[Test]) -> Test:
    def test(reading: Reading) -> bool:
        for each in tests:  # noqa: SIM110
            if each(reading):
                return True
        return False

    return test


def _plain(sought: Words) -> frozenset[str]:
    """The words without wildcards."""
    return frozenset(it.text for it in sought.elements if it.kind == "word")


def _is_one_word(node: Node) -> bool:
    return isinstance(node, Words) and node.field == "text" and [it.kind for it in node.elements] == ["word"]


def _test_of_words(sought: Words) -> Test:
    plain = _plain(sought)
    if _is_one_word(sought):
        (word,) = plain
        return lambda reading: word in reading.words("text")
    fields = TEXTS.get(sought.field, (sought.field,))
    entry = f"\n{id_entry(sought.id)}\n" if sought.id is not None else None

    def test(reading: Reading) -> bool:
        for field in fields:
            if plain <= reading.words(field) and _has_all(sought, plain, reading.column(field)):
                return True
            if entry and entry in reading.column(field):
                return True
        return False

    return test


def _has_all(sought: Words, plain: frozenset[str], text: str) -> bool:
    """Whether a text that has the plain words somewhere has all as they are sought."""
    elements = sought.elements
    if len(elements) == 1:
        return bool(plain) or _has_one(elements[0], text)
    if sought.within is None and all(it.kind == "word" for it in elements):
        return f" {' '.join(it.text for it in elements)} " in text
    return next(places_of(sought, text), None) is not None


def _has_one(element: Element, text: str) -> bool:
    """Whether a text has an element that is no plain word."""
    if element.kind == "run":
        return element.text in text
    start, star, rest = element.text.partition("*")
    if star and not rest and "?" not in start and element.kind == "wild word":
        return f" {start}" in text
    return next(phrase_places((element,), text), None) is not None


def _in_range(sought: Range, reading: Reading) -> bool:
    if sought.field == "tone":
        tone = reading.tone
        if tone is None:
            return False
        low = float(sought.low) if sought.low is not None else -float("inf")
        high = float(sought.high) if sought.high is not None else float("inf")
        return (low <= tone if sought.with_low else low < tone) and (tone <= high if sought.with_high else tone < high)
    period = reading.published
    return period is not None and lies_in(
        period,
        period_of(sought.low or ""),
        period_of(sought.high or ""),
        with_low=sought.with_low,
        with_high=sought.with_high,
    )


def spans(node: Node, reading: Reading) -> tuple[Span, ...]:
    """The places of all that is looked for in title and body, the title's first."""
    found: dict[Span, None] = {}
    for leaf in dict.fromkeys(wanted(node)):
        if isinstance(leaf, Words):
            for field in TEXTS.get(leaf.field, ()):
                for start, end in places_of(leaf, reading.column(field)):
                    origin = reading.origin(field)
                    found[Span(field, origin.starts[start], origin.ends[end - 1])] = None
    return tuple(sorted(found, key=lambda span: (span.field != "title", span)))
