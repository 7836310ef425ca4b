"""Thousands of queries at once: an article is compared only with those of which it has a needed word."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from clipwire.model.article import Article
from clipwire.queries.columns import PUBLISHED
from clipwire.queries.errors import QueryError
from clipwire.queries.evaluation import Span, Test, needed_words, spans, test_of
from clipwire.queries.folding import FOLDING_VERSION
from clipwire.queries.needs import Choice, choices, frequency, keys
from clipwire.queries.parsing import parse
from clipwire.queries.reading import Reading
from clipwire.queries.tree import Node, from_json, to_json

SNAPSHOT_VERSION = 1


class RuleError(QueryError):
    """One of the queries of a rule set is wrong."""

    def __init__(self, message: str, position: int, id: str) -> None:
        super().__init__(message, position)
        self.id = id


class RuleMatch:
    """A rule that an article matches."""

    def __init__(self, id: str, tree: Node, reading: Reading) -> None:
        self.id = id
        self._tree = tree
        self._reading = reading

    def __repr__(self) -> str:
        return f"RuleMatch({self.id!r})"

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """As those of `match`; computed on first use."""
        return spans(self._tree, self._reading)


class RuleSet:
    """Standing queries by id.

    >>> rules = RuleSet({"ships": "vessel* OR ship", "grain": "wheat AND export*"})
    >>> [rule.id for rule in rules.matching({"title": "Wheat exports rise", "body": "Two vessels left."})]
    ['ships', 'grain']
    """

    def __init__(self, queries: Mapping[str, str]) -> None:
        """Raises RuleError, which has the id, for the first query that is wrong."""
        self._ids = list(queries)
        self._trees: list[Node | list[Any]] = [_parsed(id, query) for id, query in queries.items()]
        """Of a loaded set, each is JSON until it is needed."""
        self._tests: list[tuple[frozenset[str], Test] | None] = [None] * len(self._ids)
        """Words that an article needs, and the test, each made on first use."""
        self._index: dict[str, dict[str, list[int]]] = {}
        """List of keys -> key -> numbers of rules."""
        self._always: list[int] = []
        """Numbers of rules without keys."""
        self._arrange()

    def _arrange(self) -> None:
        """Register each query under the choice of keys that fewest articles should have.

        Words that many of the queries name are taken to be frequent in articles too.
        """
        of_rules = [list(choices(self._tree(number))) for number in range(len(self._ids))]
        uses = Counter(key for of_rule in of_rules for choice in of_rule for key in choice)

        def cost(choice: Choice) -> float:
            return sum(uses[key] * frequency(key) for key in choice)

        index: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, of_rule in enumerate(of_rules):
            if not of_rule:
                self._always.append(number)
            for key in min(of_rule, key=cost, default=()):
                index[key.list][key.text].append(number)
        self._index = {name: dict(numbers) for name, numbers in index.items()}

    def __len__(self) -> int:
        return len(self._ids)

    def matching(self, article: Mapping[str, Any] | Article, type: str = PUBLISHED) -> list[RuleMatch]:
        """The rules that an article matches, in the order in which they were given."""
        reading = Reading(article, type)
        words = reading.words("text")
        found = []
        for number in sorted(self.candidates(reading)):
            needed, test = self._tests[number] or self._compiled(number)
            if needed <= words and test(reading):  # most candidates lack a second word
                found.append(RuleMatch(self._ids[number], self._tree(number), reading))
        return found

    def candidates(self, reading: Reading) -> set[int]:
        """Numbers of the rules that may match: only these are tried."""
        found = set(self._always)
        for name, numbers in self._index.items():
            for key in numbers.keys() & keys(reading, name):
                found.update(numbers[key])
        return found

    def _tree(self, number: int) -> Node:
        tree = self._trees[number]
        if isinstance(tree, list):
            tree = self._trees[number] = from_json(tree)
        return tree

    def _compiled(self, number: int) -> tuple[frozenset[str], Test]:
        tree = self._tree(number)
        self._tests[number] = compiled = needed_words(tree), test_of(tree)
        return compiled

    def to_bytes(self) -> bytes:
        """A snapshot: JSON, which loads in a tenth of the time that parsing takes."""
        snapshot = {
            "version": [SNAPSHOT_VERSION, FOLDING_VERSION],
            "ids": self._ids,
            "trees": [tree if isinstance(tree, list) else to_json(tree) for tree in self._trees],
            "index": self._index,
            "always": self._always,
        }
        return json.dumps(snapshot, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, snapshot: bytes) -> "RuleSet":
        """The rules of a snapshot; ValueError if another version of this module wrote it."""
        read = json.loads(snapshot)
        if not isinstance(read, dict) or read.get("version") != [SNAPSHOT_VERSION, FOLDING_VERSION]:
            raise ValueError("The snapshot of rules was written by another release: make it from the queries again")
        rules = cls({})
        rules._ids, rules._trees = read["ids"], read["trees"]
        rules._tests = [None] * len(rules._ids)
        rules._index, rules._always = read["index"], read["always"]
        return rules


def _parsed(id: str, query: str) -> Node:
    try:
        return parse(query)
    except QueryError as error:
        raise RuleError(str(error), error.position, id) from error
