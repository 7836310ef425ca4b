"""The towns and villages of a Persian or Hebrew text that a word before them shows."""

from collections.abc import Collection, Iterator

from clipwire.enrichment.entities.uncased.reading import Found, Reading

MAX_WORDS = 2


def seas(reading: Reading, taken: Collection[int]) -> Iterator[Found]:
    """The seas, rivers and mountains, with the first word that shows what they are, and the listed places."""
    for at in reading.indexes():
        if at in taken:
            continue
        nature = reading.bare(at, reading.words.nature)
        if listed := reading.listed_place(at):
            end, skipped = listed
            yield reading.shown(at, end, "place", skipped)
        elif nature and reading.joined(at + 1) and at + 1 not in taken:
            skipped = len(reading.word(at)) - len(nature)
            if end := reading.place_end(at + 1) or _proper_end(reading, at + 1, taken):
                yield reading.shown(at, end, "place", skipped)


def _proper_end(reading: Reading, at: int, taken: Collection[int]) -> int:
    words = reading.words
    word = reading.word(at)
    is_name = reading.is_unknown(at) or word in words.given or word in words.family
    return at + 1 if is_name and at not in taken else 0


def villages(reading: Reading, taken: Collection[int]) -> Iterator[Found]:
    """The unknown words behind "village", "town" or "province"."""
    for at in reading.indexes():
        if at in taken or not reading.joined(at) or not reading.bare(at - 1, reading.words.settlements):
            continue
        end = at
        while (
            end - at < MAX_WORDS and end not in taken and (end == at or reading.joined(end)) and _may_be(reading, end)
        ):
            end += 1
        if end > at:
            yield reading.shown(at, end, "place")


def _may_be(reading: Reading, at: int) -> bool:
    return reading.is_unknown(at) and not reading.title_before(at)
