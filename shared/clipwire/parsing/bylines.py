"""Bylines in any language: the names of authors as printed, without "By", offices, agencies and addresses.

The words are in `wording` (bylines.tsv, titles.tsv, agencies.tsv), the marks of single papers in their profiles.
"""

import re
from collections.abc import Iterator
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
MAX_OPENING_WORDS = 3
MAX_OFFICE_WORDS = 6
MAX_AGENCY_WORDS = 5

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
_LETTERS = re.compile(r"[^\W\d_]+")
_BEHIND_LABEL = re.compile(r"\s*[:：|=]\s*")
_BEHIND_EAST_ASIAN_LABEL = re.compile(r"\s*[:：|=＝/・]\s*|\s+")
_BEHIND_OPENING = re.compile(r"\.?\s*(?:[:：]\s*|(?=\s)\s*|$)|(?<=[\s:：])")
_PREFIX = re.compile(r"[dl]['’]|[ae]l-", re.IGNORECASE)
"""What a word of a name may begin with in small letters: d'Arc, al-Assad."""
_EDGES = " \t.,:;–—-|/*_#()[]{}<>«»“”\"'"
_NEVER_IN_NAMES = frozenset("…!?=%&+:0123456789")


def read_byline(line: str) -> list[str] | None:
    """The authors of a line that is a byline, in order; empty if it names nobody ("By Reuters"). None for other lines.

    >>> read_byline("October 9, 2018 | By Jane Doe, Senior Reporter, and Kim Yong Su PT")
    ['Jane Doe', 'Kim Yong Su']
    """
    if len(line) > MAX_LINE_CHARS or line.endswith(("?", "!", "…", "。")) or not _may_be_byline(line):
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
        return [] if opening.is_credit else names
    if (inverted := _INVERTED.fullmatch(text)) and not any(map(_is_office, inverted.groups())):
        return [f"{inverted[2]} {inverted[1]}"]
    return _people(opening).names or (_people(_Opening(text)).names if opening.kind == "from" else [])


# --- lines ----------------------------------------------------------------------------------------------------------


def _may_be_byline(line: str) -> bool:
    """Whether a line has a word that bylines open with; quick, as it is asked of every line of a page."""
    words = line.split()
    if line.endswith(".") and len(words) > MAX_SENTENCE_WORDS:
        return False
    known = _first_words()
    if any(_plain(word) in known for word in words) or (words and words[-1] in _printed_marks()):
        return True
    return EAST_ASIAN.search(line) is not None and line[-1] != "." and east_asian_bylines.may_be_byline(line)


def _columns(line: str) -> list[str]:
    """A line taken apart, without addresses and dates."""
    line = _ADDRESS.sub(" ; ", line)
    for date in reversed(read_dates(line)) if any(map(str.isdigit, line)) else ():
        line = f"{line[: date.start]} | {line[date.end :]}"
    return [bare for column in _COLUMN.split(line) if (bare := _bare(column))]


def _read_column(column: str) -> list[str] | None:
    opening = _opened(column)
    if opening.is_credit:
        return None
    if EAST_ASIAN.search(column):
        names = east_asian_bylines.names_in(opening.rest, is_byline=bool(opening.kind))
        if names is not None:
            return names
    if not opening.kind:
        return _signed(column)
    if (found := _people(opening)).begins_as_prose:
        return None
    is_sure = opening.kind == "label" or " " in opening.words or any(" " in name for name in found.names)
    return found.names if found.names and is_sure else [] if found.has_office and not found.names else None


def _signed(column: str) -> list[str] | None:
    """The name of a line that is nothing but a name and a job or an agency: "Jane Doe, Harbour Reporter"."""
    name, _, rest = column.partition(", ")
    words = rest.split()
    signs = " ".join(words) in _printed_marks() or any(_plain(word) in _signing() for word in words)
    if not signs or "," in rest or len(words) > MAX_OFFICE_WORDS:
        return None
    person, is_office = _person(name, is_first=True)
    return [person] if person and not is_office and " " in person else None


# --- openings and credits -------------------------------------------------------------------------------------------


