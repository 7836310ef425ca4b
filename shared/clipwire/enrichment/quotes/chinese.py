"""Speakers in Chinese: the subject of the verb of saying beside a quote, and the name beside a title."""

import re

from clipwire.enrichment.quotes.east_asian import said, speakers_and_titles
from clipwire.text.scripts import IDEOGRAPH
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

_FAMILIES = words_of("names", "family", language="zh")
_TITLE = re.compile(any_of(speakers_and_titles("zh")))
_RANK = re.compile(r"(?:大校|上校|中校|少将|中将|上将|先生|女士|同志|院士|教授|博士)\Z")
_FOREIGN = (
    "阿埃艾爱安奥巴拜班贝比彼宾波伯博布查达戴丹德迪蒂多杜恩尔法菲费芬弗福夫盖戈格古哈海汉赫亨霍基吉加贾杰金卡凯坎康考科克肯库"
    "拉莱赖兰劳勒雷里丽利莉列林琳隆卢鲁路伦罗洛马迈麦曼梅门蒙米莫穆纳奈内尼涅努诺欧帕潘佩皮普奇乔切让热日茹瑞萨塞森沙珊舍什"
    "史施石斯苏索塔泰坦汤特提图托瓦万威维韦文沃乌武西希夏谢辛欣雅亚扬叶伊英尤约泽扎詹朱兹佐胡姆"
)
"""Letters that stand for sounds in names from other languages."""
_NAME = re.compile(rf"[{''.join(_FAMILIES)}]{IDEOGRAPH}{{1,2}}|[{_FOREIGN}][{_FOREIGN}·]{{1,11}}")

_SAYS = said("zh", "present", "calling")
_BEFORE = re.compile(
    r"([^，。、；：！？“”「」『』\s]{1,24}?)"
    rf"(?:(?:\d+日|{said('zh', 'adverb')}|{IDEOGRAPH}{{2}}地|在[^，。在]{{1,20}}?(?:上|时|時|中|说|說))){{0,3}}"
    rf"(?:{_SAYS}|(?:{said('zh', 'telling')})[^，。]{{1,8}})"
    r"[^。！？“”「」]{0,8}[：:，,]?\s*\Z"
)
_AFTER = re.compile(
    rf"\s?[，,]?([^，。、；：！？“”「」\s]{{1,24}}?)(?:{said('zh', 'adverb')}|{IDEOGRAPH}{{2}}地)?(?:{_SAYS})"
)
_CIRCUMSTANCES = re.compile(r"(?<=..)(?:在[^在]{1,12}|(?:看着|望着|笑着|指着|对|對|向|就|接受|受访|受訪).*)\Z")
"""Words behind the speaker for a place, an addressee or a gesture."""


def phrase_in(before: str, after: str) -> str | None:
    """The words for the speaker in the text around a quote."""
    found = _BEFORE.search(before) or _AFTER.match(after)
    return _CIRCUMSTANCES.sub("", found[1]) if found else None


def has_no_subject(before: str, after: str) -> bool:
    """Whether a sentence with a verb of saying names no subject; in Chinese its clauses show that."""
    return False


def name_in(phrase: str) -> str | None:
    """The name in the words for a speaker, or all of them if they describe somebody; None if they do not."""
    bare = _RANK.sub("", phrase)
    tail = bare.rpartition("的")[2]
    titles = list(_TITLE.finditer(tail))
    rest = tail[titles[-1].end() :] if titles else tail
    if rest and _NAME.fullmatch(rest):
        return rest
    if titles and not rest:
        return phrase  # 王局长, 一位村民
    return phrase if bare != phrase and _NAME.fullmatch(bare) else None


def family_of(phrase: str) -> str | None:
    """The family name of a family name and a title: 李局长."""
    return phrase[0] if phrase[0] in _FAMILIES and _TITLE.fullmatch(phrase, 1) else None
