"""The names that the model of a language finds in a text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from clipwire.enrichment.entities.trained import characters, words
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS, tagger
from clipwire.enrichment.entities.trained.known_names import UNCASED
from clipwire.text.sentences import sentences

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MAX_SENTENCE_TOKENS = 250
"""A longer sentence is divided."""
MAX_SENTENCE_CHARS = 600
MAX_ABBREVIATION_CHARS = 4
LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


class Guess(NamedTuple):
    """A name that the model finds, `text[start:end]`."""

    start: int
    end: int
    label: str
    probability: float


def guesses(text: str, language: str) -> list[Guess]:
    """The names that the model finds, in order, each with its probability."""
    reader = _by_character if language in CHARACTERS else _by_word
    return list(reader(text, language, tagger(language)))


def _by_word(text: str, language: str, model: "Tagger") -> Iterator[Guess]:
    rows = [
        row[start : start + MAX_SENTENCE_TOKENS]
        for sentence in sentences(text)
        if (row := words.tokens(text, language, *sentence))
        for start in range(0, len(row), MAX_SENTENCE_TOKENS)
    ]
    printed = [[token.word for token in row] for row in rows]
    clues = words.document_clues(printed)
    cased = language not in UNCASED
    for row, spelled in zip(rows, printed, strict=True):
        if cased and not words.has_capitals(spelled):
            continue
        model.set(words.features(spelled, language, clues))
        for start, end, label, probability in _tagged(model):
            if end - start > 1 and row[end - 1].word == "." and len(row[end - 2].word) > MAX_ABBREVIATION_CHARS:
                end -= 1  # the full stop of the sentence
            yield Guess(row[start].start, row[end - 1].end, label, probability)


def _by_character(text: str, language: str, model: "Tagger") -> Iterator[Guess]:
    for begin, finish in sentences(text):
        for start in range(begin, finish, MAX_SENTENCE_CHARS):
            part = text[start : min(finish, start + MAX_SENTENCE_CHARS)]
            model.set(characters.features(part, language))
            for first, end, label, probability in _tagged(model):
                yield Guess(start + first, start + end, label, probability)


def _tagged(model: "Tagger") -> Iterator[tuple[int, int, str, float]]:
    """Start, end, label and probability of each name; the tags are IOB2, or IOBES in Chinese."""
    tags = model.tag()
    i = 0
    while i < len(tags):
        start, tag = i, tags[i]
        i += 1
        if tag == "O":
            continue
        inside = ("I-" + tag[2:], "E-" + tag[2:])
        while i < len(tags) and tags[i] in inside and tags[i - 1][0] not in "ES":
            i += 1
        marginals = [model.marginal(tag, start)]
        if i - start > 1:
            marginals.append(model.marginal(tags[i - 1], i - 1))
        yield start, i, LABELS[tag[2:]], min(marginals)
