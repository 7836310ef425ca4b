"""Detect the tense of the words around an expression, in languages other than English.

"El martes" is the Tuesday before or after the day of publication, and only the verb shows which. The table
`wording/date_tenses.tsv` lists the signs of past and future for each language: endings of verbs if the language has
such endings, else the verbs that news uses with dates. The last sign before the expression in its clause decides; if
there is none, the first one after it. English has a reader of its own (`english_tenses`).
"""

import re
from collections.abc import Callable

from clipwire.enrichment.dates.values import Tense
from clipwire.enrichment.dates.word_classes import NOTHING
from clipwire.wording import expression

CHARS_BEFORE, CHARS_AFTER = 110, 90
"""Characters that are read on either side of an expression."""
CHARS_AT_ONCE = 25
"""Characters that are read first behind an expression that begins a clause."""

TenseReader = Callable[[str, int, int], Tense | None]

CAPITALISE_NOUNS = ("de",)
"""Languages in which a word with a capital is not a verb: "das Treffen"."""
VERB_IS_LAST = ("ja", "ko", "tr")
"""Languages whose verb ends the sentence, so that only the words behind the expression are read."""
WITHOUT_SPACES = ("zh", "ja", "ko")
"""Languages whose signs may be within words: Chinese and Japanese have no spaces, and Korean verbs have endings."""


def _ending_in(final: int) -> str:
    """A class of the Hangul syllables that end in the consonant with this number."""
    return f"[{''.join(chr(code) for code in range(0xAC00 + final, 0xD7A4, 28))}]"


def expanded(words: str) -> str:
    """An expression of the table with PAST and PRESENT replaced by classes of Hangul syllables."""
    return words.replace("PAST", _ending_in(20)).replace("PRESENT", _ending_in(4)) if "P" in words else words


_SENTENCE_END = re.compile(r"[.!?؟](?=\s+[^\Wa-zа-яё_])|[。！？；;؛]|\n")
_NO_SENTENCE_END = re.compile(r"(?:\b\d{1,2}|\b[A-ZА-Я]|\b(?:г|гг|им|Sr|Sra|Dr|bzw))\Z")
"""Before a full stop: "am 3. Juli", an initial."""


def tense_reader(language: str) -> TenseReader | None:
    """The reader of a language's tenses; None if the table has no words of the language."""
    kinds = ("past", "future", "neither", "clause")
    past, future, neither, clauses = (expanded(expression("date_tenses", kind, language)) for kind in kinds)
    if not past:
        return None
    listed = f"(?P<neither>{neither or NOTHING})|(?P<future>{future or NOTHING})|(?P<past>{past})"
    flags = re.NOFLAG if language in CAPITALISE_NOUNS else re.IGNORECASE
    spaced = language not in WITHOUT_SPACES
    sign = re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if spaced else listed, flags)
    clause = re.compile(rf"(?<!\w)(?:{clauses})(?!\w)") if clauses else None

    def tense(text: str, start: int, end: int) -> Tense | None:
        before = _sentence_before(text[max(0, start - CHARS_BEFORE) : start])
        if clause:
            before = before[max((begin.end() for begin in clause.finditer(before)), default=0) :]
            _, comma, last = before.rpartition(",")
            if (
                comma
                and not _signs(sign, last)
                and (following := _signs(sign, text[end : end + CHARS_AT_ONCE].split(",")[0]))
            ):
                return following[0]  # "im März waren es 300, im Mai sollen es weniger sein"
        after = text[end : end + CHARS_AFTER]
        if stop := _SENTENCE_END.search(after):
            after = after[: stop.end()]
        found = [] if language in VERB_IS_LAST else _signs(sign, before)
        return found[-1] if found else next(iter(_signs(sign, after)), None)

    return tense


def _sentence_before(text: str) -> str:
    begin = 0
    for stop in _SENTENCE_END.finditer(text):
        if not _NO_SENTENCE_END.search(text, 0, stop.start()):
            begin = stop.end()
    return text[begin:]


def _signs(sign: re.Pattern[str], text: str) -> list[Tense]:
    found = (match.lastgroup for match in sign.finditer(text))
    return ["past" if tense == "past" else "future" for tense in found if tense != "neither"]
