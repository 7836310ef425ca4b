"""Candidates in Japanese: runs of kanji or katakana, which hiragana separates."""

import re
from collections.abc import Iterator

from clipwire.enrichment.keywords.candidate import Candidate

_KANJI_OR_KATAKANA = re.compile(r"[\u3400-\u9fff々\u30a1-\u30fa\u30fc]{2,16}")


def candidates(text: str) -> Iterator[Candidate]:
    for match in _KANJI_OR_KATAKANA.finditer(text):
        yield Candidate(match[0], match[0], match.start())
