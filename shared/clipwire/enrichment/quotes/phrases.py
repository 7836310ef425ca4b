"""Subjects of verbs in English clauses, found by walking over words: no parser, no model.

The walk knows function words, verbs of speech and capital letters. It finds "Jane Doe" in "Jane Doe, who runs the
mill, has said" and "a spokesman for the mill" in "a spokesman for the mill told reporters".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.quotes import words

_TOKEN = re.compile(
    rf"(?:{words.SHORT_TITLES})\.|(?:[A-Z]\.){{1,4}}"
    r"|\w+(?:[’'.&/-]\w+)*[’']?|[^\w\s]"
)
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_LINKS = frozenset({"of", "for", "from", "with", "at", "in"})
"""Prepositions by which a noun phrase goes on: "a spokesman for the mill"."""

MOST_WORDS = 12
"""In a noun phrase."""


class Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


class Phrase(NamedTuple):
    """A noun phrase: `text[start:end]`, its head name or noun last."""

    start: int
    end: int
    first: int
    """Index of its first token."""


QUOTE = "\0"
"""First character of a token that stands for a quote within a clause."""


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of a stretch, brackets and what stands in them left out."""
    tokens: list[Token] = []
    opened: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        tokens.append(Token(word, *match.span()))
        if word in _OPENING:
            opened.append(len(tokens) - 1)
        elif opened and word in _CLOSING:
            del tokens[opened.pop() :]
    return tokens


def pronoun_of(word: str) -> str | None:
    """ "he" of "He", "He's" and "he'd"."""
    base = re.split(r"['’]", word.lower())[0]
    return base if base in words.PRONOUNS else None


def _is_name(token: Token) -> bool:
    return token.capital and not words.is_no_name(token.text)


def _is_noun(token: Token) -> bool:
    low = token.low
    return (
        token.text[0].isalpha()
        and low not in words.PREPOSITIONS
        and low not in words.CONJUNCTIONS
        and low not in words.AUXILIARIES
        and token.text not in words.AUXILIARIES_ELSEWHERE
        and low not in words.RELATIVES
        and low not in words.PRONOUNS
        and low not in words.CALENDAR
    )


def phrase_ending(tokens: Sequence[Token], last: int) -> Phrase | None:
    """The noun phrase whose last word is `tokens[last]`."""
    if last < 0:
        return None
    head = tokens[last]
    if pronoun_of(head.text):
        return Phrase(head.start, head.end, last)
    if not _is_noun(head) or (head.low in words.DETERMINERS and not head.capital):
        return None
    first = _name_start(tokens, last) if _is_name(head) else _noun_start(tokens, last)
    if tokens[first].low == "that" and first < last and first and _is_noun(tokens[first - 1]):
        return None  # "a film that showed the mill"
    linked = _link_before(tokens, first)
    if linked is not None:
        longer = phrase_ending(tokens, linked)
        if longer and last - longer.first < MOST_WORDS and not pronoun_of(tokens[longer.first].text):
            return Phrase(longer.start, head.end, longer.first)
    return Phrase(tokens[first].start, head.end, first)


def _name_start(tokens: Sequence[Token], last: int) -> int:
    first = last
    while first > 0 and last - first < MOST_WORDS:
        before = tokens[first - 1]
        named = _is_name(before) and not before.text.endswith(("'s", "’s", "s’"))
        if named or (before.text == "New" and tokens[first].low in words.NEW_PLACES):
            first -= 1
        elif (
            first > 1
            and _is_name(tokens[first - 2])
            and before.low in ("of", "de", "van", "von", "bin", "al", "&", "la")
        ):
            first -= 2
        else:
            break
    return first


def _noun_start(tokens: Sequence[Token], last: int) -> int:
    first = last
    while first > 0 and last - first < 8:
        before = tokens[first - 1]
        if before.low in words.DETERMINERS:
            return first - 1
        if not (_is_noun(before) or before.text[0].isdigit()) or before.low in words.SPEECH:
            break
        first -= 1
    return first


def _link_before(tokens: Sequence[Token], first: int) -> int | None:
    """Where the noun stands on which this phrase hangs: "spokesman" for "the mill" in "a spokesman for the mill"."""
    at = first - 1
    if at >= 0 and tokens[at].low in words.DETERMINERS:
        at -= 1
    if at > 0 and tokens[at].low in _LINKS and _is_noun(tokens[at - 1]) and tokens[at - 1].low not in words.SPEECH:
        return at - 1
    return None


