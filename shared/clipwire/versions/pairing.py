"""Pair the sentences that only the older text has with those that only the newer text has.

Two sentences are versions of one if they share enough of their words (Dice's coefficient; a word weighs the more, the
fewer sentences have it). In scripts without an alphabet, pairs of letters are compared instead of words. The most
similar pairs are taken first. A sentence that was split is then completed by its other part, and one that was merged by
the other sentence it has taken up.

The thresholds were chosen on the edits of `tests/benchmarks/editing` in 17 languages: from 0.28 to 0.36 and from 0.3 to
0.45, F1 differs by less than 0.002.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clipwire.text.scripts import DENSE
from clipwire.text.sentences import words
from clipwire.versions.signs import plain

MIN_SIMILARITY = 0.4
MIN_SIMILARITY_IN_PLACE = 0.3
"""Of two sentences between the same neighbours."""
MIN_TAKEN_UP = 0.5
"""Share of a sentence that is in another one, behind or before what is paired already: it was split off or merged."""
MAX_COMPARED = 2_000
"""Sentences of each text that are compared. Further ones count as removed and added."""
MAX_COMPARED_CHARS = 10_000
"""A longer sentence is compared by its beginning. A text without full stops is one sentence."""
MIN_DENSE_SHARE = 0.3
"""Share of letters without an alphabet, above which letters are compared. Below, such letters are a name or two."""
MAX_COMMON = 300
"""Common sentences by which the weights of words are counted."""
MAX_ALL_PAIRS = 10_000
"""Up to this number, all pairs are compared; beyond, those with a rare word in common or at the same place."""
RARE_WORDS = 4
MAX_SENTENCES_OF_A_WORD = 8
"""A word that more sentences have is not rare."""

Bag = Counter[str]


class Pair(NamedTuple):
    """Indices of sentences of both texts, of each text one or several in a row."""

    old: list[int]
    new: list[int]


@dataclass(frozen=True)
class Weights:
    """The weight of words: the more sentences have a word, the less it says that two of them are versions of one."""

    by_word: Mapping[str, float]
    """Every word weighs 1 without these."""

    @classmethod
    def among(cls, old: Iterable[Bag], new: Iterable[Bag], common: Iterable[Bag]) -> "Weights":
        (old_count, old_words), (new_count, new_words), (count, counted) = map(_counted, (old, new, common))
        sentences = count + max(old_count, new_count)
        having = counted + (old_words | new_words)
        return cls({word: math.log(1 + sentences / number) for word, number in having.items()})

    def of(self, bag: Bag) -> float:
        return sum(self.by_word.get(word, 1.0) * count for word, count in bag.items())

    def shared(self, one: Bag, other: Bag) -> float:
        if len(one) > len(other):
            one, other = other, one
        return sum(
            self.by_word.get(word, 1.0) * min(count, other[word]) for word, count in one.items() if word in other
        )

    def similarity(self, one: Bag, other: Bag) -> float:
        """From 0 to 1."""
        return 2 * self.shared(one, other) / max(1e-9, self.of(one) + self.of(other))

    def rarest(self, bag: Bag) -> list[str]:
        return sorted(bag, key=lambda word: (-self.by_word[word], word))[:RARE_WORDS]


def pairs(
    old: Mapping[int, str],
    new: Mapping[int, str],
    gaps: tuple[Mapping[int, int], Mapping[int, int]],
    common: Sequence[str] = (),
) -> list[Pair]:
    """The pairs among the left-over sentences of both texts, by index, in the order of the older text.

    `gaps` number the stretches between common sentences: index of a left-over sentence -> its stretch. `common` are
    sentences of both texts, by which rare words are known.
    """
    bags_old = {at: bag_of(old[at]) for at in list(old)[:MAX_COMPARED]}
    bags_new = {at: bag_of(new[at]) for at in list(new)[:MAX_COMPARED]}
    weights = Weights.among(bags_old.values(), bags_new.values(), map(bag_of, common[:MAX_COMMON]))
    whole_old = {at: weights.of(bag) for at, bag in bags_old.items()}
    whole_new = {at: weights.of(bag) for at, bag in bags_new.items()}
    scored = []
    for a, b in _candidates(bags_old, bags_new, weights, gaps):
        least = MIN_SIMILARITY_IN_PLACE if gaps[0][a] == gaps[1][b] else MIN_SIMILARITY
        similarity = 2 * weights.shared(bags_old[a], bags_new[b]) / max(1e-9, whole_old[a] + whole_new[b])
        if similarity >= least:
            scored.append((-similarity, abs(a - b), a, b))
    found: dict[int, Pair] = {}
    taken: set[int] = set()
    for _, _, a, b in sorted(scored):
        if a not in found and b not in taken:
            found[a] = Pair([a], [b])
            taken.add(b)
    free_old, free_new = bags_old.keys() - found.keys(), bags_new.keys() - taken
    for a in sorted(found):
        _complete(found[a], bags_old, bags_new, free_old, free_new, weights)
    return [found[a] for a in sorted(found)]


def bag_of(sentence: str) -> Bag:
    """The words of a sentence, or its letters and pairs of letters."""
    folded = plain(sentence[:MAX_COMPARED_CHARS]).casefold()
    letters = "".join(letter for letter in folded if letter.isalnum())
    if len(DENSE.findall(letters)) > MIN_DENSE_SHARE * len(letters):
        return Counter(letters) + Counter(letters[at : at + 2] for at in range(len(letters) - 1))
    return Counter(folded[start:end] for start, end in words(folded))


def _candidates(
    old: Mapping[int, Bag], new: Mapping[int, Bag], weights: Weights, gaps: tuple[Mapping[int, int], Mapping[int, int]]
) -> Iterator[tuple[int, int]]:
    if len(old) * len(new) <= MAX_ALL_PAIRS:
        yield from ((a, b) for a in old for b in new)
        return
    having: dict[str, list[int]] = {}
    for b, bag in new.items():
        for word in weights.rarest(bag):
            having.setdefault(word, []).append(b)
    places_new = {place: b for b, place in _places(new, gaps[1])}
    for a, place in _places(old, gaps[0]):
        found = {b for word in weights.rarest(old[a]) for b in having.get(word, [])[:MAX_SENTENCES_OF_A_WORD]}
        yield from ((a, b) for b in found | ({places_new[place]} if place in places_new else set()))


def _places(bags: Mapping[int, Bag], gaps: Mapping[int, int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each sentence with its stretch and its number there."""
    counted: Counter[int] = Counter()
    for at in bags:
        counted[gaps[at]] += 1
        yield at, (gaps[at], counted[gaps[at]])


