"""People and other speakers named in a text: full names for surnames, and whom a pronoun stands for."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from clipwire.enrichment.quotes import words

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐА-ЯЁ](?:[\w’'-]*\w)?)"
_SHORTENED = rf"(?:{words.SHORT_TITLES}|[A-Z])\."
_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|bin|ibn|al|el|la|le|ten|ter|dos)"
_PIECE = rf"(?:{_SHORTENED}|{_WORD})"
_SPACE = re.compile(r"[ \xa0]")
_BETWEEN_SPACES = re.compile(r"[^ \xa0]+")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐА-ЯЁ]")
"""A run is only looked for where one stands: five times as fast as to search for runs."""
_RUN = re.compile(rf"{_PIECE}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}{_PIECE}){{0,7}}")

_NEXT_WORD = re.compile(r"[ \xa0](\w+)")

# Weights by which "he" and "she" are resolved; set on the development part of PolNeAR by reading 50 cases.
NAMED, LAST_SPEAKER = 2.0, 2.2
SUBJECT, OBJECT = 1.2, -0.7
FADES = 400
"""Characters over which a name loses one point."""

REACH = 1200
"""Characters: whom a pronoun stands for is named at most so far before it."""


class Name(NamedTuple):
    start: int
    end: int
    name: str
    """Without titles and possessive."""
    gender: str
    """`m`, `f` or empty where neither title nor first name says."""
    run: int
    """Where the capitalised words begin whose last the name is."""


class Names:
    """The capitalised names of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = [name for run in _runs(text) for name in _names_in(run)]
        self._starts = [name.start for name in self.found]
        full = [name for name in self.found if " " in name.name]
        self._times = Counter(name.name for name in full)
        self._full_by_last: dict[str, dict[str, int]] = {}
        for name in full:
            self._full_by_last.setdefault(name.name.split()[-1], {}).setdefault(name.name, name.start)
        following = ((name, _NEXT_WORD.match(text, name.end)) for name in self.found)
        self._spoke = {name.name for name, word in following if word and word[1] in words.PLAIN_SPEECH}
        self._genders = {name.name: name.gender for name in self.found if name.gender}

    def full(self, name: str, at: int) -> str:
        """The full name of a surname: the one that the text names most often, of those that stand before `at`."""
        candidates = self._full_by_last.get(name)
        if " " in name or not candidates:
            return name
        before = [full for full, first in candidates.items() if first < at] or list(candidates)
        return max(before, key=lambda full: (self._times[full], -candidates[full]))

    def speaker_in(self, phrase: str, at: int) -> str:
        """The full name that a noun phrase ends with, else the phrase itself."""
        runs = list(_runs(phrase))
        if (
            not runs
            or runs[-1].end() < len(phrase.rstrip("'’s."))
            or re.search(r"[a-z] (?:for|of|from|at|with) ", phrase)
        ):
            return phrase
        names = _names_in(runs[-1])
        return self.full(names[0].name, at) if names else phrase

    def person_before(self, at: int, gender: str, last: str | None) -> str | None:
        """Whom "he" or "she" at `at` stands for: near, subject of its sentence, or the last who spoke."""
        best, best_score = None, 0.0
        if last and self.gender(last) in (gender, "") and last.split()[0].lower() not in words.PLACE_BEGINNINGS:
            best, best_score = last, LAST_SPEAKER + (self.gender(last) == gender)
        for name in self.found[bisect_left(self._starts, at - REACH) : bisect_left(self._starts, at)]:
            full = self.full(name.name, at)
            known = self.gender(full) or name.gender
            if known not in ("", gender) or not self._is_person(name, full, last):
                continue
            score = NAMED - (at - name.start) / FADES + (known == gender) + (full == last) + self._role(name)
            if score >= best_score:
                best, best_score = full, score
        return best

    def _is_person(self, name: Name, full: str, last: str | None) -> bool:
        first, *_, end = full.lower().split() if " " in full else (full.lower(), full.lower())
        if end in words.ORGANISATION_ENDINGS or first in words.PLACE_BEGINNINGS:
            return False
        return " " in full or bool(name.gender) or full == last or full in self._spoke

    def _role(self, name: Name) -> float:
        """How much a name looks like the subject of its clause."""
        before = self.text[max(0, name.run - 12) : name.run]
        if _OPENS_SENTENCE.search(before) or _BEFORE_VERB.match(self.text, name.end):
            return SUBJECT
        return OBJECT if _AFTER_PREPOSITION.search(before) else 0.0

    def gender(self, name: str) -> str:
        return self._genders.get(name, "")


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Capitalised words in a row, with what may stand between them."""
    end = 0
    for capital in _CAPITAL.finditer(text):
        if capital.start() >= end and (run := _RUN.match(text, capital.start())):
            end = run.end()
            yield run


def _names_in(run: re.Match[str]) -> list[Name]:
    """The name in a run of capitalised words, its titles left off; none where nothing is left."""
    if not _SPACE.search(run[0]):
        return [] if words.is_no_name(run[0].rstrip(".")) else [_name(run[0], run.start(), "", run)]
    pieces = [(match.start(), match.group()) for match in _BETWEEN_SPACES.finditer(run.group())]
    gender = ""
    lasts = [at for at, (_, word) in enumerate(pieces[:-1]) if word.rstrip(".").lower() in words.LAST_TITLES]
    if lasts:
        pieces = pieces[lasts[-1] :]
    while pieces:
        word = pieces[0][1].rstrip(".").lower()
        if pieces[0][1] == "M." and len(pieces) == 2:  # French for Mr; before two names it is an initial
            gender = "m"
        elif word in words.TITLES and len(pieces) > 1:
            gender = "m" if word in words.TITLES_OF_MEN else "f" if word in words.TITLES_OF_WOMEN else gender
        elif not (words.is_no_name(word) or _leads_to_name(pieces)) or _begins_place(pieces):
            break
        pieces.pop(0)
    if not pieces:
        return []
    first = pieces[0][1].lower()
    if len(pieces) > 1 and not gender:
        gender = "m" if first in words.GIVEN_NAMES_OF_MEN else "f" if first in words.GIVEN_NAMES_OF_WOMEN else ""
    return [_name(" ".join(word for _, word in pieces), run.start() + pieces[0][0], gender, run)]


def _name(written: str, start: int, gender: str, run: re.Match[str]) -> Name:
    name = _POSSESSIVE.sub("", written) if written[-1] in "s'’" else written
    return Name(start, start + len(name), name, gender, run.start())


def _leads_to_name(pieces: list[tuple[int, str]]) -> bool:
    """Whether the first word is left out before a title or a full name.

    "Foreign Minister Ann Lee", "(Secretary of) State Ann Lee", but not "Foreign Policy" or "State Security Council".
    """
    written = [word.rstrip(".").lower() for _, word in pieces]
    if written[0] not in words.BEFORE_TITLES:
        return False
    following = next((word for word in written[:-1] if word not in words.BEFORE_TITLES), "")
    return following in words.TITLES or (len(written) > 2 and written[-1] not in words.ORGANISATION_ENDINGS)


def _begins_place(pieces: list[tuple[int, str]]) -> bool:
    """ "New York", whose first word is not left off as that of "New Mayor Ann Lee" is."""
    return len(pieces) > 1 and pieces[0][1] == "New" and pieces[1][1].lower() in words.NEW_PLACES


_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?\n\"“”][ \xa0]*)\Z")
_AFTER_PREPOSITION = re.compile(r"\b(?:of|by|to|for|with|from|under|against|about|like|and|than|over)\s\Z")
_BEFORE_VERB = re.compile(
    r"(?:\s\([^)\n]{1,30}\))?,?\s(?:also\s)?(?:\w+ed|said|says|told|has|had|was|is|made|will|went)\b"
)
