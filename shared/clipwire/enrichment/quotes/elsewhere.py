"""Find the speakers of quotes in languages other than English that have capitals.

A speaker is one of the people of the article, whom a verb of saying or a source ("laut", "selon") beside the quote
shows, or a description with a title ("el alcalde"). The first words of a sentence alone are no speaker.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from clipwire.enrichment.language import function_words
from clipwire.enrichment.quotes.descriptions import LANGUAGES as DESCRIBED
from clipwire.enrichment.quotes.descriptions import person_described, topic
from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.offices import LANGUAGES as OF_OFFICES
from clipwire.enrichment.quotes.offices import WITHOUT_ARTICLES, is_definite, means_nobody, person_of
from clipwire.enrichment.quotes.verbs import verbs_of

CHARS_BEFORE, CHARS_AFTER = 300, 160
"""Characters of the sentence that are read on either side of a quote."""
MAX_WORDS_TO_VERB = 3
"""Words between a quote and the verb of saying behind it."""
MAX_WORDS_FROM_CALLING = 4
"""Words from a verb such as "calificó" to the quote: "calificó el plan de «saqueo»"."""
MAX_CHARS_TO_NAME = 70
"""Distance of a name from its verb of saying: "sagte der Sprecher des Ministeriums, Jens Weber"."""
MAX_DESCRIPTION_WORDS = 7
MAX_WORDS_BEFORE_TITLE = 3
"""Words before the title in a description: "un alto funcionario"."""
PRONOUN_REACH_CHARS = 500
MAX_QUOTES = 2_000

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSE = re.compile(r"\s*([^\W\d_][\w'’ \xa0-]*\w)\s*")
_VERB_BEFORE_NAME = re.compile(r"\s?(?:,\s?[–—-]|[,–—-])\s([^\W\d_]{2,})\s")
_RESUMED = re.compile(r"\s?[,–—-][^\n.!?]{4,120}[.,]\s[–—-]\s?")
"""A clause between two quotes that names the speaker of both."""
_MARK = re.compile(r"[^\w\s-]")
_NEW_SENTENCE = re.compile(r"\s+[^\W\d_a-zà-ÿа-яёα-ωά-ώ]")
_SENTENCE_END = re.compile(r"[.!?…](?:[\s\"”“»]|\Z)|\n|;")
_ABBREVIATED = re.compile(r"\b(?:[^\W\d_]|[A-ZÀ-ÞА-Я][^\W\d_])\Z")
_ARTICLES = frozenset("der die das dem den le la les l el los las il lo gli i o a os as du des".split())
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’ \xa0]\Z")
_RELATIVE = re.compile(r",\s(?:que|quien|qui|dont|che|cui|care|cuyo|cuya|cujo|cuja)\b")
_ASIDE = re.compile(r"[,!?…—–-]\s*\Z")
"""Mark before a clause within a quote that names the speaker."""


class Mention(NamedTuple):
    start: int
    name: str
    """The person's full name."""


def people_of(text: str, language: str) -> list[Mention]:
    """The people of a text, as a record has them, with the full names of their surnames."""
    from clipwire.enrichment.entities import mentions  # their tables take time to load
    from clipwire.enrichment.entities.finding import find_entities, sure_names
    from clipwire.enrichment.entities.people import people

    named = sure_names(text, find_entities(text, language), language)
    found = people(mentions.Mention(name, entity.start) for entity, name in named if entity.label == "person")
    return sorted(Mention(mention.start, person.name) for person in found for mention in person.mentions)


def speakers(text: str, quotes: Sequence[Quoted], language: str, people: Sequence[Mention]) -> list[str | None]:
    """The full name of the speaker of each quote, None if the text does not show one."""
    reader = _Reader(text, language, people)
    found: list[str | None] = []
    last: str | None = None
    for index, quote in enumerate(quotes[:MAX_QUOTES]):
        following = quotes[index + 1].start if index + 1 < len(quotes) else len(text)
        before = quotes[index - 1].end if index else 0
        speaker = reader.speaker(quote, before, following, last)
        last = speaker or last
        found.append(speaker)
    return found + [None] * (len(quotes) - len(found))


