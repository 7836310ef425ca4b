"""Find people beside a title in scripts that the model was not trained on.

There are few rules, which are seldom wrong, with the words of `wording/titles.tsv` and `wording/names.tsv`. A name that
is beside a title once means the same person wherever it occurs.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.wording import words_of

HANGUL, HAN, KATAKANA, ARABIC = "가-힣", "\u4e00-\u9fff", "\u30a1-\u30ff", "\u0621-\u064a"
CYRILLIC_CAPITALS = "А-Я"
_CYRILLIC_NAME = "[А-ЯЁ][а-яё]+"
_PATRONYMIC = "[А-ЯЁ][а-яё]+(?:ович|евич|ич|овн|евн|ичн)[а-яё]{0,3}"
MAX_PEOPLE = 200
"""Number of names in one text that are looked for elsewhere in it."""


class Pattern(NamedTuple):
    letters: str
    """A text must have one of these letters."""
    expression: str
    """An expression for a name, in its group, and the words that show it."""


def titled_people(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name of a person that is beside a title, wherever the name occurs."""
    if text.isascii():
        return
    names: dict[str, None] = {}
    for letters, expression in _patterns():
        # `re` compiles and caches the expression when a text first has such letters; most texts have none.
        if re.search(f"[{letters}]", text):
            names.update(dict.fromkeys(match[1] for match in re.finditer(expression, text)))
    if names:
        longest_first = sorted(list(names)[:MAX_PEOPLE], key=len, reverse=True)
        for match in re.finditer(_any(longest_first), text):
            yield match.span()


@cache
def _patterns() -> tuple[Pattern, ...]:
    return (*_korean(), *_chinese_and_japanese(), *_russian(), _arabic())


def _korean() -> Iterator[Pattern]:
    family = _letters("ko", "family")
    # 김철수 의원: a title behind the name
    titles = _titles("ko", "honorific", "office", "role", "academic", "press")
    yield Pattern(HANGUL, rf"(?<![{HANGUL}])([{family}][{HANGUL}]{{1,2}}) ?(?:{titles})")
    # 농장원 김옥순은: work before the name, a particle behind it
    work = _titles("ko", "work", "press")
    endings = _letters("ko", "ending")
    particles = _any(words_of("names", "after", language="ko"))
    yield Pattern(
        HANGUL,
        rf"(?<![{HANGUL}])(?:{work}) ([{family}][{HANGUL}][^\W{endings}a-zA-Z\d])(?=(?:{particles})(?![{HANGUL}]))",
    )


def _chinese_and_japanese() -> Iterator[Pattern]:
    family = _letters("zh", "family")
    kinds = ("honorific", "office", "role", "noble")
    japanese = _titles("ja", *kinds)
    # 王毅部长, 林首相
    yield Pattern(HAN, rf"(?<![{HAN}])([{family}][{HAN}]{{1,2}})(?:{_titles('zh', *kinds)}|{japanese})")
    # プーチン大統領, but not フランス大統領
    countries = _any(words_of("names", "country", language="ja"))
    yield Pattern(KATAKANA, rf"(?<![{KATAKANA}])(?!{countries})([{KATAKANA}＝]{{3,24}})(?:{japanese})")


def _russian() -> Iterator[Pattern]:
    # министр обороны России Анна Орлова
    titles = _titles("ru", "honorific", "office", "role", "noble", "rank")
    fields = _any(words_of("names", "field", language="ru"))
    countries = _any(words_of("names", "country", language="ru"))
    yield Pattern(
        CYRILLIC_CAPITALS,
        rf"\b(?i:{titles})\w*(?: (?:{fields}))?(?: (?:{countries}))?(?: в \w+)?"
        rf" ({_CYRILLIC_NAME}(?:[ -]{_CYRILLIC_NAME}){{1,2}})",
    )
    # Анна Петровна Орлова
    yield Pattern(CYRILLIC_CAPITALS, rf"({_CYRILLIC_NAME} {_PATRONYMIC} {_CYRILLIC_NAME})")


def _arabic() -> Pattern:
    # الرئيس الفرنسي سمير حداد: a title, a nationality, the name
    titles = _titles("ar", "office")
    return Pattern(ARABIC, rf"(?:{titles}) ال[{ARABIC}]{{3,14}}ي ([{ARABIC}]{{2,14}} [{ARABIC}-]{{2,14}})")


def _titles(language: str, *kinds: str) -> str:
    return _any(words_of("titles", *kinds, language=language))


def _letters(language: str, kind: str) -> str:
    return "".join(sorted(words_of("names", kind, language=language)))


def _any(words: frozenset[str] | list[str]) -> str:
    """An expression for one of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
