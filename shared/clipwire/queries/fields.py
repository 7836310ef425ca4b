"""The fields of the language, and the leaf of the tree for a value of each."""

import re
import unicodedata

from clipwire.queries.dates import period_of
from clipwire.queries.errors import QueryError
from clipwire.queries.folding import EAST_ASIAN, folded, folded_pattern, is_east_asian
from clipwire.queries.tree import Element, Equals, Leaf, Range, Words
from clipwire.queries.values import Value

NAMED = ("source", "country", "person", "organisation", "place", "subject")
"""Fields of names, which have ids or codes too."""
OF_WORDS = ("title", "body", *NAMED, "quote", "event")
FIELDS = (*OF_WORDS, "language", "published", "tone", "duplicate", "type")
RANGES = ("published", "tone")
WITH_COLONS = ("published", "subject", "person", "organisation", "place")
"""Fields whose values may have a colon: times, `medtop:11000000`, `wikidata:Q458`."""
TYPES = ("published", "updated")

MAX_PHRASE_WORDS = 200
"""Maximum number of words in a phrase, of which each East Asian letter is one: their places are compared in turn."""
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WILD_RUN = re.compile(
    f"(?:(?<![^{EAST_ASIAN}])[*?]++)?[{EAST_ASIAN}]++(?:[*?]++[{EAST_ASIAN}]++)*+(?:[*?]++(?![^{EAST_ASIAN}]))?"
)
"""East Asian letters with wildcards among and beside them. A wildcard beside another script belongs to that."""


def leaf(field: str, value: Value, within: int | None = None) -> Leaf:
    """The leaf for `field:value`; QueryError if the field has no such value."""
    if not value.quoted:
        _refuse_lone_stars(value)
    if field in RANGES:
        bound = _bound(field, value)
        return Range(field, bound, bound)
    text = unicodedata.normalize("NFKC", value.text).strip()
    if field == "duplicate":
        if text.lower() not in ("true", "false"):
            raise QueryError("duplicate is true or false", value.position)
        return Equals("duplicate", text.lower())
    if field == "type":
        name = text.lower().removeprefix("clipwire.article.")
        if name not in TYPES:
            raise QueryError("type is published or updated", value.position)
        return Equals("type", name)
    if field == "language":
        if not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", text):
            raise QueryError(f"{_shown(value.text)} is no language code such as en or pt-BR", value.position)
        return Equals("language", text.lower())
    elements = phrase(value)
    if not elements:
        raise QueryError("There is no letter or digit to look for here", value.position)
    if sum(len(it.text) if it.kind in ("run", "wild run") else 1 for it in elements) > MAX_PHRASE_WORDS:
        raise QueryError(f"A phrase has at most {MAX_PHRASE_WORDS} words", value.position)
    return Words(field, tuple(elements), within, id_form(value.text) if field in NAMED else None)


def range_leaf(field: str, low: Value | None, high: Value | None, *, with_low: bool, with_high: bool) -> Range:
    """The leaf for `field:[low TO high]`; None is an open end."""
    return Range(
        field,
        low and _bound(field, low),
        high and _bound(field, high),
        with_low,
        with_high,
    )


def _bound(field: str, value: Value) -> str:
    text = unicodedata.normalize("NFKC", value.text).strip()
    if field == "tone":
        if not NUMBER.fullmatch(text):
            raise QueryError(f"{_shown(value.text)} is no number such as -0.5", value.position)
    elif period_of(text) is None:
        raise QueryError(
            f"{_shown(value.text)} is no date: write 2025, 2025-04, 2025-04-24 or 2025-04-24T10:00", value.position
        )
    return text


def phrase(value: Value) -> list[Element]:
    """The words of a value. Inside quotation marks, wildcards only part words."""
    if value.quoted or not re.search(r"[*?]", value.pattern):
        return [Element("run" if is_east_asian(it) else "word", it) for it in folded(value.pattern).split()]
    return [element for piece in folded_pattern(value.pattern) for element in _elements(piece)]


def _elements(piece: str) -> list[Element]:
    """A piece of a word, cut where East Asian letters begin or end."""
    elements, at = [], 0
    for run in _WILD_RUN.finditer(piece):
        elements += _word(piece[at : run.start()])
        text = run[0].strip("*")  # a run is found inside of longer ones anyway
        elements.append(Element("wild run" if re.search(r"[*?]", text) else "run", text))
        at = run.end()
    return elements + _word(piece[at:])


def _word(text: str) -> list[Element]:
    if not text:
        return []
    return [Element("wild word" if re.search(r"[*?]", text) else "word", re.sub(r"\*+", "*", text))]


def _refuse_lone_stars(value: Value) -> None:
    for stars in re.finditer(r"\*+", value.pattern):
        around = value.pattern[: stars.start()][-1:] + value.pattern[stars.end() :][:1]
        if not folded_pattern(around):
            raise QueryError("A star alone is no word: put letters before or after it", value.positions[stars.start()])


def id_form(text: str) -> str:
    """The form in which ids and codes are compared."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:40] + "…")
