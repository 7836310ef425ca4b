"""The people of an Arabic text."""

from collections.abc import Collection, Iterator

from clipwire.enrichment.entities.arabic.reading import Found, Reading

MAX_PARTS = 7
"""Parts of a name: words, each with the small words that begin it."""
MAX_INNER = 4
"""Words such as "بن" and "عبد" in a row: "بن أبي عبد"."""
MAX_FIELD_WORDS = 7
"""Words between a title and a name: "وزير الموارد المائية العراقي"."""
MIN_PROBABILITY = 0.5
"""Of a person of the model without a sign."""
CERTAIN = 1.0
SURE = 0.9
"""The probability of a surname whose full name is in the text."""
MIN_SURNAME_CHARS = 4
IN_NAME_OF = "باسم"
"""A given name that is also "in the name of"."""
ORDINALS = frozenset("الاول الثاني الثالث الرابع الخامس السادس السابع الثامن الثانية".split())
"""Of kings."""
VERBAL = ("ي", "ت", "س", "و")
"""Beginnings of words that may be verbs, or have "and" before them."""
FUTURE = ("سي", "ست", "سن")
"""Beginnings of verbs that follow a name at the end of a guess."""
MAX_FUTURE_CHARS = 6
ADJECTIVES = ("ي", "ية", "يين", "ة")


def people(reading: Reading, taken: Collection[int]) -> list[Found]:
    """The people in order, by tokens, none of whom has a word of `taken`."""
    found: list[Found] = []
    guesses = {guess.start: guess for guess in reading.guesses if guess.label == "person"}
    at = 0
    while at < len(reading.tokens):
        end = 0
        if at not in taken:
            person = _shown(reading, at) or (_guessed(reading, guesses[at], found) if at in guesses else None)
            if person and not any(i in taken for i in range(person.start, person.end)):
                if not reading.is_thing(person):
                    found.append(person)
                end = person.end
                if at in guesses and end < guesses[at].end and reading.joins_another(end):
                    guesses[end] = guesses[at]._replace(start=end)
        at = max(end, at + 1)
    return found + list(_by_surname(reading, found, taken))


def _by_surname(reading: Reading, found: list[Found], taken: Collection[int]) -> Iterator[Found]:
    """The surnames of these people wherever else they are."""
    words = reading.words
    last = {reading.word(person.end - 1) for person in found if person.end - person.start > 1}
    surnames = frozenset(
        word for word in last - words.given - words.common - words.places if len(word) >= MIN_SURNAME_CHARS
    )
    if not surnames:
        return
    done = {i for person in found if person.end - person.start > 1 for i in range(person.start, person.end)}
    for at in range(len(reading.tokens)):
        if at not in done and at not in taken and reading.bare(at, surnames):
            yield Found(at, at + 1, "person", SURE)


def _shown(reading: Reading, at: int) -> Found | None:
    """The person whose name begins at a token, behind a title or a verb of saying."""
    word = reading.word(at)
    is_given = word in reading.words.given
    is_person = at in reading.of_person
    if not is_given and (not is_person or word.startswith("ال")):
        return None
    if word == IN_NAME_OF and reading.bare(at - 1, reading.words.fields):
        return None  # "المتحدث باسم القصر"
    end = _end(reading, at, guessed=at + 1 if is_person and not is_given else 0)
    if not end:
        return None
    parts = reading.tokens[at:end]
    if _is_titled(reading, at):
        is_one = len(parts) == 1
        if is_one and not (reading.word(at - 1) in reading.words.nobles and is_given):
            return None
        is_noble = reading.word(at - 1) in reading.words.nobles
        if is_person or not is_noble or _is_likely(reading, at, end):
            return Found(at, end, "person", CERTAIN)
    if not is_given or len(parts) == 1 or not _is_likely(reading, at, end):
        return None
    speaks = reading.joined(at) and bool(reading.bare(at - 1, reading.words.said))
    is_shown = speaks or _is_nisba(reading, at + 1) or _is_known_by_surname(reading, at, end)
    return Found(at, end, "person", CERTAIN) if is_shown else None


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


