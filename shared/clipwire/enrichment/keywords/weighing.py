"""Choose the best candidates, by frequency, position and occurrence in the title (as in YAKE, Campos et al. 2020)."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from clipwire.enrichment.frame import agencies
from clipwire.enrichment.keywords.candidate import Candidate
from clipwire.wording import words_of

MAX_KEYWORDS = 10
WEIGHTS_BY_WORDS = {1: 1.0, 2: 1.7, 3: 1.9}
"""Weight of a phrase by the number of its words. A name with more words weighs as one of three."""
IN_TITLE = 0.8
AT_BEGINNING = 0.6
"""Added to 1 if the candidate is in the title, and if it is in the first part of the text."""
BEGINNING_SHARE = 1 / 6
"""Share of the text that is its beginning."""
NAMED = 1.5
WITH_CAPITAL = 1.25
MAX_SHARE_IN_PAIRS = 0.5
"""If a larger share of a word's occurrences is within a pair of words, the word is not a keyword beside the pair."""

_WORD = re.compile(r"[^\W\d_]+")
_HAN_AND_KANA = "\u2fff"
"""Letters behind this one belong to scripts without spaces."""


@dataclass
class Tally:
    """All candidates with the same key."""

    key: str
    count: int
    named: bool
    first: int
    """Start of the first one in the body."""
    spelling: str
    """The most frequent spelling in the body; of equally frequent ones, the first."""
    in_title: bool = False
    in_body: int = 0

    def weight(self, title_chars: int, text_chars: int) -> float:
        by_words = WEIGHTS_BY_WORDS.get(self.key.count(" ") + 1, WEIGHTS_BY_WORDS[3])
        at_beginning = self.first - title_chars < text_chars * BEGINNING_SHARE
        score = math.log2(1 + self.count) * by_words * (1 + IN_TITLE * self.in_title + AT_BEGINNING * at_beginning)
        return score * (NAMED if self.named else WITH_CAPITAL if self.spelling[0].isupper() else 1.0)


def best(
    candidates: Iterable[Candidate],
    text: str,
    title_chars: int,
    names: Mapping[str, str],
    min_in_body: int = 1,
    no_keywords: frozenset[str] = frozenset(),
) -> list[str]:
    """Up to ten keywords, best first, none a part of another.

    A candidate that is not a name must occur twice, at least `min_in_body` times in the body, and is none of
    `no_keywords`. `names` maps keys to names; `text` begins with the title.
    """
    tallies = _tallies(list(candidates), title_chars, names)
    if no_keywords:
        tallies = list(_without_parts_of_names(tallies, min_in_body, no_keywords))
    in_pairs = Counter[str]()
    for tally in tallies:
        if tally.key.count(" ") == 1:
            in_pairs.update(dict.fromkeys(tally.key.split(), tally.count))
    eligible = [
        tally
        for tally in tallies
        if (tally.named or in_pairs[tally.key] < MAX_SHARE_IN_PAIRS * tally.count)
        and not _is_of_reporting(tally.spelling)
        and (tally.in_title or tally.spelling not in agencies())
    ]
    eligible.sort(key=lambda tally: (-tally.weight(title_chars, len(text)), tally.first))
    chosen: list[Tally] = []
    for tally in eligible:
        if not any(_holds(tally.key, other.key) or _holds(other.key, tally.key) for other in chosen):
            chosen.append(tally)
            if len(chosen) == MAX_KEYWORDS:
                break
    return [_spelled(tally, names) for tally in chosen]


def _without_parts_of_names(tallies: Sequence[Tally], min_in_body: int, no_keywords: frozenset[str]) -> Iterator[Tally]:
    """The names, and the words that are often enough in the body and no part of a name: "Karahan", "Trumpin"."""
    of_names = {part for tally in tallies if tally.named and " " in tally.key for part in tally.key.split()}
    for tally in tallies:
        is_common = tally.in_body >= min_in_body and tally.spelling.casefold() not in no_keywords
        if tally.named or (is_common and of_names.isdisjoint(tally.key.split())):
            yield tally


def _tallies(candidates: Sequence[Candidate], title_chars: int, names: Mapping[str, str]) -> list[Tally]:
    """The tallies of candidates that occur in the body, in the order of their first occurrence."""
    counts = Counter([candidate.key for candidate in candidates])
    tallies: dict[str, Tally] = {}
    spellings = Counter[tuple[str, str]]()
    titled: set[str] = set()
    for key, phrase, start in candidates:
        if counts[key] == 1 and key not in names:
            continue
        if start < title_chars:
            titled.add(key)
            continue
        spellings[key, phrase] += 1
        if key in tallies:
            tallies[key].in_body += 1
        else:
            tallies[key] = Tally(key, counts[key], key in names, start, phrase, in_body=1)
    for (key, phrase), times in spellings.items():
        if times > spellings[key, tallies[key].spelling]:
            tallies[key].spelling = phrase
    for key in titled & tallies.keys():
        tallies[key].in_title = True
    return list(tallies.values())


def _holds(whole: str, part: str) -> bool:
    """Whether a key contains another one: as words or, in scripts without spaces, as letters."""
    return f" {part} " in f" {whole} " or (part in whole and part[0] > _HAN_AND_KANA)


def _spelled(tally: Tally, names: Mapping[str, str]) -> str:
    """The keyword as the text has it, but a Russian name in its nominative."""
    is_russian = "А" <= tally.spelling[0] <= "Я"
    return names[tally.key] if is_russian and tally.named else tally.spelling


def _is_of_reporting(phrase: str) -> bool:
    """Whether a phrase has only words of reporting and counting, apart from "d" and the like: "millions d'euros"."""
    words = [word for word in _WORD.findall(phrase) if len(word) > 1] or [phrase]
    return phrase in _reporting() or (len(words) > 1 and all(word in _reporting() | _joints() for word in words))


@cache
def _joints() -> frozenset[str]:
    return words_of("keywords", "joint")


@cache
def _reporting() -> frozenset[str]:
    return words_of("keywords", "reporting")
