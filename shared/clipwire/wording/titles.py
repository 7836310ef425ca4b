"""Titles of persons (`titles.tsv`) as single words, for readers that go from word to word."""

import re

from clipwire.wording import table

AFTER_NAMES = frozenset({"ko", "zh", "ja"})
"""Languages whose titles come after the name."""
_KEPT = frozenset({"mother", "brother"})
"""Titles that stay part of the name: "Mother Anna"."""
_PART = re.compile(r"[\s-]")


def words_before_names(*kinds: str, language: str | None = None) -> frozenset[str]:
    """The words of the titles of these kinds that come before a name and are no part of it, in lower case.

    In one language, or in all that put titles before names.
    """
    return (
        frozenset(
            word.lower()
            for row in table("titles")
            if row.kind in kinds and row.language not in AFTER_NAMES and language in (None, row.language)
            for title in row.words
            for word in _PART.split(title)
        )
        - _KEPT
    )
