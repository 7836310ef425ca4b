"""Who said a quote: the subject of the verb of speech after or before it, or the speaker before.

A quote that ends with a comma is followed by its speaker; one that stands within a sentence is said by the subject of
the verb of speech before it, else by the subject of the sentence; one that stands alone by whom spoke last.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from clipwire.enrichment.quotes import words
from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.names import Names
from clipwire.enrichment.quotes.phrases import (
    QUOTE,
    Phrase,
    Token,
    first_subject,
    named_after,
    phrase_from,
    pronoun_of,
    subject_of,
    tokens_of,
)
from clipwire.text.scripts import ARABIC, EAST_ASIAN

BEFORE, AFTER = 400, 220
"""Characters of the sentence read on either side of a quote."""


MOST_QUOTES = 2_000
"""Whose speakers are looked for: a text with more is no article."""


def speakers(text: str, quotes: Sequence[Quoted]) -> list[str | None]:
    """For each quote the full name, or else the description, of who says it; None where nothing tells."""
    return _Attribution(text, quotes).speakers()


class _Attribution:
    def __init__(self, text: str, quotes: Sequence[Quoted]) -> None:
        self.text = text
        self.quotes = quotes
        self.names = Names(text)
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n+", text))]

    def speakers(self) -> list[str | None]:
        resolved: list[str | None] = []
        last: str | None = None
        last_paragraph = -9
        for index, quote in enumerate(self.quotes[:MOST_QUOTES]):
            paragraph = self._paragraph(quote.start)
            recent = last if paragraph - last_paragraph < 4 else None
            if EAST_ASIAN.search(quote.text):
                from clipwire.enrichment.quotes import east_asian  # compiled for the texts that need it

                name = east_asian.speaker_near(self.text, quote.start, quote.end)
                name = recent if name == "" else name
            elif ARABIC.search(quote.text):
                from clipwire.enrichment.quotes import arabic

                name = arabic.speaker_near(self.text, quote.start, quote.end)
            else:
                phrase = self._speaker_of(index)
                name = self._resolved(phrase, recent) if phrase else None
            if name is None and paragraph - last_paragraph <= 1:
                name = last
            if name:
                last, last_paragraph = name, self._paragraph(quote.end)
            resolved.append(name)
        return resolved + [None] * (len(self.quotes) - len(resolved))

    def _paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at) - 1

    def _speaker_of(self, index: int) -> Phrase | None:
        ends = self.quotes[index].text[-1:]
        goes_on = ends in ",?!—-"
        if goes_on and (speaker := _from_after(self._after(index), anywhere=ends == ",")):
            return speaker
        before = self._before(index)
        if not (before or goes_on) and (speaker := _from_after(self._after(index), anywhere=False)):
            return speaker
        return _from_before(before) or (_from_after(self._after(index), anywhere=True) if ends not in ",.?!" else None)

    def _before(self, index: int) -> list[Token]:
        """The sentence up to a quote; where the quote opens its paragraph, a last sentence that leads to it."""
        quote = self.quotes[index]
        start = self.paragraphs[self._paragraph(quote.start)]
        tokens = self._tokens(max(start, quote.start - BEFORE), quote.start, index)
        if not tokens and start:
            end = self._end_of_text_before(start)
            if self.text[end - 1 : end] in (":", ","):
                start = self.paragraphs[self._paragraph(end - 1)]
                tokens = self._tokens(max(start, end - BEFORE), end, index)
        for at in range(len(tokens) - 1, 0, -1):
            if _ends_sentence(tokens[at - 1]) and (tokens[at].capital or tokens[at].text[0] == QUOTE):
                return tokens[at:]
        return [] if tokens and _ends_sentence(tokens[-1]) else tokens

    def _end_of_text_before(self, at: int) -> int:
        while at and self.text[at - 1].isspace():
            at -= 1
        return at

    def _after(self, index: int) -> list[Token]:
        """The rest of the sentence after a quote, up to the next one."""
        quote = self.quotes[index]
        end = min(quote.end + AFTER, len(self.text))
        line = self.text.find("\n", quote.end, end)
        following = self.quotes[index + 1].start if index + 1 < len(self.quotes) else end
        tokens = tokens_of(self.text, quote.end, min(end, following, line if line >= 0 else end))
        for at, token in enumerate(tokens):
            if token.text in (".", "!", "?") and (at + 1 == len(tokens) or tokens[at + 1].capital):
                return tokens[:at]
        return tokens

    def _tokens(self, start: int, end: int, index: int) -> list[Token]:
        """The words of a stretch, earlier quotes in it as one token each."""
        tokens: list[Token] = []
        earlier = [quote for quote in self.quotes[max(0, index - 8) : index] if quote.end > start]
        for quote in earlier:
            tokens += tokens_of(self.text, start, quote.start)
            tokens.append(Token(QUOTE + quote.text[-1:], quote.start, quote.end))
            start = quote.end
        return tokens + tokens_of(self.text, start, end)

    def _resolved(self, phrase: Phrase, last: str | None) -> str | None:
        """The full name for a name, a person's for a pronoun, else the description as it stands."""
        said = " ".join(self.text[phrase.start : phrase.end].split())
        pronoun = pronoun_of(said)
        if pronoun in ("he", "she"):
            return self.names.person_before(phrase.start, words.GENDERS[pronoun], last)
        if gender := words.GENDERS_ELSEWHERE.get(said.split(" ")[0].lower()):
            return self.names.person_before(phrase.start, gender, last)
        if pronoun in ("it", "they"):
            return last
        if pronoun:
            return None
        if said.isalpha() and said.islower() and not (said.endswith("s") or said in words.SPEAKERS_ALONE):
            return last  # "said late on Monday", "in his son's letter"
        return self.names.speaker_in(said, phrase.start)


