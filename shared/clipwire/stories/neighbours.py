"""The articles of one language that a new article is compared with, indexed by terms and shingles.

Only articles within `WINDOW_DAYS` of the new one's day count, whatever else is in memory. So a decision depends on the
placed articles, and not on the history of the process that takes it.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import nlargest

from clipwire.stories.fingerprints import similarity
from clipwire.stories.prints import StoryPrint, hash_in
from clipwire.stories.terms import DocumentShares, document_shares
from clipwire.stories.tokens import HASH_BITS

WINDOW_DAYS = 7
"""A story closes if nothing is published about it for so many days."""
EXPECTED_ARTICLES = 800
"""The expected document shares count as much as so many articles of the window."""
DAILY_DECAY = 0.02
"""The closeness of two articles falls by this share for each day between them."""
MIN_RARITY = 1.5
"""Terms that more than one article in e ** 1.5 = 4.5 has are not looked up."""
MAX_VISITED = 40_000
"""Maximum number of postings that are visited for one article, those of rare terms first. With some thousands of
articles, all are visited."""
MAX_CLOSEST = 24
"""Maximum number of articles whose terms are compared exactly."""
MAX_COPIES = 8
"""Maximum number of articles whose texts are compared exactly."""
MAX_POSTINGS = 64
"""Maximum number of articles that are looked up for one shingle."""
MIN_SHARED = 2
"""Minimum number of kept shingles that two copies share."""

_HASH = (1 << HASH_BITS) - 1


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that has its place."""

    print: StoryPrint
    story_id: str
    since: str = ""
    """When the story's first report was published, as in the record; empty if unknown."""
    duplicate_of: str | None = None


def days_around(day: date | None) -> list[date | None]:
    """The days whose articles an article of this day is compared with."""
    if day is None:
        return [None]
    first, last = max(1, day.toordinal() - WINDOW_DAYS), min(date.max.toordinal(), day.toordinal() + WINDOW_DAYS)
    return [date.fromordinal(one) for one in range(first, last + 1)]


