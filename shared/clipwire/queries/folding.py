"""Fold texts and queries to the form in which they are compared, with the way back to the original characters.

A folded text is a string of words with one space between them and at both ends: " kcna reports launch ". A word is a
run of letters, digits and their marks. Case, width and accents are folded. A run of Chinese, Japanese or Korean is a
word of its own, also beside other letters. So a word is in a text if " word " is a part of the folded text, and Korean
letters are if they are a part of it.

The archive keeps folded texts: a change of the folding here makes its older rows differ from new queries.
"""

import re
import unicodedata
from typing import NamedTuple

FOLDING_VERSION = 1

EAST_ASIAN = "\u1100-\u11ff\u3005-\u3007\u3031-\u3035\u3040-\u318f\u31a0-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"  # noqa: E501
"""Letters of Chinese, Japanese and Korean, for a class of a regular expression."""

_APOSTROPHES = "'’ʼ＇"
_IGNORED = "\u00ad\u200c\u200d\u2060\ufeffʹʺʻʽʾʿ"
"""Inside of words: soft hyphens and joiners, which are invisible, and signs of transliterations (Pʻyŏngyang)."""
_ACCENTS = re.compile(
    "(?<!и)\u0306"  # й is a letter of its own
    "|[\u0300-\u0305\u0307-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # points of Hebrew
    "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"  # signs of Arabic for vowels, and its line of elongation
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]"  # variants of shape
)
_WITHOUT_PARTS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Accented letters and ligatures that Unicode does not take apart."""

_HALF_WIDTH_KANA = re.compile("[\uff66-\uff9f]+")
_POSSESSIVE = re.compile("'s(?<=[^ ']'s)(?![^ '])")
_TOKEN = re.compile(f"[{EAST_ASIAN}]+|[^ '{EAST_ASIAN}]+")
_NOT_ASCII = re.compile("[^\\x00-\\x7f]+")
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c00-\U0010ffff]")
_HAS_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")


def _is_letter(c: str) -> bool:
    """Whether a character is a letter, a digit or a mark."""
    return unicodedata.category(c)[0] in "LNM"


class _Folded(dict[int, str]):
    """The folded form of each character, computed on first use; a space for what parts words."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = self._fold(chr(code))
        return folded

    def _fold(self, c: str) -> str:
        if c in _APOSTROPHES:
            return "'"
        if c in _IGNORED:
            return ""
        if not _is_letter(c):
            return " "
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", c).casefold())
        plain = _ACCENTS.sub("", unicodedata.normalize("NFD", plain)).translate(_WITHOUT_PARTS)
        return "".join(it if _is_letter(it) else " " for it in unicodedata.normalize("NFC", plain))


_FOLDED = _Folded()
_FOLDED_PATTERN = _Folded({ord("*"): "*", ord("?"): "?"})


def folded(text: str) -> str:
    """The folded text.

    >>> folded("Kim’s visit to Pyŏngyang, 미사일 KN-23")
    ' kim visit to pyongyang 미사일 kn 23 '
    """
    words = _words(_letters(_composed(text)))
    return f" {' '.join(words)} " if words else " "


def folded_pattern(text: str) -> list[str]:
    """The pieces of a pattern between spaces and punctuation, folded; `*` and `?` stay in them.

    >>> folded_pattern("Pyŏng*-t?wn")
    ['pyong*', 't?wn']
    """
    letters = _POSSESSIVE.sub("  ", _composed(text).translate(_FOLDED_PATTERN))
    return letters.replace("'", " ").split()


def is_east_asian(word: str) -> bool:
    return word >= "\u1100" and bool(_HAS_EAST_ASIAN.match(word))


class Places(NamedTuple):
    """The origin of each character of a folded text: `starts` and `ends` in the text before folding."""

    starts: list[int]
    ends: list[int]


def places(text: str) -> Places:
    """The origin of each character of `folded(text)`."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        plain = _composed(text[start:end]).translate(_FOLDED)
        letters.append(plain)
        starts += [start] * len(plain)
        ends += [end] * len(plain)
    found = Places([0], [0])
    for token in _TOKEN.finditer(_POSSESSIVE.sub("  ", "".join(letters))):
        found.starts.extend(starts[token.start() : token.end()])
        found.ends.extend(ends[token.start() : token.end()])
        found.starts.append(ends[token.end() - 1])
        found.ends.append(ends[token.end() - 1])
    return found


def _composed(text: str) -> str:
    """The text with letters and their marks, syllables and their letters as one character if there is one."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _HALF_WIDTH_KANA.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)


def _letters(composed: str) -> str:
    """The letters of a text, folded, and spaces."""
    if not composed.isascii() and not _NOT_LATIN.search(composed):
        composed = _NOT_ASCII.sub(lambda run: run[0].translate(_FOLDED), composed)  # ASCII is translated faster
    letters = composed.translate(_FOLDED)
    return _POSSESSIVE.sub("  ", letters) if "'" in letters else letters


def _words(letters: str) -> list[str]:
    if letters.isascii() or not _HAS_EAST_ASIAN.search(letters):
        return letters.replace("'", " ").split()
    return _TOKEN.findall(letters)


def _clusters(text: str) -> list[tuple[int, int]]:
    """The parts of a text whose letters are composed with each other: letters with marks, syllables of letters."""
    if text.isascii():
        return [(at, at + 1) for at in range(len(text))]
    bounds = [at for at, c in enumerate(text) if not at or not _joins(c)]
    return list(zip(bounds, [*bounds[1:], len(text)], strict=True))


def _joins(c: str) -> bool:
    """Whether a character may be composed with the one before it."""
    return not c.isascii() and (unicodedata.category(c)[0] == "M" or "\u1160" <= c <= "\u11ff" or c in "\uff9e\uff9f")