def _is_titled(reading: Reading, at: int) -> bool:
    """Whether a title is before a token, apart from words for its field and a nationality."""
    before = at - 1
    while before >= 0 and at - before <= MAX_FIELD_WORDS and reading.joined(before + 1):
        word = reading.word(before)
        if reading.bare(before, reading.words.titles):
            return all(reading.word(i).endswith(ADJECTIVES) or _is_field(reading, i) for i in range(before + 1, at))
        if reading.bare(before, reading.words.fields) and before + 1 < at:
            return True
        if not _is_field(reading, before) and word not in reading.words.titles:
            return False
        before -= 1
    return False


def _is_field(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    if word.startswith(("ال", "لل", "وال")) and word not in reading.words.others:
        return True
    return (
        bool(reading.bare(at, reading.words.of_fields))
        or at in reading.of_other
        or word in (IN_NAME_OF, "السابق", "السابقة")
    )


def _guessed(reading: Reading, guess: Found, before: list[Found]) -> Found | None:
    """A person of the model with the whole name, and without what is none of it."""
    start, last = guess.start, guess.end
    while start < last and (_is_before_name(reading, start) or _is_nationality(reading, start, last)):
        start += 1
    if start == last:
        return None
    limit = before[-1].end if before else 0
    start = _whole_start(reading, start, limit)
    end = _end(reading, start, guess.end)
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
    return (
        not word[0].isalpha()
        or any(word in table for table in (words.titles, words.no_name, words.fields, words.heads))
        or reading.is_clitic(at)
    )


def _whole_start(reading: Reading, start: int, limit: int) -> int:
    """The start of a name with the words that belong to its first one: "سلمان بن" before "يوسف"."""
    words = reading.words
    while start > limit and reading.joined(start):
        before = reading.word(start - 1)
        if before in words.inner and before != "ولد":
            start -= 1
            is_child = before in ("بن", "بنت", "ابن") and start > limit and reading.joined(start)
            if is_child and (reading.word(start - 1) in words.given or start - 1 in reading.of_person):
                start -= 1
        elif before in words.given and before not in words.common and not reading.word(start).startswith("ال"):
            start -= 1
        else:
            break
    return start


def _end(reading: Reading, at: int, guessed: int = 0) -> int:
    """The end of the name that begins at a token; 0 if none can. `guessed` is its end by the model."""
    end = _part_end(reading, at)
    if not end:
        return 0
    parts = 1
    while parts < MAX_PARTS and reading.joined(end):
        after = _part_end(reading, end)
        if not after or not _goes_on(reading, end, parts, guessed) or reading.joins_another(end):
            break
        end = after
        parts += 1
    return end


def _goes_on(reading: Reading, at: int, parts: int, guessed: int) -> bool:
    """Whether a word goes on with a name. `parts` counts the words of the name before it."""
    word = reading.word(at)
    words = reading.words
    if word in words.inner:
        return word != "ولد" or parts > 1
    if (word in words.titles or word in words.fields) and word not in words.given:
        return False
    if at < guessed or at in reading.of_person:
        is_future = word.startswith(FUTURE) and len(word) <= MAX_FUTURE_CHARS
        return not (parts > 1 and is_future and word not in words.given)
    if word in words.given:
        return parts < 3 and word not in words.common
    if word.startswith("ال") and word.endswith("ي"):
        return word not in words.places
    may_be_verb = word.startswith(VERBAL) or word.endswith(("ت", "وا"))
    return not guessed and parts == 1 and at not in reading.of_other and not may_be_verb


def _part_end(reading: Reading, at: int, inner: int = 0) -> int:
    """The end of one part of a name, with the words that it begins with: "عبد الله", "أبو زيد"; 0 if it is none.

    `inner` is the number of these words before a token.
    """
    word = reading.word(at)
    if len(word) < 2 or not "\u0621" <= word[0] <= "\u06d3":
        return 0
    if word in reading.words.inner:
        if inner == MAX_INNER or not reading.joined(at + 1):
            return 0
        return _part_end(reading, at + 1, inner + 1) or (at + 2 if reading.word(at + 1) == "الله" else 0)
    if word == "الله":
        return at + 1 if reading.word(at - 1) in reading.words.inner else 0
    if (word in reading.words.no_name and word not in ORDINALS) or word in reading.words.heads or reading.is_clitic(at):
        return 0
    return at + 1
