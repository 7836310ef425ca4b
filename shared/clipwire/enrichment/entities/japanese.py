"""Find people in Japanese by the lists of family and given names, beside a title or an age, or in a row of people.

A title alone does not tell how long the name before it is: 西尾拓海国際局長, 無職西尾拓海容疑者. The lists do.
"""

import re
from collections.abc import Iterator
from functools import cache

from clipwire.enrichment.entities.trained.knowledge import knowledge
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of
from clipwire.wording.titles import OF_EAST_ASIA

FAMILY, GIVEN, BODY = "S", "G", "O"
"""Letters of the known names."""
MAX_FAMILY_CHARS, MAX_GIVEN_CHARS = 4, 4
MIN_CHARS = 3
"""Of the names in a row."""
MIN_CHARS_BEFORE_MORE = 4
"""Of a name that other words separate from its title: 西尾拓海国際局長."""
MAX_CHARS_BEFORE_SIGN = 18
_HAN, _KANA = "\u4e00-\u9fff々", "ぁ-んァ-ヴー"
_AGE = r"[（(](?:当時)?[0-9０-９]{1,3}(?:歳|さい)?[）)]"
_RUN = re.compile(
    rf"(?<![{_HAN}])[{_HAN}]{{1,5}}[ぁ-ん]{{1,4}}\Z|(?<![{_HAN}ァ-ヴー])[{_HAN}][{_HAN}ァ-ヴー]{{1,15}}\Z"
)
_FOREIGN = re.compile(
    r"(?<![ァ-ヴー・＝])(?P<name>[ァ-ヴー]{1,12}(?:[・＝][ァ-ヴー]{1,14}){1,3})(?P<rest>[\u4e00-\u9fff]{2,10})"
)


def people_by_lists(text: str) -> Iterator[str]:
    """The names of people, some of them more than once."""
    yield from _before_signs(text)
    yield from _foreign(text)
    yield from _in_rows(text)


def is_full_name(name: str, *, known: bool = False) -> bool:
    """Whether a name is a known family name and a given name: a known one, or else two characters that end like one."""
    if name in words_of("names", "not a name", language="ja"):
        return False
    return any(
        _is_family(name[:size]) and _is_given(name[size:], known=known)
        for size in range(1, min(MAX_FAMILY_CHARS, len(name) - 1) + 1)
        if len(name) - size <= MAX_GIVEN_CHARS
    )


def _is_family(word: str) -> bool:
    listed = words_of("names", "family", "short family", language="ja")
    return word in listed or (len(word) > 1 and _is(FAMILY, word))


def _is_given(word: str, *, known: bool) -> bool:
    if word in words_of("names", "not a name", language="ja"):
        return False
    if word in words_of("names", "given", language="ja") or _is(GIVEN, word):
        return True
    ends = words_of("names", "end of given", language="ja")
    if len(word) == len("慎之助"):
        return word[1:] in ends
    return not known and len(word) == len("拓海") and word[1] in ends and not _is(BODY, word)


def _before_signs(text: str) -> Iterator[str]:
    """The names before a title or brackets: 西尾拓海さん, 西尾拓海（22）, 無職西尾拓海容疑者, 西尾拓海国際局長."""
    for sign in _signs().finditer(text):
        if text[max(0, sign.start() - 1) : sign.start() + 1] in words_of("names", "not a name", language="ja"):
            continue  # 山口大学長
        if found := _RUN.search(text, max(0, sign.start() - MAX_CHARS_BEFORE_SIGN), sign.start()):
            yield from _name_in(found[0], may_go_on=bool(sign["title"]))


def _name_in(words: str, *, may_go_on: bool) -> Iterator[str]:
    """The name that begins words before a title, or follows a job in them; other words follow it if they may."""
    for start in range(len(words) - 1):
        if start and not words[:start].endswith(_jobs()):
            continue
        for end in range(min(len(words), start + MAX_FAMILY_CHARS + MAX_GIVEN_CHARS), start + 1, -1):
            goes_on = end < len(words)
            if goes_on and (end - start < MIN_CHARS_BEFORE_MORE or words.startswith(_behind_firms(), end)):
                continue
            if (may_go_on or not goes_on) and is_full_name(words[start:end], known=goes_on):
                yield words[start:end]
                return


def _foreign(text: str) -> Iterator[str]:
    """Foreign names with a title behind them: ビクター・チャ韓国部長, but not ゴールドマン・サックス証券社長."""
    for found in _FOREIGN.finditer(text):
        is_titled = any(title in found["rest"] for title in _titles())
        if is_titled and not found["rest"].startswith(_behind_firms()) and not _is(BODY, found["name"]):
            yield found["name"]


def _in_rows(text: str) -> Iterator[str]:
    """The names of a row with one title: 早田ひな、張本美和両選手."""
    for found in _rows().finditer(text):
        names = found["names"].split("、")
        if any(map(is_full_name, names)):
            yield from (name for name in names if len(name) >= MIN_CHARS)


def _is(kind: str, word: str) -> bool:
    return kind in knowledge("ja").names.get(word, "")


def _titles() -> frozenset[str]:
    return words_of("titles", *OF_EAST_ASIA, language="ja")


@cache
def _signs() -> re.Pattern[str]:
    titles = _titles()
    fields = [word for word in words_of("names", "field", language="ja") if len(word) > 1]
    first = "".join(sorted({word[0] for word in [*titles, *fields]}))  # tried first, since most letters begin no title
    return re.compile(
        rf"(?=[{first}])(?P<title>(?:{any_of(fields)}){{0,2}}(?:{any_of(titles)}))|{_AGE}|[（(](?=[^（）()\n]{{2,14}}[）)])"
    )


@cache
def _rows() -> re.Pattern[str]:
    name = rf"[{_HAN}][{_HAN}{_KANA}]{{1,5}}"
    return re.compile(
        rf"(?<![{_HAN}{_KANA}])(?P<names>(?:{name}、){{1,9}}{name}?)(?:(?:両|の両|の各|各)[{_HAN}]|組|ペア)"
    )


@cache
def _jobs() -> tuple[str, ...]:
    return tuple(words_of("names", "job", language="ja"))


@cache
def _behind_firms() -> tuple[str, ...]:
    return tuple(words_of("names", "behind a firm", language="ja"))