class _Reader:
    """Finds the speakers of one text."""

    def __init__(self, text: str, language: str, people: Sequence[Mention]) -> None:
        self.text = text
        self.verbs = verbs_of(language)
        self.language = language
        self.people = sorted(people)
        self.starts = [mention.start for mention in self.people]
        self.end_of_last = 0
        """The end of the quote before the one that is read."""

    def speaker(self, quote: Quoted, before: int, following: int, last: str | None) -> str | None:
        self.end_of_last = before
        is_behind_dash = quote.end - quote.start == len(quote.text)
        if is_behind_dash and before and "\n" not in self.text[before : quote.start]:
            return last  # — We waited, said Ann Lee. — Nobody listened.
        if name := self._within(quote, last):
            return name
        if last and before and _RESUMED.fullmatch(self.text, before, quote.start):
            return last  # "...", - said Ann Lee. - "..."
        after = self._end_of_sentence(quote.end, min(following, quote.end + CHARS_AFTER))
        if self._is_introduced(quote):
            after = quote.end
        start = self._start_of_sentence(max(before, quote.start - CHARS_BEFORE), quote.start)
        if verb := self._verb_behind(quote.end, after):
            if name := self._subject(verb[1], after) or self._last(quote.end, verb[0]):
                return name
            if self.language == "tr" or self._is_omitted(quote.end, verb, after):
                if self.language in DESCRIBED:
                    same = last if self._is_beside_last(quote) else None
                    return (
                        same
                        or topic(self.text, quote.start, self._before(quote), reach=1)
                        or self._omitted(quote, last)
                    )
                return self._last(start, quote.start) or self._omitted(quote, last)
            return self._described(quote, verb[1], after, last)
        if start == quote.start and (name := self._inverted(quote.end, after)):
            return name
        if source := self._source(quote.end, after, self.verbs.sources):
            return self._first(source, after)
        if self._source(start, quote.start, self.verbs.pronoun_sources):
            return self._omitted(quote, last)
        if source := self._source(start, quote.start, self.verbs.sources):
            return self._first(source, quote.start)
        if verb := self._last_verb(start, quote.start):
            if name := self._last_subject(start, verb[0]) or self._first(
                verb[1], min(quote.start, verb[1] + MAX_CHARS_TO_NAME)
            ):
                return name
            if self._has_subject(start, verb[0]):
                return self._described(quote, start, verb[0], last)
            return self._omitted(quote, last)
        return self._only(start, quote.start) if self._follows_colon(quote) else None

    def _follows_colon(self, quote: Quoted) -> bool:
        return self.text[max(0, quote.start - 3) : quote.start].rstrip().endswith(":")

    def _is_introduced(self, quote: Quoted) -> bool:
        """Whether a colon leads to a whole sentence, so that another sentence is behind it: Sie sagte: „Es reicht.“."""
        is_whole = self._follows_colon(quote) and quote.text[-1] in ".!?…"
        return is_whole and bool(_NEW_SENTENCE.match(self.text, quote.end))

    def _within(self, quote: Quoted, last: str | None) -> str | None:
        """The speaker whom a clause within the marks names: «Это незаконно, — сказал Игорь Левин. — Мы ждём»."""
        for word in _WORD.finditer(self.text, quote.start, quote.end):
            if word[0] not in self.verbs.said or not _ASIDE.search(self.text, quote.start, word.start()):
                continue
            following = _WORD.match(self.text, word.end() + 1, quote.end)
            if following and following[0] in self.verbs.pronouns:
                return last
            name = self._first(word.end(), min(quote.end, word.end() + MAX_CHARS_TO_NAME))
            return name or self._described(quote, word.end(), quote.end, last)
        return None

    def _description(self, start: int, end: int) -> str | None:
        """The words with a title at the beginning of a stretch, for a speaker without a name: "el alcalde"."""
        clause = _CLAUSE.match(self.text, start, end)
        words = list(dropwhile(self.verbs.behind.__contains__, clause[1].split())) if clause else []
        if len(words) > MAX_DESCRIPTION_WORDS or (words and words[-1].lower() in self.verbs.auxiliary):
            words = self._without_circumstances(words)
        is_titled = any(word.lower() in self.verbs.titles for word in words[: MAX_WORDS_BEFORE_TITLE + 1])
        return " ".join(words) if is_titled and len(words) <= MAX_DESCRIPTION_WORDS else None

    def _without_circumstances(self, words: list[str]) -> list[str]:
        """The words before those that tell where or when somebody spoke: "la magistrada en el auto"."""
        if self.language not in DESCRIBED:
            return words
        ends = (at for at, word in enumerate(words) if at > 1 and word.lower() in self.verbs.behind)
        words = words[: next(ends, len(words))]
        while words and words[-1].lower() in self.verbs.auxiliary:
            words = words[:-1]
        return words

    def _described(self, quote: Quoted, start: int, end: int, last: str | None) -> str | None:
        """The person whom the description of a speaker means, or else the description."""
        if self.language in OF_OFFICES:
            return self._holder(quote, start, end, last)
        clause = _CLAUSE.match(self.text, start, end)
        words = clause[1].split() if clause else []
        words = self._without_circumstances(words)
        if person := words and person_described(words, self.text, quote.start, self.people, self.language):
            return person
        return self._description(start, end)

    def _holder(self, quote: Quoted, start: int, end: int, last: str | None) -> str | None:
        """The person whose office the words behind a verb of saying name; else the words, unless they are too few."""
        description = self._description(start, end)
        words = self._words_of_subject(start, end)
        if not words:
            return description
        if name := person_of(words, self.text, quote.start, self.people, self.language):
            return name
        if is_definite(words, self.language) and (name := self._named_in_paragraph(quote, last)):
            return name
        if not description or means_nobody(words, self.language):
            return None
        if self.language in WITHOUT_ARTICLES and self._named_in_paragraph(quote, last):
            return None  # the description is probably of this person
        return description

    def _words_of_subject(self, start: int, end: int) -> str:
        """The first words of a clause, up to one that tells where: "die Ministerin" of "die Ministerin im Saal"."""
        clause = _CLAUSE.match(self.text, start, end)
        words = clause[1].split() if clause else []
        return " ".join(takewhile(lambda word: word not in self.verbs.behind, words))

    def _named_in_paragraph(self, quote: Quoted, last: str | None) -> str | None:
        """The only person of a paragraph before its quote; if there is none, the last speaker."""
        paragraph = self.text.rfind("\n", 0, quote.start) + 1
        names = self._names(paragraph, quote.start)
        if names:
            return names.pop() if len(names) == 1 else None
        before = bisect_left(self.starts, paragraph)
        if last and before and self.people[before - 1].name == last:
            return last
        return self._who_told(paragraph) if self.text[paragraph : quote.start].strip() in ("", "—", "–", "-") else None

    def _who_told(self, paragraph: int) -> str | None:
        """The only person of the sentence of speech before a paragraph: "Об этом сообщил Иван Ли.\n"."""
        end = len(self.text[:paragraph].rstrip().rstrip("."))
        start = self._start_of_sentence(max(0, end - CHARS_BEFORE), end)
        names = self._names(start, end)
        return names.pop() if len(names) == 1 and self._last_verb(start, end) else None

    def _names(self, start: int, end: int) -> set[str]:
        return {mention.name for mention in self.people if start <= mention.start < end}

    def _is_omitted(self, start: int, verb: tuple[int, int], end: int) -> bool:
        """Whether the verb of saying behind a quote has a pronoun as its subject, or none: a-t-elle dit, dijo ayer."""
        between = [word[0].lower() for word in _WORD.finditer(self.text, start, verb[0])]
        following = [word[0].lower() for word in _WORD.finditer(self.text, verb[1], end)]
        following = [word for word in following if word not in self.verbs.auxiliary]
        if not self.verbs.pronouns.isdisjoint([*between, *following[:1]]):
            return True
        return not following or following[0] in self.verbs.behind

    def _only(self, start: int, end: int) -> str | None:
        """The only person in a clause that ends with a colon: "Forsell hyllade laget: …"."""
        names = {mention.name for mention in self.people if start <= mention.start < end}
        return names.pop() if len(names) == 1 else None

    def _has_subject(self, start: int, end: int) -> bool:
        """Whether words that are neither pronouns nor auxiliaries are in a stretch, so that it describes somebody."""
        words = [word[0].lower() for word in _WORD.finditer(self.text, start, end)]
        if words and words[0] in self.verbs.pronouns:
            return False
        return any(word not in self.verbs.pronouns | self.verbs.auxiliary for word in words)

    def _verb_behind(self, start: int, end: int) -> tuple[int, int] | None:
        """Start and end of the verb of saying right behind a quote. A name before it counts as one word."""
        count = 0
        end_of_name = start
        for word in _WORD.finditer(self.text, start, end):
            if word.start() < end_of_name:
                continue
            if word[0].lower() in self.verbs.said:
                return word.span()
            if count >= MAX_WORDS_TO_VERB:
                break
            count += 1
            at = bisect_left(self.starts, word.start())
            if at < len(self.people) and self.starts[at] == word.start():
                end_of_name = word.start() + self._chars_of(self.people[at])
        return None

    def _chars_of(self, mention: Mention) -> int:
        """Length of a mention if it is the whole name, else 0."""
        return len(mention.name) if self.text.startswith(mention.name, mention.start) else 0

    def _inverted(self, start: int, end: int) -> str | None:
        """The person behind a word in small letters that can only be a verb: « … », glisse Anne Roche."""
        found = _VERB_BEFORE_NAME.match(self.text, start, end)
        if not found or self.language == "tr" or found[1].lower() != found[1]:
            return None
        if found[1] in function_words().get(self.language, ()) or found[1] in self.verbs.sources:
            return None
        at = bisect_left(self.starts, found.end())
        if at == len(self.people) or self.starts[at] >= min(end, found.end() + MAX_CHARS_TO_NAME):
            return None
        between = self.text[found.end() : self.starts[at]]
        titled = not between or (
            between.isprintable() and not _MARK.search(between) and self._has_title(between) and "  " not in between
        )
        return self.people[at].name if titled else None

    def _has_title(self, words: str) -> bool:
        """Whether a title is among words, none of which belongs to somebody else: "официальный представитель"."""
        listed = [word.lower() for word in words.split()]
        return not self.verbs.titles.isdisjoint(listed) and self.verbs.of.isdisjoint(listed)

    def _last_verb(self, start: int, end: int) -> tuple[int, int] | None:
        words = list(_WORD.finditer(self.text, start, end))
        near = [
            word for word in words[-MAX_WORDS_FROM_CALLING:] if not _SENTENCE_END.search(self.text, word.end(), end)
        ]
        calling = [word.span() for word in near if word[0].lower() in self.verbs.calling]
        spans = [word.span() for word in words if word[0].lower() in self.verbs.said] + calling
        return max(spans, default=None)

    def _source(self, start: int, end: int, phrases: Sequence[str]) -> int:
        """The end of a phrase that leads to a source at the beginning of a clause; 0 if there is none."""
        for word in _WORD.finditer(self.text, start, end):
            if self.text[start : word.start()].strip()[-1:] not in ("", ","):
                continue
            for phrase in phrases:
                behind = word.start() + len(phrase)
                if self.text[word.start() : behind].lower() == phrase and not self.text[behind : behind + 1].isalnum():
                    return behind
        return 0

    def _subject(self, start: int, end: int) -> str | None:
        """The first person behind a verb of saying, unless the speaker is somebody of this person's."""
        at = bisect_left(self.starts, start)
        if at == len(self.people) or self.starts[at] >= min(end, start + MAX_CHARS_TO_NAME):
            return None
        if _RELATIVE.search(self.text, start, self.starts[at]):
            return None  # dijo el técnico, que perdió a Ana Ruiz
        if self.text.endswith(", ", start, self.starts[at]):
            return self.people[at].name  # dijo la portavoz de la alianza, Ana Ruiz
        between = [word[0].lower() for word in _WORD.finditer(self.text, start, self.starts[at])]
        while between and between[-1] in (self.verbs.titles | _ARTICLES) - self.verbs.of:
            between.pop()
        return None if between and between[-1] in self.verbs.of else self.people[at].name

    def _first(self, start: int, end: int) -> str | None:
        at = bisect_left(self.starts, start)
        return self.people[at].name if at < len(self.people) and self.starts[at] < end else None

    def _last(self, start: int, end: int) -> str | None:
        at = bisect_left(self.starts, end) - 1
        return self.people[at].name if at >= 0 and self.starts[at] >= start else None

    def _last_subject(self, start: int, end: int) -> str | None:
        """The last person of a stretch to whom not somebody else belongs: "il difensore di Anna Greco"."""
        if self.language not in DESCRIBED:
            return self._last(start, end)
        inside = [mention for mention in self.people if start <= mention.start < end]
        for mention in reversed(inside):
            before = _WORD_BEFORE.search(self.text, max(0, mention.start - 12), mention.start)
            if not before or before[1].lower() not in self.verbs.of:
                return mention.name
        return None

    def _omitted(self, quote: Quoted, last: str | None) -> str | None:
        """The person meant by a pronoun or by a verb without a subject: the only one named shortly before."""
        first = bisect_left(self.starts, quote.start - PRONOUN_REACH_CHARS)
        end = bisect_left(self.starts, quote.start)
        near = self.people[first:end]
        names = {mention.name for mention in near}
        paragraph = self.text.rfind("\n", 0, quote.start) + 1
        if near and self.starts[end - 1] < paragraph and self._has_two_capitals(paragraph, quote.start):
            return None  # somebody else may be named since, whom `people` lacks
        if last in names and last == near[-1].name:
            return last
        if len(names) == 1:
            return names.pop()
        if self.language not in DESCRIBED:
            return None
        if last and self._is_beside_last(quote):
            return last
        return topic(self.text, quote.start, near, reach=1)

    def _before(self, quote: Quoted) -> list[Mention]:
        return self.people[: bisect_left(self.starts, quote.start)]

    def _is_beside_last(self, quote: Quoted) -> bool:
        """Whether the quote before is in the same paragraph, and nobody begins a sentence since."""
        between = self.text[self.end_of_last : quote.start]
        found = _SENTENCE_END.search(between)
        since = self.end_of_last + found.end() if found else quote.start
        return "\n" not in between and self._first(since, quote.start) is None

    def _has_two_capitals(self, start: int, end: int) -> bool:
        """Whether two words with capitals are side by side in a stretch, as those of a full name."""
        words = list(_WORD.finditer(self.text, start, end))
        return any(
            one[0][0].isupper() and other[0][0].isupper() and self.text[one.end() : other.start()] == " "
            for one, other in pairwise(words)
        )

    def _end_of_sentence(self, start: int, end: int) -> int:
        for found in _SENTENCE_END.finditer(self.text, start, end):
            if found[0][0] != "." or not _ABBREVIATED.search(self.text, start, found.start()):
                return found.start()
        return end

    def _start_of_sentence(self, start: int, end: int) -> int:
        begin = start
        for found in _SENTENCE_END.finditer(self.text, start, max(start, end - 2)):
            if found[0][0] != "." or not _ABBREVIATED.search(self.text, start, found.start()):
                begin = found.end()
        return begin
