"""Parse a query into its tree: our scanner, luqum's grammar."""

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from clipwire.queries.errors import QueryError
from clipwire.queries.scanning import Scanner, Token
from clipwire.queries.tree import And, Node, Not, Or, wanted

_ONE_AT_A_TIME = threading.Lock()
"""The parser of PLY, on which luqum builds, keeps its state in one object."""


def parse(query: str) -> Node:
    """The tree of a query; QueryError with the place of the first fault."""
    tokens = Scanner(query).scan()
    tree = _bracket(_parsed(tokens))
    if next(wanted(tree), None) is None:
        first = next(token.position for token in tokens if token.type in ("NOT", "MINUS"))
        raise QueryError("The query only excludes: say what to look for as well", first)
    return tree


def _parsed(tokens: list[Token]) -> Any:
    """The tokens as luqum's tree."""
    from luqum.head_tail import TokenValue  # 0.1 s, which loaded rules do not need
    from luqum.parser import parser
    from luqum.tree import Word

    handed = []
    for token in tokens:
        value: Any = Word("") if token.leaf else TokenValue("")
        value.pos, value.size, value.leaf = token.position, 0, token.leaf
        handed.append(SimpleNamespace(type=token.type, value=value, lexpos=token.position))
    with _ONE_AT_A_TIME:
        return parser.parse("", lexer=_Tokens(handed))


class _Tokens:
    """What luqum's parser takes for its scanner: the tokens, scanned already."""

    lineno = lexpos = 0

    def __init__(self, tokens: list[SimpleNamespace]) -> None:
        self._tokens = iter(tokens)

    def input(self, text: str) -> None:
        """Called by the parser with its text."""

    def token(self) -> SimpleNamespace | None:
        return next(self._tokens, None)


def _bracket(item: Any) -> Node:
    """The tree of a query or of a bracket.

    If the bracket has alternatives, `+a` and `-a` among them are for the whole of it: `+a OR b` must have a.
    """
    musts: list[Node] = []
    tree = _node(item, musts, among_alternatives=False)
    parts = [*musts, *([tree] if tree else [])]
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _node(item: Any, musts: list[Node], *, among_alternatives: bool) -> Node | None:
    """The tree of an item of luqum's; None if nothing is left of it. What is for the whole bracket goes to `musts`."""
    match type(item).__name__:
        case "Word":
            found: Node = item.leaf
            return found
        case "Group":
            return _bracket(item.expr)
        case "Not":
            return Not(_bracket(item.a))
        case "Plus":
            found = _bracket(item.a)
            if among_alternatives:
                musts.append(found)
            return found
        case "Prohibit":
            found = Not(_bracket(item.a))
            if among_alternatives:
                musts.append(found)
                return None
            return found
        case "AndOperation":
            parts = tuple(_parts(item, musts, among_alternatives=among_alternatives))
            return And(parts) if len(parts) > 1 else next(iter(parts), None)
        case "OrOperation":
            parts = tuple(_parts(item, musts, among_alternatives=True))
            return Or(parts) if len(parts) > 1 else next(iter(parts), None)
    raise TypeError(f"luqum made a {type(item).__name__} of a query")


def _parts(item: Any, musts: list[Node], *, among_alternatives: bool) -> Iterator[Node]:
    for child in item.children:
        part = _node(child, musts, among_alternatives=among_alternatives)
        if part:
            yield part
