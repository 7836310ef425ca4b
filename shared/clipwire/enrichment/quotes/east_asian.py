"""Find the speakers of quotes in Korean, Chinese and Japanese, with a module for each language.

Words with neither a name nor a word for a person are no speaker: the topic of a sentence may be a thing.
"""

import re

from clipwire.text.scripts import HANGUL, KANA
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

LANGUAGES = ("ko", "zh", "ja")
TITLE_KINDS = ("honorific", "noble", "office", "role", "academic", "work", "press")


def said(language: str, *kinds: str) -> str:
    """An expression for any word of these kinds of `wording/saying_verbs.tsv`."""
    return any_of(words_of("saying_verbs", *kinds, language=language))


def speakers_and_titles(language: str) -> frozenset[str]:
    """Titles, and words for speakers without a name."""
    return words_of("titles", *TITLE_KINDS, language=language) | words_of("saying_verbs", "speaker", language=language)


_THIRD_PERSONS = frozenset().union(
    *(words_of("saying_verbs", "he", "she", "they", language=language) for language in LANGUAGES)
)
_OPENING = re.compile(rf"^(?:{'|'.join(said(language, 'opening') for language in LANGUAGES)})[，、\s]*")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
"""An age or a name in Latin letters behind a name."""

REACH_CHARS = 90
"""Characters that are read before and behind a quote."""


def speaker_near(text: str, start: int, end: int) -> str | None:
    """The speaker of the quote `text[start:end]` as the text has it; an empty string for a pronoun."""
    before = text[max(0, start - REACH_CHARS) : start]
    before = before[max(before.rfind(sign) for sign in "。！？\n」』”") + 1 :]
    after = text[end : end + REACH_CHARS].split("\n")[0]
    # Imported on first use: the expressions of a language take time to compile.
    if HANGUL.search(before + after):
        from clipwire.enrichment.quotes.korean import name_in, phrase_in
    elif KANA.search(before + after):
        from clipwire.enrichment.quotes.japanese import name_in, phrase_in
    else:
        from clipwire.enrichment.quotes.chinese import name_in, phrase_in
    phrase = _IN_BRACKETS.sub("", _OPENING.sub("", phrase_in(before, after) or "")).strip()
    if phrase in _THIRD_PERSONS:
        return ""
    return name_in(phrase) if phrase else None
