"""The surroundings of a name in its text: the words beside it, the sentence, the line."""

import re
from typing import NamedTuple

from clipwire.enrichment.places.finding import Found
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.enrichment.places.words import words

_MAX_WORD_CHARS = 24
_MAX_LINE_CHARS = 200
"""Characters of a line that are read on each side of a name."""
_HEADLINE_SHARE = 0.35
"""A line with a smaller share of words in small letters is a headline, in which capitals prove nothing."""

_WORD_BEFORE = re.compile(r"([^\W\d_]+)(\.?[ \u00a0])\Z")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")
_DIRECTION = re.compile(
    r"(?<![\w-])(?:(?:north|south)?-?(?:east|west)|north|south|(?:north|south|east|west)ern edge|miles|km"
    r"|kilomet(?:er|re)s|outskirts|suburbs?|hamlet|settlement|community) of \Z"
)
"""Before a place: "north of Lima"."""
_SENTENCE_START = re.compile(r"(?:\A|[.!?:\n\"“”—–]\s*(?:[\"“‘'(]\s*)?)\Z")
_GERMAN = re.compile(r"\b(?:und|der|die|das|nicht|ist|ein|eine|mit|auf|dem|den)\b")


class Surroundings(NamedTuple):
    """A name of the gazetteer and its surroundings."""

    text: str
    name: Found
    word_before: str
    """Empty if there is no word, or a mark before the name."""
    word_after: str
    plain: bool
    """Whether capitals prove nothing here: in a headline, or in a language that writes all nouns with a capital."""
    headline: bool
    language: str = ""

    @property
    def begins_sentence(self) -> bool:
        return begins_sentence(self.text, self.name.start)

    @property
    def follows_name(self) -> bool:
        """Whether the word before may be part of the same name, such as a given name."""
        word = self.word_before
        if self.is_at_place and begins_sentence(self.text, self.name.start - len(word) - 1):
            return False
        if word in words().articles and self.name.is_country_or_people:
            return False
        return (
            word[:1].isupper()
            and word not in words().before
            and not lookup(word).entries
            and not (len(word) > 3 and word.isupper())
        )

    @property
    def is_at_place(self) -> bool:
        """Whether a preposition of place is before the name: "A Roma"."""
        return self.word_before.lower() in words().at.get(self.language, ())

    @property
    def precedes_name(self) -> bool:
        """Whether the word behind may be part of the same name, such as a surname."""
        word = self.word_after
        if not word[:1].isupper() or word in words().after or word in words().divisions:
            return False
        return not (len(word) > 1 and word.isupper() and self.text[self.name.end - 1].isupper())

    @property
    def follows_body(self) -> bool:
        """Whether the first word of a body is before the name: "Tribunalul Iași"."""
        return self.word_before in words().heads.get(self.language, ())

    @property
    def in_persons_name(self) -> bool:
        """Whether it is part of a person's name, behind another part that does not begin the sentence."""
        if self.plain or self.name.is_country_or_people or not self.follows_name or self.follows_body:
            return False
        return not begins_sentence(self.text, self.name.start - len(self.word_before) - 1)


def surroundings(text: str, name: Found, nouns_have_capitals: bool, language: str = "") -> Surroundings:
    headline = _is_headline(text, name.start)
    after = _WORD_AFTER.match(text, name.end)
    return Surroundings(
        text,
        name,
        word_before(text, name.start),
        after[1] if after else "",
        headline or nouns_have_capitals,
        headline,
        language,
    )


def word_before(text: str, start: int) -> str:
    """The word that ends one space before `start`, or "" if there is none."""
    if text[start - 1 : start] not in (" ", "\u00a0"):
        return ""
    match = _WORD_BEFORE.search(text, max(0, start - _MAX_WORD_CHARS), start)
    return match[1] if match else ""


def follows_direction(text: str, start: int) -> bool:
    """Whether a direction or a small settlement and "of" are before a name: "north of Lima"."""
    return bool(_DIRECTION.search(text, max(0, start - _MAX_WORD_CHARS), start))


def begins_sentence(text: str, start: int) -> bool:
    return bool(_SENTENCE_START.search(text, max(0, start - 4), start))


def nouns_have_capitals(text: str) -> bool:
    """Whether the text is German, by its most frequent words."""
    return len(_GERMAN.findall(text)) > len(text) / 60


def _is_headline(text: str, start: int) -> bool:
    begin = max(text.rfind("\n", max(0, start - _MAX_LINE_CHARS), start), start - _MAX_LINE_CHARS, -1) + 1
    line = text[begin : start + _MAX_LINE_CHARS].partition("\n")[0].strip()
    if line[-1] in '.!?…”"':
        return False
    first_letters = [word[0] for word in line.split()]
    return len(first_letters) > 3 and sum(map(str.islower, first_letters)) < _HEADLINE_SHARE * len(first_letters)
