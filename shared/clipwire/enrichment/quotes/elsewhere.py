"""Find the speakers of quotes in languages other than English that have capitals.

A speaker is one of the people of the article, whom a verb of saying or a source ("laut", "selon") beside the quote
shows, or a description with a title ("el alcalde"). The first words of a sentence alone are no speaker.
"""

import re
from collections.abc import Sequence

from clipwire.enrichment.language import function_words
from clipwire.enrichment.quotes.agreement import LANGUAGES as AGREEING
from clipwire.enrichment.quotes.agreement import Agreement
from clipwire.enrichment.quotes.described import CHARS_BEFORE, Described
from clipwire.enrichment.quotes.descriptions import LANGUAGES as DESCRIBED
from clipwire.enrichment.quotes.marks import Quoted
from clipwire.enrichment.quotes.named import Mention, People
from clipwire.enrichment.quotes.omitted import Omitted
from clipwire.enrichment.quotes.sentences import end_of_sentence, start_of_sentence
from clipwire.enrichment.quotes.verbs import WORD, last_verb, verbs_of

CHARS_AFTER = 160
"""Characters of the sentence that are read behind a quote."""
MAX_WORDS_TO_VERB = 3
"""Words between a quote and the verb of saying behind it."""
MAX_CHARS_TO_NAME = 70
"""Distance of a name from its verb of saying: "sagte der Sprecher des Ministeriums, Jens Weber"."""
MAX_QUOTES = 2_000

