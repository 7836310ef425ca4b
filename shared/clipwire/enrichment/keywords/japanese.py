"""Candidates in Japanese: runs of kanji or katakana, which hiragana separates.

A kanji before the ending of a verb belongs to the verb: 逆転 of 逆転勝ち.
"""

import re
from collections.abc import Iterator

from clipwire.enrichment.keywords.candidate import Candidate

_KANJI_OR_KATAKANA = re.compile(r"[\u3400-\u9fff々\u30a1-\u30fa\u30fc]{2,16}")


_ENDINGS = frozenset("ちりるくいえけせめれんうつぐげむみきべっぎび")
_MIN_CHARS = 2


def candidates(text: str) -> Iterator[Candidate]:
    for match in _KANJI_OR_KATAKANA.finditer(text):
        is_verb = text[match.end() : match.end() + 1] in _ENDINGS and "\u3400" <= match[0][-1] <= "\u9fff"
        run = match[0][:-1] if is_verb else match[0]
        if len(run) >= _MIN_CHARS:
            yield Candidate(run, run, match.start())
