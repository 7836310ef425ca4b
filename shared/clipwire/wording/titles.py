"""The single words of people's titles (`titles.tsv`), for readers that go from word to word."""

import re

from clipwire.wording import table

KINDS = ("honorific", "noble", "clergy", "rank", "academic", "office", "role", "work")
"""Kinds of titles beside the names of people, apart from those of journalists."""
WITH_PRESS = (*KINDS, "press")
OF_EAST_ASIA = ("honorific", "noble", "academic", "office", "role", "work", "press")
"""Kinds of titles that East Asian languages have."""
AFTER_NAMES = frozenset({"ko", "zh", "ja"})
"""Languages whose titles come after the name."""
WITH_READER = frozenset({"fa", "he"})
"""Languages whose names are found without titles, and some of whose titles are given names: "امیر"."""
_KEPT = frozenset({"mother", "brother"})
"""Titles that are part of the name: "Mother Anna"."""
_PART = re.compile(r"[\s-]")


def words_before_names(*kinds: str, language: str | None = None) -> frozenset[str]:
    """The words of titles of these kinds that precede a name and are not part of it, in lower case.

    In one language, or in all languages whose titles precede the name.
    """
    return (
        frozenset(
            word.lower()
            for row in table("titles")
            if row.kind in kinds and row.language not in AFTER_NAMES | WITH_READER and language in (None, row.language)
            for title in row.words
            for word in _PART.split(title)
        )
        - _KEPT
    )
