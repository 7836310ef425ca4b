"""The people of an Arabic text."""

from collections.abc import Collection, Iterator

from clipwire.enrichment.entities.arabic.reading import AND, CERTAIN, ORDINALS, Found, Reading
from clipwire.enrichment.entities.arabic.titled import IN_NAME_OF, is_in_name_of, is_titled, is_titled_behind
from clipwire.enrichment.entities.arabic.whole_names import FUTURE, SONS, end_of_name, start_of_name

SURE = 0.9
"""The probability of a surname whose full name is in the text."""
MIN_SURNAME_CHARS = 4
KOREAN_WORDS = 3
"""Words of a Korean name: a family name and two syllables."""


def people(reading: Reading, taken: Collection[int]) -> list[Found]:
    """The people in order, by tokens, none of whom has a word of `taken`."""
    found: list[Found] = []
    reading.of_other.update(taken)
    guesses = {guess.start: guess for guess in reading.guesses if guess.label == "person"}
    at = 0
    while at < len(reading.tokens):
        end = 0
        if at not in taken:
            person = (
                _shown(reading, at)
                or _listed(reading, at, found)
                or (_guessed(reading, guesses[at], found) if at in guesses else None)
            )
            if person and not any(i in taken for i in range(person.start, person.end)):
                if not reading.is_thing(person):
                    found.append(person)
                end = person.end
                if at in guesses and end < guesses[at].end and reading.joins_another(end):
                    guesses[end] = guesses[at]._replace(start=end)
        at = max(end, at + 1)
    return found + list(_by_surname(reading, found, taken))


def _by_surname(reading: Reading, found: list[Found], taken: Collection[int]) -> Iterator[Found]:
    """The surnames of these people, and the last two words of longer names, wherever else they are."""
    words = reading.words
    last = {reading.word(person.end - 1) for person in found if person.end - person.start > 1}
    surnames = frozenset(
        word for word in last - words.given - words.common - words.places if len(word) >= MIN_SURNAME_CHARS
    )
    tails = {
        (reading.word(person.end - 2), reading.word(person.end - 1))
        for person in found
        if person.end - person.start > 2
    }
    if not surnames and not tails:
        return
    done = {i for person in found if person.end - person.start > 1 for i in range(person.start, person.end)}
    for at in range(len(reading.tokens)):
        if at in done or at in taken:
            continue
        if (reading.word(at), reading.word(at + 1)) in tails and at + 1 not in done and reading.joined(at + 1):
            yield Found(at, at + 2, "person", CERTAIN)
        elif reading.bare(at, surnames):
            yield Found(at, at + 1, "person", SURE)


def _shown(reading: Reading, at: int) -> Found | None:
    """The person whose name begins at a token, behind a title or a verb of saying."""
    word = reading.word(at)
    if word in reading.words.korean_families and _is_korean(reading, at):
        return Found(at, at + KOREAN_WORDS, "person", CERTAIN)
    is_given = word in reading.words.given
    is_person = at in reading.of_person
    if not is_given and (not is_person or word.startswith("ال")):
        return _foreign(reading, at)
    if word == IN_NAME_OF and (reading.bare(at - 1, reading.words.fields) or is_in_name_of(reading, at)):
        return None  # "المتحدث باسم القصر"
    end = end_of_name(reading, at, guessed=at + 1 if is_person and not is_given else 0)
    if not end:
        return None
    parts = reading.tokens[at:end]
    if is_titled(reading, at):
        is_one = len(parts) == 1
        if is_one and not (reading.word(at - 1) in reading.words.nobles and is_given):
            return None
        is_noble = reading.word(at - 1) in reading.words.nobles
        if is_person or not is_noble or _is_likely(reading, at, end):
            return Found(at, end, "person", CERTAIN)
    if not is_given or len(parts) == 1 or not _is_likely(reading, at, end):
        return None
    speaks = reading.joined(at) and bool(reading.bare(at - 1, reading.words.said))
    has_father = any(reading.word(i) in SONS for i in range(at + 1, end))
    is_shown = (
        speaks
        or has_father
        or _is_nisba(reading, at + 1)
        or is_titled_behind(reading, end)
        or _is_known_by_surname(reading, at, end)
    )
    return Found(at, end, "person", CERTAIN) if is_shown else None


def _is_korean(reading: Reading, at: int) -> bool:
    """Whether two syllables of Korean given names follow a family name: "تشوي سون هوي"."""
    rest = range(at + 1, at + KOREAN_WORDS)
    return all(reading.joined(i) and reading.word(i) in reading.words.korean_syllables for i in rest)


