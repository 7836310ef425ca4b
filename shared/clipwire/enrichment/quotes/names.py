"""People and other speakers named in a text: full names for surnames, and whom a pronoun stands for."""

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from clipwire.enrichment.quotes import words

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐА-ЯЁ](?:[\w’'-]*\w)?)"
_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|bin|ibn|al|el|la|le|ten|ter|dos)"
_RUN = re.compile(rf"{_WORD}\.?(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}{_WORD}\.?(?<![A-Za-z]{{4}}\.)){{0,7}}")


_SPEAKS = re.compile(r"[ \xa0](?:said|says|told|added|asked|argued|wrote|tweeted|noted|insisted)\b")

REACH = 1200
"""Characters: whom a pronoun stands for is named at most so far before it."""


class Name(NamedTuple):
    start: int
    end: int
    name: str
    """Without titles and possessive."""
    gender: str
    """`m`, `f` or empty where neither title nor first name says."""
    subject: bool
    """It begins its sentence."""


class Names:
    """The capitalised names of one text."""

    def __init__(self, text: str) -> None:
        self.found = [name for run in _RUN.finditer(text) for name in _names_in(run)]
        self._starts = [name.start for name in self.found]
        full = [name for name in self.found if " " in name.name]
        self._times = Counter(name.name for name in full)
        self._full_by_last: dict[str, dict[str, int]] = {}
        for name in full:
            self._full_by_last.setdefault(name.name.split()[-1], {}).setdefault(name.name, name.start)
        self._spoke = {name.name for name in self.found if _SPEAKS.match(text, name.end)}
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
        runs = list(_RUN.finditer(phrase))
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
        best, best_score = last if last and self.gender(last) in (gender, "") else None, 0.0
        for name in self.found[bisect_left(self._starts, at - REACH) : bisect_left(self._starts, at)]:
            full = self.full(name.name, at)
            known = self.gender(full) or name.gender
            if known not in ("", gender) or full.split()[-1].lower() in words.ORGANISATION_ENDINGS:
                continue
            if " " not in full and not name.gender and full != last and full not in self._spoke:
                continue
            score = 2.0 - (at - name.start) / 400 + (known == gender) + (full == last) * 1.0 + name.subject * 1.0
            if score >= best_score:
                best, best_score = full, score
        return best

    def gender(self, name: str) -> str:
        return self._genders.get(name, "")


def _names_in(run: re.Match[str]) -> list[Name]:
    """The name in a run of capitalised words, its titles left off; none where nothing is left."""
    pieces = [(match.start(), match.group()) for match in re.finditer(r"[^ \xa0]+", run.group())]
    gender = ""
    lasts = [at for at, (_, word) in enumerate(pieces[:-1]) if word.rstrip(".").lower() in words.LAST_TITLES]
    if lasts:
        pieces = pieces[lasts[-1] :]
    while pieces:
        word = pieces[0][1].rstrip(".").lower()
        if word in words.TITLES and len(pieces) > 1:
            gender = "m" if word in words.TITLES_OF_MEN else "f" if word in words.TITLES_OF_WOMEN else gender
        elif word not in words.NOT_NAMES and word not in words.CALENDAR:
            break
        pieces.pop(0)
    if not pieces:
        return []
    name = " ".join(word for _, word in pieces)
    name = re.sub(r"['’]s?$", "", name)
    first = pieces[0][1].lower()
    if len(pieces) > 1 and not gender:
        gender = "m" if first in words.FIRST_NAMES_OF_MEN else "f" if first in words.FIRST_NAMES_OF_WOMEN else ""
    start = run.start() + pieces[0][0]
    subject = not re.search(r"[^.!?\n\"“”][ \xa0]*\Z", run.string[max(0, run.start() - 3) : run.start()])
    return [Name(start, start + len(name), name, gender, subject)]
