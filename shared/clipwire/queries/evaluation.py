"""Decide whether an article matches a tree, and why."""

from typing import NamedTuple

from clipwire.queries.columns import id_entry
from clipwire.queries.dates import lies_in, period_of
from clipwire.queries.finding import phrase_places, places_of
from clipwire.queries.folding import places
from clipwire.queries.reading import Reading
from clipwire.queries.tree import And, Element, Equals, Node, Not, Or, Range, Words, wanted
from clipwire.queries.wildcards import wildcard

TEXTS = {"text": ("title", "body"), "title": ("title",), "body": ("body",)}
"""The texts in which a field's words have places."""


class Span(NamedTuple):
    """`article[field][start:end]`."""

    field: str
    start: int
    end: int


def holds(node: Node, reading: Reading) -> bool:
    match node:
        case Words():
            return any(_has(node, reading, field) for field in TEXTS.get(node.field, (node.field,)))
        case And(parts):
            return all(holds(part, reading) for part in parts)
        case Or(parts):
            return any(holds(part, reading) for part in parts)
        case Not(part):
            return not holds(part, reading)
        case Range():
            return _in_range(node, reading)
        case Equals("language", value):
            return reading.language == value or reading.language.startswith(f"{value}-")
        case Equals("type", value):
            return reading.type == value
        case Equals(_, value):
            return reading.duplicate == (value == "true")


def spans(node: Node, reading: Reading) -> tuple[Span, ...]:
    """The places of all that is looked for in title and body, the title's first."""
    found: dict[Span, None] = {}
    for leaf in wanted(node):
        if isinstance(leaf, Words):
            for field in TEXTS.get(leaf.field, ()):
                if _has(leaf, reading, field):
                    origin = places(reading.record[field])
                    for start, end in places_of(leaf, reading.column(field)):
                        found[Span(field, origin.starts[start], origin.ends[end - 1])] = None
    return tuple(sorted(found, key=lambda span: (span.field != "title", span)))


def _has(sought: Words, reading: Reading, field: str) -> bool:
    words = reading.words(field)
    plain = [it.text for it in sought.elements if it.kind == "word"]
    if all(word in words for word in plain) and _has_rest(sought, reading, field, all_plain=len(plain)):
        return True
    return sought.id is not None and f"\n{id_entry(sought.id)}\n" in reading.column(field)


def _has_rest(sought: Words, reading: Reading, field: str, all_plain: int) -> bool:
    """Whether a field has the words, if it has those without wildcards somewhere."""
    elements = sought.elements
    if len(elements) == 1:
        return bool(all_plain) or _has_one(elements[0], reading, field)
    text = reading.column(field)
    if all_plain == len(elements) and sought.within is None:
        return f" {' '.join(it.text for it in elements)} " in text
    return next(places_of(sought, text), None) is not None


def _has_one(element: Element, reading: Reading, field: str) -> bool:
    """Whether a field has an element that is no plain word."""
    text = reading.column(field)
    if element.kind == "run":
        return element.text in text
    pattern = wildcard(element.text)
    if not all(literal in text for literal in pattern.literals):
        return False
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