class _Opening(NamedTuple):
    """How a byline begins, taken off it."""

    rest: str
    words: str = ""
    language: str = ""
    kind: str = ""
    """opening, label or from; empty if a text begins with none of them."""
    is_credit: bool = False


def _opened(text: str) -> _Opening:
    first = _LETTERS.search(text)
    return (_opening_at(text, first.start()) if first and first.start() <= 3 else None) or _Opening(text)


def _opening_at(text: str, start: int) -> _Opening | None:
    """The longest opening, label or credit at a place of a text."""
    found = None
    for _, word in zip(range(MAX_OPENING_WORDS), _LETTERS.finditer(text, start), strict=False):
        words = text[start : word.end()].lower()
        for language, kind in _openings().get(words, ()):
            is_label = kind.endswith("label")
            east_asian = language in east_asian_bylines.LANGUAGES
            behind = _BEHIND_EAST_ASIAN_LABEL if east_asian else _BEHIND_LABEL if is_label else _BEHIND_OPENING
            if end := behind.match(text, word.end()):
                plain = kind.removeprefix("credit").strip() or "opening"
                label = "label" if is_label or end[0].strip() in (":", "：") else plain
                found = _Opening(text[end.end() :], words, language, label, kind.startswith("credit"))
                break
    return found


@cache
def _openings() -> dict[str, list[tuple[str, str]]]:
    """Words -> the languages and kinds in which they open a byline or a credit."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("bylines"):
        if row.kind in ("opening", "label", "from", "credit", "credit label"):
            for words in row.words:
                found.setdefault(words.lower(), []).append((row.language, row.kind))
    return found


@cache
def _first_words() -> frozenset[str]:
    return _signing() | {words.split()[0] for words in _openings()}


def _before_credits(text: str) -> str:
    """A byline up to the names of those who took the pictures or edited the text."""
    for word in _LETTERS.finditer(text):
        if word[0].lower() in _first_words() and (not word.start() or text[word.start() - 1] in " ,;/("):
            opening = _opening_at(text, word.start())
            if opening and opening.is_credit:
                return text[: word.start()]
    return text


# --- names ----------------------------------------------------------------------------------------------------------


class _People(NamedTuple):
    names: list[str]
    has_office: bool
    """An office, an agency or an account is named."""
    begins_as_prose: bool
    """What comes first is neither a name nor an office."""


def _people(opening: _Opening) -> _People:
    found: list[str] = []
    has_office = begins_as_prose = False
    for part in _parts(opening):
        name, is_office = _person(part, is_first=not found)
        has_office |= is_office
        if name:
            found.append(name)
        elif not (found or has_office):
            begins_as_prose = True
    full = [name for name in found if " " in name]
    if opening.kind == "from":
        full = full if full[:1] == found[:1] and full and full[0].split()[0].lower() not in _words("particle") else []
        found = full
    names = full or ([] if has_office else found)  # a single word beside a full name, or an office, is a place
    return _People(list(dict.fromkeys(names)), has_office, begins_as_prose)


def _parts(opening: _Opening) -> Iterator[str]:
    """What follows an opening up to a credit, taken apart between names, without places and houses of writing."""
    text = "" if opening.is_credit else _before_credits(opening.rest)
    text = _BRACKETS.sub(" ", _generation().sub(r" \1", _degree().sub("", text)))
    is_shouted = text.isupper()
    for number, between in enumerate(_BETWEEN_NAMES.split(text)):
        again = _opened(between).rest if number else between
        for words in _between_joiners(again.split(), opening.language, is_shouted):
            if part := _bare(" ".join(_before_place(words, opening.language, is_shouted))):
                yield part


def _between_joiners(words: list[str], language: str, is_shouted: bool) -> Iterator[list[str]]:
    """The words between joiners.

    A joiner that is a word of places in another language, or is written within names, has a full name on either side,
    or an office behind it.
    """
    joiners, doubtful = _joiners(language), _doubtful_joiners()
    start = 0
    for at, word in enumerate(words):
        plain = word.lower() if is_shouted else word
        if plain not in joiners:
            continue
        behind = words[at + 1 :]
        if plain not in doubtful or (at - start > 1 and (len(behind) > 1 or _is_office(" ".join(behind)))):
            yield words[start:at]
            start = at + 1
    yield words[start:]


def _before_place(words: list[str], language: str, is_shouted: bool) -> list[str]:
    """The words before a place of writing, or a house that the text was written for."""
    stops = _stops(language)
    at = next((n for n, word in enumerate(words) if (word.lower() if is_shouted else word) in stops), len(words))
    return words[:at]


@cache
def _joiners(language: str) -> frozenset[str]:
    return _words("joiner") - _words("place", language)


@cache
def _doubtful_joiners() -> frozenset[str]:
    return _words("joiner") & (_words("place") | _words("particle"))


@cache
def _stops(language: str) -> frozenset[str]:
    return _words("for") | _words("place", language) | (_words("place") - _doubtful_joiners() - _words("particle"))


def _person(part: str, is_first: bool) -> tuple[str | None, bool]:
    """The name of a part of a byline, and whether the part has an office."""
    words = _without_mark(part.split())
    if _is_office(" ".join(words)):
        return None, True
    job = max((number for number, word in enumerate(words, 1) if _plain(word) in _jobs()), default=0)
    words = words[job:]
    if not is_first and words and words[-1].lower() in _roles():
        return None, True  # "Managing Director"
    return (" ".join(words) if len(words) > bool(job) and _is_name(words) else None), bool(job)


def _without_mark(words: list[str]) -> list[str]:
    """A name without the agency or the mark of a paper, or letters such as MBE, printed behind it."""
    for size in range(min(MAX_AGENCY_WORDS, len(words) - 1), 0, -1):
        if " ".join(words[-size:]).strip(_EDGES) in _printed_marks():
            return words[:-size]
    is_mark = len(words) > 2 and _is_acronym(words[-1]) and not any(w.isupper() for w in words[:-1] if len(w) > 2)
    return words[:-1] if is_mark else words


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
    words = [word.strip(_EDGES) for word in part.lower().replace("/", " ").split()]
    return (
        letters_of(part) in _marks()
        or part.lower() in _words("account")
        or (_is_acronym(part.partition(" ")[0]) and letters_of(words[0]) in _marks())
        or not _offices().isdisjoint(words)
    )


def _plain(word: str) -> str:
    return word.strip(_EDGES).lower()


def _bare(text: str) -> str:
    """A text without marks at its edges, but for the full stop of "Jr."."""
    bare = text.strip(_EDGES)
    return f"{bare}." if bare.endswith((" Jr", " Sr")) and f"{bare}." in text else bare


# --- words ----------------------------------------------------------------------------------------------------------


@cache
def _words(kind: str, language: str | None = None) -> frozenset[str]:
    return frozenset(word.lower() for word in words_of("bylines", kind, language=language))


@cache
def _offices() -> frozenset[str]:
    return _words("house") | _words("desk") | _words("page")


@cache
def _jobs() -> frozenset[str]:
    return frozenset(word.lower() for title in words_of("titles", "press") for word in title.split())


@cache
def _signing() -> frozenset[str]:
    return frozenset(word.lower() for word in words_of("titles", "signing"))


@cache
def _roles() -> frozenset[str]:
    return frozenset(word.lower() for word in words_of("titles", "role", "work", "academic"))


@cache
def _generation() -> re.Pattern[str]:
    return re.compile(rf",\s*({_one_of('generation')})\b")


@cache
def _degree() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{_one_of('degree')})\b\.?")


def _one_of(kind: str) -> str:
    return "|".join(map(re.escape, sorted(words_of("titles", kind), key=len, reverse=True)))


@cache
def _printed_marks() -> frozenset[str]:
    own = (mark for profile in profiles().values() for mark in (*profile.byline_marks, profile.name))
    return words_of("agencies", "mark", "agency", "house") | frozenset(own)


@cache
def _marks() -> frozenset[str]:
    return frozenset(map(letters_of, _printed_marks()))
