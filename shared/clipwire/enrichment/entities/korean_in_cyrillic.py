"""Korean names in Russian: a known family name and two syllables of Korean, with or without a case ending.

The model knows few of them: "Но Гван Чхоль", "Пак Тхэ Сону", "Ли Чжэ Мёна".
"""

import re
from collections.abc import Iterator
from functools import cache

from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

_SYLLABLE = (
    r"(?:кк|тт|пп|сс|чч|дж|чж|чх|кх|тх|пх|[кгнтдрлмпбсзчхв])?"
    r"(?:йя|йе|йо|ый|ыи|ви|ве|вэ|ва|во|уи|ае|[аяоёуюыиэе])(?:нъ|ль|[кнлмптрй])?"
)
_CASE = "(?:ом|ем|ым|[аяуюе])?"


def korean_names(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name."""
    for found in _expression().finditer(text):
        if _are_given(found["given"].lower().replace("-", " ").split()):
            yield found.span()


def is_korean_name(name: str) -> bool:
    """Whether a name is one of these."""
    return next(korean_names(name), None) == (0, len(name))


def _are_given(parts: list[str]) -> bool:
    return bool(re.fullmatch(_SYLLABLE, parts[0]) and re.fullmatch(_SYLLABLE + _CASE, parts[1]))


@cache
def _expression() -> re.Pattern[str]:
    # no capital follows: "Но Ким Чен Ын" begins with a small word
    families = any_of(words_of("names", "family", language="ru"))
    return re.compile(
        rf"(?<![\w-])(?:{families}) (?P<given>[А-ЯЁ][а-яё]{{0,5}}(?: [А-ЯЁ]|-[а-яё])[а-яё]{{0,7}})(?![\w-])(?! [А-ЯЁ])"
    )
