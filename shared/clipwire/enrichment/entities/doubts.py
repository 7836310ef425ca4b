"""Leave out people that the model finds without a sign: things, and words of headlines."""

import re
from collections.abc import Iterator

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.language import function_words
from clipwire.text.word_lists import word_set

PREPOSITIONS = word_set("despite amid against until throughout towards unlike besides beyond within without")
"""Further words that a headline has between a verb and its object."""
_VERB = re.compile(
    r"(?:['’]s)? (?:said|says|told|was|is|has|had|who|will|would|also|[a-z]+ed|[a-z]+s)\b|, (?:\d\d|who)\b"
)
_TITLE = re.compile(r"\b(?:[A-Z][a-z]+\.?|said|by|minister|president|leader) \Z")
_ARTICLE = re.compile(r"\b[Aa]n? \Z")


def without_doubtful_people(text: str, entities: list[Entity]) -> Iterator[Entity]:
    """The entities without "During" of a headline, and without "Browning" of "a Browning machine gun"."""
    people = [text[entity.start : entity.end].split() for entity in entities if entity.label == "person"]
    in_full = {word for words in people if len(words) > 1 for word in words}
    for entity in entities:
        words = text[entity.start : entity.end].split()
        if entity.label != "person" or not (
            _has_function_word(words) or _is_thing(text, entity, words) or _is_unknown(text, entity, words, in_full)
        ):
            yield entity


def _is_unknown(text: str, entity: Entity, words: list[str], in_full: set[str]) -> bool:
    """Whether nothing shows that a single word is a person: no table, no full name, no title, no verb behind it."""
    word = words[0].capitalize() if words[0].isupper() else words[0]
    if len(words) > 1 or word in in_full or set(tables().names.get(word, "")) & set("GS"):
        return False
    return not _VERB.match(text, entity.end) and not _TITLE.search(text, max(0, entity.start - 24), entity.start)


def _has_function_word(words: list[str]) -> bool:
    """Whether a word that no name has is in a name: "Shuns Questions During", "Backs Plan Despite"."""
    names = tables().names
    return any(
        (word.lower() in function_words()["en"] or word.lower() in PREPOSITIONS)
        and not set(names.get(word, "")) & set("GS")
        and len(word) > 3
        for word in words
    )


def _is_thing(text: str, entity: Entity, words: list[str]) -> bool:
    """Whether "a" is before a single word: "a Browning machine gun"."""
    return len(words) == 1 and bool(_ARTICLE.search(text, max(0, entity.start - 4), entity.start))