_VERB_BEFORE_NAME = re.compile(r"\s?(?:,\s?[–—-]|[,–—-])\s([^\W\d_]{2,})\s")
_RESUMED = re.compile(r"\s?[,–—-][^\n.!?]{4,120}[.,]\s[–—-]\s?")
"""A clause between two quotes that names the speaker of both."""
_PAUSE = re.compile(r"[,.!?…:—–-]")
"""Mark between a quote and the verb of saying behind it."""
_APPOSED = re.compile(r", [^,.:;\n]{2,60}, ")
"""What describes a person, between the name and the verb: "…", ông Phương, Chủ tịch thành phố, nói."""
_MARK = re.compile(r"[^\w\s-]")
_NEW_SENTENCE = re.compile(r"\s+[^\W\d_a-zà-ÿа-яёα-ωά-ώ]")
_ARTICLES = frozenset("der die das dem den le la les l el los las il lo gli i o a os as du des".split())
_WORD_BEFORE = re.compile(r"([^\W\d_]+)['’ \xa0]\Z")
_RELATIVE = re.compile(r",\s(?:que|quien|qui|dont|che|cui|care|cuyo|cuya|cujo|cuja)\b")
_COLON = re.compile(r"\s?:")
_ASIDE = re.compile(r"[,!?…—–-]\s*\Z")
"""Mark before a clause within a quote that names the speaker."""


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
        self.people = People(people)
        self.described = Described(text, language, self.people)
        self.omitted = Omitted(text, language, self.people)
        self.agreement = Agreement(language, self.people)
        self._said = ""
        """The verb of saying beside the quote that is read, and the pronoun beside the verb."""

    def speaker(self, quote: Quoted, before: int, following: int, last: str | None) -> str | None:
        """The speaker of a quote between the end of the quote `before` and the `following` one, if it is shown.

        Where verbs have genders, the speaker has that of the verb; a pronoun means the last such person.
        """
        self._said = ""
        name = self._speaker(quote, before, following, last)
        gender = self.agreement.of_words(self._said)
        fitting = name if name and self.agreement.fits(name, gender) else None
        if not gender or not self.agreement.has_pronoun(self._said):
            return fitting
        if last and self.agreement.of_name(last) == gender and not self.people.between(before, quote.start):
            return last
        return self.agreement.last_named(self.text, quote.start, gender) or fitting

    def _speaker(self, quote: Quoted, before: int, following: int, last: str | None) -> str | None:
        is_behind_dash = quote.end - quote.start == len(quote.text)
        if is_behind_dash and before and "\n" not in self.text[before : quote.start]:
            return last  # — We waited, said Ann Lee. — Nobody listened.
        if name := self._within(quote, last):
            return name
        if last and before and _RESUMED.fullmatch(self.text, before, quote.start):
            return last  # "...", - said Ann Lee. - "..."
        after = end_of_sentence(self.text, quote.end, min(following, quote.end + CHARS_AFTER))
        if self._is_introduced(quote):
            after = quote.end
        start = start_of_sentence(self.text, max(before, quote.start - CHARS_BEFORE), quote.start)
        if verb := self._verb_behind(quote.end, after):
            self._said = self._with_pronoun(verb, quote.end, after)
            if name := self._before(quote.end, verb[0]):
                return name
            if name := self._subject(verb[1], after) or self.people.last(quote.end, verb[0]):
                return name
            if self.language == "tr" or self._is_omitted(quote.end, verb, after):
                return self.omitted.behind(quote.start, start, before, last)
            return self.described.speaker(quote.start, verb[1], after, last)
        if start == quote.start and (name := self._inverted(quote.end, after)):
            return name
        if source := self._source(quote.end, after, self.verbs.sources):
            return self.people.first(source, after)
        if source := self._source(start, quote.start, self.verbs.pronoun_sources):
            self._said = self.text[start:source]
            return self.omitted.before(quote.start, before, last)
        if source := self._source(start, quote.start, self.verbs.sources):
            return self._after_source(source, quote.start)
        if verb := last_verb(self.text, self.verbs, start, quote.start):
            self._said = self._with_pronoun(verb, start, quote.start)
            if name := self._last_subject(start, verb[0]) or self.people.first(
                verb[1], min(quote.start, verb[1] + MAX_CHARS_TO_NAME)
            ):
                return name
            if self._has_subject(start, verb[0]):
                return self.described.speaker(quote.start, start, verb[0], last)
            return self.omitted.before(quote.start, before, last)
        if not self._follows_colon(quote):
            return None
        return self._at_colon(start, quote.start) or self.people.only(start, quote.start)

    def _at_colon(self, start: int, end: int) -> str | None:
        """The person right before the colon that leads to a quote: "Il difensore di Anna Greco, Ugo Sala: «Basta»"."""
        named = self.people.between(start, end)
        return named[-1].name if named and _COLON.match(self.text, named[-1].start + len(named[-1].name)) else None

    def _after_source(self, source: int, end: int) -> str | None:
        """The person behind "according to" before a quote; if that sentence has ended, only one right behind it."""
        following = self.people.between(source, end)
        if not following:
            return None
        between = self.text[source : following[0].start]
        if self.text[source:end].rstrip()[-1:] == "." and between.strip() and not self._has_title(between):
            return None  # Per i carabinieri l'impronta è di Ugo Sala. «È falso»
        return following[0].name

    def _with_pronoun(self, verb: tuple[int, int], start: int, end: int) -> str:
        """A verb of saying with the pronouns in the words directly beside it."""
        before = self.text[start : verb[0]].split()[-1:]
        behind = self.text[verb[1] : end].split()[:1]
        pronouns = [word for word in (*before, *behind) if word.strip(",.").lower() in self.verbs.pronouns]
        return " ".join([self.text[slice(*verb)], *(word.strip(",.") for word in pronouns)])

    def _before(self, start: int, verb: int) -> str | None:
        """The person whose name is directly before a verb of saying: "…", Orpo sanoi."""
        following = self.people.between(start, verb)
        words = self.text[following[-1].start : verb].split() if following else []
        return following[-1].name if words and all(word[0].isupper() and word.isalpha() for word in words) else None

    def _follows_colon(self, quote: Quoted) -> bool:
        return self.text[max(0, quote.start - 3) : quote.start].rstrip().endswith(":")

    def _is_introduced(self, quote: Quoted) -> bool:
        """Whether a colon leads to a whole sentence, so that another sentence is behind it: Sie sagte: „Es reicht.“."""
        is_whole = self._follows_colon(quote) and quote.text[-1] in ".!?…"
        return is_whole and bool(_NEW_SENTENCE.match(self.text, quote.end))

    def _within(self, quote: Quoted, last: str | None) -> str | None:
        """The speaker whom a clause within the marks names: «Это незаконно, — сказал Игорь Левин. — Мы ждём»."""
        for word in WORD.finditer(self.text, quote.start, quote.end):
            if word[0] not in self.verbs.said or not _ASIDE.search(self.text, quote.start, word.start()):
                continue
            following = WORD.match(self.text, word.end() + 1, quote.end)
            if following and following[0] in self.verbs.pronouns:
                return last
            name = self.people.first(word.end(), min(quote.end, word.end() + MAX_CHARS_TO_NAME))
            return name or self.described.speaker(quote.start, word.end(), quote.end, last)
        return None

    def _is_omitted(self, start: int, verb: tuple[int, int], end: int) -> bool:
        """Whether the verb of saying behind a quote has a pronoun as its subject, or none: a-t-elle dit, dijo ayer."""
        between = [word[0].lower() for word in WORD.finditer(self.text, start, verb[0])]
        following = [word[0].lower() for word in WORD.finditer(self.text, verb[1], end)]
        following = [word for word in following if word not in self.verbs.auxiliary]
        if not self.verbs.pronouns.isdisjoint([*between, *following[:1]]):
            return True
        return not following or following[0] in self.verbs.behind

    def _has_subject(self, start: int, end: int) -> bool:
        """Whether words that are neither pronouns nor auxiliaries are in a stretch, so that it describes somebody."""
        words = [word[0].lower() for word in WORD.finditer(self.text, start, end)]
        if words and words[0] in self.verbs.pronouns:
            return False
        return any(word not in self.verbs.pronouns | self.verbs.auxiliary for word in words)

    def _verb_behind(self, start: int, end: int) -> tuple[int, int] | None:
        """Start and end of the verb of saying right behind a quote. A name before it counts as one word."""
        if self.language in AGREEING and not _PAUSE.search(self.text, start - 2, start + 3):
            return None  # аналитик «Альфа» Иван Ли сказал
        count = 0
        end_of_name = start
        for word in WORD.finditer(self.text, start, end):
            if word.start() < end_of_name:
                continue
            low = word[0].lower()
            if low in self.verbs.said or low.replace("’", "'").rpartition("'")[2] in self.verbs.said:
                return word.span()  # s'emporte
            if count >= MAX_WORDS_TO_VERB:
                break
            count += 1
            name = self.people.first(word.start(), word.start() + 1)
            if name and self.text.startswith(name, word.start()):
                end_of_name = word.start() + len(name)
                if apposed := _APPOSED.match(self.text, end_of_name, end):
                    end_of_name = apposed.end()
        return None

    def _inverted(self, start: int, end: int) -> str | None:
        """The person behind a word in small letters that can only be a verb: « … », glisse Anne Roche."""
        found = _VERB_BEFORE_NAME.match(self.text, start, end)
        if not found or self.language == "tr" or found[1].lower() != found[1]:
            return None
        if found[1] in function_words().get(self.language, ()) or found[1] in self.verbs.sources:
            return None
        following = self.people.between(found.end(), min(end, found.end() + MAX_CHARS_TO_NAME))
        if not following:
            return None
        between = self.text[found.end() : following[0].start]
        titled = not between or (
            between.isprintable() and not _MARK.search(between) and self._has_title(between) and "  " not in between
        )
        return following[0].name if titled else None

    def _has_title(self, words: str) -> bool:
        """Whether a title is among words, none of which belongs to somebody else: "официальный представитель"."""
        listed = [word.lower() for word in words.split()]
        return not self.verbs.titles.isdisjoint(listed) and self.verbs.of.isdisjoint(listed)

    def _source(self, start: int, end: int, phrases: Sequence[str]) -> int:
        """The end of a phrase that leads to a source at the beginning of a clause; 0 if there is none."""
        for word in WORD.finditer(self.text, start, end):
            if self.text[start : word.start()].strip()[-1:] not in ("", ","):
                continue
            for phrase in phrases:
                behind = word.start() + len(phrase)
                if self.text[word.start() : behind].lower() == phrase and not self.text[behind : behind + 1].isalnum():
                    return behind
        return 0

    def _subject(self, start: int, end: int) -> str | None:
        """The first person behind a verb of saying, unless the speaker is somebody of this person's."""
        following = self.people.between(start, min(end, start + MAX_CHARS_TO_NAME))
        if not following:
            return None
        at, name = following[0]
        behind = WORD.match(self.text, start + 1)
        if behind and behind[0].lower() in self.verbs.pronouns:
            return None  # declarou ele ao lado de Ana Ruiz
        if _RELATIVE.search(self.text, start, at):
            return None  # dijo el técnico, que perdió a Ana Ruiz
        if self.text.endswith(", ", start, at):
            return name  # dijo la portavoz de la alianza, Ana Ruiz
        between = [word[0] for word in WORD.finditer(self.text, start, at)]
        while between and between[-1].lower() in (self.verbs.titles | _ARTICLES) - self.verbs.of:
            between.pop()
        return None if between and between[-1] in self.verbs.of else name

    def _last_subject(self, start: int, end: int) -> str | None:
        """The last person of a stretch to whom not somebody else belongs: "il difensore di Anna Greco"."""
        if self.language not in DESCRIBED:
            return self.people.last(start, end)
        for mention in reversed(self.people.between(start, end)):
            before = _WORD_BEFORE.search(self.text, max(0, mention.start - 12), mention.start)
            if not before or before[1].lower() not in self.verbs.of:
                return mention.name
        return None
