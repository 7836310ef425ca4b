"""Where the name of a person begins and ends in Arabic, where many names have more than two words."""

from clipwire.enrichment.entities.arabic.reading import AND, ORDINALS, Reading
from clipwire.enrichment.entities.arabic.titled import COMMAS, is_titled

MAX_PARTS = 7
"""Parts of a name: words, each with the small words that begin it."""
MAX_INNER = 4
"""Words such as "بن" and "عبد" in a row: "بن أبي عبد"."""
SONS = frozenset("بن بنت ابن".split())
STROKE = "ـ"
"""Behind a letter that is a word of its own: "لـ"."""
VERBAL = ("ي", "ت", "س", "و")
"""Beginnings of words that may be verbs, or have "and" before them."""
FUTURE = ("سي", "ست", "سن")
"""Beginnings of verbs that follow a name at the end of a guess."""
MAX_FUTURE_CHARS = 6
SHORT_PARTS = 2


def end_of_name(reading: Reading, at: int, guessed: int = 0) -> int:
    """The end of the name that begins at a token; 0 if none can. `guessed` is its end by the model."""
    end = _part_end(reading, at)
    if not end:
        return 0
    parts = 1
    while parts < MAX_PARTS and reading.joined(end):
        after = _part_end(reading, end)
        if not after or not _goes_on(reading, at, end, parts, guessed) or reading.joins_another(end):
            break
        end = after
        parts += 1
    return end


def start_of_name(reading: Reading, start: int, limit: int) -> int:
    """The start of a name with the words that belong to its first one: "سلمان بن" before "يوسف"."""
    words = reading.words
    while start > limit and reading.joined(start):
        before = reading.word(start - 1)
        if before in words.inner and before != "ولد":
            start -= 1
            is_child = before in SONS and start > limit and reading.joined(start)
            if is_child and (reading.word(start - 1) in words.given or start - 1 in reading.of_person):
                start -= 1
        elif before in words.given and before not in words.common and not reading.word(start).startswith("ال"):
            start -= 1
        else:
            break
    return start


def _goes_on(reading: Reading, start: int, at: int, parts: int, guessed: int) -> bool:
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
    if word.startswith("ال") and reading.word(at - 2) in SONS:
        return word not in words.places and word not in words.common
    if parts == SHORT_PARTS and reading.word(at + 1) in COMMAS and reading.bare(at - 3, words.titles):
        return not word.endswith("ه")  # "المواطن حسين علي قصير،"
    may_be_verb = word.startswith(VERBAL) or word.endswith(("ت", "وا"))
    if may_be_verb and parts == 1 and word[0] in "تس" and is_titled(reading, start):
        may_be_verb = word in words.common or word.startswith(FUTURE)  # "الرئيس عبد المجيد تبون"
    return not guessed and parts == 1 and at not in reading.of_other and not may_be_verb


def _part_end(reading: Reading, at: int, inner: int = 0) -> int:
    """The end of one part of a name, with the words that it begins with: "عبد الله", "أبو زيد"; 0 if it is none.

    `inner` is the number of these words before a token.
    """
    word = reading.word(at)
    if len(word) < 2 or word.endswith(STROKE) or not "\u0621" <= word[0] <= "\u06d3":
        return 0
    if word in reading.words.inner:
        if inner == MAX_INNER or not reading.joined(at + 1):
            return 0
        return _part_end(reading, at + 1, inner + 1) or (at + 2 if reading.word(at + 1) == "الله" else 0)
    if word == "الله":
        return at + 1 if reading.word(at - 1) in reading.words.inner else 0
    if word in reading.words.no_name and word not in ORDINALS:
        return 0
    if word in reading.words.heads and reading.joined(at + 1) and reading.word(at + 1) not in reading.words.no_name:
        return 0
    return 0 if reading.is_clitic(at) and not _is_surname_like_clitic(reading, at) else at + 1


def _is_surname_like_clitic(reading: Reading, at: int) -> bool:
    """Whether a word behind a title and a given name is the surname, not a small word and a name: "جبران باسيل"."""
    word, before = reading.word(at), reading.word(at - 1)
    is_other = word.startswith((AND, "ال", "لل", "بال", "كال", "فال")) or word[1:] in reading.words.places
    return not is_other and before in reading.words.given and reading.bare(at - 2, reading.words.titles) != ""
