"""Wildcards match what the regular expressions that they stand for match."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from clipwire.queries.wildcards import wildcard

PATTERNS = st.text(alphabet="ab*?", min_size=1, max_size=8)
WORDS = st.text(alphabet="ab", min_size=1, max_size=8)


def expression(pattern: str) -> str:
    return pattern.replace("?", "[ab]").replace("*", "[ab]*")


@example("a*bb*b", "aabb")  # the last b cannot be used twice
@example("ab*ba", "aba")  # nor the b in the middle
@given(PATTERNS, WORDS)
def test_whole_words_match(pattern: str, word: str) -> None:
    assert wildcard(pattern).matches(word) == bool(re.fullmatch(expression(pattern), word))


@given(PATTERNS.map(lambda it: it.strip("*")).filter(bool), st.lists(WORDS, min_size=1, max_size=3))
def test_runs_within_words_match(pattern: str, words: list[str]) -> None:
    # Given a folded text and the same pattern with the shortest stars
    text = f" {' '.join(words)} "
    shortest = re.compile(expression(pattern).replace("*", "*?"))
    # Then both find something or not, and each place is one word's
    found = list(wildcard(pattern).runs_in(text))
    assert bool(found) == bool(shortest.search(text))
    assert all(re.fullmatch(expression(pattern), text[start:end]) for start, end in found)
    assert [wildcard(pattern).end_at(text, start) for start, _ in found] == [end for _, end in found]
