"""Fold what two printings of one sentence may differ in without an edit: signs, spaces and Unicode forms."""

import re
import unicodedata

QUOTATION_MARKS = '"“”„‟«»‹›「」『』〝〞＂'
_APOSTROPHES = "'`´‘’‚‛ʼʻ′"
_DASHES = "‐‑‒–—―−⸺﹘﹣－"
_DIGITS = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"

_SAME = str.maketrans(
    dict.fromkeys(QUOTATION_MARKS + _APOSTROPHES, "'")
    | dict.fromkeys(_DASHES, "-")
    | {digit: str(value) for digits in _DIGITS for value, digit in enumerate(digits)}
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\u0640\u064b-\u0652\u0670]+"  # Arabic: the stretched line and the vowels
)
_REPEATED = re.compile("-{2,}|'{2,}")


def plain(text: str) -> str:
    """The text with one sign for all quotation marks and one for all dashes, in Unicode's compatible form.

    >>> plain("“Boats” – all … of them")
    "'Boats' - all ... of them"
    """
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _REPEATED.sub(lambda run: run[0][0], text.translate(_SAME))


def bare(text: str) -> str:
    """The same without spaces. Two sentences differ only in signs and spaces if these forms are equal."""
    return "".join(plain(text).split())
