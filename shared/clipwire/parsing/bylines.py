"""Bylines in any language: the names of authors as printed, without "By", offices, agencies and addresses.

The words are in `wording` (bylines.tsv, titles.tsv, agencies.tsv), the marks of single papers in their profiles.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from clipwire.parsing import east_asian_bylines
from clipwire.parsing.dates import read_dates
from clipwire.parsing.sources import profiles
from clipwire.text.folding import letters_of
from clipwire.text.scripts import EAST_ASIAN
from clipwire.wording import table, words_of
from clipwire.wording.calendar import months, weekdays

MAX_LINE_CHARS = 160
MAX_SENTENCE_WORDS = 8
"""A line of more words that ends with a full stop is a sentence."""
MAX_STATED_CHARS = 500
MAX_NAME_CHARS = 60
MAX_NAME_WORDS = 6
MAX_ACRONYM_CHARS = 5

_ADDRESS = re.compile(
    r"[(<\[]?[\w.+-]{1,60}@[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){1,4}[)>\]]?|(?<!\w)@\w+|https?://\S*|www\.\S+",
    re.IGNORECASE | re.ASCII,
)
_BRACKETS = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?")
_COLUMN = re.compile(r"\s*[|｜│•]\s*|\s·\s|\s[-–—]{1,2}\s|\s{2,}")
"""Between a byline and what is printed beside it."""
_BETWEEN_NAMES = re.compile(r"[;,|｜·•/\n]|\s[&–—-]{1,2}\s|(?<=\w{4})\.\s")
_INVERTED = re.compile(r"([^\W\d_]+), ([^\W\d_]+)")
"""Surname and first name, as in catalogues."""
_PREFIX = re.compile(r"[dl]['’]|[ae]l-", re.IGNORECASE)
"""What a word of a name may begin with in small letters: d'Arc, al-Assad."""
_EDGES = " \t.,:;–—-|/*_#()[]{}<>«»“”\"'"
_NEVER_IN_NAMES = frozenset("…!?=%&+:0123456789")


def read_byline(line: str) -> list[str] | None:
    """The authors of a line that is a byline, in order; empty if it names nobody ("By Reuters"). None for other lines.

    >>> read_byline("October 9, 2018 | By Jane Doe, Senior Reporter, and Kim Yong Su PT")
    ['Jane Doe', 'Kim Yong Su']
    """
    if len(line) > MAX_LINE_CHARS or line.endswith(("?", "!", "…", "。")):
        return None
    if line.endswith(".") and len(line.split()) > MAX_SENTENCE_WORDS:
        return None
    if not (_opening().search(line) or (EAST_ASIAN.search(line) and east_asian_bylines.has_title(line))):
        return None
    return next((names for column in _columns(line) if (names := _read_column(column)) is not None), None)


def names_in(stated: str) -> list[str]:
    """The names of persons in a text that is known to name authors, such as a field of metadata: in order, each once.

    >>> names_in("Jane Doe; John Roe (Reuters), Staff Writer")
    ['Jane Doe', 'John Roe']
    """
    text = _ADDRESS.sub(" ; ", stated[:MAX_STATED_CHARS]).strip(" ;")
    if text.lower() in _words("account"):
        return []
    opening = _opened(text)
    if EAST_ASIAN.search(text) and (names := east_asian_bylines.names_in(opening.rest, is_byline=True)) is not None:
        return [] if opening.kind == "credit" else names
    if (inverted := _INVERTED.fullmatch(text)) and not any(map(_is_office, inverted.groups())):
        return [f"{inverted[2]} {inverted[1]}"]
    return _people(opening).names or (_people(_Opening("", "", "", text)).names if opening.kind == "from" else [])


def _columns(line: str) -> list[str]:
    """A line taken apart, without addresses and dates."""
    line = _ADDRESS.sub(" ; ", line)
    for date in reversed(read_dates(line)):
        line = f"{line[: date.start]} | {line[date.end :]}"
    return [bare for column in _COLUMN.split(line) if (bare := _bare(column))]