def _listed(reading: Reading, at: int, before: list[Found]) -> Found | None:
    """The person of two words whom "and" joins to another person: "نوري المالكي وعمار الحكيم"."""
    if not (before and before[-1].end == at - 1 and reading.word(at - 1) == AND and reading.joined(at - 1)):
        return None
    end = end_of_name(reading, at) if reading.word(at) in reading.words.given else 0
    return Found(at, end, "person", CERTAIN) if end > at + 1 and before[-1].end - before[-1].start > 1 else None


def _foreign(reading: Reading, at: int) -> Found | None:
    """The person of two words that no table has, between a title and the end of the name: "وزير الدفاع يشار غولر"."""
    if not (reading.joined(at) and _is_unknown(reading, at) and reading.joined(at + 1)):
        return None
    if not (_is_unknown(reading, at + 1) or _is_definite_surname(reading, at + 1)):
        return None
    end = at + 2
    is_last = not reading.joined(end) or reading.bare(end, reading.words.no_name) or is_titled_behind(reading, end)
    return Found(at, end, "person", CERTAIN) if is_last and is_titled(reading, at) else None


def _is_definite_surname(reading: Reading, at: int) -> bool:
    """Whether a word with an article is no common word and no field: "مقتدى الصدر"."""
    word = reading.word(at)
    words = reading.words
    tables = (words.common, words.no_name, words.places, words.titles, words.others, words.tails)
    return word.startswith("ال") and len(word) > MIN_SURNAME_CHARS and not any(word in table for table in tables)


def _is_unknown(reading: Reading, at: int) -> bool:
    """Whether a word is in no table and has no small word, so that it is a name if it is anything."""
    word = reading.word(at)
    words = reading.words
    is_word = len(word) > 2 and "\u0621" <= word[0] <= "\u06d3" and not word.startswith(("ال", "ي", "ت", *FUTURE))
    tables = (words.common, words.no_name, words.places, words.titles, words.fields, words.of_fields, words.inner)
    return is_word and not reading.is_clitic(at) and not any(word in table for table in tables)


def _is_nisba(reading: Reading, at: int) -> bool:
    """Whether a word has the form of a surname of origin, with article and ending: "الشناوي"."""
    word = reading.word(at)
    return word.startswith("ال") and word.endswith("ي") and word not in reading.words.common


def _is_known_by_surname(reading: Reading, at: int, end: int) -> bool:
    """Whether the word behind a given name is also alone in the text, so that it is a surname."""
    surname = reading.word(end - 1)
    if end - at != 2 or len(surname) < MIN_SURNAME_CHARS or reading.word(at) in reading.words.common:
        return False
    return reading.is_alone(surname)


def _is_likely(reading: Reading, at: int, end: int) -> bool:
    """Whether the words behind a given name are none of the frequent words that are no names."""
    return all(
        reading.word(i) in reading.words.inner
        or reading.word(i) in ORDINALS
        or i in reading.of_person
        or reading.word(i) not in reading.words.common
        for i in range(at + 1, end)
    )


def _guessed(reading: Reading, guess: Found, before: list[Found]) -> Found | None:
    """A person of the model with the whole name, and without what is none of it."""
    start, last = guess.start, guess.end
    while start < last and (_is_before_name(reading, start) or _is_nationality(reading, start, last)):
        start += 1
    if start == last:
        return None
    limit = before[-1].end if before else 0
    start = start_of_name(reading, start, limit)
    end = end_of_name(reading, start, guess.end)
    if not end:
        return None
    return Found(start, end, "person", guess.probability)


def _is_nationality(reading: Reading, start: int, last: int) -> bool:
    """Whether an adjective is before a whole name: "السويسري" before "روجيه فيدرر"."""
    word = reading.word(start)
    is_adjective = word.startswith("ال") and word.endswith(("ي", "ية")) and last - start > 2
    return is_adjective and not reading.word(start + 1).startswith("ال")


def _is_before_name(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    if word in reading.words.given or word in reading.words.inner:
        return False
    words = reading.words
    if reading.word(at + 1) in reading.words.given and word in reading.words.common:
        return True  # "نظام" before "بشار الأسد"
    return (
        not word[0].isalpha()
        or any(word in table for table in (words.titles, words.no_name, words.fields, words.heads))
        or reading.is_clitic(at)
    )
