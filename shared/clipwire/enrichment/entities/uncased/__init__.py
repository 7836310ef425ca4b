"""Names of people, organisations and villages in Persian and Hebrew, which have no capitals and no model.

A name is found only if a sign shows it: a known given name with a surname, a title beside it, the first word of a body.
The words are in `names/LANG.tsv`, `titles.tsv`, `bodies/LANG.tsv`, `places.tsv` and `things.tsv` of `wording`. What is
no name is in `knowledge/entities/languages/LANG.words.tsv.gz`.
"""

from clipwire.enrichment.entities.uncased.bodies import bodies
from clipwire.enrichment.entities.uncased.people import people
from clipwire.enrichment.entities.uncased.places import seas, villages
from clipwire.enrichment.entities.uncased.reading import Found, Reading

__all__ = ["Found", "uncased_names"]


def uncased_names(text: str, language: str) -> list[Found]:
    """The names of a text that signs show, in order, without overlaps."""
    reading = Reading(text, language)
    found: list[Found] = []
    taken: set[int] = set()
    for reader in (bodies, seas, people, villages):
        for name in reader(reading, taken):
            if taken.isdisjoint(range(name.first, name.last)):
                found.append(name)
                taken.update(range(name.first, name.last))
    return sorted(found, key=lambda name: name.start)
