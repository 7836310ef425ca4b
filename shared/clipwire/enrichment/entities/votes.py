"""The label that most mentions of a name in a document have, and the mentions that the model missed."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.tokens import Token
from clipwire.wording import words_of

MIN_SURE_PROBABILITY = 0.6
"""Below this, the document decides instead of the model."""


class Guess(NamedTuple):
    """A name that the model finds: `tokens[start:end]` of the document, with its probability."""

    start: int
    end: int
    label: str
    probability: float
    in_capitals: bool = False
    """Whether it is in a heading in capitals, where every word looks like a name."""


def key_of(tokens: Sequence[Token], guess: Guess) -> tuple[str, ...]:
    return tuple(token.word for token in tokens[guess.start : guess.end])


Votes = defaultdict[tuple[str, ...], Counter[str]]


def votes_of(tokens: Sequence[Token], guesses: Sequence[Guess]) -> Votes:
    """Name of the document -> label -> weight."""
    names = tables().names
    votes: Votes = defaultdict(Counter)
    for guess in guesses:
        votes[key_of(tokens, guess)][guess.label] += guess.probability  # type: ignore[assignment]
    people = {key[-1] for key, labels in votes.items() if len(key) > 1 and _first(labels) == "person"}
    initials = {
        "".join(word[0] for word in key if word[0].isupper()): _first(labels)
        for key, labels in votes.items()
        if len(key) > 1 and _first(labels) != "person"
    }
    for key, labels in votes.items():
        codes = names.get(" ".join(key), "")
        if "C" in codes:
            labels["place"] += 3
        elif len(key) > 1 and codes and set(codes) <= {"M", "T", "R", "A"}:
            labels["place"] += 1
        elif len(key) > 1 and (
            key[-1] in words_of("names", "place") or (key[0] in words_of("places", "water") and key[1] == "of")
        ):
            labels["place"] += 2 * labels.total()
        elif len(key) > 1 and {key[-1], " ".join(key[-2:])} & words_of("names", "body"):
            labels["organisation"] += 2 * labels.total()
        elif len(key) == 1 and key[0] in people:
            labels["person"] += 2
        elif len(key) == 1 and len(key[0]) > 2 and key[0].replace(".", "") in initials:
            labels[initials[key[0].replace(".", "")]] += 2
    for surname in people:
        if len(surname) > 2 and (surname,) not in votes and "C" not in names.get(surname, ""):
            votes[(surname,)]["person"] += 1
    for short, label in initials.items():
        if len(short) > 2 and (short,) not in votes:
            votes[(short,)][label] += 1
    return votes


def _is_place_by_words(key: tuple[str, ...]) -> bool:
    """Whether the last word is one of places, or the first is water of something: "Harlan County", "Gulf of Riga"."""
    return key[-1] in words_of("names", "place") or (key[0] in words_of("places", "water") and key[1] == "of")


def _first(labels: Counter[str]) -> str:
    return labels.most_common(1)[0][0]


def relabelled(guess: Guess, labels: Counter[str]) -> Guess:
    label = _first(labels)
    return guess._replace(label=label) if labels[label] > labels[guess.label] else guess


def missed(tokens: Sequence[Token], guesses: Sequence[Guess], votes: Votes) -> list[Guess]:
    """The names of the document in places where the model found none."""
    taken = {i for guess in guesses for i in range(guess.start, guess.end)}
    names = {
        key
        for key in votes
        if key[0][0].isupper() and len("".join(key)) > 2 and max(votes[key].values()) >= MIN_SURE_PROBABILITY
    }
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in names:
        lengths[key[0]].add(len(key))
    found = []
    for i, token in enumerate(tokens):
        for length in sorted(lengths.get(token.word, ()), reverse=True):
            if i + length > len(tokens):
                continue
            end = i + length
            key = tuple(t.word for t in tokens[i:end])
            if key in names and taken.isdisjoint(range(i, end)) and not _within_a_longer_name(tokens, i, end):
                found.append(Guess(i, end, _first(votes[key]), MIN_SURE_PROBABILITY))
                taken.update(range(i, end))
                break
    return found


def _within_a_longer_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    return bool(
        (before and before.word[0].isupper() and tokens[start].start - before.end <= 1 and start > 1
         and tokens[start - 2].word not in ".!?”\"")
        or (after and after.word[0].isupper() and after.start - tokens[end - 1].end <= 1)
        or (before and before.word == "-")
        or (after and after.word == "-")
    )  # fmt: skip
