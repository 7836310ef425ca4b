"""Names of people and organisations in Arabic, which has no capitals and joins small words to names.

A title, a verb of saying or the model shows where a name is; the words that a name is made of show where it begins and
ends: "محمد بن سلمان بن عبدالعزيز", "أشرف عبد المنعم أبو زيد". The words are in `titles.tsv`, `names.tsv`, `bodies.tsv`
and `things.tsv` of `wording`.
"""

from collections.abc import Sequence

from clipwire.enrichment.entities.arabic.bodies import bodies
from clipwire.enrichment.entities.arabic.people import people
from clipwire.enrichment.entities.arabic.places import places
from clipwire.enrichment.entities.arabic.reading import Found, Reading

__all__ = ["Found", "arabic_names"]


def arabic_names(text: str, guesses: Sequence[tuple[int, int, str, float]] = ()) -> list[Found]:
    """The names of a text, in order, without overlaps.

    `guesses` are those of the model: start, end, label and probability.
    """
    reading = Reading(text, guesses)
    named = bodies(reading)
    taken = {i for found in named for i in range(found.start, found.end)}
    for found in sorted(people(reading, taken), key=lambda person: (person.start - person.end, -person.probability)):
        if taken.isdisjoint(range(found.start, found.end)):
            named.append(found)
            taken.update(range(found.start, found.end))
    for found in places(reading, taken):
        if taken.isdisjoint(range(found.start, found.end)):
            named.append(found)
            taken.update(range(found.start, found.end))
    named += [
        guess
        for guess in reading.guesses
        if guess.label != "person"
        and taken.isdisjoint(range(guess.start, guess.end))
        and not (reading.is_thing(guess) or reading.is_indefinite(guess.end - 1))
    ]
    return sorted(_of_text(reading, found) for found in named)


def _of_text(reading: Reading, found: Found) -> Found:
    """The name with its offsets in the text, without a small word that is written together with its first word."""
    start = reading.tokens[found.start].start
    word, head = reading.word(found.start), reading.bare(found.start, reading.words.bodies_first)
    if found.label == "organisation" and head and word.endswith(head):
        start += len(word) - len(head)
    if found.label == "person" and reading.joins_another(found.start):
        start += 1
    return found._replace(start=start, end=reading.tokens[found.end - 1].end)
