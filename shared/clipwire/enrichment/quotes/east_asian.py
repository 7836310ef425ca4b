"""Find the speakers of quotes in Korean, Chinese and Japanese: the topic or subject of the sentence around a quote."""

import re

from clipwire.enrichment.quotes import east_asian_names
from clipwire.text.scripts import HANGUL, KANA
from clipwire.wording import words_of

LANGUAGES = ("ko", "zh", "ja")


def _any_of(language: str, *kinds: str) -> str:
    """An expression for any word of these kinds of `wording/saying_verbs.tsv`, the longest first."""
    return "|".join(sorted(words_of("saying_verbs", *kinds, language=language), key=len, reverse=True))


_CHINESE = re.compile(
    r"([^，。、；：！？“”「」『』\s]{1,24}?)"
    rf"(?:(?:\d+日|{_any_of('zh', 'adverb')}|[\u4e00-\u9fff]{{2}}地|在[^，。]{{1,20}}?(?:上|时|時|中|说|說)))*"
    rf"(?:{_any_of('zh', 'present', 'calling')}|(?:{_any_of('zh', 'telling')})[^，。]{{1,8}})"
    r"[^。！？“”「」]{0,8}[：:，,]?\s*\Z"
)
_CHINESE_AFTER = re.compile(
    rf"\s?[，,]?([^，。、；：！？“”「」\s]{{1,24}}?)(?:{_any_of('zh', 'adverb')}|[\u4e00-\u9fff]{{2}}地)?"
    rf"(?:{_any_of('zh', 'present', 'calling')})"
)
_JAPANESE = re.compile(r"([^。「」『』\s]{1,30}?)(?<![にでとへ])(?:は|が|も)(?:、|[^。「」『』]{0,40})?\Z")
_JAPANESE_AFTER = re.compile(
    rf"\s?と、?([^。、，「」『』\s]{{1,24}}?)(?:は|が|も)[^。「」『』]{{0,25}}?(?:{_any_of('ja', 'stem')})"
)
_JAPANESE_NEXT = re.compile(
    rf"\s?。?([^。，「」『』\s（(]{{1,30}}?)(?:[（(][^）)]{{1,8}}[）)])?は(?:そう|こう)(?:{_any_of('ja', 'stem')})"
)
_JAPANESE_LAST = re.compile(
    rf"\s?と(?:{_any_of('ja', 'stem')})[うくてたえる]{{0,3}}のは、?([^。「」『』\s（(]{{1,30}}?)(?=[（(。だ])"
)
_KOREAN = re.compile(
    r"((?:[^\s.,“”\"'‘’]+\s){0,3}[^\s.,“”\"'‘’]+?)(?:\([^)]{1,12}\))?(?:께서는|은|는|이|가)(?:\([^)]{1,12}\))?\s[^.“”\"]{0,60}\Z"
)
_KOREAN_AFTER = re.compile(
    rf"\s?(?:{_any_of('ko', 'quotative')})\s?((?:[^\s.,“”\"]+\s){{0,2}}?[^\s.,“”\"]+?)(?:은|는|이|가)\s"
    rf"(?:\S+\s){{0,2}}?(?:{_any_of('ko', 'stem')})"
)
_KOREAN_NEXT = re.compile(
    r"\s((?:[^\s.,“”\"]+\s){0,3}?[^\s.,“”\"]+?)(?:의 말이다|(?:은|는|이|가) (?:이렇게|이같이|이와 같이) "
    rf"(?:{_any_of('ko', 'stem')}))"
)
_THIRD_PERSONS = frozenset().union(
    *(words_of("saying_verbs", "he", "she", "they", language=language) for language in LANGUAGES)
)
_IN_A_PLACE = re.compile(r"(?<=..)(?:在[^在]{1,12}|(?:看着|望着|笑着|指着|对|對|向|就|接受|受访|受訪).*)\Z")
_ASIDE = re.compile(r"[にでとへ]は")
"""Particles behind a word that is not the subject: 式典には首相が."""
_OPENING = re.compile(rf"^(?:{'|'.join(_any_of(language, 'opening') for language in LANGUAGES)})[，、\s]*")

_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
"""An age or a name in Latin letters behind a name."""

REACH_CHARS = 90
"""Characters that are read before and behind a quote."""


def speaker_near(text: str, start: int, end: int) -> str | None:
    """The speaker of the quote `text[start:end]` as the text has it; an empty string for a pronoun."""
    before = text[max(0, start - REACH_CHARS) : start]
    before = before[max(before.rfind(sign) for sign in "。！？\n」』”") + 1 :]
    after = text[end : end + REACH_CHARS].split("\n")[0]
    if HANGUL.search(before + after):
        found = _KOREAN.search(before) or _KOREAN_AFTER.match(after) or _KOREAN_NEXT.match(after)
        name_in = east_asian_names.korean
    elif KANA.search(before + after):
        found = _JAPANESE_NEXT.match(after) or _JAPANESE_LAST.match(after)
        found = found or _JAPANESE.search(before) or _JAPANESE_AFTER.match(after)
        name_in = east_asian_names.japanese
    else:
        found = _CHINESE.search(before) or _CHINESE_AFTER.match(after)
        name_in = east_asian_names.chinese
    if not found:
        return None
    phrase = _IN_BRACKETS.sub("", _OPENING.sub("", found[1]))
    is_japanese = name_in is east_asian_names.japanese
    phrase = _ASIDE.split(phrase)[-1] if is_japanese else _IN_A_PLACE.sub("", phrase).strip()
    if phrase in _THIRD_PERSONS:
        return ""
    return name_in(phrase) if phrase else None
