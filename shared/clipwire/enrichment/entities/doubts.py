"""Leave out people that the model finds without a sign: things, and words of headlines."""

import re
from collections.abc import Iterator

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.language import function_words
from clipwire.text.word_lists import word_set
from clipwire.wording import words_of

PREPOSITIONS = word_set("despite amid against until throughout towards unlike besides beyond within without")
"""Further words that a headline has between a verb and its object."""
_VERB = re.compile(r"(?:['’]s)? (?:said|says|told|who)\b|, (?:\d\d|who)\b")
_TITLE = re.compile(r"\b([A-Z][a-z]+\.?|said|by|minister|president|leader) \Z")
_STORM = r"(?:[Ss]torm|[Hh]urricane|[Tt]yphoon|[Cc]yclone|[Tt]empest)"
_OF_STORM = re.compile(
    rf"\b(?:(?:Super )?{_STORM}|[Tt]ropical {_STORM}|{_STORM},?"
    r"(?: (?:was|is|has been|will be|to be))?,? (?:named|called|dubbed)"
    rf"|(?:named|called|dubbed|christened) (?:the|this) (?:\w+ )?{_STORM}) \Z"
)
MAX_CHARS_OF_STORM = 60
CALLED_AFTER_PEOPLE = frozenset(
    "Foundation Trust Institute University College School Library Museum Hospital Centre Center Campaign".split()
)
"""Last words of bodies whose first word may be a person who is spoken of as well."""
_BASED = re.compile(
    r"(?:, | )(?:based in|headquartered in|listed in|an? (?:\w+ )?(?:maker|owner|producer|operator|seller) of)\b"
)
_OF_TOWN = re.compile(r", (?:the|a) (?:\w+ )?(?:capital|city|town|village) (?:of|in)\b")
_HONORIFIC = re.compile(r"\b(?:[A-Z][a-z]+\.?|minister|president|leader|founder|owner) \Z")
_ARTICLE = re.compile(r"\b(?:[Aa]n?|(?P<definite>[Tt]he)) \Z")
_AT_BIRTH = re.compile(r"\b(?:[Bb]orn|née|(?:maiden|birth) name(?: was)?) \Z")
MAX_CHARS_BEFORE_NAME_AT_BIRTH = 20


def without_doubtful_people(text: str, entities: list[Entity]) -> Iterator[Entity]:
    """The entities without "During" of a headline, "Browning" of "a Browning machine gun", storms and planets.

    A name before the seat or the products of a firm is an organisation: "Olin, based in Clayton". The name at birth is
    left out.
    """
    people = [text[entity.start : entity.end].split() for entity in entities if entity.label == "person"]
    in_full = {word for words in people if len(words) > 1 for word in words}
    alone = [entity for entity in entities if entity.label == "person" and _is_alone(text, entity, in_full)]
    starts_alone = {entity.start for entity in alone}
    storms = {text[entity.start : entity.end] for entity in alone if _is_storm_or_town(text, entity)}
    firms = {text[entity.start : entity.end] for entity in alone if _is_firm(text, entity)}
    firms |= _firms_of_longer_names(text, entities, alone)
    not_people = storms | (words_of("names", "planet", language="en") - in_full)
    for entity in entities:
        is_alone = entity.start in starts_alone
        if is_alone and text[entity.start : entity.end] in not_people:
            continue
        if is_alone and text[entity.start : entity.end] in firms:
            entity = Entity(entity.start, entity.end, "organisation", entity.probability)
        words = text[entity.start : entity.end].split()
        if entity.label != "person" or not (
            _has_function_word(words)
            or is_name_at_birth(text, entity.start)
            or _is_thing(text, entity, words, in_full)
            or _is_unknown(text, entity, words, in_full)
        ):
            yield entity


def is_name_at_birth(text: str, start: int) -> bool:
    """Whether a text says that a name is the one at birth: "Born Ann Lee in 1935, she married"."""
    return bool(_AT_BIRTH.search(text, max(0, start - MAX_CHARS_BEFORE_NAME_AT_BIRTH), start))


def _is_alone(text: str, entity: Entity, in_full: set[str]) -> bool:
    """Whether a name is a single word that is part of no full name of the text."""
    name = text[entity.start : entity.end]
    return " " not in name and name not in in_full


def _is_storm_or_town(text: str, entity: Entity) -> bool:
    """Whether a storm has the name ("the storm was named Boris"), or a town ("Victoria, the capital of")."""
    before = _OF_STORM.search(text, max(0, entity.start - MAX_CHARS_OF_STORM), entity.start)
    return bool(before or _OF_TOWN.match(text, entity.end))


def _is_firm(text: str, entity: Entity) -> bool:
    """Whether the seat or the wares of a firm follow a name that is no given name: "Olin, based in Clayton"."""
    name = text[entity.start : entity.end]
    if not _BASED.match(text, entity.end) or _HONORIFIC.search(text, max(0, entity.start - 24), entity.start):
        return False
    if name in words_of("given_names", "man") or name in words_of("given_names", "woman"):
        return False
    return "G" not in tables().names.get(name, "") or not re.search(
        rf"\bsaid {re.escape(name)}|{re.escape(name)} said", text
    )


def _firms_of_longer_names(text: str, entities: list[Entity], alone: list[Entity]) -> set[str]:
    """First words of firms that stand alone elsewhere: "Hartwell" beside "Hartwell Foods". No surname is one."""
    names = tables().names
    longer = (text[entity.start : entity.end].split() for entity in entities if entity.label == "organisation")
    first = {words[0] for words in longer if len(words) > 1 and words[-1] not in CALLED_AFTER_PEOPLE}
    said = {text[entity.start : entity.end] for entity in alone}
    titled = {
        text[entity.start : entity.end]
        for entity in alone
        if _HONORIFIC.search(text, max(0, entity.start - 24), entity.start)
    }
    common = words_of("given_names", "man") | words_of("given_names", "woman")
    return {name for name in first & said - titled - common if not set(names.get(name, "")) & set("SCN")}


def _is_unknown(text: str, entity: Entity, words: list[str], in_full: set[str]) -> bool:
    """Whether nothing shows that a single word is a person: no table, no full name, no title, no verb behind it."""
    word = words[0].capitalize() if words[0].isupper() else words[0]
    if len(words) > 1 or word in in_full or set(tables().names.get(word, "")) & set("GS"):
        return False
    title = _TITLE.search(text, max(0, entity.start - 24), entity.start)
    is_titled = title and (title[1] in ("said", "by") or title[1].lower() not in function_words()["en"])
    return not (is_titled or _VERB.match(text, entity.end))


def _has_function_word(words: list[str]) -> bool:
    """Whether a word that no name has is in a name: "Shuns Questions During", "Backs Plan Despite"."""
    names = tables().names
    return any(
        (word.lower() in function_words()["en"] or word.lower() in PREPOSITIONS)
        and not set(names.get(word, "")) & set("GS")
        and len(word) > 3
        for word in words
    )


def _is_thing(text: str, entity: Entity, words: list[str], in_full: set[str]) -> bool:
    """Whether "a" is before a single word ("a Browning gun"), or "the" before one of no full name ("the Dane")."""
    article = _ARTICLE.search(text, max(0, entity.start - 4), entity.start) if len(words) == 1 else None
    return article is not None and not (article["definite"] and words[0] in in_full)
