"""Find the names in a text, the full name of a surname, and the person that a pronoun refers to."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from clipwire.enrichment.entities.doubts import is_name_at_birth
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.places.gazetteer import is_demonym
from clipwire.enrichment.quotes import words
from clipwire.enrichment.quotes.names_like_words import is_name

# Points that choose the person behind "he" or "she"; set by reading 50 cases of the development part of PolNeAR.
NAMED = 2.0
LAST_SPEAKER = 2.2
SAME_GENDER = 1.0
WAS_LAST_SPEAKER = 1.0
SUBJECT, OBJECT = 1.2, -0.7
CHARS_PER_POINT = 400
"""A name loses a point over this distance from the pronoun."""
PRONOUN_REACH_CHARS = 1200
"""Maximum distance between the name and the pronoun."""
INDIRECT_REACH_CHARS = 300
"""Maximum distance from the pronoun to the name of somebody whose words are told without marks."""

_WORD = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐА-ЯЁ](?:[\w’'-]*\w)?)"
_SHORTENED = rf"(?:{words.SHORT_TITLES}|[A-Z])\."
_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|bin|ibn|al|el|la|le|ten|ter|dos)"
_PIECE = rf"(?:{_SHORTENED}|{_WORD})"
_RUN = re.compile(rf"{_PIECE}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}{_PIECE}){{0,7}}")
"""Capitalised words in a row, with the particles between them."""
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐА-ЯЁ]")
"""To search for a capital and to match a run there is five times as fast as to search for runs."""
_SPACE = re.compile(r"[ \xa0]")
_BETWEEN_SPACES = re.compile(r"[^ \xa0]+")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_NEXT_WORD = re.compile(r"[ \xa0](\w+)")
_HOUSE = r"[ \xa0](?:of|from|for|at)[ \xa0](?:the[ \xa0])?[A-Z][\w’'&-]*(?:[ \xa0][A-Z][\w’'&-]*){0,4}"
_SAYS = re.compile(rf"(?:{_HOUSE}|, [^,.“”\"\n]{{2,60}}(?=,))?,?[ \xa0](\w+)")
"""The verb behind a name and its house or description: "Huw Bevan of Powys Police said"."""
_OF_DESCRIPTION = re.compile(r" (?:for|of|from|at|with|in) ")
_RELATIVE = re.compile(
    r"\b(?:(?P<f>wife|widow|mother|daughter|sister|aunt|niece|grandmother|girlfriend|fiancée)"
    r"|(?P<m>husband|widower|father|son|brother|uncle|nephew|grandfather|boyfriend|fiancé)),? \Z"
)
"""Before a name, it shows whether the person is a woman or a man: "Grant's wife, Teresa"."""
_OF_SOMETHING = re.compile(r"[a-z] (?:for|of|from|at|with) ")

CHARS_BEFORE_NAME = 12
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?\n\"“”][ \xa0]*)\Z")
_BEHIND_VERB = re.compile(r"\b(?:was|were|is|are)\s\Z")
"""Before a subject that comes last: "among them was Ann Lee"."""
_AFTER_PREPOSITION = re.compile(r"\b(?:of|by|to|for|with|from|under|against|about|like|and|than|over)\s\Z")
_BEFORE_VERB = re.compile(
    r"(?:\s\([^)\n]{1,30}\))?,?\s(?:also\s)?(?:\w+ed|said|says|told|has|had|was|is|made|will|went)\b"
)


class Name(NamedTuple):
    """A name in a text, `text[start:end]`."""

    start: int
    end: int
    name: str
    """The name without titles and possessive."""
    gender: str
    """`m`, `f`, or empty if neither title nor given name shows it."""
    run: int
    """Start of the run of capitalised words that ends with the name."""


class Names:
    """The capitalised names of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found = [name for run in _runs(text) if (name := _name_in(run)) and not is_name_at_birth(text, name.start)]
        self._starts = [name.start for name in self.found]
        full = [name for name in self.found if " " in name.name]
        self._times = Counter(name.name for name in full)
        self._full_by_last: dict[str, dict[str, int]] = {}
        """Surname -> full name that ends with it -> its first offset."""
        for name in full:
            self._full_by_last.setdefault(name.name.split()[-1], {}).setdefault(name.name, name.start)
        following = ((name, _NEXT_WORD.match(text, name.end)) for name in self.found)
        self._spoke = {name.name for name, word in following if word and word[1] in words.PLAIN_SPEECH}
        self._genders = {name.name: name.gender for name in self.found if name.gender} | self._genders_of_relatives()

    def _genders_of_relatives(self) -> dict[str, str]:
        """The name of each person behind a word for a relative -> `m` or `f`."""
        behind = ((name, _RELATIVE.search(self.text, max(0, name.start - 16), name.start)) for name in self.found)
        return {name.name: str(relative.lastgroup) for name, relative in behind if relative}

    def full(self, name: str, at: int) -> str:
        """The full name of a surname; of several before `at`, the most frequent in the text."""
        candidates = self._full_by_last.get(name)
        if " " in name or not candidates:
            return name
        before = [full for full, first in candidates.items() if first < at] or list(candidates)
        return max(before, key=lambda full: (self._times[full], -candidates[full]))

    def speaker_in(self, phrase: str, at: int) -> str:
        """The full name at the end of the noun phrase at `at`, else the phrase itself."""
        runs = list(_runs(phrase))
        if not runs or runs[-1].end() < len(phrase.rstrip("'’s.")) or _OF_SOMETHING.search(phrase):
            return phrase
        if self.text[max(0, at - 4) : at].lower() == "the " and (is_demonym(phrase) or _is_title(phrase)):
            return f"the {phrase}"  # "the Dane said", "the High Commissioner said"
        first = phrase.split(" ")[0]
        if runs[-1].start() == 0 and is_name(self.text, at, at + len(first)):
            return self.full(_POSSESSIVE.sub("", phrase), at)
        name = _name_in(runs[-1])
        return self.full(name.name, at) if name else phrase

    def person_before(self, at: int, gender: str, last: str | None) -> str | None:
        """The person that "he" or "she" at `at` refers to. `last` is the last speaker.

        The person has more points if the name is nearer, and if it is the subject of its clause.
        """
        best, best_score = None, 0.0
        last = self._spoke_after(last, at, gender) or last
        if last and self.gender(last) in (gender, "") and _may_be_person(last):
            best, best_score = last, LAST_SPEAKER + SAME_GENDER * (self.gender(last) == gender)
        for name in self.found[bisect_left(self._starts, at - PRONOUN_REACH_CHARS) : bisect_left(self._starts, at)]:
            full = self.full(name.name, at)
            known = self.gender(full) or name.gender
            if known not in ("", gender) or not self._is_person(name, full, last):
                continue
            score = NAMED - (at - name.start) / CHARS_PER_POINT + self._role(name)
            score += SAME_GENDER * (known == gender) + WAS_LAST_SPEAKER * (full == last)
            if score >= best_score:
                best, best_score = full, score
        return best

    def _spoke_after(self, last: str | None, at: int, gender: str) -> str | None:
        """The person who spoke after `last` and shortly before `at`: "Jane Doe said that it rained"."""
        near = self.found[bisect_left(self._starts, at - INDIRECT_REACH_CHARS) : bisect_left(self._starts, at)]
        for name in reversed(near):
            full = self.full(name.name, at)
            if full == last:
                return None
            verb = _SAYS.match(self.text, name.end)
            speaks = verb and verb[1] in words.PLAIN_SPEECH and self.gender(full) in ("", gender)
            if speaks and self._is_person(name, full, last):
                return full
        return None

    def _is_person(self, name: Name, full: str, last: str | None) -> bool:
        parts = full.lower().split()
        if parts[-1] in words.ORGANISATION_ENDINGS or parts[0] in words.PLACE_BEGINNINGS:
            return False
        return len(parts) > 1 or bool(self.gender(full)) or full == last or full in self._spoke

    def _role(self, name: Name) -> float:
        """Points for a name that looks like the subject or like an object of its clause."""
        before = self.text[max(0, name.run - CHARS_BEFORE_NAME) : name.run]
        if _OPENS_SENTENCE.search(before) or _BEHIND_VERB.search(before) or _BEFORE_VERB.match(self.text, name.end):
            return SUBJECT
        return OBJECT if _AFTER_PREPOSITION.search(before) else 0.0

    def gender(self, name: str) -> str:
        """`m`, `f`, or empty if the text does not show it."""
        return self._genders.get(name, "")


