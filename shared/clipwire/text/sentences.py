"""Divide a text in any script into sentences and words, as spans.

Rules do this without a model: their offsets are exact, and their time is linear in the length of the text.
A line break always ends a sentence, since bodies hold one paragraph per line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from clipwire.text.word_lists import word_set


class Span(NamedTuple):
    """`text[start:end]`."""

    start: int
    end: int


ABBREVIATIONS = word_set(
    # before a name: no sentence ends here
    "mr mrs ms mx dr prof rev hon fr sr sra dra dott ing mme mlle gen maj col lt cmdr capt cpt sgt adm gov sen rep "
    "pres amb supt insp det",
    # parts of the names of places, streets and firms
    "st ste mt ft ave blvd rd univ dept",
    # numbers and references
    "no nos nr núm vol ed eds pp approx ca cf vs v al eg ie viz resp bzw usw ul",
    # months
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    # Russian
    "г гг им ул тыс млн млрд руб т др см стр",
)
FIRM_ENDINGS = word_set("inc corp co ltd llc plc bros jr s.a u.s u.k u.n e.u d.c a.m p.m etc ee.uu")
"""Abbreviations within a sentence or at its end: the next word decides."""
OPENERS = word_set(
    "the a an this that these those he she it they we i you his her its their our in on at for but and as after before "
    "when while if since there however meanwhile no yes by from with to both many some most what who why how"
)
"""Words that begin a new sentence if they are capitalised."""
AFTER_ORDINAL = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b"
)
"""German dates: "am 3. Oktober"."""

_CLOSING = "\"'”’»›)\\]}」』）】》〉"
_END = re.compile(
    rf"[.!?…؟۔।]++[{_CLOSING}“]*+"  # scripts with spaces: a space must follow, see below. German: „So.“
    rf"|[。！？｡]++[{_CLOSING}]*+"  # scripts without
    r"|[\n\r\u2028\u2029]+"
)
_LAST_WORD = re.compile(r"[^\s(\[\"“«]{1,24}\Z")
_NEXT_WORD = re.compile(r"\s++[\"'“‘«‹(\[「『¿¡—–-]*+\s*+(?=(\S{1,24}))")
_BREAK = "\n\r\u2028\u2029"


def sentences(text: str) -> list[Span]:
    """The sentences in order, without the white space around them."""
    return list(each_sentence(text))


def each_sentence(text: str) -> Iterator[Span]:
    """The sentences one by one, for callers that need only the first few of a long text."""
    start = 0
    for mark in _END.finditer(text):
        end = mark.end()
        if text[mark.start()] in _BREAK or _ends_sentence(text, mark):
            if sentence := _trimmed(text, start, end):
                yield sentence
            start = end
    if sentence := _trimmed(text, start, len(text)):
        yield sentence


def _ends_sentence(text: str, mark: re.Match[str]) -> bool:
    if text[mark.start()] in "。！？｡":
        # 「…。」と述べた: a quotation within a sentence
        return not (mark.group()[-1] in "」』" and text[mark.end() : mark.end() + 1] in ("と", "、", "，", ","))
    if mark.end() < len(text) and not text[mark.end()].isspace():
        return False
    following = _NEXT_WORD.match(text, mark.end())
    if not following:
        return True
    first = following.group(1)
    if first[0].islower():
        return False
    if mark.group()[0] != "." or mark.group() == "...":
        return True
    before = _LAST_WORD.search(text, max(0, mark.start() - 24), mark.start())
    last = before.group() if before else ""
    folded = last.lower()
    if last.isdigit():
        return not (len(last) <= 2 and AFTER_ORDINAL.match(first))
    if folded in FIRM_ENDINGS:
        return re.split(r"\W", first, maxsplit=1)[0].lower() in OPENERS
    if folded == "no":
        return not first[0].isdigit()
    if folded in ABBREVIATIONS:
        return False
    return not (last[-1:].isupper() and (len(last) == 1 or last[-2] in ".-"))  # initials: "J. R. Smith", "Jean-P."


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    bare = piece.lstrip()
    start = end - len(bare)
    return Span(start, start + len(bare.rstrip())) if bare else None


_SPACELESS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Han
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e4e"  # vowels, accents
_LETTER = rf"(?:[^\W\d_{_SPACELESS}\u3040-\u30ff]|[{_MARKS}])"
_WORD = re.compile(
    rf"[{_SPACELESS}]|[\u3041-\u309f]+|[\u30a0-\u30ff]+"
    r"|\d+(?:[.,:]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    rf"|(?:{_LETTER}|\d)+(?:['’](?![sS]\b){_LETTER}+)*"
)


def words(text: str) -> list[Span]:
    """Words and numbers in order, without punctuation.

    A Han character is a word, as is a run of hiragana or katakana. Hyphens separate words. "U.S." and "1,500" are one
    word each; the possessive 's is a separate word.
    """
    return [Span(*match.span()) for match in _WORD.finditer(text)]
