"""The towns, villages, rivers and straits of an Arabic text that a word before them shows: "بلدة عيترون"."""

from collections.abc import Collection, Iterator

from clipwire.enrichment.entities.arabic.reading import CERTAIN, DEFINITE, Found, Reading

ADJECTIVES = ("ي", "ية")
FEMININE = ("ة", "ى", "اء")
"""Endings of nouns and of the adjectives behind them."""


def places(reading: Reading, taken: Collection[int]) -> Iterator[Found]:
    """The names behind such a word, by tokens; of a river or strait with that word: "مضيق هرمز"."""
    for at in range(len(reading.tokens)):
        if end := _known_end(reading, at):
            yield Found(at, end, "place", CERTAIN)
        if at in taken or not reading.joined(at):
            continue
        if reading.bare(at - 1, reading.words.settlements):
            if end := _end(reading, at, taken):
                yield Found(at, end, "place", CERTAIN)
        elif reading.word(at - 1) in reading.words.nature and at - 1 not in taken and _is_name(reading, at):
            yield Found(at - 1, at + 1, "place", CERTAIN)


def _known_end(reading: Reading, at: int) -> int:
    """The end of a sea or strait of the tables; 0 if there is none."""
    for parts in reading.words.known_places.get(reading.word(at), ()):
        end = at + len(parts)
        if all(reading.joined(i) and reading.word(i) == parts[i - at] for i in range(at + 1, end)):
            return end
    return 0


def _end(reading: Reading, at: int, taken: Collection[int]) -> int:
    """The end of the name of a town at a token, which has one word or two; 0 if there is none."""
    after = at + 1
    goes_on = reading.joined(after) and after not in taken and reading.word(after) not in reading.words.no_name
    if reading.word(at) in reading.words.doubles:
        return after + 1 if goes_on else 0
    if not _is_name(reading, at):
        return 0
    word = reading.word(after)
    is_noun = word.startswith(DEFINITE) and not word.endswith(ADJECTIVES)
    is_double = goes_on and not reading.word(at).startswith(DEFINITE) and (is_noun or _is_name(reading, after))
    return after + is_double


def _is_name(reading: Reading, at: int) -> bool:
    """Whether a word is neither common nor an adjective, which has the gender of the word before it: "بلدة حدودية"."""
    word = reading.word(at)
    words = reading.words
    is_word = len(word) > 2 and "\u0621" <= word[0] <= "\u06d3"
    tables = (words.common, words.no_name, words.titles, words.fields, words.given, words.settlements)
    if not is_word or reading.is_clitic(at) or any(word in table for table in tables):
        return False
    if word.startswith(DEFINITE) or word in words.places or at in reading.of_other:
        return True
    return reading.word(at - 1).endswith(FEMININE[0]) and not word.endswith(FEMININE)
