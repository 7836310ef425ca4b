"""Recognise notices that ask for consent to cookies and to advertising, which some sites send in place of an article.

The words are in `wording/consent.tsv`.
"""

import re
from collections.abc import Iterable
from functools import cache

from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

MIN_TERMS = 2
"""Different terms of a paragraph that asks for consent."""
MIN_SHARE = 0.6
"""Of a text's letters, in paragraphs that ask for consent; a report about cookies quotes a few such sentences."""
MAX_CHARS = 6_000
"""Of a text that is looked at. Longer notices are policies, which sites do not send in place of an article."""


def asks_for_consent(paragraphs: Iterable[str]) -> bool:
    """Whether a site speaks to its reader about cookies, partners and personal data in most of a text."""
    texts = [text.lower() for text in paragraphs]
    total = sum(map(len, texts))
    if not 0 < total <= MAX_CHARS:
        return False
    notice = [text for text in texts if len(set(_words("term").findall(text))) >= MIN_TERMS]
    is_most = sum(map(len, notice)) >= MIN_SHARE * total
    return is_most and all(any(map(_words(kind).search, notice)) for kind in ("site", "reader"))


@cache
def _words(kind: str) -> re.Pattern[str]:
    """An expression for the words of a kind; in scripts without spaces they may be within other words."""
    words = any_word(words_of("consent", kind))
    return re.compile(rf"(?<![a-zà-ɏͰ-ӿ\u0600-\u06ff])(?:{words})(?![a-zà-ɏͰ-ӿ\u0600-\u06ff])")
