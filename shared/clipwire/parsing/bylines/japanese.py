"""The reporter in brackets at the end of a paragraph, as Japanese newspapers sign reports: 【野口真理】."""

import re
from functools import cache

from clipwire.text.scripts import KANA
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

_BRACKETS = re.compile(r"(?<=。)[（【(]([^（）【】()。]{3,30})[）】)]$")
_BETWEEN = re.compile(r"[、,，・]")
MAX_GIVEN_CHARS = 4
"""Of a given name, with the space before it."""


def signed_by(paragraph: str) -> tuple[list[str], str]:
    """The reporters who sign a paragraph at its end, and the paragraph without them; no names for any other.

    A name begins with a frequent family name, and no word of a credit or of a press agency follows that.

    >>> signed_by("朝市は日曜に開かれる。（佐々木遥）"), signed_by("朝市が開かれた。（佐々木撮影）")
    ((['佐々木遥'], '朝市は日曜に開かれる。'), ([], '朝市が開かれた。（佐々木撮影）'))
    """
    found = _BRACKETS.search(paragraph) if KANA.search(paragraph) else None
    names = ["".join(name.split()) for name in _BETWEEN.split(found[1])] if found else []
    if not found or not names or not all(_name().fullmatch(name) for name in names):
        return [], paragraph
    return names, paragraph[: found.start()]


@cache
def _name() -> re.Pattern[str]:
    families = any_of(words_of("names", "family", language="ja"))
    others = any_of(words_of("bylines", "no reporter", language="ja"))
    return re.compile(rf"(?:{families})(?!.*(?:{others})$)[\u3040-\u30ff\u3400-\u9fff]{{1,{MAX_GIVEN_CHARS}}}")
