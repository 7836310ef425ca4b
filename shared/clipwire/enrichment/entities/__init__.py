"""People and organisations of an article.

A conditional random field reads each sentence (python-crfsuite; features in `features`), a second look makes the
document consistent (`document`), and the names of one person or organisation are brought together
(`names`). How the model was made and how good it is: `knowledge/entities/README.md`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal, TypeVar, cast

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.entities.document import Guess, second_look
from clipwire.enrichment.entities.features import Token, as_read, document_clues, features, tokens
from clipwire.enrichment.entities.gazetteer import Matches, tables
from clipwire.enrichment.entities.mentions import Mention, Named
from clipwire.enrichment.entities.organisations import organisations
from clipwire.enrichment.entities.people import people
from clipwire.enrichment.entities.scripts import titled_people
from clipwire.model.article import Organisation, Person
from clipwire.parsing.datelines import without_dateline
from clipwire.text.sentences import sentences

if TYPE_CHECKING:
    from pycrfsuite import Tagger

Label = Literal["person", "organisation", "place"]
LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
"""Half a character, as broken files have it: cannot be encoded for the model."""
CREDIT = re.compile(r"[.!?\"”]\s*[(\[]([^()\[\]\n]{1,60})[)\]]\s*\Z")
"""The wire that a text was taken from, in brackets behind its last sentence."""
LONGEST_SENTENCE = 300
"""Tokens; a longer one is read in pieces."""


@dataclass(frozen=True)
class Entity:
    """A name in a text: `text[start:end]`."""

    start: int
    end: int
    label: Label


def find_entities(text: str) -> list[Entity]:
    """The names of people, organisations and places in order of their starts, none over another.

    Titles before a name, "the" and the possessive are left off. Strict F1 is 0.75 on English text of all kinds; other
    languages in Latin letters get what capitals and tables of names tell, other scripts people beside a title.
    """
    text = LONE_SURROGATE.sub("?", text)
    rows = [row for sentence in sentences(text) for row in _pieces(tokens(text, *sentence))]
    every = [token for row in rows for token in row]
    titled = [Entity(start, end, "person") for start, end in titled_people(text)]
    taken = {i for entity in titled for i in range(entity.start, entity.end)}
    guesses, matches = _first_look(rows)
    found = [
        Entity(every[guess.start].start, every[guess.end - 1].end, cast(Label, guess.label))
        for guess in second_look(every, guesses, matches)
    ]
    found = [entity for entity in found if entity.start not in taken and entity.end - 1 not in taken]
    return sorted(titled + found, key=lambda entity: entity.start)


def _pieces(row: list[Token]) -> Iterator[list[Token]]:
    for start in range(0, len(row), LONGEST_SENTENCE):
        yield row[start : start + LONGEST_SENTENCE]


def _first_look(rows: Sequence[list[Token]]) -> tuple[list[Guess], list[Matches]]:
    """What the model sees in each row of tokens, and for each token the known names that it is part of."""
    words = [[token.word for token in row] for row in rows]
    read = [as_read(row) for row in words]
    clues = document_clues([row for row, same in zip(words, read, strict=True) if row is same])
    tagger = _tagger()
    guesses: list[Guess] = []
    matches: list[Matches] = []
    for printed, row in zip(words, read, strict=True):
        in_capitals = row is not printed
        known = tables().matches(row)
        tagger.set(features(row, in_capitals, known, clues))
        tags = tagger.tag()
        i = 0
        while i < len(tags):
            start, tag = i, tags[i]
            i += 1
            if tag != "O":
                inside = "I-" + tag[2:]
                while i < len(tags) and tags[i] == inside:
                    i += 1
                found = len(matches) + start, len(matches) + i
                guesses.append(Guess(*found, LABELS[tag[2:]], tagger.marginal(tag, start), in_capitals))
        matches += known
    return guesses, matches


@cache
def _tagger() -> "Tagger":
    from pycrfsuite import Tagger

    tagger = Tagger()
    tagger.open_inmemory(_model())
    return tagger


@cache
def _model() -> bytes:
    # The tagger reads these bytes in place and does not keep them alive.
    return (files("clipwire") / "knowledge" / "entities" / "model.crfsuite").read_bytes()


def enrich(analysis: Analysis) -> None:
    """Fill `people` and `organisations`, the most salient first.

    Title and body are read as one text; offsets count in the body. Who sent the text is no subject of it: an agency in
    the dateline or in the credit at the end is no mention.
    """
    article = analysis.article
    title = f"{article.title}\n\n" if article.title else ""
    body = article.body
    mentions: dict[str, list[Mention]] = {"person": [], "organisation": [], "place": []}
    text = title + body
    for entity in find_entities(text):
        mentions[entity.label].append(Mention(text[entity.start : entity.end], entity.start - len(title)))
    story = without_dateline(body) or body
    told = range(len(body) - len(story), _start_of_credit(body))
    named = [mention for mention in mentions["organisation"] if mention.start < 0 or mention.start in told]
    article.people = [_entry(Person, person) for person in _by_salience(people(mentions["person"]), body)]
    article.organisations = [_entry(Organisation, found) for found in _by_salience(organisations(named), body)]


def _start_of_credit(body: str) -> int:
    """Where the credit at the end begins, else the end of the body."""
    tail = max(0, len(body) - 80)
    credit = CREDIT.search(body, tail)
    return credit.start(1) if credit else len(body)


Kind = TypeVar("Kind", Person, Organisation)


def _entry(kind: type[Kind], named: Named) -> Kind:
    offsets = [mention.start for mention in named.mentions if mention.start >= 0]
    return kind(name=named.name, aliases=named.aliases, mentions=len(named.mentions), offsets=offsets)


def _by_salience(found: list[Named], body: str) -> list[Named]:
    """Mentions count; one in the title as three more, and the earlier the first one the better."""

    def salience(named: Named) -> float:
        first = named.mentions[0].start
        return len(named.mentions) + (3 if first < 0 else 1 - first / max(1, len(body)))

    return sorted(found, key=salience, reverse=True)
