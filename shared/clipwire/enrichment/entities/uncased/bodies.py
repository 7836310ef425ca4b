"""The organisations of a Persian or Hebrew text: those of the tables, and those that their first word shows."""

from collections.abc import Collection

from clipwire.enrichment.entities.uncased.reading import DEFINITE, Found, Reading

MAX_WORDS = 8
AND, FOR = "و", "ל"
AND_THE = "וה"
ADJECTIVES = ("י", "ית", "ים", "ות")
CONSTRUCT = "י"
"""End of a noun to which the next one belongs: "לענייני תאגידים"."""
MAX_BRAND_WORDS = 2
MIN_DEFINITE_CHARS = 3
"""Of a word with an article, which has more."""


def bodies(reading: Reading, taken: Collection[int]) -> list[Found]:
    """The organisations in order."""
    found: list[Found] = []
    at = 0
    while at < len(reading.tokens):
        body = _body_at(reading, at)
        if body:
            found.append(body)
        at = body.last if body else at + 1
    return found


def _body_at(reading: Reading, at: int) -> Found | None:
    words = reading.words
    if reading.joined(at) and reading.bare(at - 1, words.things):
        return None  # "היכל מנורה מבטחים" is a hall
    known, skipped = reading.phrase(at, words.known)
    for heads in (words.houses, words.heads):
        start, letters = reading.phrase(at, heads)
        if not start:
            continue
        end = _house_end(reading, start) if heads is words.houses else 0
        if not end:
            end = _hebrew_end(reading, at, start) if reading.language == "he" else _persian_end(reading, at, start)
        if end > max(known, start):
            return reading.shown(at, end, "organisation", letters)
    return reading.shown(at, known, "organisation", skipped) if known else None


def _house_end(reading: Reading, at: int) -> int:
    """The end of a proper name behind a word such as "hospital", whatever the name is; 0 if there is none."""
    if not reading.joined(at) or reading.bare(at, reading.words.small) or reading.word(at).startswith(DEFINITE):
        return 0
    if end := reading.place_end(at):
        return end
    if not _is_proper(reading, at):
        return 0
    if reading.word(at) in reading.words.doubtful and reading.joined(at + 1) and not _is_proper(reading, at + 1):
        return 0  # "עמותת אור ירוק": nothing shows where the name ends
    return at + 2 if reading.joined(at + 1) and _is_proper(reading, at + 1) else at + 1


def _is_proper(reading: Reading, at: int) -> bool:
    words = reading.words
    word = reading.word(at)
    return reading.is_unknown(at) or any(word in table for table in (words.given, words.doubtful, words.family))


def _brand_end(reading: Reading, at: int) -> int:
    """The end of a place or of unknown words at a token; 0 if there are none."""
    if not reading.joined(at):
        return 0
    if end := reading.place_end(at) or reading.phrase(at, reading.words.known)[0]:
        return end
    end = at
    while end - at < MAX_BRAND_WORDS and reading.joined(end) and reading.is_unknown(end):
        if reading.word(end) in reading.words.given:
            break
        end += 1
    return end if end > at else 0


def _persian_end(reading: Reading, at: int, start: int) -> int:
    """The end of a body: its first word, then a name or words for its field, then a place."""
    words = reading.words
    is_broad = " ".join(reading.word(i) for i in range(at, start)) in words.broad
    end = start
    fields = 0
    while end - at < MAX_WORDS and reading.joined(end):
        word = reading.word(end)
        if word == AND and fields and reading.joined(end + 1) and reading.word(end + 1) in words.links:
            end += 2
        elif word in words.links:
            end += 1
        else:
            break
        fields += 1
    brand = _brand_end(reading, end) if not fields or reading.place_end(end) else 0
    if brand:
        return brand
    return end if fields > (1 if is_broad else 0) else start


def _hebrew_end(reading: Reading, at: int, start: int) -> int:
    """The end of a body: its first word, then words with an article and adjectives, or a name."""
    words = reading.words
    is_broad = bool(reading.bare(at, words.broad)) or " ".join(map(reading.word, range(at, start))) in words.broad
    is_definite = reading.word(at).startswith(DEFINITE) and len(reading.word(at)) > MIN_DEFINITE_CHARS
    end = _fields_end(reading, start, at + MAX_WORDS)
    if end == start:
        return _brand_end(reading, start) or start
    if is_definite and _is_purpose(reading, end):
        last = _fields_end(reading, end + 1, at + MAX_WORDS)
        is_open = last == end + 1 and reading.word(end).endswith(CONSTRUCT) and reading.joined(last)
        return last + 1 if is_open and not reading.bare(last, words.small) else last
    if is_definite and (brand := _brand_end(reading, end)):
        return brand
    return start if is_broad or is_definite else end


def _is_purpose(reading: Reading, at: int) -> bool:
    """Whether a word says what a body is for: "לסטטיסטיקה"."""
    word = reading.word(at)
    is_one = reading.joined(at) and word.startswith(FOR) and len(word) > MIN_DEFINITE_CHARS + 1
    return is_one and word not in reading.words.small and not reading.bare(at, reading.words.given)


def _fields_end(reading: Reading, start: int, limit: int) -> int:
    end = start
    while end < limit and reading.joined(end) and _goes_on(reading, end, end == start):
        end += 1
    return end


def _goes_on(reading: Reading, at: int, is_first: bool) -> bool:
    """Whether a word with an article goes on with a body: "החוץ והביטחון", "המשפט המחוזי"."""
    word = reading.word(at)
    words = reading.words
    if word in words.others or word in words.small or word in words.lone_titles or len(word) < 4:
        return False
    if word in words.family or word in words.given:
        return False
    if word.startswith(AND_THE):
        return not is_first and word[1:] not in words.lone_titles and word[1:] not in words.heads
    if not word.startswith(DEFINITE):
        return False
    return is_first or word.endswith(ADJECTIVES)