def subject_of(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of the verb at `verb`, looking left."""
    at = verb - 1
    while at >= 0 and _is_before_verb(tokens[at]):
        at -= 1
    if at < 0:
        return None
    token = tokens[at]
    if (
        token.low in ("and", "but", "or")
        or token.text[0] == QUOTE
        or (tokens[verb].low.endswith("ing") and token.text == ",")
    ):
        return first_subject(tokens[:at])
    if token.low == "as" and tokens[verb].low.endswith("ing"):  # "quoted Jane Doe as saying"
        return phrase_ending(tokens, at - 1)
    if token.low in words.RELATIVES or token.low == "that":
        at -= 2 if at > 0 and tokens[at - 1].text == "," else 1
        return phrase_ending(tokens, at)
    if token.text in (",", "—", "–"):
        return _before_apposition(tokens, at)
    if tokens[verb].low.endswith("ing") and at == verb - 1 and not _is_name(token) and not pronoun_of(token.text):
        return None  # "in a letter announcing reforms": who announces stands further left
    return phrase_ending(tokens, at)


def _is_before_verb(token: Token) -> bool:
    """An auxiliary or an adverb."""
    word = token.text
    return word in words.AUXILIARIES or word in words.AUXILIARIES_ELSEWHERE or (word.endswith("ly") and word.islower())


def _before_apposition(tokens: Sequence[Token], closing: int) -> Phrase | None:
    """The name before ", a spokesman for the mill," whose last comma is at `closing`; nested commas allowed."""
    commas = [i for i in range(max(0, closing - 30), closing) if tokens[i].text == tokens[closing].text]
    if commas and _is_whole_name(tokens[commas[-1] + 1 : closing]):
        return phrase_ending(tokens, closing - 1)  # "the mayor, Jane Doe, said"
    for comma in reversed(commas):
        phrase = phrase_ending(tokens, comma - 1)
        if not phrase or not _is_name(tokens[comma - 1]):
            continue
        begins = tokens[phrase.first]
        if begins.low in words.DETERMINERS and phrase.first and tokens[phrase.first - 1].text == ",":
            continue  # an apposition too: "Jane Doe, the mayor of Hull, a port, said"
        return phrase
    return phrase_ending(tokens, commas[-1] - 1) if commas else None


def _is_whole_name(tokens: Sequence[Token]) -> bool:
    return 1 < len(tokens) <= 5 and all(_is_name(token) for token in tokens)


def named_after(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """The name in "said the mayor, Jane Doe": what follows a description after a comma, where it is a name."""
    comma = next((at for at in range(phrase.first, len(tokens)) if tokens[at].start >= phrase.end), len(tokens))
    if comma + 2 >= len(tokens) or tokens[comma].text != ",":
        return None
    name = phrase_from(tokens, comma + 1)
    inside = [token for token in tokens[comma + 1 :] if name and token.end <= name.end]
    return name if _is_whole_name(inside) else None


def first_subject(tokens: Sequence[Token]) -> Phrase | None:
    """The first noun phrase of a sentence that is no object of a preposition: mostly its subject."""
    at = 0
    while tokens and at < len(tokens) and tokens[at].low in words.ADVERBS:
        at += 1
    tokens, at = tokens[at:], 0
    if tokens and (
        tokens[0].low in words.PREPOSITIONS
        or tokens[0].low in words.CONJUNCTIONS
        or tokens[0].low.endswith(("ing", "ed"))
    ):
        at = next((i + 1 for i, token in enumerate(tokens) if token.text == ","), 0)
    for i in range(at, min(len(tokens), at + 15)):
        if pronoun_of(tokens[i].text):
            return Phrase(tokens[i].start, tokens[i].end, i)
        if _is_name(tokens[i]):
            return phrase_from(tokens, i)
        if tokens[i].low in words.DETERMINERS or _is_noun(tokens[i]):
            return phrase_from(tokens, i)
    return None


def phrase_from(tokens: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase that begins at `first`."""
    if first >= len(tokens):
        return None
    if pronoun_of(tokens[first].text):
        return Phrase(tokens[first].start, tokens[first].end, first)
    last = first - 1
    for i in range(first, min(len(tokens), first + MOST_WORDS)):
        token = tokens[i]
        possessive = token.text.endswith(("'s", "’s"))
        if token.low in words.DETERMINERS and i == first:
            continue
        named = _is_name(tokens[i - 1]) and i > first
        if token.low in ("of", "&") or (named and token.low in ("de", "van", "von", "bin", "al")):
            if i + 1 < len(tokens) and (_is_noun(tokens[i + 1]) or tokens[i + 1].low in words.DETERMINERS):
                continue
            break
        if token.low in words.DETERMINERS and tokens[i - 1].low == "of":
            continue
        if not _is_noun(token) or token.low in words.DETERMINERS:
            break
        if i > first and (token.low in words.SPEECH or (token.low.endswith("ed") and last > first)):
            break
        if named and not token.capital and last == i - 1 and not tokens[i - 1].text.endswith(("'s", "’s")):
            if not any(later.capital for later in tokens[i : i + 4]):
                break
            if token.low.endswith(("ed", "s")):
                break
        last = i
        if possessive and i + 1 < len(tokens) and not _is_noun(tokens[i + 1]):
            break
    return Phrase(tokens[first].start, tokens[last].end, first) if last >= first else None
