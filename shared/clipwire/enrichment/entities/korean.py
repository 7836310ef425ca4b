"""Korean names of three words in Latin letters: "So Yong Hui".

The model knows few of their family names. Behind one, two syllables of Korean are a person whatever is around them. A
capitalised word behind them shows another name: "Kim Il Sung University".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.tokens import Token
from clipwire.enrichment.language import function_words
from clipwire.text.word_lists import word_set
from clipwire.wording import words_of

_SYLLABLE = re.compile(
    r"(?:kk|tt|pp|ss|jj|ch|[kgnrtdmpbsjh])?(?:yae|yeo|wae|eo|eu|ae|oe|ui|wi|wo|we|wa|ya|ye|yo|yu|[aeiou])"
    r"(?:ng|[klmnpt])?"
)

ENGLISH = word_set(
    "man men sun son song gun pan ham pot hot net ten pen pin tin sin sit hat mat hit hut nut run ran rim rum pop top",
    "map tap tip hip hop kin king wing ring sing ping pong mom mum sum bun bin ban bat bet bit get got gut set sat met",
)
"""Words of English that are spelled like a syllable."""


def with_korean_names(tokens: Sequence[Token], entities: list[Entity]) -> list[Entity]:
    """The entities in order, with Korean names in place of people, and of parts of other names, that overlap them."""
    found = list(_names(tokens))
    if not found:
        return entities
    others = [entity for entity in entities if entity.label != "person"]
    found = [name for name in found if not any(o.start <= name.start and name.end < o.end for o in others)]
    taken = {at for name in found for at in range(name.start, name.end)}
    kept = [entity for entity in entities if taken.isdisjoint(range(entity.start, entity.end))]
    return sorted([*kept, *found], key=lambda entity: entity.start)


def _names(tokens: Sequence[Token]) -> Iterator[Entity]:
    families = _families()
    for at, token in enumerate(tokens):
        if token.word not in families:
            continue
        words = tokens[at : at + 5]
        last = 3 if len(words) > 3 and words[2].word == "-" else 2
        if len(words) <= last or not _are_joined(words, last) or _goes_on(words, last):
            continue
        first, second = words[1].word, words[last].word
        if first[0].isupper() and (second[0].isupper() or last == 3) and _are_given(first.lower(), second.lower()):
            yield Entity(token.start, words[last].end, "person")


def _are_joined(words: Sequence[Token], last: int) -> bool:
    """Whether one space is between the words of a name, and nothing around a hyphen."""
    gaps = [after.start - before.end for before, after in pairwise(words[: last + 1])]
    return gaps in ([1, 1], [1, 0, 0])


def _goes_on(words: Sequence[Token], last: int) -> bool:
    """Whether a capitalised word or a hyphen follows."""
    if len(words) == last + 1:
        return False
    gap, after = words[last + 1].start - words[last].end, words[last + 1].word
    return (gap == 1 and after[0].isupper()) or (gap == 0 and after == "-")


def _are_given(first: str, second: str) -> bool:
    if not (_SYLLABLE.fullmatch(first) and _SYLLABLE.fullmatch(second)):
        return False
    return not (_is_english(first) and _is_english(second))


@cache
def _families() -> frozenset[str]:
    return words_of("names", "family", language="en")


def _is_english(word: str) -> bool:
    return word in ENGLISH or word in function_words()["en"]
