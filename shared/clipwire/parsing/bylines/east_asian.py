"""Read bylines in Korean, Chinese and Japanese, where a title follows the name, or precedes it with a space."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.text.scripts import EAST_ASIAN, HAN, HANGUL, KANA
from clipwire.text.word_lists import any_of
from clipwire.wording import table, words_of

LANGUAGES = ("ko", "zh", "ja")

_WIRE = re.compile(r"[(\[（【［][^)\]）】］]{1,20}[=＝][^)\]）】］]{1,20}[)\]）】］]\s*(?=\S)")
"""(서울=연합뉴스) before the reporter's name."""
_PLACE = re.compile(r"[^\s=＝]{1,12}[=＝]\s*(?=\S)")
"""도쿄=홍길동 특파원"""
BETWEEN = r"[\s,，、;；/|ㆍ&:：=＝]+"
_MIDDLE_DOT = re.compile("[·・]")
_EDGES = " \t.,:;·|/-–—()（）[]【】［］「」=＝"
_OPENING_BRACKETS, _CLOSING_BRACKETS = tuple("([（【［"), tuple(")]）】］")
MAX_SYLLABLES, MAX_NAME_LETTERS, MAX_NAME_PARTS = 4, 8, 4
"""Of Korean names, and of one part of others."""


class _Words(NamedTuple):
    """Patterns that are compiled when a text first has letters of these scripts. Each takes a millisecond or more."""

    house: re.Pattern[str]
    """A publisher or an office at the beginning of a word, and in Chinese where it sent a reporter to."""
    title: re.Pattern[str]
    title_behind: re.Pattern[str]
    behind: re.Pattern[str]
    """Words that are printed behind the last name."""
    credit: re.Pattern[str]
    """The credits of photographers and editors, up to the end."""
    family: tuple[str, ...]
    between: re.Pattern[str]
    """Between words and names."""
    between_korean: re.Pattern[str]


@cache
def _words() -> _Words:
    def listed(*kinds: str) -> str:
        return "|".join(row.cell for row in table("bylines") if row.language in LANGUAGES and row.kind in kinds)

    titles = any_of(filter(EAST_ASIAN.search, words_of("titles", "press")))
    return _Words(
        re.compile(
            rf"(?:{listed('house', 'office')})(?:[驻駐]\w{{2,6}}?(?=特[约約]|{titles}))?(?:特[约約](?={titles}))?"
        ),
        re.compile(titles),
        re.compile(rf"(?:{titles})$"),
        re.compile(rf"\s*(?:{listed('page', 'rest')})$"),
        re.compile(rf"(?:^|[\s,，、;；/|(（])(?:{listed('credit label')})(?:[:：|=＝/・\s]).*"),
        tuple(words_of("bylines", "family", language="ko")),
        re.compile(BETWEEN),
        re.compile(rf"{BETWEEN}|(?<=[^\W\x00-\u024f])[·・](?=[^\W\x00-\u024f])"),
    )


def may_be_byline(line: str) -> bool:
    """Whether a line has a job of the press or a label before names."""
    return _words().title.search(line) is not None or _label().search(line) is not None


@cache
def _label() -> re.Pattern[str]:
    labels = (row.cell for row in table("bylines") if row.language in LANGUAGES and row.kind == "label")
    return re.compile(rf"(?:{'|'.join(labels)})[:：|=＝/・\s]")


def names_in(text: str, is_byline: bool) -> list[str] | None:
    """The names in a byline without its opening; None for any other text. `is_byline`: it is known to be one."""
    known = _words()
    text = _WIRE.sub("", known.credit.sub("", text.strip()))
    in_brackets = text[:1] in _OPENING_BRACKETS and text[-1:] in _CLOSING_BRACKETS
    text = _PLACE.sub("", known.behind.sub("", text.strip(_EDGES)), count=1)
    between = known.between_korean if HANGUL.search(text) else known.between
    words = [_read_word(word, in_brackets) for word in between.split(text) if word]
    if not words:
        return [] if is_byline else None
    names = _joined([word.name for word in words if word.name])
    has_house = any(word.has_house for word in words)
    if not (is_byline or any(word.has_title for word in words)) or not (names or is_byline or has_house):
        return None
    if not all(map(_is_name, names)):
        return None
    if words[0].has_title and not (words[0].name or has_house or is_byline) and not all(map(_may_be_korean, names)):
        return None  # 기자 회견: a press conference
    return list(dict.fromkeys(names))


def _is_name(name: str) -> bool:
    """Whether a name may be Korean, Chinese or Japanese by its letters: 홍길동, 王明, ジョン・スミス."""
    if HANGUL.fullmatch(name):
        return 1 < len(name) <= MAX_SYLLABLES
    parts = _MIDDLE_DOT.split(name)
    return (
        len(name) > 1
        and len(parts) <= MAX_NAME_PARTS
        and all(0 < len(part) <= MAX_NAME_LETTERS and all(map(_is_letter, part)) for part in parts)
    )


def _is_letter(letter: str) -> bool:
    return HAN.match(letter) or KANA.match(letter)


class _Word(NamedTuple):
    name: str
    has_title: bool
    has_house: bool


def _read_word(word: str, in_brackets: bool) -> _Word:
    """A word without its publisher and title: 본사기자, 홍길동기자, 新华社记者王小明."""
    known = _words()
    house = known.house.match(word)
    bare = word[house.end() :] if house else word
    if (title := known.title.match(bare)) and (house or in_brackets or title.end() == len(bare)):
        bare = bare[title.end() :]
    elif title := known.title_behind.search(bare):
        bare = bare[: title.start()]
    return _Word(known.behind.sub("", bare), bool(title), bool(house))


def _joined(words: list[str]) -> list[str]:
    """The names, with a family name of one letter joined to the given name behind it: 김 하늘."""
    names: list[str] = []
    for word in words:
        if names and len(names[-1]) == 1:
            names[-1] += word
        else:
            names.append(word)
    return names


def _may_be_korean(name: str) -> bool:
    return not "가" <= name[0] <= "힣" or name.startswith(_words().family)
