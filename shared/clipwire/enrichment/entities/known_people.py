"""Find full names of well-known people in Korean, Chinese and Japanese, wherever they are and without a title.

The names are those of the table of identifiers and of the kind `known` in `names.tsv`. A name of fewer than three
characters is many people's, or a common word, and is left to its title.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from clipwire.text.scripts import Letters
from clipwire.text.tables import read_table
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of
from clipwire.wording.titles import OF_EAST_ASIA

MIN_NAME_CHARS = 3
MIN_FREE_CHARS = 4
"""Characters of a name that may have any character before it: 高市早苗, but not 林芳正 in 小林芳正."""
SCRIPTS = {"ko": "hangul", "zh": "simplified", "ja": "han"}
"""Of the list that `tools/identifiers/build_known.py` builds."""
_HANGUL = "가-힣"
_HAN = Letters("々-々\u4e00-\u9fff")
_LETTERS = {"ko": Letters(_HANGUL), "zh": _HAN, "ja": _HAN}
_MAX_TITLE_CHARS = 10


def known_people(text: str, language: str) -> Iterator[str]:
    """The names of the tables that a text has as whole names."""
    if language not in _LETTERS:
        return
    names = _names(language)
    for at in range(len(text) - MIN_NAME_CHARS + 1):
        for name in names.get(text[at : at + 2], ()):
            if text.startswith(name, at) and _is_whole(text, at, at + len(name), language):
                yield name
                break


def _is_whole(text: str, start: int, end: int, language: str) -> bool:
    """Whether a name is not part of a longer word, and no thing is called after the person: 金日成広場."""
    before, behind = text[max(0, start - _MAX_TITLE_CHARS) : start], text[end : end + _MAX_TITLE_CHARS]
    if behind.lstrip(" ").startswith(_things(language)):
        return False
    if language == "ko":
        is_end = _korean_end().match(behind) or behind.startswith(_titles("ko"))
        return not _LETTERS["ko"].match(before[-1:]) and bool(is_end)
    if language == "zh" or end - start >= MIN_FREE_CHARS or not _LETTERS["ja"].match(before[-1:]):
        return True
    return before.endswith(_titles("ja"))


@cache
def _names(language: str) -> Mapping[str, Sequence[str]]:
    """First two characters -> the names that begin with them, the longest first."""
    folder = files("clipwire") / "knowledge" / "identifiers"
    rows = read_table(folder / "east_asian_people.tsv", 2)
    listed = {name for script, name in rows if script == SCRIPTS[language]}
    listed |= words_of("names", "known", language=language)
    starting = defaultdict(list)
    no_names = words_of("names", "not a name", language=language)
    for name in sorted(listed, key=lambda name: (-len(name), name)):
        if len(name) >= MIN_NAME_CHARS and _LETTERS[language].fullmatch(name) and name not in no_names:
            starting[name[:2]].append(name)
    return dict(starting)


@cache
def _things(language: str) -> tuple[str, ...]:
    return tuple(words_of("offices", "thing", language=language))


@cache
def _titles(language: str) -> tuple[str, ...]:
    return tuple(words_of("titles", *OF_EAST_ASIA, language=language))


@cache
def _korean_end() -> re.Pattern[str]:
    """The end of a word behind a name: particles."""
    particles = any_of(words_of("names", "after", language="ko"))
    return re.compile(rf"(?:{particles}|님|들|인|였|입|에|으로|로|만|이다){{0,2}}(?![{_HANGUL}])")
