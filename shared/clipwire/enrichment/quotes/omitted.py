"""Find the speaker whom a pronoun or a verb without a subject means: "a-t-elle dit", "dijo ayer"."""

from itertools import pairwise

from clipwire.enrichment.quotes.descriptions import LANGUAGES as DESCRIBED
from clipwire.enrichment.quotes.descriptions import topic
from clipwire.enrichment.quotes.named import People
from clipwire.enrichment.quotes.sentences import SENTENCE_END
from clipwire.enrichment.quotes.verbs import WORD

WITHOUT_CAPITALS = frozenset({"fa", "he"})
"""Languages in which a person is looked for in the sentence before."""
PRONOUN_REACH_CHARS = 500


class Omitted:
    """Finds the people whom one text leaves out beside its verbs of saying."""

    def __init__(self, text: str, language: str, people: People) -> None:
        self.text = text
        self.people = people
        self.language = language
        self.is_described = language in DESCRIBED

    def before(self, start: int, end_of_last: int, last: str | None) -> str | None:
        """The only person named shortly before a quote, whose speaker is a pronoun or left out."""
        near = self.people.between(start - PRONOUN_REACH_CHARS, start)
        names = {mention.name for mention in near}
        paragraph = self.text.rfind("\n", 0, start) + 1
        if near and near[-1].start < paragraph and self._has_two_capitals(paragraph, start):
            return None  # somebody else may be named since, whom `people` lacks
        if last in names and last == near[-1].name:
            return last
        if len(names) == 1:
            return names.pop()
        if self.language in WITHOUT_CAPITALS:
            return self._in_last_sentence(start, paragraph)
        if not self.is_described:
            return None
        if last and self._is_beside_last(start, end_of_last):
            return last
        return topic(self.text, start, near, reach=1)

    def behind(self, start: int, begin: int, end_of_last: int, last: str | None) -> str | None:
        """The person meant by a verb behind a quote without a subject. `begin` is where the quote's sentence begins."""
        if not self.is_described:
            person = self.people.last(begin, start) or self._in_paragraph(start)
        elif last and self._is_beside_last(start, end_of_last):
            person = last
        else:
            person = topic(self.text, start, self.people.between(0, start), reach=1)
        return person or self.before(start, end_of_last, last)

    def _in_last_sentence(self, start: int, paragraph: int) -> str | None:
        """The only person of the sentence before that of a quote, in the same paragraph."""
        ends = [match.end() for match in SENTENCE_END.finditer(self.text, paragraph, start)]
        begin, end = ([paragraph, *ends])[-2:] if ends else (paragraph, paragraph)
        return self.people.only(begin, end)

    def _in_paragraph(self, start: int) -> str | None:
        """The person whom the paragraph before a quote is about."""
        paragraph = self.text.rfind("\n", 0, start) + 1
        return topic(self.text, start, self.people.between(paragraph, start), reach=1)

    def _is_beside_last(self, start: int, end_of_last: int) -> bool:
        """Whether the quote before is in the same paragraph, and nobody begins a sentence since."""
        between = self.text[end_of_last:start]
        found = SENTENCE_END.search(between)
        since = end_of_last + found.end() if found else start
        return "\n" not in between and self.people.first(since, start) is None

    def _has_two_capitals(self, start: int, end: int) -> bool:
        """Whether two words with capitals are side by side in a stretch, as those of a full name."""
        return any(
            one[0][0].isupper() and other[0][0].isupper() and self.text[one.end() : other.start()] == " "
            for one, other in pairwise(WORD.finditer(self.text, start, end))
        )
