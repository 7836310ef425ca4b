"""Speakers in Japanese: the topic or subject of the sentence around a quote, and the name beside a title."""

import re
from collections.abc import Sequence

from clipwire.enrichment.quotes.east_asian import said, speakers_and_titles
from clipwire.text.scripts import EAST_ASIAN_LETTER, IDEOGRAPH
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

_FAMILIES = words_of("names", "family", language="ja")
_TITLES = speakers_and_titles("ja")
_TITLE = re.compile(rf"(?:{any_of(_TITLES)})\Z")
_FIELDS = words_of("names", "field", language="ja") | words_of("saying_verbs", "field", language="ja")
_FIELD = re.compile(rf"(?:{any_of(_FIELDS | _TITLES)})+\Z")
"""Between a name and a title: 高橋翔副報道局長."""
_FAMILY = f"(?:{any_of(_FAMILIES)})"
_NAME = re.compile(rf"{_FAMILY}(?:(?![省庁府局課党院署協会社]){EAST_ASIAN_LETTER}){{0,4}}|[ァ-ヴー・=＝]{{2,20}}")
_NAME_AT_END = re.compile(rf"[ぁ-ん]({_FAMILY}(?:(?![ぁ-ん]){EAST_ASIAN_LETTER}){{1,3}})\Z")
"""Behind words about the person: 港に住む高橋翔."""
_KANJI_NAME = re.compile(rf"(?:(?![省庁局部課党会社県市区町村国軍院署側協大学]){IDEOGRAPH}){{3,4}}")
"""A name whose family name is in no list, before a title."""

MAX_FAMILY_CHARS = 4
_STEM = said("ja", "stem")
_BEFORE = re.compile(r"([^。「」『』\s]{1,30}?)(?<![にでとへ])(?:は|が|も)(?:、|[^。「」『』]{0,40})?\Z")
_AFTER = re.compile(rf"\s?と、?([^。、，「」『』\s]{{1,24}}?)(?:は|が|も)[^。「」『』]{{0,25}}?(?:{_STEM})")
_NEXT_SENTENCE = re.compile(
    rf"\s?。?([^。，「」『』\s（(]{{1,30}}?)(?:[（(][^）)]{{1,8}}[）)])?は(?:そう|こう)(?:{_STEM})"
)
_AT_END = re.compile(rf"\s?と(?:{_STEM})[うくてたえる]{{0,3}}のは、?([^。「」『』\s（(]{{1,30}}?)(?=[（(。だ])")
"""「…」と話すのは高橋翔さん。"""
_WITHOUT_SUBJECT = re.compile(rf"\s?と[^。「」『』はがも]{{0,8}}(?:{_STEM})")
_ASIDE = re.compile(r"[にでとへ]は")
"""Particles behind a word that is not the subject: 式典には首相が."""


def phrase_in(before: str, after: str) -> str | None:
    """The words for the speaker in the text around a quote."""
    found = _NEXT_SENTENCE.match(after) or _AT_END.match(after) or _BEFORE.search(before) or _AFTER.match(after)
    return _ASIDE.split(found[1])[-1] if found else None


def has_no_subject(before: str, after: str) -> bool:
    """Whether a verb of saying follows a quote in a sentence that does not name its subject: 記者団に「…」と語った。"""
    return bool(_WITHOUT_SUBJECT.match(after)) and not re.search("[はがも]", before)


def name_in(phrase: str) -> str | None:
    """The name in the words for a speaker, or all of them if they describe somebody; None if they do not."""
    phrase = phrase.rpartition("、")[2]
    tail = phrase.rpartition("の")[2]
    title = _TITLE.search(tail)
    name = tail[: title.start()] if title else tail
    if title:
        name = _FIELD.sub("", name)
    if name in _FAMILIES:
        return tail  # 高橋氏
    if _NAME.fullmatch(name) or (title and _KANJI_NAME.fullmatch(name)):
        return name
    if title and (within := _NAME_AT_END.search(name)):
        return within[1]
    return phrase if title or tail[-1:] in tuple("者員長相官人") else None


def part_of(phrase: str, names: Sequence[str]) -> str | None:
    """The beginning of one of the names that a title follows in the words for a speaker: 佐藤社長, 趙氏."""
    sizes = range(min(MAX_FAMILY_CHARS, len(phrase) - 1), 0, -1)
    families = (phrase[:size] for size in sizes if _TITLE.fullmatch(phrase, size))
    return next((family for family in families if any(name.startswith(family) for name in names)), None)
