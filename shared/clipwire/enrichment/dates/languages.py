"""Choose the table of expressions and the reader of tenses for a language."""

import re
from datetime import date
from functools import lru_cache

from clipwire.enrichment.dates.rules import Grammar, Mention, Reading
from clipwire.enrichment.dates.tenses import TenseReader, tense_reader
from clipwire.enrichment.language import detect_language
from clipwire.wording import table_language

_DIGITS = {
    ord(sign): str(value)
    for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
    for value, sign in enumerate(row)
}

MAX_LANGUAGES = 64
"""Of which tables are kept: more than have one, since a stream of many languages would make them again and again."""

_OTHER_DIGITS = re.compile(f"[{''.join(map(chr, _DIGITS))}]")


def find(text: str, published: date | None, language: str | None) -> list[Mention]:
    """The dates in a text, by the table of its language, or by the English table if its language has none."""
    tag = table_language(language or _language_of(text))
    if _OTHER_DIGITS.search(text):
        text = text.translate(_DIGITS)
    return _grammar(tag).find(Reading(text, published, tense_of(tag)))


def _language_of(text: str) -> str:
    start = text[:1_500]
    return "en" if start.count(" the ") > 2 else detect_language(start) or "en"


@lru_cache(maxsize=MAX_LANGUAGES)
def tense_of(language: str) -> TenseReader:
    """The reader of a language's tenses, or the English reader if the language has none."""
    from clipwire.enrichment.dates.english_tenses import english_tense

    return english_tense if language == "en" else tense_reader(language) or english_tense


@lru_cache(maxsize=MAX_LANGUAGES)
def _grammar(language: str) -> Grammar:
    """The table of a language. It takes some milliseconds to make and is made on first use."""
    if language in ("ko", "zh", "ja"):
        from clipwire.enrichment.dates.east_asian import EAST_ASIAN

        return EAST_ASIAN
    from clipwire.enrichment.dates.european_words import languages

    if language in languages():
        from clipwire.enrichment.dates.european import grammar

        return grammar(language)
    from clipwire.enrichment.dates.english import ENGLISH

    return ENGLISH
