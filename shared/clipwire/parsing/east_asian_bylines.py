"""Bylines in Korean, Chinese and Japanese, where a title follows its name or, with a space or a house, precedes it."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.text.scripts import EAST_ASIAN
from clipwire.wording import table, words_of

LANGUAGES = ("ko", "zh", "ja")

_WIRE = re.compile(r"[(\[（【［][^)\]）】］]{1,20}[=＝][^)\]）】］]{1,20}[)\]）】］]\s*(?=\S)")
"""(서울=연합뉴스) before the reporter's name."""
_PLACE = re.compile(r"[^\s=＝]{1,12}[=＝]\s*(?=\S)")
"""도쿄=홍길동 특파원"""
_BETWEEN = re.compile(r"[\s,，、;；/|ㆍ&:：=＝]+|(?<=[가-힣])[·・](?=[가-힣])")
_EDGES = " \t.,:;·|/-–—()（）[]【】［］「」=＝"
_LETTER = r"[\u3040-\u30ff\u3400-\u9fff]"
_NAME = re.compile(rf"[가-힣]{{2,4}}|{_LETTER}{{2,8}}|{_LETTER}{{1,8}}(?:[·・]{_LETTER}{{1,8}}){{1,3}}")


class _Words(NamedTuple):
    house: re.Pattern[str]
    title: re.Pattern[str]
    title_behind: re.Pattern[str]
    behind: re.Pattern[str]
    """What is printed behind the last name."""
    credit: re.Pattern[str]
    family: tuple[str, ...]


@cache
def _words() -> _Words:
    def listed(*kinds: str) -> str:
        return "|".join(row.cell for row in table("bylines") if row.language in LANGUAGES and row.kind in kinds)

    titles = "|".join(sorted(filter(EAST_ASIAN.search, words_of("titles", "press")), key=len, reverse=True))
    return _Words(
        re.compile(listed("house")),
        re.compile(titles),
        re.compile(rf"(?:{titles})$"),
        re.compile(rf"\s*(?:{listed('page', 'rest')})$"),
        re.compile(rf"(?:^|[\s,，、;；/|(（])(?:{listed('credit')}).*"),
        tuple(words_of("bylines", "family")),
    )


def has_title(text: str) -> bool:
    return _words().title.search(text) is not None


def names_in(text: str, is_byline: bool) -> list[str] | None:
    """The names of a byline, its opening taken off; None for any other text. `is_byline`: nothing needs to show it."""
    known = _words()
    text = _WIRE.sub("", known.credit.sub("", text.strip())).strip(_EDGES)
    text = _PLACE.sub("", known.behind.sub("", text), count=1)
    names: list[str] = []
    initial = ""
    is_titled = title_first = has_house = False
    for token in filter(None, _BETWEEN.split(text)):
        house = known.house.match(token)
        bare = token[house.end() :] if house else token
        has_house |= bool(house)
        if (title := known.title.match(bare)) and (house or title.end() == len(bare)):
            bare = bare[title.end() :]
            title_first |= not names
        elif title := known.title_behind.search(bare):
            bare = bare[: title.start()]
        is_titled |= bool(title)
        bare = known.behind.sub("", bare)
        if len(initial + bare) == 1:
            initial = bare  # 김 하늘
            continue
        if bare and not _NAME.fullmatch(initial + bare):
            return None
        names += [initial + bare] if bare else []
        initial = ""
    if not (is_titled or is_byline) or (not names and not (is_byline or has_house)):
        return None
    if title_first and not (has_house or is_byline) and not all(_is_named_like_a_person(name) for name in names):
        return None  # 기자 회견: a press conference
    return list(dict.fromkeys(names))


def _is_named_like_a_person(name: str) -> bool:
    return not "가" <= name[0] <= "힣" or name.startswith(_words().family)
