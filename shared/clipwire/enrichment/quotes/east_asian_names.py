"""Take the name out of the words for a speaker in Korean, Chinese and Japanese: 애시 대변인, 村民李安, 主将の高橋翔.

Words with neither a name nor a word for a person are no speaker: the topic of a sentence may be a thing.
"""

import re

from clipwire.wording import words_of

TITLE_KINDS = ("honorific", "noble", "office", "role", "academic", "work", "press")


def _any_of(words: frozenset[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _titles(language: str) -> frozenset[str]:
    return words_of("titles", *TITLE_KINDS, language=language)


def _speakers(language: str) -> frozenset[str]:
    """Words for speakers without a name."""
    return words_of("saying_verbs", "speaker", language=language)


def _family(language: str) -> frozenset[str]:
    return words_of("names", "family", language=language)


_KOREAN_OFFICES = words_of("titles", "honorific", "noble", "office", "role", "academic", language="ko")
"""Titles before which an unknown word is a name: 애시 대변인."""
_KOREAN_TITLES = _titles("ko") | _speakers("ko")
_KOREAN_COUNTRIES = words_of("saying_verbs", "country", language="ko")
_KOREAN_NAME = re.compile(
    rf"(?!{_any_of(words_of('names', 'not a name', language='ko'))})[{''.join(_family('ko'))}][가-힣]{{1,2}}"
)
_KOREAN_NAME_PART = re.compile(r"[가-힣]{2,5}")
_KOREAN_BODY = re.compile(r".+[부청원당국회사실처팀측대단소성서관계의]\Z")
"""A body, or anything in the genitive."""
_ENDS_OF_BODIES = frozenset("대부청당국회처팀측시도군구")
"""Last letters of bodies that look like names: 고려대, 신한당."""
_KOREAN_PERSON = re.compile(r".*[가-힣](?:인|자|원|장|관|상|씨|수석|대표|위원)\Z")

_CHINESE_FAMILIES = _family("zh")
_CHINESE_TITLE = re.compile(_any_of(_titles("zh") | _speakers("zh")))
_CHINESE_RANK = re.compile(r"(?:大校|上校|中校|少将|中将|上将|先生|女士|同志|院士|教授|博士)\Z")
_FOREIGN = (
    "阿埃艾爱安奥巴拜班贝比彼宾波伯博布查达戴丹德迪蒂多杜恩尔法菲费芬弗福夫盖戈格古哈海汉赫亨霍基吉加贾杰金卡凯坎康考科克肯库"
    "拉莱赖兰劳勒雷里丽利莉列林琳隆卢鲁路伦罗洛马迈麦曼梅门蒙米莫穆纳奈内尼涅努诺欧帕潘佩皮普奇乔切让热日茹瑞萨塞森沙珊舍什"
    "史施石斯苏索塔泰坦汤特提图托瓦万威维韦文沃乌武西希夏谢辛欣雅亚扬叶伊英尤约泽扎詹朱兹佐胡姆"
)
"""Letters that stand for sounds in names from other languages."""
_CHINESE_NAME = re.compile(rf"[{''.join(_family('zh'))}][\u4e00-\u9fff]{{1,2}}|[{_FOREIGN}][{_FOREIGN}·]{{1,11}}")

_JAPANESE_FAMILIES = _family("ja")
_JAPANESE_TITLES = _titles("ja") | _speakers("ja")
_JAPANESE_TITLE = re.compile(rf"(?:{_any_of(_JAPANESE_TITLES)})\Z")
_JAPANESE_FIELDS = words_of("names", "field", language="ja") | words_of("saying_verbs", "field", language="ja")
_JAPANESE_FIELD = re.compile(rf"(?:{_any_of(_JAPANESE_FIELDS | _JAPANESE_TITLES)})+\Z")
"""Between a name and a title: 林剣副報道局長."""
_JAPANESE_NAME = re.compile(rf"(?:{_any_of(_family('ja'))})[\u4e00-\u9fff々ぁ-んァ-ヴー]{{0,4}}|[ァ-ヴー・=＝]{{2,20}}")
_JAPANESE_NAME_AT_END = re.compile(rf"[ぁ-ん]((?:{_any_of(_family('ja'))})[\u4e00-\u9fff々ァ-ヴー]{{1,3}})\Z")
"""Behind words about the person: 港に住む高橋翔."""
_KANJI_NAME = re.compile(r"(?:(?![省庁局部課党会社県市区町村国軍院署側協大学])[\u4e00-\u9fff々]){3,4}")
"""A name whose family name is in no list, before a title."""


def korean(phrase: str) -> str | None:
    words = phrase.split()
    last = words[-1]
    if _KOREAN_PERSON.match(last) or last in _KOREAN_TITLES:
        for word in reversed(words[:-1]):
            if _is_whole_name(word):
                return word
    if len(words) > 1 and last in _KOREAN_TITLES:
        name = words[:-1]
        if len(name) > 1 and name[-1] in _KOREAN_COUNTRIES:
            name.pop()
        while len(name) > 1 and _is_no_name_part(name[0]):
            name = name[1:]
        is_name = last in _KOREAN_OFFICES and len(name) <= 2 and not any(map(_is_no_name_part, name))
        return " ".join(name) if is_name else phrase
    if len(words) > 1 and _KOREAN_NAME.fullmatch(last) and len(last) > 2:
        return last
    is_person = _KOREAN_PERSON.match(phrase) or any(phrase.endswith(title) for title in _KOREAN_TITLES)
    return phrase if is_person or _KOREAN_NAME.fullmatch(phrase) else None


def _is_whole_name(word: str) -> bool:
    """Whether a word is a family name and a given name, not a body or a country that looks like one."""
    is_name = len(word) > 2 and _KOREAN_NAME.fullmatch(word)
    return bool(is_name) and word[-1] not in _ENDS_OF_BODIES and word not in _KOREAN_COUNTRIES


def _is_no_name_part(word: str) -> bool:
    if word in _KOREAN_TITLES | _KOREAN_COUNTRIES:
        return True
    return not _KOREAN_NAME_PART.fullmatch(word) or bool(_KOREAN_BODY.match(word))


def chinese(phrase: str) -> str | None:
    bare = _CHINESE_RANK.sub("", phrase)
    tail = bare.rpartition("的")[2]
    titles = list(_CHINESE_TITLE.finditer(tail))
    rest = tail[titles[-1].end() :] if titles else tail
    if rest and _CHINESE_NAME.fullmatch(rest):
        return rest
    if titles and not rest:
        return phrase  # 王局长, 一位村民
    return phrase if bare != phrase and _CHINESE_NAME.fullmatch(bare) else None


def japanese(phrase: str) -> str | None:
    phrase = phrase.rpartition("、")[2]
    tail = phrase.rpartition("の")[2]
    title = _JAPANESE_TITLE.search(tail)
    name = tail[: title.start()] if title else tail
    if title:
        name = _JAPANESE_FIELD.sub("", name)
    if name in _JAPANESE_FAMILIES:
        return tail  # 高橋氏
    if _JAPANESE_NAME.fullmatch(name) or (title and _KANJI_NAME.fullmatch(name)):
        return name
    if title and (within := _JAPANESE_NAME_AT_END.search(name)):
        return within[1]
    return phrase if title or tail[-1:] in tuple("者員長相官人") else None


def family_of(phrase: str) -> str | None:
    """The family name of a family name and a title: 李局长, 佐藤社長."""
    for family in (phrase[:length] for length in (3, 2, 1)):
        rest = phrase[len(family) :]
        if family in _JAPANESE_FAMILIES and _JAPANESE_TITLE.fullmatch(rest):
            return family
        if family in _CHINESE_FAMILIES and _CHINESE_TITLE.fullmatch(rest):
            return family
    return None
