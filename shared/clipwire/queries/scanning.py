"""Divide a query into tokens, and find the first place at which it is wrong.

luqum's own scanner gives no place for what is never closed, and divides times and codes at their colons. This one
knows the fields, and hands luqum's grammar tokens of brackets, operators and finished values.
"""

import dataclasses
import re
from typing import NamedTuple

from clipwire.queries.errors import QueryError
from clipwire.queries.fields import FIELDS, RANGES, WITH_COLONS, Value, leaf, range_leaf
from clipwire.queries.tree import Leaf

MAX_QUERY_CHARS = 32_768
MAX_DEPTH = 50
"""Maximum number of brackets and of NOT, + and - inside each other."""

_OPERATORS = {"AND": "AND_OP", "&&": "AND_OP", "OR": "OR_OP", "||": "OR_OP", "NOT": "NOT"}
_PREFIXES = {"+": "PLUS", "-": "MINUS", "!": "NOT"}
_ENDS_A_WORD = frozenset('()[]{}"^~:')
_FORCE = re.compile(r"\^[\d.]*")
_COLON = re.compile(r"\s*:")
_SLOP = re.compile(r"~([^\s()\[\]{}\"^~:]*)")


class Token(NamedTuple):
    type: str
    """The name of a token of luqum's grammar."""
    position: int
    leaf: Leaf | None = None
    """For TERM."""


class Operator(NamedTuple):
    """Something that needs an operand after it."""

    text: str
    position: int


class Bracket(NamedTuple):
    position: int
    field: str


