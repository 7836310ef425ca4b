"""Korean names of three words in Latin letters: "So Yong Hui".

The model knows few of their family names. Behind one, two syllables of Korean are a person whatever is around them. A
capitalised word behind them shows another name: "Kim Il Sung University".
"""

import re
from collections.abc import Iterator
from functools import cache

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.language import function_words
from clipwire.text.word_lists import any_of, word_set
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


def with_korean_names(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities in order, with Korean names in place of people, and of parts of other names, that overlap them."""
    found = list(_names(text))
    if not found:
        return entities
    others = [entity for entity in entities if entity.label != "person"]
    found = [name for name in found if not any(o.start <= name.start and name.end < o.end for o in others)]
    taken = {at for name in found for at in range(name.start, name.end)}
    kept = [entity for entity in entities if taken.isdisjoint(range(entity.start, entity.end))]
    return sorted([*kept, *found], key=lambda entity: entity.start)


def _names(text: str) -> Iterator[Entity]:
    for match in _expression().finditer(text):
        given = match["first"].lower(), match["second"].lower()
        if all(map(_SYLLABLE.fullmatch, given)) and not all(map(_is_english, given)):
            yield Entity(*match.span(), "person")


@cache
def _expression() -> re.Pattern[str]:
    families = any_of(words_of("names", "family", language="en"))
    return re.compile(
        rf"\b(?:{families}) (?P<first>[A-Z][a-z]{{0,5}})(?: (?=[A-Z])|-(?=[A-Za-z]))(?P<second>[A-Za-z][a-z]{{0,5}})"
        r"(?![\w-]|[ ’'-][A-Z])"
    )


def _is_english(word: str) -> bool:
    return word in ENGLISH or word in function_words()["en"]
