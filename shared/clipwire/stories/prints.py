"""The print of an article, with which later ones are compared: less than a kilobyte.

A packed print has this form (integers are big-endian):

    1 byte     version of the form
    4 bytes    numbers of shingles in opening and sample, the sample's limit as a power of two, number of terms
    3 bytes    each shingle
    4 bytes    each term: its weight in the upper four bits, its hash in the lower 28
    the rest   moment, source and credits, separated by line ends, in UTF-8

Terms are weighted by their frequency in the text, where title and opening count more, and by being part of a name. The
weights do not contain the rarity of the term, which depends on the articles of the day; it is added when prints are
compared.
"""

import math
import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from clipwire.model.article import Article, Mentioned
from clipwire.stories.fingerprints import FULL, Fingerprint, fingerprint_of
from clipwire.stories.languages import compared_language
from clipwire.stories.originals import credits_of
from clipwire.stories.terms import document_shares, terms_of
from clipwire.stories.tokens import HASH_BITS, hash_of, tokens

FORM = 1
MAX_SAMPLED = 64
"""Maximum number of shingles behind the opening."""
MAX_TERMS = 100
MAX_TEXT_BYTES = 160
"""Of moment, source and credits."""
BODY_WORDS = 350
"""Number of words of the body whose terms count: a report begins with the event."""
OPENING_WORDS = 60
"""Number of words of the body that count `OPENING_TIMES`."""
OPENING_TIMES = 3
NAME_WEIGHT = 1.5
"""Factor of terms in names of people and places. Organisations report events, too, so their names count as words."""
NUMBER_WEIGHT = 1.3
"""Factor of terms of digits: ages, tolls, years."""
WEIGHT_STEP = 0.4
"""Weights are kept as multiples of this, from 1 to 15."""


@dataclass(frozen=True, slots=True)
class StoryPrint:
    """All of an article that later articles are compared with."""

    article: str
    """Its id."""
    language: str
    """As `compared_language` gives it: prints are compared within a language."""
    day: date | None
    """The day of publication, else of the crawl; None if neither is known."""
    moment: str
    """Publication as in the record, ISO 8601 at the precision known; empty if unknown."""
    source: str
    """The source's id; empty if unknown."""
    credits: tuple[str, ...]
    """Agencies and publishers, as slugs, that the article names as the origin of its text."""
    fingerprint: Fingerprint
    terms: tuple[int, ...]
    """Hashes with weights, heaviest first: `weight << HASH_BITS | hash`."""

    def pack(self) -> bytes:
        """At most about 950 bytes."""
        mark = self.fingerprint
        head = struct.pack(
            ">5B", FORM, len(mark.opening), len(mark.sample), mark.limit.bit_length() - 1, len(self.terms)
        )
        shingles = b"".join(one.to_bytes(3, "big") for one in (*mark.opening, *mark.sample))
        terms = b"".join(one.to_bytes(4, "big") for one in self.terms)
        text = "\n".join((self.moment, self.source, *self.credits)).encode()[:MAX_TEXT_BYTES]
        return head + shingles + terms + text

    @classmethod
    def unpack(cls, article: str, language: str, day: date | None, packed: bytes) -> "StoryPrint":
        """The print of an item. Raises `ValueError` for a form of another version."""
        form, opened, sampled, limit, terms = struct.unpack_from(">5B", packed)
        if form != FORM:
            raise ValueError(f"a story print of form {form}; {FORM} is known")
        at = 5 + 3 * (opened + sampled)
        shingles = tuple([int.from_bytes(packed[i : i + 3], "big") for i in range(5, at, 3)])
        end = at + 4 * terms
        moment, _, text = packed[end:].decode("utf-8", "ignore").partition("\n")
        source, *credited = text.split("\n")
        return cls(
            article,
            language,
            day,
            moment,
            source,
            tuple(credited),
            Fingerprint(shingles[:opened], shingles[opened:], 1 << limit),
            struct.unpack_from(f">{terms}I", packed, at),
        )


def print_of(article: Article, article_id: str | None = None) -> StoryPrint:
    """The print of an enriched article; `article_id` replaces the article's own id."""
    title, body = tokens(article.title or ""), tokens(article.body)
    language = compared_language(article.language)
    return StoryPrint(
        article=article_id or article.id or "",
        language=language,
        day=_day(article.published) or _day(article.crawled),
        moment=article.published or "",
        source=article.source.id if article.source else "",
        credits=credits_of(article),
        fingerprint=fingerprint_of(body).thinned(MAX_SAMPLED),
        terms=_terms(title, body, _names(article), language),
    )


def weight_of(term: int) -> float:
    """The weight of a term of a print."""
    return (term >> HASH_BITS) * WEIGHT_STEP


def hash_in(term: int) -> int:
    """The hash of a term of a print."""
    return term & (FULL - 1)


def _day(moment: str | None) -> date | None:
    """The day of a moment that is known to the day."""
    try:
        return date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def _names(article: Article) -> set[str]:
    """The terms in the names of people and places."""
    named: Iterable[Mentioned] = (*article.people, *article.places)
    return {term for one in named for name in (one.name, *one.aliases) for term in terms_of(tokens(name))}


def _terms(title: Sequence[str], body: Sequence[str], names: set[str], language: str) -> tuple[int, ...]:
    counts = Counter(terms_of(title))
    counts.update(terms_of(body[:BODY_WORDS]))
    for term in terms_of(body[:OPENING_WORDS]):
        counts[term] += OPENING_TIMES - 1
    shares = document_shares(language)
    weights: dict[int, float] = {}
    ranks: dict[int, float] = {}
    for term, count in counts.items():
        factor = NAME_WEIGHT if term in names else NUMBER_WEIGHT if term.isdigit() else 1.0
        one = hash_of(term)
        weights[one] = (1 + math.log(count)) * factor
        ranks[one] = weights[one] * -math.log(shares[one])
    heaviest = sorted(ranks, key=lambda one: (-ranks[one], one))[:MAX_TERMS]
    return tuple([min(15, max(1, round(weights[one] / WEIGHT_STEP))) << HASH_BITS | one for one in heaviest])