def _runs(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for capital in _CAPITAL.finditer(text):
        if capital.start() >= end and (run := _RUN.match(text, capital.start())):
            end = run.end()
            yield run


def _name_in(run: re.Match[str]) -> Name | None:
    """The name in a run of capitalised words, without its titles; None if nothing is left."""
    if not _SPACE.search(run[0]):
        return None if words.is_no_name(run[0].rstrip(".")) else _name(run[0], run.start(), "", run)
    pieces = [(match.start(), match.group()) for match in _BETWEEN_SPACES.finditer(run.group())]
    owners = [at for at, (_, word) in enumerate(pieces[:-2]) if word.endswith(("'s", "’s"))]
    if owners:
        pieces = pieces[owners[-1] + 1 :]  # "Kerry County Council's Ann Lee"
    endings = [at for at, (_, word) in enumerate(pieces[:-1]) if word.rstrip(".").lower() in words.LAST_TITLES]
    if endings:
        pieces = pieces[endings[-1] :]
    gender = ""
    while pieces:
        offset, written = pieces[0]
        word = written.rstrip(".").lower()
        if is_name(run.string, run.start() + offset, run.start() + offset + len(written)):
            break
        if pieces[0][1] == "M." and len(pieces) == 2:  # French for Mr; before two names it is an initial
            gender = "m"
        elif word in words.TITLES and len(pieces) > 1:
            gender = "m" if word in words.TITLES_OF_MEN else "f" if word in words.TITLES_OF_WOMEN else gender
        elif not (words.is_no_name(word) or _leads_to_name(pieces)) or _begins_place(pieces):
            break
        pieces.pop(0)
    if not pieces or (len(pieces) == 1 and pieces[0][1].lower() in words.LAST_WORDS_OF_OFFICES):
        return None
    if len(pieces) > 2 and not gender and pieces[0][0] == 0 and _is_trade(run, pieces):
        pieces.pop(0)
    if len(pieces) > 1 and not gender:
        gender = _gender_of(pieces[0][1].lower())
    return _name(" ".join(word for _, word in pieces), run.start() + pieces[0][0], gender, run)


def _may_be_person(speaker: str) -> bool:
    """Whether a speaker is not described as a body or a thing: "the airline"."""
    first, *others = _OF_DESCRIPTION.split(speaker)[0].lower().split(" ")
    if first in words.PLACE_BEGINNINGS:
        return False
    return first not in words.DETERMINERS or tables().senses.get(others[-1] if others else "", "person") == "person"


def _is_title(phrase: str) -> bool:
    """Whether a phrase is an office without a name: "Attorney General"."""
    return all(word.lower() in words.TITLES or word.lower() in words.BEFORE_TITLES for word in phrase.split())


def _is_trade(run: re.Match[str], pieces: list[tuple[int, str]]) -> bool:
    """Whether the first word of a sentence is no name but a trade before a full name: "Baker Tom Reed"."""
    before = run.string[max(0, run.start() - CHARS_BEFORE_NAME) : run.start()]
    first, second = (_gender_of(written.lower()) for _, written in pieces[:2])
    return bool(_OPENS_SENTENCE.search(before) and second and not first)


def _gender_of(given_name: str) -> str:
    if given_name in words.GIVEN_NAMES_OF_MEN:
        return "m"
    return "f" if given_name in words.GIVEN_NAMES_OF_WOMEN else ""


def _name(written: str, start: int, gender: str, run: re.Match[str]) -> Name:
    name = _POSSESSIVE.sub("", written) if written[-1] in "s'’" else written
    return Name(start, start + len(name), name, gender, run.start())


def _leads_to_name(pieces: list[tuple[int, str]]) -> bool:
    """Whether the first word is left out because a title or a full name follows it.

    It is in "Foreign Minister Ann Lee" and "(Secretary of) State Ann Lee", but not in "Foreign Policy" or "State
    Security Council".
    """
    written = [word.rstrip(".").lower() for _, word in pieces]
    if written[0] not in words.BEFORE_TITLES:
        return False
    following = next((word for word in written[:-1] if word not in words.BEFORE_TITLES), "")
    return following in words.TITLES or (len(written) > 2 and written[-1] not in words.ORGANISATION_ENDINGS)


def _begins_place(pieces: list[tuple[int, str]]) -> bool:
    """Whether the first word belongs to a place, as in "New York", unlike "New Mayor Ann Lee"."""
    return len(pieces) > 1 and pieces[0][1] == "New" and pieces[1][1].lower() in words.NEW_PLACES
