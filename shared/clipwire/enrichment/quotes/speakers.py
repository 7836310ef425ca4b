"""Find the speaker of a quote: the subject of the verb of saying behind or before it, or the speaker of the last quote.

A quote that ends with a comma is followed by its speaker. Within a sentence, the speaker is the subject of the verb of
saying before the quote, or else of the sentence. A quote outside of a sentence continues the last quote.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from clipwire.enrichment.quotes import words
from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.names import Names
from clipwire.enrichment.quotes.phrases import (
    QUOTE,
    Phrase,
    Token,
    named_after,
    phrase_from,
    pronoun_of,
    tokens_of,
)
from clipwire.enrichment.quotes.roles import Described, described, person_in_role
from clipwire.enrichment.quotes.subjects import first_subject, subject_of
from clipwire.model.article import Person
from clipwire.text.scripts import EAST_ASIAN

CHARS_BEFORE, CHARS_AFTER = 400, 220
"""Characters of the sentence that are read on either side of a quote."""
QUOTES_BEFORE = 8
"""Number of earlier quotes that are skipped in these characters."""
MAX_QUOTES = 2_000
"""Further quotes have no speaker, since a text with so many is not an article."""
PRONOUN_REACH_PARAGRAPHS = 3
"""Maximum distance of the last speaker before "he said"."""
VERB_REACH_WORDS = 30
"""Maximum distance of the verb of saying behind a quote."""
MAX_SIGNATURE_WORDS = 11
"""Words of a signature behind a dash: — Jane Doe, 32, teacher."""

_NEW_SUBJECT = re.compile(r"[.!?。！？؟\n][^\n]*\w|\w[은는이가] |[はが则則也]")
_DASHES = ("—", "–", "-", "―")


def speakers(text: str, quotes: Sequence[Quoted], people: Sequence[Person] = ()) -> list[str | None]:
    """The speaker of each quote: the full name, or the description if there is no name, or None.

    `people` are those of the text, whose names Korean, Chinese and Japanese look for and English offices mean.
    """
    return _Attribution(text, quotes, people).speakers()


class _Attribution:
    """Finds the speakers of the quotes of one text."""

    def __init__(self, text: str, quotes: Sequence[Quoted], people: Sequence[Person] = ()) -> None:
        self.text = text
        self.quotes = quotes
        self.people = people
        self.people_names = [person.name for person in people]
        self.names = Names(text)
        self._tokens_before: dict[int, list[Token]] = {}
        """Index of a quote -> the words before it, which are asked for more than once."""
        self.paragraphs = [0, *(match.end() for match in re.finditer(r"\n+", text))]

    def speakers(self) -> list[str | None]:
        found: list[str | None] = []
        last: str | None = None
        paragraphs_since = PRONOUN_REACH_PARAGRAPHS + 1
        last_paragraph = -paragraphs_since
        for index, quote in enumerate(self.quotes[:MAX_QUOTES]):
            paragraphs_since = self._paragraph(quote.start) - last_paragraph
            speaker = self._speaker(index, last if paragraphs_since <= PRONOUN_REACH_PARAGRAPHS else None)
            if speaker is None and paragraphs_since <= 1 and self._goes_on(index) and not self._asks_somebody(index):
                speaker = last
            if speaker:
                last, last_paragraph = speaker, self._paragraph(quote.end)
            found.append(speaker)
        return found + [None] * (len(self.quotes) - len(found))

    def _goes_on(self, index: int) -> bool:
        """Whether a quote without a speaker may be of the last one. In scripts that have readers of their own, only if
        no other sentence and no other subject is between both."""
        quote, before = self.quotes[index], self.quotes[index - 1]
        if not index or not EAST_ASIAN.search(quote.text):
            return True
        between = self.text[before.end : quote.start].strip()
        is_new_sentence = bool(between) and before.text[-1] in ".!?。！？؟"
        return not (is_new_sentence or _NEW_SUBJECT.search(between))

    def _paragraph(self, at: int) -> int:
        return bisect_right(self.paragraphs, at) - 1

    def _speaker(self, index: int, last: str | None) -> str | None:
        """The speaker by the text around a quote. `last` is the person that a pronoun may refer to."""
        quote = self.quotes[index]
        if EAST_ASIAN.search(quote.text):
            from clipwire.enrichment.quotes import east_asian  # its patterns take time to compile

            name = east_asian.speaker_near(self.text, quote.start, quote.end, self.people_names)
            return last if name == "" else name
        phrase = self._phrase(index)
        return self._resolved(phrase, last) if phrase else None

    def _asks_somebody(self, index: int) -> bool:
        """Whether only the person is named to whom a quote is said: she was asked, “Why?”; asked “Why?”, she said"""
        said = [token.low for token in self._before(index) if token.text not in (",", ":")][-2:]
        if len(said) == 1:
            return said[0] in words.ASKED
        return len(said) == 2 and said[1] in words.ASKED and said[0] in words.PASSIVE

    def _phrase(self, index: int) -> Phrase | None:
        """The noun phrase that names or describes the speaker of a quote."""
        if self._asks_somebody(index):
            return None
        end_mark = self.quotes[index].text[-1:]
        goes_on = end_mark in ",?!—-"
        if goes_on and (speaker := _from_after(self._after(index), anywhere=end_mark == ",")):
            return speaker
        before = self._before(index)
        if not (before or goes_on) and (speaker := _from_after(self._after(index), anywhere=False)):
            return speaker
        is_said_after = self._after(index)[:1] and self._after(index)[0].text == ","
        if is_said_after and not any(token.low in words.SPEECH for token in before):
            speaker = _from_after(self._after(index), anywhere=False)
            if speaker and self.text[speaker.start].isupper():
                return speaker  # the plan is “a waste”, Ann Lee said
        if speaker := _from_before(before):
            return speaker
        return None if end_mark in ",.?!" else _from_after(self._after(index), anywhere=True)

    def _before(self, index: int) -> list[Token]:
        if index not in self._tokens_before:
            self._tokens_before[index] = self._words_before(index)
        return self._tokens_before[index]

    def _words_before(self, index: int) -> list[Token]:
        """The sentence up to a quote. If the quote begins its paragraph, the sentence before that introduces it."""
        quote = self.quotes[index]
        start = self.paragraphs[self._paragraph(quote.start)]
        tokens = self._tokens(max(start, quote.start - CHARS_BEFORE), quote.start, index)
        if not tokens and start:
            end = self._end_of_text_before(start)
            if self.text[end - 1 : end] in (":", ","):
                start = self.paragraphs[self._paragraph(end - 1)]
                tokens = self._tokens(max(start, end - CHARS_BEFORE), end, index)
        for at in range(len(tokens) - 1, 0, -1):
            if _ends_sentence(tokens[at - 1]) and (tokens[at].capital or tokens[at].text[0] == QUOTE):
                return tokens[at:]
        return [] if tokens and _ends_sentence(tokens[-1]) else tokens

    def _end_of_text_before(self, at: int) -> int:
        while at and self.text[at - 1].isspace():
            at -= 1
        return at

    def _after(self, index: int) -> list[Token]:
        """The rest of the sentence behind a quote, up to the next quote."""
        quote = self.quotes[index]
        end = min(quote.end + CHARS_AFTER, len(self.text))
        line = self.text.find("\n", quote.end, end)
        following = self.quotes[index + 1].start if index + 1 < len(self.quotes) else end
        tokens = tokens_of(self.text, quote.end, min(end, following, line if line >= 0 else end))
        for at, token in enumerate(tokens):
            if token.text in (".", "!", "?") and (at + 1 == len(tokens) or tokens[at + 1].capital):
                return tokens[:at]
        return tokens

    def _tokens(self, start: int, end: int, index: int) -> list[Token]:
        """The words of a stretch, with each earlier quote in it as one token."""
        tokens: list[Token] = []
        for quote in self.quotes[max(0, index - QUOTES_BEFORE) : index]:
            if quote.end > start:
                tokens += tokens_of(self.text, start, quote.start)
                tokens.append(Token(QUOTE + quote.text[-1:], quote.start, quote.end))
                start = quote.end
        return tokens + tokens_of(self.text, start, end)

    def _resolved(self, phrase: Phrase, last: str | None) -> str | None:
        """The full name for a name or a pronoun, or else the description as written."""
        said = " ".join(self.text[phrase.start : phrase.end].split())
        pronoun = pronoun_of(said)
        gender = words.GENDERS.get(pronoun or "") or words.GENDERS_ELSEWHERE.get(said.split(" ")[0].lower())
        if gender:
            return self.names.person_before(phrase.start, gender, last)
        if pronoun:
            return last if pronoun in ("it", "they") else None
        if said.isalpha() and said.islower() and not (said.endswith("s") or said in words.SPEAKERS_ALONE):
            return last  # "said late on Monday", "in his son's letter"
        return self._in_role(said, phrase.start) or self.names.speaker_in(said, phrase.start)

    def _in_role(self, said: str, at: int) -> str | None:
        """The person whom "the mayor" means; the article may be before the phrase."""
        article = self.text[max(0, at - 4) : at].lower() == "the "
        return person_in_role(f"the {said}" if article else said, at, self._described)

    @cached_property
    def _described(self) -> list[Described]:
        return described(self.text, self.people)


def _ends_sentence(token: Token) -> bool:
    return token.text in (".", "!", "?") or (token.text[0] == QUOTE and token.text[-1] in ".!?")


def _from_after(tokens: list[Token], anywhere: bool) -> Phrase | None:
    """The subject of the verb of saying behind a quote. Unless `anywhere`, it must follow the quote directly."""
    dashed = False
    while tokens and tokens[0].text in (",", *_DASHES):
        dashed = tokens[0].text in _DASHES
        tokens = tokens[1:]
    if not tokens:
        return None
    if dashed and (speaker := _signature(tokens)):
        return speaker
    if tokens[0].low in words.CONJUNCTIONS:
        return None
    if len(tokens) > 2 and tokens[0].low in words.PERFECT and tokens[1].low in words.PARTICIPLES:
        tokens = tokens[1:]
    if tokens[0].low in words.PLAIN_SPEECH and (speaker := phrase_from(tokens, 1)):
        is_description = tokens[1].low in words.DETERMINERS
        return (named_after(tokens, speaker) if is_description else None) or speaker
    if source := _source_at(tokens, 0):
        return source
    for at, token in enumerate(tokens[:VERB_REACH_WORDS]):
        if token.low in words.SPEECH and (speaker := subject_of(tokens, at)) and (anywhere or speaker.first <= 1):
            return speaker
    return None


def _signature(tokens: list[Token]) -> Phrase | None:
    """The name behind a dash, if only an apposition follows it: — Jane Doe, 32, teacher."""
    if not tokens[0].capital or len(tokens) > MAX_SIGNATURE_WORDS:
        return None
    speaker = phrase_from(tokens, 0)
    if speaker and (speaker.end == tokens[-1].end or any(token.text == "," for token in tokens)):
        return speaker
    return None


def _from_before(tokens: list[Token]) -> Phrase | None:
    """The subject of the last verb of saying before a quote, or the source named there, or else the first subject."""
    for at in range(len(tokens) - 1, -1, -1):
        if source := _source_at(tokens, at):
            return source
        if tokens[at].low in words.SPEECH and not _is_noun(tokens, at) and (speaker := subject_of(tokens, at)):
            return speaker
    return first_subject(tokens)


def _source_at(tokens: list[Token], at: int) -> Phrase | None:
    """The source in "according to Ann Lee" if this phrase begins with `tokens[at]`."""
    phrase = words.SOURCES.get(tokens[at].low, ())
    after = at + len(phrase)
    if not phrase or tuple(token.low for token in tokens[at:after]) != phrase:
        return None
    if len(phrase) == 1 and at and tokens[at - 1].text != ",":
        return None  # "segundo" is "second" as well
    return phrase_from(tokens, after)


def _is_noun(tokens: list[Token], at: int) -> bool:
    """Whether a verb of saying is a noun where it is: "the report", "in comments"."""
    before = tokens[at - 1].low if at else ""
    if tokens[at].low.endswith("ing"):
        return before in words.DETERMINERS
    if tokens[at].low in words.NOUNS_TOO and at and not (tokens[at - 1].capital or pronoun_of(before)):
        return True
    return before in words.DETERMINERS or before in words.PREPOSITIONS or (at > 0 and tokens[at - 1].possessive)
