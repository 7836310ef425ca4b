"""A query as the condition of a WHERE clause over the archive's columns.

The condition lets through at least what matches. It uses only what DuckDB and Trino both have: strpos, lower,
comparisons, coalesce. Columns: those of `clipwire.queries.columns.folded`, and `language`, `tone` and `duplicate`.
"""

from dataclasses import dataclass

from clipwire.queries.columns import id_entry
from clipwire.queries.dates import Period, period_of, shifted_day
from clipwire.queries.evaluation import TEXTS
from clipwire.queries.parsing import parse
from clipwire.queries.tree import And, Element, Equals, Node, Not, Or, Range, Words
from clipwire.queries.wildcards import wildcard

DAYS_BETWEEN_CLOCKS = 2
"""Clocks of two time zones differ by up to 26 hours."""


@dataclass(frozen=True, slots=True)
class Where:
    text: str
    """A condition with a `?` for each parameter."""
    parameters: tuple[str | float | bool, ...]
    exact: bool
    """Whether all that it lets through matches. Otherwise `clipwire.queries.matching.match` decides."""


EVERYTHING = Where("TRUE", (), False)


def where(query: str) -> Where:
    """The condition of a query; QueryError as `match` raises it."""
    return _condition(parse(query))


def _condition(node: Node) -> Where:
    match node:
        case And(parts):
            return _joined(" AND ", [_condition(part) for part in parts])
        case Or(parts):
            return _joined(" OR ", [_condition(part) for part in parts])
        case Not(part):
            inner = _condition(part)
            return Where(f"NOT {inner.text}", inner.parameters, True) if inner.exact else EVERYTHING
        case Words():
            return _joined(" OR ", [_words(node, f"{it}_words") for it in TEXTS.get(node.field, (node.field,))])
        case Range("tone"):
            return _tone(node)
        case Range():
            return _published(node)
        case Equals("language", value):
            return Where(
                "(coalesce(lower(language), '') = ? OR strpos(coalesce(lower(language), ''), ?) = 1)",
                (value, f"{value}-"),
                True,
            )
        case Equals("type", value):
            return Where("(coalesce(type, '') = ?)", (value,), True)
        case Equals(_, value):
            return Where("(coalesce(duplicate, FALSE) = ?)", (value == "true",), True)


def _joined(operator: str, parts: list[Where]) -> Where:
    if len(parts) == 1:
        return parts[0]
    if operator == " OR " and any(part is EVERYTHING for part in parts):
        return EVERYTHING
    exact = all(part.exact for part in parts)
    kept = [part for part in parts if part is not EVERYTHING]
    if not kept:
        return EVERYTHING
    text = f"({operator.join(part.text for part in kept)})"
    return Where(text, tuple(it for part in kept for it in part.parameters), exact)


def _has(column: str, parts: list[str], *, exact: bool) -> Where:
    return _joined(" AND ", [Where(f"(strpos({column}, ?) > 0)", (part,), exact) for part in parts])


def _words(sought: Words, column: str) -> Where:
    elements = sought.elements
    if sought.within is None and all(it.kind == "word" for it in elements):
        found = _has(column, [f" {' '.join(it.text for it in elements)} "], exact=True)
    elif len(elements) == 1:
        found = _element(elements[0], column)
    else:
        parts = [_element(it, column) for it in elements]
        joined = _joined(" AND ", parts)
        found = joined if joined is EVERYTHING else Where(joined.text, joined.parameters, False)
    if sought.id is None:
        return found
    return _joined(" OR ", [found, _has(column, [f"\n{id_entry(sought.id)}\n"], exact=True)])


def _element(element: Element, column: str) -> Where:
    kind, text = element
    if kind == "word":
        return _has(column, [f" {text} "], exact=True)
    if kind == "run":
        return _has(column, [text], exact=True)
    if kind == "wild run":
        return _has(column, wildcard(text).literals, exact=False)
    *others, last = text.split("*")
    if "?" not in text and len(others) == 1:  # launch*, *burg, a*b
        first = others[0]
        parts = [f" {first}"] * bool(first) + [f"{last} "] * bool(last)
        return _has(column, parts, exact=len(parts) == 1)
    return _has(column, wildcard(text).literals, exact=False) if wildcard(text).literals else EVERYTHING


def _tone(sought: Range) -> Where:
    parts = [Where("(tone IS NOT NULL)", (), True)]
    if sought.low is not None:
        operator = ">=" if sought.with_low else ">"
        parts.append(Where(f"coalesce(tone {operator} ?, FALSE)", (float(sought.low),), True))
    if sought.high is not None:
        operator = "<=" if sought.with_high else "<"
        parts.append(Where(f"coalesce(tone {operator} ?, FALSE)", (float(sought.high),), True))
    return _joined(" AND ", parts)


def _published(sought: Range) -> Where:
    parts = [Where("(published_first IS NOT NULL)", (), True)]
    if low := period_of(sought.low or ""):
        parts.append(_from(low, inclusive=sought.with_low))
    if high := period_of(sought.high or ""):
        parts.append(_until(high, inclusive=sought.with_high))
    return _joined(" AND ", parts)


def _from(low: Period, *, inclusive: bool) -> Where:
    if not low.is_of_days:
        return Where("coalesce(published_last >= ?, FALSE)", (shifted_day(low.first, -DAYS_BETWEEN_CLOCKS),), False)
    operator, day = (">=", low.first_day) if inclusive else (">", low.last_day)
    return Where(f"coalesce(published_first {operator} ?, FALSE)", (day,), True)


def _until(high: Period, *, inclusive: bool) -> Where:
    if not high.is_of_days:
        return Where("coalesce(published_first <= ?, FALSE)", (shifted_day(high.last, DAYS_BETWEEN_CLOCKS),), False)
    operator, day = ("<=", high.last_day) if inclusive else ("<", high.first_day)
    return Where(f"coalesce(published_last {operator} ?, FALSE)", (day,), True)
