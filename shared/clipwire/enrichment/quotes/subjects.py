"""Find the subjects of verbs in English clauses: "Jane Doe" in "Jane Doe, who runs the mill, has said"."""

from collections.abc import Sequence

from clipwire.enrichment.quotes import words
from clipwire.enrichment.quotes.phrases import (
    LINKS,
    QUOTE,
    Phrase,
    Token,
    is_before_verb,
    is_whole_name,
    looks_like_name,
    may_be_noun,
    phrase_ending,
    phrase_from,
    pronoun_of,
)

MAX_APPOSITION_WORDS = 30
SUBJECT_REACH_WORDS = 15
"""Words from the beginning of a clause in which its subject is looked for."""


def subject_of(tokens: Sequence[Token], verb: int) -> Phrase | None:
    """The subject of the verb `tokens[verb]`, which precedes it."""
    at = verb - 1
    while at >= 0 and is_before_verb(tokens[at]):
        at -= 1
    if at < 0:
        return None
    token = tokens[at]
    is_gerund = tokens[verb].low.endswith("ing")
    if token.low in ("and", "but", "or") or token.text[0] == QUOTE or (is_gerund and token.text == ","):
        return first_subject(tokens[:at])
    if is_gerund and token.low == "as":  # "quoted Jane Doe as saying"
        return phrase_ending(tokens, at - 1)
    if token.low in words.RELATIVES or token.low == "that":
        comma_before = at > 0 and tokens[at - 1].text == ","
        return phrase_ending(tokens, at - 2 if comma_before else at - 1)
    if token.text in (",", "—", "–"):
        return _before_apposition(tokens, at)
    if is_gerund and at == verb - 1 and not looks_like_name(token) and not pronoun_of(token.text):
        return None  # "in a letter announcing reforms": the writer is further left
    return phrase_ending(tokens, at)


def _before_apposition(tokens: Sequence[Token], closing: int) -> Phrase | None:
    """The name before ", a spokesman for the mill," whose last comma is `tokens[closing]`."""
    sign = tokens[closing].text
    commas = [at for at in range(max(0, closing - MAX_APPOSITION_WORDS), closing) if tokens[at].text == sign]
    if not commas:
        return None
    apposition = tokens[commas[-1] + 1 : closing]
    if is_whole_name(apposition):
        return phrase_ending(tokens, closing - 1)  # "the mayor, Jane Doe, said"
    described = phrase_ending(tokens, commas[-1] - 1)
    link = next((at for at, token in enumerate(apposition) if token.low in LINKS), 0)
    if described and tokens[described.first].low in words.DETERMINERS and is_whole_name(apposition[:link]):
        # "a driver, Jane Doe of Hull, said"
        return Phrase(apposition[0].start, apposition[link - 1].end, commas[-1] + 1)
    for comma in reversed(commas):
        phrase = phrase_ending(tokens, comma - 1)
        if not phrase or not looks_like_name(tokens[comma - 1]):
            continue
        is_apposition = tokens[phrase.first].low in words.DETERMINERS
        if is_apposition and phrase.first and tokens[phrase.first - 1].text == ",":
            continue  # "Jane Doe, the mayor of Hull, a port, said"
        return phrase
    return described


def first_subject(tokens: Sequence[Token]) -> Phrase | None:
    """The first noun phrase of a sentence that is not the object of a preposition, which is mostly the subject."""
    skipped = 0
    while skipped < len(tokens) and tokens[skipped].low in words.ADVERBS:
        skipped += 1
    tokens = tokens[skipped:]
    if not tokens:
        return None
    begin = 0
    opening = tokens[0].low
    if opening in words.PREPOSITIONS or opening in words.CONJUNCTIONS or opening.endswith(("ing", "ed")):
        begin = next((at + 1 for at, token in enumerate(tokens) if token.text == ","), 0)
    for at in range(begin, min(len(tokens), begin + SUBJECT_REACH_WORDS)):
        token = tokens[at]
        if pronoun_of(token.text) or looks_like_name(token) or token.low in words.DETERMINERS or may_be_noun(token):
            return phrase_from(tokens, at)
    return None