_DASHES = ("—", "–", "-", "―")


def _ends_sentence(token: Token) -> bool:
    return token.text in (".", "!", "?") or (token.text[0] == QUOTE and token.text[-1] in ".!?")


def _from_after(tokens: list[Token], anywhere: bool) -> Phrase | None:
    """The subject of the verb of speech that follows a quote; unless `anywhere`, it must follow at once."""
    dashed = False
    while tokens and tokens[0].text in (",", *_DASHES):
        dashed = tokens[0].text in _DASHES
        tokens = tokens[1:]
    if not tokens:
        return None
    if dashed and tokens[0].capital and len(tokens) < 12:
        speaker = phrase_from(tokens, 0)  # "...," - Jane Doe, 32, teacher
        if speaker and (speaker.end == tokens[-1].end or any(token.text == "," for token in tokens)):
            return speaker
    if tokens[0].low in words.CONJUNCTIONS:
        return None
    if len(tokens) > 2 and tokens[0].low in words.PERFECT and tokens[1].low in words.PARTICIPLES:
        tokens = tokens[1:]
    if tokens[0].low in words.PLAIN_SPEECH and (speaker := phrase_from(tokens, 1)):
        described = tokens[1].low in words.DETERMINERS
        return (named_after(tokens, speaker) if described else None) or speaker
    if source := _source_at(tokens, 0):
        return source
    for at, token in enumerate(tokens[:30]):
        if token.low in words.SPEECH and (speaker := subject_of(tokens, at)) and (anywhere or speaker.first <= 1):
            return speaker
    return None


def _from_before(tokens: list[Token]) -> Phrase | None:
    for at in range(len(tokens) - 1, -1, -1):
        if source := _source_at(tokens, at):
            return source
        if tokens[at].low in words.SPEECH and not _is_noun(tokens, at):
            speaker = subject_of(tokens, at)
            if speaker:
                return speaker
    return first_subject(tokens)


def _source_at(tokens: list[Token], at: int) -> Phrase | None:
    """The source in "according to Ann Lee" if this phrase begins at `at`."""
    phrase = words.SOURCES.get(tokens[at].low, ())
    after = at + len(phrase)
    if not phrase or tuple(token.low for token in tokens[at:after]) != phrase:
        return None
    if len(phrase) == 1 and at and tokens[at - 1].text != ",":
        return None  # "segundo" is "second" as well
    return phrase_from(tokens, after)


def _is_noun(tokens: list[Token], at: int) -> bool:
    """ "The report", "in comments": words that are verbs elsewhere."""
    before = tokens[at - 1].low if at else ""
    if tokens[at].low.endswith("ing"):
        return before in words.DETERMINERS
    if tokens[at].low in words.NOUNS_TOO and at and not (tokens[at - 1].capital or pronoun_of(before)):
        return True
    return before in words.DETERMINERS or before in words.PREPOSITIONS or before.endswith(("'s", "’s"))
