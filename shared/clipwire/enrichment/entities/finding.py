"""Find the names of people, organisations and places in a text."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from clipwire.enrichment.entities.bodies import with_named_bodies
from clipwire.enrichment.entities.document import second_look
from clipwire.enrichment.entities.doubtful_bodies import without_doubtful_bodies
from clipwire.enrichment.entities.doubts import without_doubtful_people
from clipwire.enrichment.entities.entity import Entity, Label
from clipwire.enrichment.entities.features import as_read, document_clues, features, has_capitals
from clipwire.enrichment.entities.gazetteer import Matches, tables
from clipwire.enrichment.entities.korean import with_korean_names
from clipwire.enrichment.entities.listed_bodies import listed_bodies
from clipwire.enrichment.entities.lists import with_listed_names
from clipwire.enrichment.entities.model import tagger
from clipwire.enrichment.entities.nicknames import with_nicknames
from clipwire.enrichment.entities.scripts import LANGUAGES as WITHOUT_CAPITALS
from clipwire.enrichment.entities.scripts import titled_people
from clipwire.enrichment.entities.tokens import Token, tokens
from clipwire.enrichment.entities.trades import with_bodies_beside_words
from clipwire.enrichment.entities.trained.knowledge import is_trained
from clipwire.enrichment.entities.votes import Guess
from clipwire.enrichment.language import reading_language
from clipwire.text.scripts import ARABIC
from clipwire.text.sentences import sentences

UNCASED = frozenset({"fa", "he"})
"""Languages that `uncased` reads."""
LABELS: dict[str, Label] = {"PER": "person", "ORG": "organisation", "LOC": "place"}
"""The model's tag -> label."""
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""A lone surrogate, which broken files have and which cannot be encoded for the model."""
MAX_SENTENCE_TOKENS = 300
"""A longer sentence is divided."""


def find_entities(text: str, language: str | None = None) -> list[Entity]:
    """The names of people, organisations and places in order, without overlaps.

    Titles before a name, "the" and the possessive are not part of it. English, and a text of no known language, is read
    by the model: strict F1 is 0.75 on English text of all kinds. Other languages are read by signs, which find people
    and organisations, and by a model if there is one for the language.
    """
    text = LONE_SURROGATE.sub("?", text)
    tag = reading_language(language, text)
    if tag == "en":
        return _by_model(text)
    if not is_trained(tag):
        return names_by_sign(text, tag)
    from clipwire.enrichment.entities.trained.combining import combined  # its tables take time to load

    # the signs of Arabic read what the model finds
    return combined(text, tag, [] if tag == "ar" else names_by_sign(text, tag))


def sure_names(text: str, found: Sequence[Entity], language: str | None = None) -> list[tuple[Entity, str]]:
    """The names of `find_entities` that are sure enough for a record, each as one writes it: without case endings.

    A name is sure enough if one of its mentions is.
    """
    tag = reading_language(language, text)
    if tag == "en":
        return [(entity, text[entity.start : entity.end]) for entity in found]
    from clipwire.enrichment.entities.trained import delivering

    return delivering.sure_names(text, found, tag)


def names_by_sign(text: str, language: str) -> list[Entity]:
    """The names of people and organisations that a sign of the language shows; few are wrong and many are missing."""
    if language == "ar":
        return _arabic(text)
    if language == "th":
        from clipwire.enrichment.entities.thai import thai_names  # its expressions take time to compile

        return [_entity(*name[:3]) for name in thai_names(text)]
    if language == "vi":
        from clipwire.enrichment.entities.vietnamese import vietnamese_names  # its expressions take time to compile

        return [_entity(*name[:3]) for name in vietnamese_names(text)]
    if language == "hi":
        from clipwire.enrichment.entities import hindi

        people = [Entity(start, end, "person") for start, end in hindi.titled_people(text)]
        bodies = [Entity(start, end, "organisation") for start, end in hindi.known_bodies(text)]
        return sorted([*people, *bodies], key=lambda entity: entity.start)
    if language in WITHOUT_CAPITALS:
        return _in_scripts(text, language)
    if language in UNCASED:
        from clipwire.enrichment.entities.uncased import uncased_names  # its words take time to load

        return [_entity(*name[:3]) for name in uncased_names(text, language)]
    from clipwire.enrichment.entities.signs import names_by_signs  # its words take time to load

    found = [_entity(*found[:3]) for found in names_by_signs(text, language)]
    if language == "el":
        from clipwire.enrichment.entities.signs.greek_towns import with_towns

        return with_towns(text, found)
    return _with_russian_people(text, found) if language == "ru" else found


def _entity(start: int, end: int, label: str) -> Entity:
    return Entity(start, end, cast(Label, label))


def _with_russian_people(text: str, entities: list[Entity]) -> list[Entity]:
    # their tables take time to load
    from clipwire.enrichment.entities.korean_in_cyrillic import korean_names
    from clipwire.enrichment.entities.slavic.russian import people

    found = [Entity(start, end, "person") for start, end in korean_names(text)]
    taken = {at for entity in found for at in range(entity.start, entity.end)}
    found += [entity for entity in entities if taken.isdisjoint(range(entity.start, entity.end))]
    taken = {at for entity in found for at in range(entity.start, entity.end)}
    found += [Entity(start, end, "person") for start, end in people(text) if taken.isdisjoint(range(start, end))]
    return sorted(found, key=lambda entity: entity.start)


def _arabic(text: str) -> list[Entity]:
    from clipwire.enrichment.entities.arabic import arabic_names  # its words take time to load

    return [_entity(*name[:3]) for name in arabic_names(text)]


def _in_scripts(text: str, language: str) -> list[Entity]:
    people = [Entity(start, end, "person") for start, end in titled_people(text, language)]
    taken = {i for entity in people for i in range(entity.start, entity.end)}
    bodies = [
        Entity(start, end, "organisation")
        for start, end in listed_bodies(text, language)
        if taken.isdisjoint(range(start, end))
    ]
    return sorted(people + bodies, key=lambda entity: entity.start)


def _by_model(text: str) -> list[Entity]:
    rows = [row for sentence in sentences(text) for row in _pieces(tokens(text, *sentence))]
    every = [token for row in rows for token in row]
    titled = [Entity(start, end, "person") for start, end in titled_people(text)]
    if ARABIC.search(text):
        titled += [entity for entity in _arabic(text) if entity.label == "person"]
    taken = {i for entity in titled for i in range(entity.start, entity.end)}
    guesses, matches = _first_look(rows)
    found = [
        _entity(every[guess.start].start, every[guess.end - 1].end, guess.label)
        for guess in second_look(every, guesses, matches)
    ]
    found = [entity for entity in found if entity.start not in taken and entity.end - 1 not in taken]
    found = with_named_bodies(text, every, with_korean_names(every, found))
    found = with_bodies_beside_words(text, with_listed_names(text, with_nicknames(text, found)))
    found = list(without_doubtful_people(text, list(without_doubtful_bodies(text, found))))
    return sorted(titled + found, key=lambda entity: entity.start)


def _pieces(row: list[Token]) -> Iterator[list[Token]]:
    for start in range(0, len(row), MAX_SENTENCE_TOKENS):
        yield row[start : start + MAX_SENTENCE_TOKENS]


def _first_look(rows: Sequence[list[Token]]) -> tuple[list[Guess], list[Matches]]:
    """The names that the model finds in each row of tokens, and for each token the known names that contain it."""
    words = [[token.word for token in row] for row in rows]
    read = [as_read(row) for row in words]
    clues = document_clues([row for row, same in zip(words, read, strict=True) if row is same])
    model = tagger()
    guesses: list[Guess] = []
    matches: list[Matches] = []
    for printed, row in zip(words, read, strict=True):
        in_capitals = row is not printed
        known = tables().matches(row)
        if not has_capitals(row):
            matches += known
            continue  # the model finds no name there
        model.set(features(row, in_capitals, known, clues))
        tags = model.tag()
        i = 0
        while i < len(tags):
            start, tag = i, tags[i]
            i += 1
            if tag != "O":
                inside = "I-" + tag[2:]
                while i < len(tags) and tags[i] == inside:
                    i += 1
                found = len(matches) + start, len(matches) + i
                guesses.append(Guess(*found, LABELS[tag[2:]], model.marginal(tag, start), in_capitals))
        matches += known
    return guesses, matches
