"""Fingerprints of texts, which show how much of a text another one contains.

A shingle is a sequence of four words, or of seven letters in scripts without spaces. A fingerprint keeps the hashes of
the shingles of the opening, and of the rest those below a limit: all of a short text, a sample of a long one. Two
samples are compared below the lower of their limits, where both are complete (Broder's modulo sketch, 1997, with
containment instead of resemblance). The opening is kept whole because a cut copy is mostly opening.

Similarity is the share of the smaller text's shingles that the larger text has. Cutting and padding hardly change it.
Shingles that both texts begin or end with may be a common header or footer. They are ignored if they are at most half
of the smaller text. A longer footer is ignored if it is short in itself and each text has a part of its own before it:
two brief reports with the same footer are not copies. A longer header cannot be told from a text that was cut.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from clipwire.stories.tokens import HASH_BITS, hash_of, is_dense, tokens

SHINGLE_WORDS = 4
SHINGLE_LETTERS = 7
"""Length of a shingle in scripts without spaces."""
OPENING_SHINGLES = 24
MAX_SAMPLED = 512
"""Maximum number of shingles kept behind the opening."""
FULL = 1 << HASH_BITS
"""The limit of a fingerprint that keeps all shingles."""
MIN_SHINGLES = 12
"""A text with fewer shingles is a copy only of a text that is nearly as short: any long text may contain it."""
MAX_FRAME_SHARE = 0.5
"""Maximum share of the smaller text that is a common header and footer."""
MAX_FOOTER_SHINGLES = 48
"""Maximum length of a footer that is a larger share."""
MIN_OWN_SHINGLES = 12
"""Minimum length of what each text has before such a footer."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Hashes of the different shingles of a text, in the order of the text."""

    opening: tuple[int, ...]
    """The first shingles, all of them."""
    sample: tuple[int, ...]
    """Those of the later shingles whose hash is below `limit`."""
    limit: int = FULL
    """`FULL` divided by a power of two."""

    @property
    def size(self) -> int:
        """The number of different shingles of the text, estimated from the sample."""
        return len(self.opening) + len(self.sample) * (FULL // self.limit)

    def thinned(self, max_sampled: int) -> "Fingerprint":
        """The same with a sample of at most this number."""
        limit, sample = self.limit, self.sample
        while len(sample) > max_sampled:
            limit //= 2
            sample = tuple([one for one in sample if one < limit])
        return Fingerprint(self.opening, sample, limit)

    def below(self, limit: int) -> list[int]:
        """All kept hashes below a limit, in the order of the text."""
        return [one for one in (*self.opening, *self.sample) if one < limit]


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a text of any length and script. That of a text without words is empty."""
    return fingerprint_of(tokens(text))


def fingerprint_of(words: Sequence[str]) -> Fingerprint:
    """The fingerprint of a text that is split into tokens."""
    if not words:
        return Fingerprint((), ())
    dense = sum(map(is_dense, words[:200])) * 2 > len(words[:200])
    size = min(SHINGLE_LETTERS if dense else SHINGLE_WORDS, len(words))
    joined = [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
    hashes = list(dict.fromkeys(map(hash_of, joined)))
    whole = Fingerprint(tuple(hashes[:OPENING_SHINGLES]), tuple(hashes[OPENING_SHINGLES:]))
    return whole.thinned(MAX_SAMPLED)


def similarity(a: Fingerprint, b: Fingerprint, weigh: Callable[[int], float] | None = None) -> float:
    """The share of the smaller text that is in the larger one, from 0 to 1.

    `weigh` gives a shingle's weight from 0 to 1: less than 1 if many texts have it. Without it, all weigh 1.
    """
    smaller, larger = (a, b) if a.size <= b.size else (b, a)
    framed = _framed(smaller, larger)
    found, missing = _found(smaller, larger, framed, weigh)
    least = min(MIN_SHINGLES, larger.size)
    total = max(found + missing, least if weigh is None else least / 2)
    return min(1.0, found / total) if total else 0.0


def _found(
    smaller: Fingerprint, larger: Fingerprint, framed: set[int], weigh: Callable[[int], float] | None
) -> tuple[float, float]:
    """The estimated numbers of the smaller text's shingles that the larger one has and lacks."""
    opening, sample = set(larger.opening), set(larger.sample)
    found = missing = 0.0
    for kept, limit in ((smaller.opening, FULL), (smaller.sample, smaller.limit)):
        scale, common = FULL // limit, min(limit, larger.limit)
        for one in kept:
            if one in framed:
                continue
            weight = weigh(one) if weigh else 1.0
            if one in opening:
                found += weight * scale
            elif one < common:
                if one in sample:
                    found += weight * (FULL // common)
                else:
                    missing += weight * (FULL // common)
    return found, missing


def _framed(smaller: Fingerprint, larger: Fingerprint) -> set[int]:
    """The shingles of the header and the footer that the texts share; none if they are most of the smaller text."""
    limit = min(smaller.limit, larger.limit)
    ours, theirs = smaller.below(limit), larger.below(limit)
    head = _common_start(ours, theirs)
    tail = _common_start(ours[::-1], theirs[::-1])
    if len(head) + len(tail) <= MAX_FRAME_SHARE * len(ours):
        return {*head, *tail}
    scale = FULL // limit
    own = (min(len(ours), len(theirs)) - len(tail)) * scale
    is_footer = not head and len(tail) * scale <= MAX_FOOTER_SHINGLES and own >= MIN_OWN_SHINGLES
    return set(tail) if is_footer else set()


def _common_start(one: Sequence[int], other: Sequence[int]) -> list[int]:
    return [a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))]
