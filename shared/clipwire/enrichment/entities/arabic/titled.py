"""Whether a title is before or behind a word of an Arabic text, with the words of its field: "وزير الموارد المائية"."""

from clipwire.enrichment.entities.arabic.reading import ORDINALS, Reading

MAX_FIELD_WORDS = 9
"""Words between a title and a name: "وزير الموارد المائية العراقي"."""
COMMAS = frozenset("،,")
CLOSING = {"»": "«", "”": "“", '"': '"'}
"""Closing mark around a name within a title -> the mark that opens it."""
MAX_QUOTED_WORDS = 5
AT = frozenset("في لدى عن".split())
"""Before a place within a title."""
IN_NAME_OF = "باسم"
"""A given name that is also "in the name of"."""
ADJECTIVES = ("ي", "ية", "يين", "ة")


def is_titled(reading: Reading, at: int) -> bool:
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
        before = _before_marks(reading, before) - 1
    return False


def _before_marks(reading: Reading, at: int) -> int:
    """The first token of the words in marks that end at a token: of «القوات» in "رئيس حزب «القوات»"."""
    opening = CLOSING.get(reading.word(at))
    if not opening:
        return at
    return next((i for i in range(at - 1, at - MAX_QUOTED_WORDS - 2, -1) if reading.word(i) == opening), at)


def _is_field(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    if word.startswith(("ال", "لل", "وال")) and word not in reading.words.others:
        return True
    if word.startswith("ل") and word[1:] in reading.words.common:
        return True  # "المدير العام لمرفأ بيروت"
    return (
        bool(reading.bare(at, reading.words.of_fields))
        or at in reading.of_other
        or word in (IN_NAME_OF, "باسمه", "باسمها", "السابق", "السابقة")
        or (word in AT and (reading.word(at + 1) in reading.words.places or at + 1 in reading.of_other))
        or (word in ORDINALS and reading.bare(at - 1, reading.words.titles) != "")
        or (word in CLOSING and _before_marks(reading, at) < at)
    )


def is_titled_behind(reading: Reading, end: int) -> bool:
    """Whether a title follows a name, with or without a comma: "بول كاغامي رئيس رواندا"."""
    at = end + 1 if reading.word(end) in COMMAS else end
    return reading.joined(at) and (reading.word(at) in reading.words.fields or reading.word(at) in reading.words.titles)


def is_in_name_of(reading: Reading, at: int) -> bool:
    """Whether "in the name of" is meant, not a person: "المتحدث الرسمي باسم رئاسة"."""
    word = reading.word(at + 1)
    is_no_name = word in reading.words.common or word in reading.words.of_fields or word.startswith("ال")
    return is_no_name and is_titled(reading, at)