class Neighbours:
    """The placed articles of one language. It must have those of all days of `days_around` a new article's day."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._expected = document_shares(language)
        self._expected_rarities = _Rarities(self._expected, _Window())
        self._merged: dict[str, str] = {}
        """Younger story -> the older one that it was merged into."""
        self._placed: list[Placed | None] = []
        """An article that is removed leaves an empty place, so that the others keep their numbers."""
        self._lengths: list[float] = []
        """Of the term vectors, by expected shares."""
        self._numbers: dict[str, int] = {}
        """Article -> its place in the list."""
        self._stories: dict[str, set[int]] = defaultdict(set)
        self._by_day: dict[date | None, set[int]] = defaultdict(set)
        self._terms: dict[int, array[int]] = {}
        """Hash of a term -> articles, each with the term's weight in the lower four bits."""
        self._shingles: dict[int, array[int]] = {}
        self._counts: dict[date | None, Counter[int]] = defaultdict(Counter)
        """Day -> number of its articles with a term."""
        self._window = _Window()

    def __len__(self) -> int:
        return len(self._numbers)

    def get(self, article: str) -> Placed | None:
        """The place of an article, if it is known."""
        return self._at(self._numbers[article]) if article in self._numbers else None

    def add(self, placed: Placed) -> None:
        """Add an article, in place of an earlier state of the same one."""
        self.remove(placed.print.article)
        number = len(self._placed)
        story, mark = self.story(placed.story_id), placed.print
        self._placed.append(replace(placed, story_id=story))
        self._lengths.append(self._expected_rarities.length(mark))
        self._numbers[mark.article] = number
        self._stories[story].add(number)
        self._by_day[mark.day].add(number)
        hashes = list(map(hash_in, mark.terms))
        self._counts[mark.day].update(hashes)
        self._window.add(mark.day, number, hashes)
        for term, one in zip(mark.terms, hashes, strict=True):
            self._terms.setdefault(one, array("I")).append(number << 4 | term >> HASH_BITS)
        for shingle in (*mark.fingerprint.opening, *mark.fingerprint.sample):
            self._shingles.setdefault(shingle, array("I")).append(number)

    def remove(self, article: str) -> None:
        """Forget an article, if it is known."""
        number = self._numbers.pop(article, None)
        if number is None:
            return
        placed = self._at(number)
        self._placed[number] = None
        self._stories[placed.story_id].discard(number)
        self._by_day[placed.print.day].discard(number)
        hashes = list(map(hash_in, placed.print.terms))
        self._counts[placed.print.day].subtract(hashes)
        self._window.remove(placed.print.day, number, hashes)

    def outside(self, days: set[date]) -> int:
        """The number of articles of other days."""
        return len(self) - sum(len(self._by_day[day]) for day in days & self._by_day.keys())

    def of_days(self, days: set[date]) -> "Neighbours":
        """New neighbours with the articles of these days, and with all merges."""
        kept = Neighbours(self.language)
        kept._merged = dict(self._merged)
        for placed in self._placed:
            if placed and placed.print.day in days:
                kept.add(placed)
        return kept

    def merge(self, younger: str, older: str) -> None:
        """Merge a story into an older one. Articles that are added later with the younger one's id join the older."""
        younger, older = self.story(younger), self.story(older)
        if younger == older:
            return
        self._merged[younger] = older
        for number in self._stories.pop(younger, set()):
            self._placed[number] = replace(self._at(number), story_id=older)
            self._stories[older].add(number)

    def story(self, story_id: str) -> str:
        """The story that a story was merged into, or itself."""
        while story_id in self._merged:
            story_id = self._merged[story_id]
        return story_id

    def reports(self, story_id: str) -> list[Placed]:
        """The known articles of a story, copies included, in the order in which they were added."""
        return [self._at(number) for number in sorted(self._stories.get(self.story(story_id), ()))]

    def size(self, story_id: str, without: str) -> int:
        """The number of a story's articles in the window of the last comparison; `without` is not counted."""
        numbers = self._stories.get(self.story(story_id), set()) & self._window.numbers
        return len(numbers - {self._numbers.get(without)})

    def closest(self, one: StoryPrint) -> list[tuple[Placed, float]]:
        """The articles of the window that are closest to a print by their terms, with their closeness from 0 to 1.

        Closeness is the cosine of the term vectors (weights times rarity), less `DAILY_DECAY`.
        """
        window = self._centred(one.day)
        rarities = _Rarities(self._expected, window)
        products: dict[int, float] = defaultdict(float)
        factors: dict[int, float] = {}
        visited = 0
        for _, term in sorted((len(self._terms.get(hash_in(term), ())), term) for term in one.terms):
            rarity, postings = rarities[hash_in(term)], self._terms.get(hash_in(term))
            if rarity > MIN_RARITY and postings:
                factors[hash_in(term)] = factor = (term >> HASH_BITS) * rarity * rarity
                visited += len(postings)
                if visited > MAX_VISITED:
                    continue
                for posting in postings:
                    products[posting >> 4] += factor * (posting & 15)
        products.pop(self._numbers.get(one.article, -1), None)
        candidates = [(product / self._lengths[n], n) for n, product in products.items() if n in window.numbers]
        length = rarities.length(one)
        found = []
        for number in self._highest(MAX_CLOSEST, candidates):
            placed = self._at(number)
            product = products[number]
            if visited > MAX_VISITED:
                product = sum(factors.get(hash_in(term), 0.0) * (term >> HASH_BITS) for term in placed.print.terms)
            cosine = product / (length * rarities.length(placed.print))
            found.append((placed, cosine * (1 - DAILY_DECAY) ** _days_between(one, placed.print)))
        return sorted(found, key=lambda pair: (-pair[1], pair[0].print.article))

    def most_similar(self, one: StoryPrint) -> list[tuple[Placed, float]]:
        """The articles of the window that share most text with a print, with their similarity from 0 to 1."""
        self._centred(one.day)
        own = self._numbers.get(one.article)
        shared = Counter[int]()
        for shingle in (*one.fingerprint.opening, *one.fingerprint.sample):
            shared.update(self._articles_with(shingle))
        candidates = [(count, n) for n, count in shared.items() if count >= MIN_SHARED and n != own]
        placed = [self._at(number) for number in self._highest(MAX_COPIES, candidates)]
        found = zip(placed, self.similarities(one, placed), strict=True)
        return sorted(found, key=lambda pair: (-pair[1], pair[0].print.article))

    def similarities(self, one: StoryPrint, others: Iterable[Placed]) -> list[float]:
        """The similarity of each of some articles with a print, in the window of the last comparison.

        A shingle that copies of different texts have weighs the less the more of them there are.
        """
        own = self._numbers.get(one.article)
        weights: dict[int, float] = {}

        def weigh(shingle: int) -> float:
            if shingle not in weights:
                weights[shingle] = 1 / max(1, self._texts_with(shingle, own))
            return weights[shingle]

        return [similarity(one.fingerprint, other.print.fingerprint, weigh) for other in others]

    def _highest(self, most: int, candidates: Sequence[tuple[float, int]]) -> list[int]:
        """The numbers of the articles with the highest scores. Equal ones are in order of ids, and not of reading."""
        if len(candidates) > most:
            [*_, least] = nlargest(most, (score for score, _ in candidates))
            candidates = [candidate for candidate in candidates if candidate[0] >= least]
        candidates = sorted(candidates, key=lambda it: (-it[0], self._at(it[1]).print.article))
        return [number for _, number in candidates[:most]]

    def _texts_with(self, shingle: int, own: int | None) -> int:
        """The number of different texts with a shingle: an article and its copies count as one."""
        placed = [self._at(number) for number in self._articles_with(shingle) if number != own]
        return len({one.duplicate_of or one.print.article for one in placed})

    def _articles_with(self, shingle: int) -> list[int]:
        """The articles of the window with a shingle; of many, those that were added last."""
        found = [number for number in self._shingles.get(shingle, ()) if number in self._window.numbers]
        return found[-MAX_POSTINGS:]

    def _at(self, number: int) -> Placed:
        placed = self._placed[number]
        assert placed
        return placed

    def _centred(self, day: date | None) -> "_Window":
        days = set(days_around(day))
        for gone in self._window.days - days:
            self._window.leave(gone, self._by_day[gone], self._counts[gone])
        for new in days - self._window.days:
            self._window.enter(new, self._by_day[new], self._counts[new])
        return self._window