@dataclasses.dataclass
class Scanner:
    query: str
    at: int = 0
    tokens: list[Token] = dataclasses.field(default_factory=list)
    faults: list[QueryError] = dataclasses.field(default_factory=list)
    brackets: list[Bracket] = dataclasses.field(default_factory=list)
    waiting: list[Operator] = dataclasses.field(default_factory=list)
    """Operators that stand since the last operand."""
    complete: bool = False
    """Whether an operand stands before this place in its bracket."""
    own_field: str | None = None
    """The field of the next operand."""

    @property
    def field(self) -> str:
        return self.own_field or (self.brackets[-1].field if self.brackets else "text")

    def scan(self) -> list[Token]:
        """The tokens; QueryError for the first fault."""
        if len(self.query) > MAX_QUERY_CHARS:
            raise QueryError(f"A query has at most {MAX_QUERY_CHARS:,} characters", MAX_QUERY_CHARS)
        if not self.query.strip():
            raise QueryError("The query is empty", 0)
        while self.at < len(self.query):
            self._next()
        if not self.complete:
            self._refuse_missing_operand()
        for bracket in self.brackets:
            self._fault("This bracket is never closed", bracket.position)
        if self.faults:
            raise min(self.faults, key=lambda fault: fault.position)
        return self.tokens

    def _next(self) -> None:
        query, at = self.query, self.at
        c = query[at]
        if c.isspace():
            self.at += 1
        elif c == "(":
            self._open()
        elif c == ")":
            self._close()
        elif c == '"':
            self._phrase()
        elif c in "[{":
            self._range()
        elif c in _PREFIXES and not (c in "+-" and self._is_number(at)):
            self._prefix(c, _PREFIXES[c])
            self.at += 1
        elif c in "]}":
            self._fault("This bracket closes nothing", at)
            self.at += 1
        elif c == "^":
            self._fault("Boosts (^) do not exist here: an article matches or it does not", at)
            self._skip(_FORCE)
        elif c == "~":
            self._fault(
                "Fuzzy words (~) are not searched: use * or ?, or OR for each spelling"
                if self.complete and at and not query[at - 1].isspace()
                else "~ needs a phrase before it",
                at,
            )
            self._skip(_SLOP)
        elif c == ":":
            self._fault("There is no field before this colon", at)
            self.at += 1
        elif c == "/":
            self._fault("Regular expressions (/…/) are not searched: use * or ?", at)
            end = query.find("/", at + 1)
            self.at = end + 1 if end > 0 else len(query)
            self._operand(Token("TERM", at))
        else:
            self._word()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.query, self.at)
        self.at = found.end() if found else self.at + 1

    def _is_number(self, at: int) -> bool:
        """Whether a sign belongs to a number."""
        return self.field == "tone" and self.query[at + 1 : at + 2].strip("0123456789.") == ""

    # operands and operators

    def _before_operand(self, at: int) -> None:
        if self.complete:
            self.tokens.append(Token("AND_OP", at))
            self.complete = False

    def _operand(self, token: Token) -> None:
        self._before_operand(token.position)
        self.tokens.append(token)
        self._completed()

    def _completed(self) -> None:
        self.complete = True
        self.own_field = None
        self.waiting.clear()

    def _prefix(self, text: str, kind: str) -> None:
        self._before_operand(self.at)
        self._check_depth()
        self.tokens.append(Token(kind, self.at))
        self.waiting.append(Operator(text, self.at))

    def _check_depth(self) -> None:
        if len(self.brackets) + len(self.waiting) >= MAX_DEPTH:
            self._fault(f"Brackets and NOT are nested at most {MAX_DEPTH} deep", self.at)
            self.at = len(self.query)
            raise min(self.faults, key=lambda fault: fault.position)

    def _binary(self, text: str, kind: str) -> None:
        if self.complete:
            self.tokens.append(Token(kind, self.at))
            self.complete = False
        elif self.waiting:
            self._refuse_missing_operand()
        else:
            self._fault(f"{text} needs something before it", self.at)
        self.waiting.append(Operator(text, self.at))

    def _refuse_missing_operand(self) -> None:
        if self.waiting:
            operator = self.waiting[-1]
            self._fault(f"{operator.text} needs something after it", operator.position)

    def _fault(self, message: str, position: int) -> None:
        self.faults.append(QueryError(message, position))

    # brackets

    def _open(self) -> None:
        self._before_operand(self.at)
        self._check_depth()
        self.tokens.append(Token("LPAREN", self.at))
        self.brackets.append(Bracket(self.at, self.field))
        self.own_field = None
        self.waiting.clear()
        self.at += 1

    def _close(self) -> None:
        if not self.brackets:
            self._fault("This bracket closes nothing", self.at)
        else:
            bracket = self.brackets.pop()
            if self.waiting:
                self._refuse_missing_operand()
            elif not self.complete:
                self._fault("These brackets are empty", bracket.position)
            self.tokens.append(Token("RPAREN", self.at))
            self._completed()
        self.at += 1

    # values

    def _leaf(self, value: Value, within: int | None = None) -> None:
        try:
            found = leaf(self.field, value, within)
        except QueryError as fault:
            self.faults.append(fault)
            found = None
        self._operand(Token("TERM", value.position, found))

    def _quoted(self) -> Value | None:
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
        self._fault("This quotation mark is never closed", start)
        self.at = len(self.query)
        return None

    def _phrase(self) -> None:
        start = self.at
        value = self._quoted()
        if value is None:
            self._operand(Token("TERM", start))
            return
        within = None
        if slop := _SLOP.match(self.query, self.at):
            if self.field in ("published", "tone", "language", "duplicate", "type"):
                self._fault(f"{self.field} has no words that could be near each other", self.at)
            elif not slop[1]:
                self._fault('~ needs a number of words after it: "a b"~5', self.at)
            elif not re.fullmatch(r"[0-9]{1,9}", slop[1]):
                self._fault(f"{slop[1][:40]!r} is no number of words", self.at + 1)
            else:
                within = int(slop[1])
            self.at = slop.end()
        self._leaf(value, within)

    def _bare(self, *, stop: frozenset[str] = _ENDS_A_WORD, colons: bool = False) -> Value:
        """The text up to a space or a mark that is not escaped."""
        start = self.at
        text: list[str] = []
        pattern: list[str] = []
        positions: list[int] = []
        query = self.query
        while self.at < len(query):
            c = query[self.at]
            if c == "\\":
                if self.at + 1 == len(query):
                    self._fault("This backslash stands before nothing", self.at)
                    self.at += 1
                    break
                self.at += 1
                c = query[self.at]
                pattern.append(" " if c in "*?" else c)
            elif c.isspace() or (c in stop and not (c == ":" and self._is_part_of_value("".join(text), colons=colons))):
                break
            else:
                pattern.append(c)
            text.append(c)
            positions.append(self.at)
            self.at += 1
        return Value(start, "".join(text), "".join(pattern), False, positions)

    def _is_part_of_value(self, before: str, *, colons: bool) -> bool:
        """Whether a colon belongs to a time or code: `subject:medtop:11000000`."""
        after = self.query[self.at + 1 : self.at + 2]
        return colons and before not in FIELDS and bool(after) and not after.isspace() and after not in _ENDS_A_WORD

    def _word(self) -> None:
        start = self.at
        value = self._bare(colons=self.field in WITH_COLONS)
        written = self.query[start : self.at]
        if written == "NOT":
            at, self.at = self.at, start
            self._prefix(written, "NOT")
            self.at = at
        elif written in _OPERATORS:
            at, self.at = self.at, start
            self._binary(written, _OPERATORS[written])
            self.at = at
        elif colon := _COLON.match(self.query, self.at):
            self._name(value, colon.end() - 1)
        elif value.text:
            self._leaf(value)
        else:
            self._operand(Token("TERM", start))  # a backslash alone, which is a fault already

    def _name(self, value: Value, colon: int) -> None:
        """A field's name before its colon."""
        self._before_operand(value.position)
        if value.text not in FIELDS:
            known = ", ".join(FIELDS)
            self._fault(
                f"There is no field {value.text[:40]!r}; a colon in a text is written \\: (fields: {known})",
                value.position,
            )
        elif self.own_field:
            self._fault(f"A field inside of a field needs brackets: {self.own_field}:(…)", value.position)
        self.own_field = value.text if value.text in FIELDS else "text"
        self.waiting.append(Operator(f"{value.text[:40]}:", colon))
        self.at = colon + 1

    # ranges

    def _range(self) -> None:
        start = self.at
        if self.field not in RANGES:
            self._fault("Only published and tone have ranges: published:[2025-04 TO 2025-05]", start)
        self.at += 1
        ends = self._range_ends(start)
        found = None
        if ends and self.field in RANGES:
            low, high = ends
            try:
                found = range_leaf(
                    self.field,
                    low,
                    high,
                    with_low=self.query[start] == "[",
                    with_high=self.query[self.at - 1] == "]",
                )
            except QueryError as fault:
                self.faults.append(fault)
        self._operand(Token("TERM", start, found))

    def _range_ends(self, start: int) -> tuple[Value | None, Value | None] | None:
        """The two values up to the closing bracket; None after a fault."""
        values: list[Value] = []
        while True:
            while self.query[self.at : self.at + 1].isspace():
                self.at += 1
            c = self.query[self.at : self.at + 1]
            if c in ("]", "}"):
                self.at += 1
                break
            if not c or c in "()[{^~":
                self._fault("This bracket is never closed", start)
                return None
            if c == '"':
                value = self._quoted()
                if value is None:
                    return None
                values.append(value)
            else:
                values.append(self._bare(stop=frozenset('()[]{}"^~')))
        return self._checked_ends(start, values)

    def _checked_ends(self, start: int, values: list[Value]) -> tuple[Value | None, Value | None] | None:
        between = [at for at, it in enumerate(values) if it.text == "TO" and not it.quoted]
        if not values:
            self._fault("These brackets are empty", start)
        elif between[:1] == [0]:
            self._fault("TO needs a value or * before it", values[0].position)
        elif len(values) == 1:
            self._fault("A range needs two ends: [2025-04 TO *]", start)
        elif between[:1] != [1]:
            self._fault("Between the ends of a range is TO: [2025-04 TO *]", values[1].position)
        elif len(values) == 2:
            self._fault("TO needs a value or * after it", values[1].position)
        elif len(values) > 3:
            self._fault("A range has two ends only", values[3].position)
        else:
            low, high = (None if it.text == "*" and not it.quoted else it for it in (values[0], values[2]))
            return low, high
        return None
