"""Find the speakers of quotes in Korean, Chinese and Japanese: the topic or subject of the sentence around a quote."""

import re

from clipwire.text.scripts import HANGUL, KANA
from clipwire.wording import words_of

LANGUAGES = ("ko", "zh", "ja")


def _any_of(language: str, *kinds: str) -> str:
    """An expression for any word of these kinds of `wording/saying_verbs.tsv`, the longest first."""
    return "|".join(sorted(words_of("saying_verbs", *kinds, language=language), key=len, reverse=True))


_CHINESE = re.compile(
    r"([^，。、；：！？“”「」『』\s]{1,24}?)"
    rf"(?:(?:\d+日|{_any_of('zh', 'adverb')}|在[^，。]{{1,20}}?(?:上|时|時|中))?)"
    rf"(?:{_any_of('zh', 'present', 'calling')}|(?:{_any_of('zh', 'telling')})[^，。]{{1,8}})"
    r"[^。！？“”「」]{0,8}[：:，,]?\s*\Z"
)
_CHINESE_AFTER = re.compile(rf"\s?[，,]?([^，。、；：！？“”「」\s]{{1,16}}?)(?:{_any_of('zh', 'present')})")
_JAPANESE = re.compile(r"([^。、，「」『』\s]{1,24}?)(?<![にでとへ])(?:は|が|も)(?:、|[^。「」『』]{0,40})?\Z")
_KOREAN = re.compile(r"((?:[^\s.,“”\"'‘’]+\s){0,2}[^\s.,“”\"'‘’]+?)(?:께서는|은|는|이|가)\s[^.“”\"]{0,60}\Z")
_KOREAN_AFTER = re.compile(
    rf"\s?(?:{_any_of('ko', 'quotative')})\s?((?:[^\s.,“”\"]+\s){{0,2}}?[^\s.,“”\"]+?)(?:은|는|이|가)\s"
    rf"(?:\S+\s){{0,2}}?(?:{_any_of('ko', 'stem')})"
)
_THIRD_PERSONS = frozenset().union(
    *(words_of("saying_verbs", "he", "she", "they", language=language) for language in LANGUAGES)
)
_IN_A_PLACE = re.compile(r"(?<=...)(?:在[^在]{1,8}|(?:看着|望着|笑着|指着|对记者|向记者|接受).*)\Z")
_ASIDE = re.compile(r"[にでとへ]は")
"""Particles behind a word that is not the subject: 式典には首相が."""
_OPENING = re.compile(rf"^(?:{'|'.join(_any_of(language, 'opening') for language in LANGUAGES)})[，、\s]*")

REACH_CHARS = 90
"""Characters that are read before and behind a quote."""


def speaker_near(text: str, start: int, end: int) -> str | None:
    """The speaker of the quote `text[start:end]` as the text has it; an empty string for a pronoun."""
    before = text[max(0, start - REACH_CHARS) : start]
    before = before[max(before.rfind(sign) for sign in "。！？\n」』”") + 1 :]
    after = text[end : end + REACH_CHARS].split("\n")[0]
    if HANGUL.search(before + after):
        found = _KOREAN.search(before) or _KOREAN_AFTER.match(after)
    elif KANA.search(before + after):
        found = _JAPANESE.search(before)
    else:
        found = _CHINESE.search(before) or _CHINESE_AFTER.match(after)
    if not found:
        return None
    name = _OPENING.sub("", found[1])
    name = _ASIDE.split(name)[-1] if found.re is _JAPANESE else _IN_A_PLACE.sub("", name).strip()
    return "" if name in _THIRD_PERSONS else name or None
