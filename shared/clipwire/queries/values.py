"""Read words, phrases and ranges of a query as they are written."""

import dataclasses
from collections.abc import Container
from typing import NamedTuple

from clipwire.queries.errors import QueryError

MARKS = frozenset('()[]{}"^~:')
"""They end a word unless they are escaped."""


class Value(NamedTuple):
    """A word, phrase or date of a query without its escapes and marks."""

    position: int
    """Its start in the query."""
    text: str
    """As it is compared with ids, dates and numbers."""
    pattern: str
    """For words: `*` and `?` are wildcards, and spaces if they were escaped."""
    quoted: bool
    positions: list[int]
    """The place of each character of `pattern` in the query."""


@dataclasses.dataclass
class ValueReader:
    """A place in a query, and the faults up to there."""

    query: str
    at: int = 0
    faults: list[QueryError] = dataclasses.field(default_factory=list)
    all_quotes_closed: bool = True
    """Otherwise brackets may be closed in what was taken for a phrase."""

    def fault(self, message: str, position: int) -> None:
        self.faults.append(QueryError(message, position))

    def quoted(self) -> Value | None:
        """The text up to the closing quotation mark; None if there is none."""
        start = self.at
        characters: list[str] = []
        positions: list[int] = []
        at = start + 1
        while at < len(self.query):
            c = self.query[at]
            if c == '"':
                self.at = at + 1
                text = "".join(characters)
                return Value(start, text, text, True, positions)
            if c == "\\" and at + 1 < len(self.query):
                at += 1
                c = self.query[at]
            characters.append(c)
            positions.append(at)
            at += 1
        self.fault("This quotation mark is never closed", start)
        self.all_quotes_closed = False
        self.at = len(self.query)
        return None

    def bare(self, *, marks: frozenset[str] = MARKS, fields: Container[str] | None = None) -> Value:
        """The text up to a space or a mark.

        With `fields`, a colon is a part of it unless the text before is one of them: `medtop:11000000`.
        """
        start = self.at
        text, pattern = "", ""
        positions: list[int] = []
        while self.at < len(self.query):
            c = self.query[self.at]
            if c == "\\":
                self.at += 1
                if self.at == len(self.query):
                    self.fault("This backslash stands before nothing", self.at - 1)
                    break
                c = self.query[self.at]
                pattern += " " if c in "*?" else c
            elif c.isspace() or (c in marks and not (c == ":" and self._is_within(text, fields))):
                break
            else:
                pattern += c
            text += c
            positions.append(self.at)
            self.at += 1
        return Value(start, text, pattern, False, positions)

    def _is_within(self, before: str, fields: Container[str] | None) -> bool:
        """Whether a colon is a part of the value of which `before` is the beginning."""
        after = self.query[self.at + 1 : self.at + 2]
        return fields is not None and before not in fields and not after.isspace() and after not in {*MARKS, ""}

    def range_ends(self, start: int) -> tuple[Value | None, Value | None] | None:
        """The two values up to the closing bracket; None after a fault."""
        values: list[Value] = []
        while True:
            while self.query[self.at : self.at + 1].isspace():
                self.at += 1
            c = self.query[self.at : self.at + 1]
            if c in ("]", "}"):
                self.at += 1
                break
            if not c or c in "()[{":
                self.fault("This bracket is never closed", start)
                return None
            if c == '"':
                value = self.quoted()
                if value is None:
                    return None
                values.append(value)
            else:
                values.append(self.bare(marks=frozenset('()[]{}"')))
        return self._ends(start, values)

    def _ends(self, start: int, values: list[Value]) -> tuple[Value | None, Value | None] | None:
        between = [at for at, it in enumerate(values) if it.text == "TO" and not it.quoted]
        if not values:
            self.fault("These brackets are empty", start)
        elif between[:1] == [0]:
            self.fault("TO needs a value or * before it", values[0].position)
        elif len(values) == 1:
            self.fault("A range needs two ends: [2025-04 TO *]", start)
        elif between[:1] != [1]:
            self.fault("Between the ends of a range is TO: [2025-04 TO *]", values[1].position)
        elif len(values) == 2:
            self.fault("TO needs a value or * after it", values[1].position)
        elif len(values) > 3:
            self.fault("A range has two ends only", values[3].position)
        else:
            low, high = (None if it.text == "*" and not it.quoted else it for it in (values[0], values[2]))
            return low, high
        return None
