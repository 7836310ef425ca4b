"""Names in bylines, as printed, without what is around them: "By: Kim Rye Yong PT" -> "Kim Rye Yong"."""

import re

from clipwire.parsing.sources import profiles
from clipwire.text.folding import letters_of
from clipwire.wording.calendar import months

_BY = (
    r"(?:(?:written|story|reported|words|text|article|posted|authored) by|by|by ?line|par|por|von|автор|di)\b\s?[:：]?"
)
_OPENING = re.compile(rf"(?:{_BY})\s*", re.IGNORECASE)
_JOB = re.compile(
    r"\b(?:staff|senior|chief|special|associate|contributing|deputy|managing|national|political|business|sports?|news|"
    r"foreign|reporters?|writers?|editors?|correspondents?|contributors?|columnists?|journalists?|photographers?|bureau|desk|newsroom|"
    r"associated press|for the|special to|producers?|author|freelance|intern|service|news agency|guest|opinion)\b",
    re.IGNORECASE,
)
_PARTICLES = {
    "van",
    "von",
    "de",
    "der",
    "den",
    "da",
    "di",
    "del",
    "della",
    "la",
    "le",
    "el",
    "al",
    "bin",
    "ibn",
    "dos",
    "du",
    "ter",
    "y",
    "e",
}
_SEPARATOR = re.compile(r"\s*(?:,|;|、|，|\||/|·|•|\s[-–—]\s|\s(?:and|und|et|y|e|и)\s|\s?&\s?)\s*")
_MAIL = re.compile(r"\s*[(<\[]?[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}[)>\]]?|\s@\w{2,30}\b")
_ASIAN = re.compile(
    r"(?:[\[(][^\])]{1,20}[\])]\s?)?(?P<ko>[가-힣]{2,4})\s?(?:기자|특파원|선임기자|인턴기자|논설위원)(?:\s?=)?"
    r"|(?:기자|글)\s?[:：]?\s?(?P<ko2>[가-힣]{2,4})"
    r"|[（(]?(?:本报)?(?:记者|記者|作者|編集|编辑|文)[:：/\s]\s?(?P<zh>[\u4e00-\u9fff]{2,4}(?:[、\s][\u4e00-\u9fff]{2,4}){0,4})[)）]?"
)
_NOT_NAMES = {
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "the",
    "a",
    "an",
    "this",
    "that",
    "now",
    "then",
    "far",
    "contrast",
}


def read_byline(line: str) -> list[str] | None:
    """The authors of a line that is a byline and nothing else; None for any other line."""
    if len(line) > 160:
        return None
    if found := _ASIAN.fullmatch(line):
        names = found["ko"] or found["ko2"] or found["zh"]
        return re.split(r"[、\s]+", names)
    opening = _OPENING.match(line)
    if not opening or (line.endswith((".", "?", "!")) and not line.endswith(("Jr.", "Sr."))):
        return None
    return authors_in(line[opening.end() :]) or None


def authors_in(printed: str) -> list[str]:
    """The names of persons in what stands after "By": no agency marks, jobs, addresses. Each once, in order."""
    printed = _OPENING.sub("", _MAIL.sub("", printed.strip()), count=1)
    names: list[str] = []
    for part in _SEPARATOR.split(printed):
        name = _person(part)
        if name and name not in names:
            names.append(name)
        elif not name and not names and not _JOB.search(part) and letters_of(part) not in _marks():
            return []  # prose that begins with "By"
    return names


def _person(part: str) -> str | None:
    words = part.strip(" .,:()[]").split()
    while len(words) > 1 and (letters_of(words[-1]) in _marks() or _is_initials(words)):
        words.pop()
    if not 1 <= len(words) <= 6 or _JOB.search(" ".join(words)) or letters_of(" ".join(words)) in _marks():
        return None
    if words[0].lower() in _NOT_NAMES or (words[0].lower() in months() and len(words) == 1):
        return None
    if any(c.isdigit() for word in words for c in word):
        return None
    if not all(word[0].isupper() or not word[0].islower() or word.lower() in _PARTICLES for word in words):
        return None
    return " ".join(words)


def _is_initials(words: list[str]) -> bool:
    """A last word in capitals after names that are not: an agency's mark, such as PT."""
    last = words[-1].strip("()")
    return (
        len(last) <= 5
        and last.isupper()
        and len(last) > 1
        and len(words) > 2
        and not any(w.isupper() for w in words[:-1] if len(w) > 2)
    )


def _marks() -> frozenset[str]:
    return frozenset(
        letters_of(mark) for profile in profiles().values() for mark in (*profile.byline_marks, profile.name)
    )