def _complete(
    pair: Pair, old: Mapping[int, Bag], new: Mapping[int, Bag], free_old: set[int], free_new: set[int], weights: Weights
) -> None:
    """Add neighbours that the sentence of the other text was split into, or has taken up."""
    sides = ((pair.old, old, free_old, pair.new, new), (pair.new, new, free_new, pair.old, old))
    is_growing = True
    while is_growing:
        is_growing = False
        for own, bags, free, theirs, their_bags in sides:
            for at in {own[-1] + 1, own[0] - 1} & free:
                here, there = _sum(bags, own), _sum(their_bags, theirs)
                missing = weights.shared(bags[at], there - here)
                if missing >= MIN_TAKEN_UP * weights.of(bags[at]) and weights.similarity(
                    here + bags[at], there
                ) > weights.similarity(here, there):
                    own.append(at)
                    own.sort()
                    free.discard(at)
                    is_growing = True


def _counted(bags: Iterable[Bag]) -> tuple[int, Counter[str]]:
    """The number of sentences, and of those that have each word."""
    count, counted = 0, Counter[str]()
    for bag in bags:
        count += 1
        counted.update(bag.keys())
    return count, counted


def _sum(bags: Mapping[int, Bag], chosen: Sequence[int]) -> Bag:
    return sum((bags[at] for at in chosen), Counter())
