"""Find the speaker whom words without a name describe: the person whom they mean, or else the words themselves."""

import re
from itertools import dropwhile, takewhile

from clipwire.enrichment.quotes.descriptions import LANGUAGES as DESCRIBED
from clipwire.enrichment.quotes.descriptions import person_described
from clipwire.enrichment.quotes.named import People
from clipwire.enrichment.quotes.offices import LANGUAGES as OF_OFFICES
from clipwire.enrichment.quotes.offices import WITHOUT_ARTICLES, has_other_gender, is_definite, means_nobody, person_of
from clipwire.enrichment.quotes.sentences import start_of_sentence
from clipwire.enrichment.quotes.verbs import last_verb, verbs_of

CHARS_BEFORE = 300
"""Characters of a sentence that are read before its quote or its end."""
MAX_DESCRIPTION_WORDS = 7
MAX_WORDS_BEFORE_TITLE = 3
"""Words before the title in a description: "un alto funcionario"."""
_CLAUSE = re.compile(r"\s*([^\W\d_][\w'’ \xa0-]*\w)\s*")


class Described:
    """Finds the people whom one text describes as speakers."""

    def __init__(self, text: str, language: str, people: People) -> None:
        self.text = text
        self.language = language
        self.people = people
        self.verbs = verbs_of(language)

    def speaker(self, at: int, start: int, end: int, last: str | None) -> str | None:
        """The person whom the words of a stretch beside a quote at `at` mean, or else the words with a title."""
        words = self._words(start, end)
        if self.language in OF_OFFICES:
            return self._holder(at, words, last)
        described = self._without_circumstances(words)
        if described and (name := person_described(described, self.text, at, self.people.mentions, self.language)):
            return name
        return self._description(words)

    def _words(self, start: int, end: int) -> list[str]:
        clause = _CLAUSE.match(self.text, start, end)
        return clause[1].split() if clause else []

    def _description(self, words: list[str]) -> str | None:
        """The words at the beginning of a clause, if they have a title: "el alcalde"."""
        words = list(dropwhile(self.verbs.behind.__contains__, words))
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

    def _holder(self, at: int, words: list[str], last: str | None) -> str | None:
        """The person whose office the words behind a verb of saying name; else the words, unless they are too few."""
        description = self._description(words)
        subject = " ".join(takewhile(lambda word: word not in self.verbs.behind, words))  # not "im Saal"
        if not subject:
            return description
        if name := person_of(subject, self.text, at, self.people.mentions, self.language):
            return name
        if is_definite(subject, self.language) and (name := self._named_in_paragraph(at, last)):
            return None if has_other_gender(subject, name, self.language) else name
        if not description or means_nobody(subject, self.language):
            return None
        if self.language in WITHOUT_ARTICLES and self._named_in_paragraph(at, last):
            return None  # the description is probably of this person
        return description

    def _named_in_paragraph(self, at: int, last: str | None) -> str | None:
        """The only person of a paragraph before its quote; if there is none, the last speaker."""
        paragraph = self.text.rfind("\n", 0, at) + 1
        if self.people.first(paragraph, at):
            return self.people.only(paragraph, at)
        if last and self.people.last(0, paragraph) == last:
            return last
        return self._who_told(paragraph) if self.text[paragraph:at].strip() in ("", "—", "–", "-") else None

    def _who_told(self, paragraph: int) -> str | None:
        """The only person of the sentence of speech before a paragraph: "Об этом сообщил Иван Ли.\\n"."""
        end = len(self.text[:paragraph].rstrip().rstrip("."))
        start = start_of_sentence(self.text, max(0, end - CHARS_BEFORE), end)
        return self.people.only(start, end) if last_verb(self.text, self.verbs, start, end) else None