class _Window:
    """The articles of the days around one day, and the number of them that have a term."""

    def __init__(self) -> None:
        self.days: set[date | None] = set()
        self.numbers: set[int] = set()
        self.counts = Counter[int]()

    def enter(self, day: date | None, numbers: set[int], counts: Counter[int]) -> None:
        self.days.add(day)
        self.numbers |= numbers
        self.counts.update(counts)

    def leave(self, day: date | None, numbers: set[int], counts: Counter[int]) -> None:
        self.days.discard(day)
        self.numbers -= numbers
        self.counts.subtract(counts)

    def add(self, day: date | None, number: int, terms: list[int]) -> None:
        if day in self.days:
            self.numbers.add(number)
            self.counts.update(terms)

    def remove(self, day: date | None, number: int, terms: list[int]) -> None:
        if day in self.days:
            self.numbers.discard(number)
            self.counts.subtract(terms)


class _Rarities(dict[int, float]):
    """Hash of a term -> the negative logarithm of the share of articles that have it, by the window and by expectation.

    Computed on first use, for one state of the window.
    """

    def __init__(self, expected: DocumentShares, window: _Window) -> None:
        self._expected, self._seen = expected, window.counts
        self._articles = math.log(len(window.numbers) + EXPECTED_ARTICLES)

    def __missing__(self, term: int) -> float:
        seen = self._seen.get(term, 0) + EXPECTED_ARTICLES * self._expected[term]
        rarity = self[term] = max(0.0, self._articles - math.log(seen))
        return rarity

    def length(self, one: StoryPrint) -> float:
        """The length of a print's term vector, in the unit of the kept weights."""
        squares = [((term >> HASH_BITS) * self[term & _HASH]) ** 2 for term in one.terms]
        return math.sqrt(sum(squares)) or 1.0


def _days_between(one: StoryPrint, other: StoryPrint) -> int:
    return abs((one.day - other.day).days) if one.day and other.day else 0
