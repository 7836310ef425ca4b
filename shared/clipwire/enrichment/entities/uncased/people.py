"""The people of a Persian or Hebrew text."""

from collections.abc import Collection, Iterator

from clipwire.enrichment.entities.uncased.reading import DEFINITE, Found, Reading

MAX_PARTS = 4
MAX_FIELD_WORDS = 7
"""Words between a title and a name: "شר המשפטים", "معاون حقوقی وزارت خارجه"."""
MIN_SURNAME_CHARS = {"fa": 4, "he": 3}
WITH_SIGN_ONLY = frozenset({"he"})
"""Languages in which an unknown word behind a given name may be a verb, so that a sign must show that it is a name."""


def people(reading: Reading, taken: Collection[int]) -> list[Found]:
    """The people of a text whose names have no word of `taken`."""
    found: list[Found] = []
    at = 0
    while at < len(reading.tokens):
        person = None if at in taken or _is_of_thing(reading, at) else _person_at(reading, at)
        if person and not any(i in taken for i in range(person.first, person.last)):
            found.append(person)
            at = person.last
        else:
            at += 1
    return found + list(_by_surname(reading, found, taken))


def _is_of_thing(reading: Reading, at: int) -> bool:
    """Whether a street, a stadium or a prison is called after the name at a token, with or without a title."""
    while at > 1 and reading.joined(at) and not reading.bare(at - 1, reading.words.things) and reading.title_ends(at):
        at -= 1
    return reading.joined(at) and bool(reading.bare(at - 1, reading.words.things))


def _person_at(reading: Reading, at: int) -> Found | None:
    words = reading.words
    is_titled = reading.title_before(at)
    whole = reading.word(at)
    for form in reading.forms(at):
        skipped = len(whole) - len(form)
        if skipped and (whole in words.common or whole in words.family or form not in words.given):
            continue
        if skipped and form[0:1] == DEFINITE and form in words.common:
            continue
        if form in words.given or form in words.doubtful:
            if form in words.doubtful and form in words.lone_titles and not is_titled:
                continue  # "سردار موسوی"
            end, has_family, has_unknown = _end(reading, at)
            if end > at + 1 and _is_shown(reading, at, end, form in words.given, has_family, has_unknown):
                return reading.shown(at, end, "person", skipped)
    if whole in words.given or whole in words.doubtful:
        return None
    if is_titled and whole in words.family and not reading.is_unknown(at + 1):
        return reading.shown(at, at + 1, "person")
    return _unknown_person(reading, at, is_titled=is_titled)


def _unknown_person(reading: Reading, at: int, *, is_titled: bool) -> Found | None:
    """The person of two words that no table has, if a title is right before them."""
    if not _may_begin(reading, at) or not reading.joined(at + 1) or reading.word(at + 1) in reading.words.given:
        return None
    if not (is_titled or _is_behind_country(reading, at)):
        return None
    end, has_family, has_unknown = _end(reading, at)
    return reading.shown(at, end, "person") if end > at + 1 and (has_family or has_unknown) else None


def _may_begin(reading: Reading, at: int) -> bool:
    word = reading.word(at)
    return reading.is_unknown(at) and not reading.place_end(at) and not word.endswith(("יים", "ית", "ות"))


def _is_behind_country(reading: Reading, at: int) -> bool:
    """Whether a title and a place are before a token: "נשיא אזרבייג'ן"."""
    for size in (1, 2, 3):
        start = at - size
        if start > 0 and reading.joined(at) and reading.place_end(start) == at and reading.title_before(start):
            return True
    return False


def _end(reading: Reading, at: int) -> tuple[int, bool, bool]:
    """The end of the name that begins at a token; whether it has a known surname, and whether an unknown word."""
    words = reading.words
    end, parts = at + 1, 1
    has_family = has_unknown = False
    while parts < MAX_PARTS and reading.joined(end):
        word = reading.word(end)
        if word in words.inner and reading.joined(end + 1) and _is_name(reading, end + 1):
            end += 2
            has_family = True
        elif word in words.family or (word.endswith(words.endings) and reading.is_unknown(end)):
            end += 1
            has_family = True
        elif has_family or has_unknown:
            break
        elif word in words.given or word in words.doubtful:
            end += 1
            has_unknown = has_unknown or parts > 1
        elif (reading.is_unknown(end) and not reading.place_end(end)) or _is_framed(reading, at, end):
            end += 1
            has_unknown = True
        else:
            break
        parts += 1
    return end, has_family, has_unknown or (end > at + 1 and not has_family)


def _is_name(reading: Reading, at: int) -> bool:
    words = reading.words
    word = reading.word(at)
    return word in words.given or word in words.doubtful or word in words.family or reading.is_unknown(at)


def _is_framed(reading: Reading, at: int, end: int) -> bool:
    """Whether a common word is a surname, since it is between a title with a given name and the end of the name."""
    word = reading.word(end)
    words = reading.words
    if word in words.small or word in words.lone_titles or word in words.links or word in words.heads or len(word) < 3:
        return False
    is_given = reading.word(at) in words.given or reading.word(at) in words.doubtful
    if not is_given or end != at + 1:
        return False
    if not (reading.title_before(at) or (reading.word(at) in words.given and _has_field_title(reading, at))):
        return reading.word(at) in words.given and reading.title_behind(end + 1)
    is_last = end + 1 == len(reading.tokens) or reading.title_behind(end + 1) or reading.word(end + 1) in words.said
    return is_last or not (reading.joined(end + 1) or reading.word(end + 1)[0].isalnum())


def _is_shown(reading: Reading, at: int, end: int, is_given: bool, has_family: bool, has_unknown: bool) -> bool:
    """Whether signs show that the words from a given name on are a person's name."""
    if has_family and (is_given or reading.word(end - 1) not in reading.words.common):
        return True
    if is_given and has_unknown and reading.language not in WITH_SIGN_ONLY:
        return True
    if reading.title_before(at) or reading.title_behind(end) or reading.speaks(at, end):
        return True
    return is_given and (_has_field_title(reading, at) or _recurs(reading, end - 1))


def _has_field_title(reading: Reading, at: int) -> bool:
    """Whether a title is before a name, apart from words for its field: "שר התרבות והספורט"."""
    before = at
    while before > 0 and at - before < MAX_FIELD_WORDS and reading.joined(before):
        if reading.title_ends(before):
            return True
        if reading.bare(before - 1, reading.words.small):
            return False
        before -= 1
    return False


def _recurs(reading: Reading, surname: int) -> bool:
    """Whether a surname is somewhere else in the text as well, without the given name."""
    word, given = reading.word(surname), reading.word(surname - 1)
    if not reading.is_unknown(surname):
        return False
    return any(token.text == word and reading.word(i - 1) != given for i, token in enumerate(reading.tokens))


def _by_surname(reading: Reading, found: list[Found], taken: Collection[int]) -> Iterator[Found]:
    """The surnames of these people wherever else they are."""
    words = reading.words
    done = {i for person in found for i in range(person.first, person.last)}
    last = {reading.word(person.last - 1) for person in found if person.last - person.first > 1}
    surnames = frozenset(
        word
        for word in last
        if len(word) >= MIN_SURNAME_CHARS[reading.language]
        and word not in words.given | words.doubtful
        and (word in words.family or word not in words.common)
    )
    if not surnames:
        return
    for at in reading.indexes():
        if at in done or at in taken or _is_of_thing(reading, at):
            continue
        if surname := reading.bare(at, surnames):
            yield reading.shown(at, at + 1, "person", len(reading.word(at)) - len(surname))
