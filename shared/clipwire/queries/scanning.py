"""Divide a query into tokens, and find the first place at which it is wrong.

luqum's own scanner gives no place for what is never closed, and divides times and codes at their colons. This one
knows the fields, and hands luqum's grammar tokens of brackets, operators and finished values.
"""

import dataclasses
import re
from typing import NamedTuple

from clipwire.queries.errors import QueryError
from clipwire.queries.fields import FIELDS, RANGES, WITH_COLONS, leaf, range_leaf
from clipwire.queries.tree import Leaf
from clipwire.queries.values import Value, ValueReader

MAX_QUERY_CHARS = 32_768
MAX_DEPTH = 50
"""Maximum number of brackets and of NOT, + and - inside each other."""

_OPERATORS = {"AND": "AND_OP", "&&": "AND_OP", "OR": "OR_OP", "||": "OR_OP", "NOT": "NOT"}
_PREFIXES = {"+": "PLUS", "-": "MINUS", "!": "NOT"}
_FULL_WIDTH = str.maketrans("（）＂", '()"')
"""Brackets and quotation marks as East Asian keyboards write them; as punctuation, they would be ignored silently."""
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
class Scanner(ValueReader):
    tokens: list[Token] = dataclasses.field(default_factory=list)
    brackets: list[Bracket] = dataclasses.field(default_factory=list)
    waiting: list[Operator] = dataclasses.field(default_factory=list)
    """The operators since the last operand."""
    complete: bool = False
    """Whether there is an operand before this place in its bracket."""
    own_field: str | None = None
    """The field of the next operand."""

    @property
    def field(self) -> str:
        return self.own_field or (self.brackets[-1].field if self.brackets else "text")

    def scan(self) -> list[Token]:
        """The tokens; QueryError for the first fault."""
        if len(self.query) > MAX_QUERY_CHARS:
            raise QueryError(f"A query has at most {MAX_QUERY_CHARS:,} characters", MAX_QUERY_CHARS)
        self.query = self.query.translate(_FULL_WIDTH)
        if not self.query.strip():
            raise QueryError("The query is empty", 0)
        while self.at < len(self.query):
            self._next()
        if not self.complete:
            self._refuse_missing_operand()
        for bracket in self.brackets if self.all_quotes_closed else ():
            self.fault("This bracket is never closed", bracket.position)
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
            self.fault("This bracket closes nothing", at)
            self.at += 1
        elif c == "^":
            self.fault("Boosts (^) do not exist here: an article matches or it does not", at)
            self._skip(_FORCE)
        elif c == "~":
            self.fault(
                "Fuzzy words (~) are not searched: use * or ?, or OR for each spelling"
                if self.complete and at and not query[at - 1].isspace()
                else "~ needs a phrase before it",
                at,
            )
            self._skip(_SLOP)
        elif c == ":":
            self.fault("There is no field before this colon", at)
            self.at += 1
        elif c == "/":
            self.fault("Regular expressions (/…/) are not searched: use * or ?", at)
            self.at = query.find("/", at + 1) + 1 or at + 1
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
            self.fault(f"Brackets and NOT are nested at most {MAX_DEPTH} deep", self.at)
            self.at = len(self.query)
            raise min(self.faults, key=lambda fault: fault.position)

    def _binary(self, text: str, kind: str) -> None:
        if self.complete:
            self.tokens.append(Token(kind, self.at))
            self.complete = False
        elif self.waiting:
            self._refuse_missing_operand()
        else:
            self.fault(f"{text} needs something before it", self.at)
        self.waiting.append(Operator(text, self.at))

    def _refuse_missing_operand(self) -> None:
        if self.waiting:
            operator = self.waiting[-1]
            self.fault(f"{operator.text} needs something after it", operator.position)

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
            self.fault("This bracket closes nothing", self.at)
        else:
            bracket = self.brackets.pop()
            if self.waiting:
                self._refuse_missing_operand()
            elif not self.complete:
                self.fault("These brackets are empty", bracket.position)
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

    def _phrase(self) -> None:
        start = self.at
        value = self.quoted()
        if value is None:
            self._operand(Token("TERM", start))
            return
        within = None
        if slop := _SLOP.match(self.query, self.at):
            if self.field in ("published", "tone", "language", "duplicate", "type"):
                self.fault(f"{self.field} has no words that could be near each other", self.at)
            elif not slop[1]:
                self.fault('~ needs a number of words after it: "a b"~5', self.at)
            elif not re.fullmatch(r"[0-9]{1,9}", slop[1]):
                self.fault(f"{slop[1][:40]!r} is no number of words", self.at + 1)
            else:
                within = int(slop[1])
            self.at = slop.end()
        self._leaf(value, within)

    def _word(self) -> None:
        start = self.at
        value = self.bare(fields=FIELDS if self.field in WITH_COLONS else None)
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
            self.fault(
                f"There is no field {value.text[:40]!r}; a colon in a text is written \\: (fields: {known})",
                value.position,
            )
        elif self.own_field:
            self.fault(f"A field inside of a field needs brackets: {self.own_field}:(…)", value.position)
        self.own_field = value.text if value.text in FIELDS else "text"
        self.waiting.append(Operator(f"{value.text[:40]}:", colon))
        self.at = colon + 1

    def _range(self) -> None:
        start = self.at
        if self.field not in RANGES:
            self.fault("Only published and tone have ranges: published:[2025-04 TO 2025-05]", start)
        self.at += 1
        ends = self.range_ends(start)
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
