"""Divide English clauses into noun phrases without a parser or a model.

The functions go from word to word by function words, verbs of saying and capital letters. They find "a spokesman for
the mill" in "a spokesman for the mill told reporters".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.quotes import words
from clipwire.enrichment.quotes.names_like_words import is_name

MAX_PHRASE_WORDS = 12
MAX_NOUN_WORDS = 8
"""Words in a noun phrase without a name or a preposition."""
MAX_NAME_WORDS = 5

QUOTE = "\0"
"""First character of a token that replaces a whole quote within a clause."""

_TOKEN = re.compile(
    rf"(?:{words.SHORT_TITLES})\.|(?:[A-Z]\.){{1,4}}"
    r"|\w+(?:[’'.&/-]\w+)*[’']?|[^\w\s]"
)
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_APOSTROPHE = re.compile(r"['’]")
_POSSESSIVES = ("'s", "’s")
_POSSESSIVES_OF_NAMES = (*_POSSESSIVES, "s'", "s’")

LINKS = frozenset({"of", "for", "from", "with", "at", "in"})
"""Prepositions that continue a noun phrase: "a spokesman for the mill"."""
_NAME_PARTICLES = frozenset({"de", "van", "von", "bin", "al"})
_BEFORE_NAME = _NAME_PARTICLES | {"of", "&", "la"}
"""Words between two capitalised words of one name."""


class Token(NamedTuple):
    """A word, a mark or a quote, `text[start:end]` of the article."""

    text: str
    start: int
    end: int
    is_sure_name: bool = False
    """Whether it is a name although it is also a function word or a month."""

    @property
    def low(self) -> str:
        """In lower case, in which words are listed; a name that is also a listed word keeps its capital."""
        return self.text if self.is_sure_name else self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        return self.text.endswith(_POSSESSIVES)


class Phrase(NamedTuple):
    """A noun phrase, `text[start:end]`."""

    start: int
    end: int
    first: int
    """Index of its first token."""


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch, without brackets and their content."""
    tokens: list[Token] = []
    opened: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        is_sure_name = word[0].isupper() and word.lower() in words.NAMES_TOO and is_name(text, *match.span())
        tokens.append(Token(word, *match.span(), is_sure_name))
        if word in _OPENING:
            opened.append(len(tokens) - 1)
        elif opened and word in _CLOSING:
            del tokens[opened.pop() :]
    return tokens


# Kinds of words


def pronoun_of(word: str) -> str | None:
    """ "he" of "He", "He's" and "he'd"; None if the word is not a pronoun."""
    base = _APOSTROPHE.split(word.lower())[0]
    return base if base in words.PRONOUNS else None


def looks_like_name(token: Token) -> bool:
    return token.capital and (token.is_sure_name or not words.is_no_name(token.text))


def may_be_noun(token: Token) -> bool:
    """Whether a word may be part of a noun phrase: a noun, an adjective, a determiner, a name."""
    low = token.low
    return (
        (token.text[0].isalpha() or low.endswith("-year-old"))
        and low not in words.PREPOSITIONS
        and low not in words.CONJUNCTIONS
        and (low not in words.AUXILIARIES or (token.capital and low in words.BEFORE_TITLES))  # "First Minister"
        and token.text not in words.AUXILIARIES_ELSEWHERE
        and low not in words.RELATIVES
        and low not in words.PRONOUNS
        and low not in words.CALENDAR
    )


def is_before_verb(token: Token) -> bool:
    """Whether a word may be between a subject and its verb: an auxiliary or an adverb."""
    word = token.text
    known = word in words.AUXILIARIES or word in words.AUXILIARIES_ELSEWHERE
    return known or (word.endswith("ly") and word.islower())


# Noun phrases, leftwards from their last word