def _read_column(column: str) -> list[str] | None:
    opening = _opened(column)
    if opening.kind == "credit":
        return None
    if EAST_ASIAN.search(column):
        names = east_asian_bylines.names_in(opening.rest, is_byline=bool(opening.kind))
        if names is not None:
            return names
    found = _people(opening)
    if not opening.kind or found.begins_as_prose:
        return None
    is_sure = opening.words.endswith((":", "：")) or " " in opening.words or any(" " in name for name in found.names)
    return found.names if found.names and is_sure else [] if found.has_office and not found.names else None


# --- what is around names -------------------------------------------------------------------------------------------


class _Opening(NamedTuple):
    """How a byline begins, taken off it."""

    language: str
    kind: str
    """opening, from, credit; empty if a text begins with none of them."""
    words: str
    rest: str


def _opened(text: str) -> _Opening:
    found = _opening().match(text)
    if not found:
        return _Opening("", "", "", text)
    language, _, kind = (found.lastgroup or "").partition("_")
    return _Opening(language, kind, found[0].strip(), text[found.end() :])


@cache
def _opening() -> re.Pattern[str]:
    """How bylines begin, in a group named after language and kind."""
    groups: dict[str, list[str]] = {}
    for kind in ("credit", "opening", "from"):
        for row in table("bylines"):
            if row.kind == kind:
                groups.setdefault(f"{row.language}_{kind}", []).append(row.cell)
    listed = "|".join(f"(?P<{name}>{'|'.join(cells)})" for name, cells in groups.items())
    return re.compile(rf"(?<!\w)\W{{0,3}}(?:{listed})\s*[:：]?\s*", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    """Where the names of others than the authors begin, in the middle of a byline."""
    return re.compile(rf"[\s,;/(](?:{_listed('credit')})", re.IGNORECASE)


def _parts(opening: _Opening) -> list[str]:
    """What follows an opening up to a credit, taken apart between names, without places and houses of writing."""
    text = _credit().split(f" {opening.rest}", maxsplit=1)[0] if opening.kind != "credit" else ""
    text = _BRACKETS.sub(" ", _generation().sub(r" \1", _degree().sub("", text)))
    flags = re.IGNORECASE if text.isupper() else 0
    joiners, behind = _joiners(opening.language, flags), _behind(opening.language, flags)
    parts = (part for between in _BETWEEN_NAMES.split(text) for part in joiners.split(between))
    return [_bare(behind.sub("", f" {half}")) for part in parts for half in _halves(part, opening.language)]


@cache
def _joiners(language: str, flags: int) -> re.Pattern[str]:
    words = _words("joiner") - _ambiguous() - _words("place", language)
    return re.compile(rf"(?:^|\s)(?:{_one_of(words)})(?=\s|$)", flags)


@cache
def _behind(language: str, flags: int) -> re.Pattern[str]:
    """What follows a name: a place of writing, a house that it was written for."""
    words = (_words("place") - _ambiguous()) | _words("place", language) | _words("for")
    return re.compile(rf"\s(?:{_one_of(words)})\s.*", flags)


def _halves(part: str, language: str) -> list[str]:
    """A part taken apart at words that join names in one language and not in another.

    A full name must be before them, and behind them a full name or an office.
    """
    joiners = _ambiguous() - _words("place", language)
    words = part.split()
    for at in range(2, len(words) - 1):
        behind = " ".join(words[at + 1 :])
        if words[at] in joiners and (" " in behind or _is_office(behind)):
            return [" ".join(words[:at]), *_halves(behind, language)]
    return [part]


@cache
def _ambiguous() -> frozenset[str]:
    """Joiners that are a place's word in another language, or are written within names."""
    return _words("joiner") & (_words("place") | _words("particle"))


# --- what is a name -------------------------------------------------------------------------------------------------


class _People(NamedTuple):
    names: list[str]
    has_office: bool
    """An office, an agency or an account is named."""
    begins_as_prose: bool
    """What comes first is neither a name nor an office."""


def _people(opening: _Opening) -> _People:
    found: list[str] = []
    has_office = begins_as_prose = False
    for number, part in enumerate(filter(None, _parts(opening))):
        again = _opened(part) if number else None
        name, is_office = _person(again.rest if again else part)
        has_office |= is_office
        if name:
            found.append(name)
        elif not (found or has_office):
            begins_as_prose = True
    full = [name for name in found if " " in name]
    if opening.kind == "from":
        full = full if full[:1] == found[:1] and not _begins_small(full) else []
        found = full
    names = full or ([] if has_office else found)  # a single word beside a full name, or an office, is a place
    return _People(list(dict.fromkeys(names)), has_office, begins_as_prose)


def _begins_small(names: list[str]) -> bool:
    return bool(names) and names[0].split()[0].lower() in _words("particle")


def _person(part: str) -> tuple[str | None, bool]:
    """The name of a part of a byline, and whether the part has an office."""
    part = _bare(_mark_behind().sub("", part))
    if _is_office(part):
        return None, True
    words = part.split()
    job = max((number for number, word in enumerate(words, 1) if word.strip(_EDGES).lower() in _jobs()), default=0)
    words = words[job:]
    if len(words) > 2 and _is_acronym(words[-1]) and not any(w.isupper() for w in words[:-1] if len(w) > 2):
        words.pop()  # the mark of a paper, or letters such as MBE
    return (" ".join(words) if len(words) > bool(job) and _is_name(words) else None), bool(job)


def _is_name(words: list[str]) -> bool:
    name = " ".join(words)
    return (
        len(words) <= MAX_NAME_WORDS
        and 1 < len(name) <= MAX_NAME_CHARS
        and _NEVER_IN_NAMES.isdisjoint(name)
        and words[0].lower() not in _words("prose")
        and words[0].lower() not in weekdays("en")
        and not (len(words) == 1 and (_is_acronym(name) or name.lower() in months()))
        and all(word[0].isalpha() and not _is_small(word) for word in words)
        and not words[-1].islower()
    )


def _is_small(word: str) -> bool:
    return _PREFIX.sub("", word)[:1].islower() and word.lower() not in _words("particle")


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= MAX_ACRONYM_CHARS


def _is_office(part: str) -> bool:
    """Whether a part of a byline is an agency, an office, an account, or something else that pages print there."""
    first = part.partition(" ")[0]
    return (
        letters_of(part) in _marks()
        or part.lower() in _words("account")
        or (_is_acronym(first) and letters_of(first) in _marks())
        or _office().search(part) is not None
    )


def _bare(text: str) -> str:
    """A text without marks at its edges, but for the full stop of "Jr."."""
    bare = text.strip(_EDGES)
    return f"{bare}." if bare.endswith((" Jr", " Sr")) and f"{bare}." in text else bare


# --- words ----------------------------------------------------------------------------------------------------------


@cache
def _words(kind: str, language: str | None = None) -> frozenset[str]:
    return frozenset(word.lower() for word in words_of("bylines", kind, language=language))


def _listed(*kinds: str) -> str:
    """The expressions of these kinds in all languages."""
    return "|".join(row.cell for row in table("bylines") if row.kind in kinds)


def _one_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_listed('house', 'desk', 'page')})(?!\w)", re.IGNORECASE)


@cache
def _jobs() -> frozenset[str]:
    return frozenset(word.lower() for title in words_of("titles", "press") for word in title.split())


@cache
def _generation() -> re.Pattern[str]:
    return re.compile(rf",\s*({_one_of(words_of('titles', 'generation'))})\b")


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{_one_of(words_of('titles', 'degree'))})\b\.?")


@cache
def _printed_marks() -> frozenset[str]:
    own = (mark for profile in profiles().values() for mark in (*profile.byline_marks, profile.name))
    return words_of("agencies", "mark", "agency", "house") | frozenset(own)


@cache
def _marks() -> frozenset[str]:
    return frozenset(map(letters_of, _printed_marks()))


@cache
def _mark_behind() -> re.Pattern[str]:
    return re.compile(rf"[\s,/(]+(?:{_one_of(_printed_marks())})\W*$")
