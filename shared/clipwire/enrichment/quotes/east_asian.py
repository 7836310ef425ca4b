"""Find the speakers of quotes in Korean, Chinese and Japanese: the topic or subject of the sentence around a quote."""

import re

from clipwire.text.scripts import HANGUL, KANA
from clipwire.wording import words_of

LANGUAGES = ("ko", "zh", "ja")
TITLE_KINDS = ("honorific", "noble", "office", "role", "academic", "work", "press")


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
_JAPANESE_AFTER = re.compile(
    rf"\s?と、?([^。、，「」『』\s]{{1,24}}?)(?:は|が|も)[^。「」『』]{{0,25}}?(?:{_any_of('ja', 'stem')})"
)
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

_TITLED = re.compile(
    "|".join(
        sorted(
            word
            for language in LANGUAGES
            for word in words_of("titles", *TITLE_KINDS, language=language)
            if len(word) > 1 or word in "氏君씨"
        )
    )
    + r"|[가-힣](?:인|자|원|장|관|상)\Z|[者員長相官人]\Z"
)
_NAMED = re.compile(
    f"[{''.join(words_of('names', 'family', language='ko'))}][가-힣]{{1,2}}"
    f"|[{''.join(words_of('names', 'family', language='zh'))}][\u4e00-\u9fff]{{1,2}}"
    f"|(?:{'|'.join(words_of('names', 'family', language='ja'))})[\u4e00-\u9fffぁ-ん]{{0,3}}"
)

_NAMED_LAST = re.compile(
    rf"[人员員长長者师師家生授任][{''.join(words_of('names', 'family', language='zh'))}][\u4e00-\u9fff]{{1,2}}\Z"
)
"""A word for a person and a name: 合作社联合创始人姚小明."""

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
        found = _JAPANESE.search(before) or _JAPANESE_AFTER.match(after)
    else:
        found = _CHINESE.search(before) or _CHINESE_AFTER.match(after)
    if not found:
        return None
    name = _OPENING.sub("", found[1])
    name = _ASIDE.split(name)[-1] if found.re in (_JAPANESE, _JAPANESE_AFTER) else _IN_A_PLACE.sub("", name).strip()
    if name in _THIRD_PERSONS:
        return ""
    return name if _is_person(name) else None


def _is_person(phrase: str) -> bool:
    """Whether a phrase has a title, or is a family name and a given name: the topic of a sentence may be a thing."""
    return bool(_TITLED.search(phrase) or _NAMED.fullmatch(phrase) or _NAMED_LAST.search(phrase))