def phrase_ending(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase whose last word is `tokens[last]`."""
    if last < 0:
        return None
    head = tokens[last]
    if pronoun_of(head.text) and not head.is_sure_name:
        return Phrase(head.start, head.end, last)
    if not may_be_noun(head) or (head.low in words.DETERMINERS and not head.capital):
        return None
    first = _name_start(tokens, last) if looks_like_name(head) else _noun_start(tokens, last)
    if tokens[first].low == "that" and 0 < first < last and may_be_noun(tokens[first - 1]):
        return None  # "a film that showed the mill"
    linked = _link_before(tokens, first)
    if linked is not None:
        longer = phrase_ending(tokens, linked)
        if longer and last - longer.first < MAX_PHRASE_WORDS and not pronoun_of(tokens[longer.first].text):
            return Phrase(longer.start, head.end, longer.first)
    return Phrase(tokens[first].start, head.end, first)


def _name_start(tokens: Sequence[Token], last: int) -> int:
    """Index of the first word of the name that ends with `tokens[last]`."""
    first = last
    while first > 0 and last - first < MAX_PHRASE_WORDS:
        before = tokens[first - 1]
        is_of_name = looks_like_name(before) and not before.text.endswith(_POSSESSIVES_OF_NAMES)
        is_of_name = is_of_name or (before.text == "First" and tokens[first].low in words.TITLES)
        if is_of_name or (before.text == "New" and tokens[first].low in words.NEW_PLACES):
            first -= 1
        elif first > 1 and before.low in _BEFORE_NAME and looks_like_name(tokens[first - 2]):
            first -= 2
        else:
            break
    return first


def _noun_start(tokens: Sequence[Token], last: int) -> int:
    """Index of the first word of a phrase of common nouns that ends with `tokens[last]`: its determiner, if any."""
    first = last
    while first > 0 and last - first < MAX_NOUN_WORDS:
        before = tokens[first - 1]
        if before.low in words.DETERMINERS:
            return first - 1
        if not (may_be_noun(before) or before.text[0].isdigit()) or before.low in words.SPEECH:
            break
        first -= 1
    return first


def _link_before(tokens: Sequence[Token], first: int) -> int | None:
    """Index of "spokesman" before "for the mill", whose phrase begins at `first`."""
    at = first - 1
    if at >= 0 and tokens[at].low in words.DETERMINERS:
        at -= 1
    if at <= 0 or tokens[at].low not in LINKS:
        return None
    noun = tokens[at - 1]
    return at - 1 if may_be_noun(noun) and noun.low not in words.SPEECH else None


# Noun phrases, rightwards from their first word


def phrase_from(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins with `tokens[first]`."""
    if first >= len(tokens):
        return None
    if pronoun_of(tokens[first].text) and not tokens[first].is_sure_name:
        return Phrase(tokens[first].start, tokens[first].end, first)
    last = first - 1
    for at in range(first, min(len(tokens), first + MAX_PHRASE_WORDS)):
        token = tokens[at]
        behind_name = at > first and looks_like_name(tokens[at - 1])
        if token.low in words.DETERMINERS and (at == first or tokens[at - 1].low == "of"):
            continue
        if token.low == "no" and last == at - 1 and at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit():
            return Phrase(tokens[first].start, tokens[at + 1].end, first)  # "the world No 2"
        if token.low in ("of", "&") or (behind_name and token.low in _NAME_PARTICLES):
            if at + 1 < len(tokens) and (may_be_noun(tokens[at + 1]) or tokens[at + 1].low in words.DETERMINERS):
                continue
            break
        if not may_be_noun(token) or token.low in words.DETERMINERS:
            break
        if at > first and (token.low in words.SPEECH or (token.low.endswith("ed") and last > first)):
            break
        if behind_name and last == at - 1 and _ends_name(tokens, at):
            break
        last = at
        if token.possessive and at + 1 < len(tokens) and not may_be_noun(tokens[at + 1]):
            break
    return Phrase(tokens[first].start, tokens[last].end, first) if last >= first else None


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word behind a name ends its phrase: a word in small letters that is a verb or the last word."""
    token = tokens[at]
    if token.capital or tokens[at - 1].possessive:
        return False
    return token.low.endswith(("ed", "s")) or not any(later.capital for later in tokens[at : at + 4])


def named_after(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """The name behind a description and a comma, as in "said the mayor, Jane Doe", or None."""
    comma = next((at for at in range(phrase.first, len(tokens)) if tokens[at].start >= phrase.end), len(tokens))
    if comma + 2 >= len(tokens) or tokens[comma].text != ",":
        return None
    name = phrase_from(tokens, comma + 1)
    inside = [token for token in tokens[comma + 1 :] if name and token.end <= name.end]
    return name if is_whole_name(inside) else None


def is_whole_name(tokens: Sequence[Token]) -> bool:
    return 1 < len(tokens) <= MAX_NAME_WORDS and all(looks_like_name(token) for token in tokens)
