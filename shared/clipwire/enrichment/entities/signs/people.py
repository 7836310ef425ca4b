"""The name of a person that begins at a word, if a sign shows that it is one."""

import re
from collections.abc import Sequence

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.enrichment.entities.signs.words import GIVEN_NAME_SHOWS, INFLECTED, NOUNS_HAVE_CAPITALS

_OTHER_CASE = {
    "pl": ("iego", "iemu", "skim", "ckim", "ego", "emu", "ę", "ą"),
    "uk": ("ського", "цького", "ському", "цькому", "ським", "цьким", "ською", "цькою"),
    "cs": ("ovi", "ého", "ému", "ovou", "ským", "ckým"),
    "sk": ("ovi", "ého", "ému", "ovou", "ským", "ckým"),
    **dict.fromkeys(("hr", "sr", "bs"), ("ića", "iću", "ićem", "skog", "skoga", "skom", "skim", "ића", "ићу", "ићем")),
}
"""Endings of surnames in other cases than the nominative."""
SMALL_FIELDS = frozenset({"sv", "no", "da"})
"""Languages in which the field of an office has no capital, so that a title is directly before a name."""
MAX_NAME_WORDS = 5
FIELD_WORDS = 9
"""Words between a title and the comma before a name: "la maire de Nantes, Claire Jouvet,"."""

_AGE = re.compile(r"\s?(?:,\s?|\()\d{2}(?:[,)]|\s(?:ans|Jahre|años|anos|anni|jaar|år|lat|yaşında)\b)")
_NUMBER = re.compile(r"[IVX]{1,5}")
_PARTY = re.compile(r"\s?\([A-ZÅÄÖ][\w/ -]{1,12}\)")


def person_at(reading: Reading, at: int) -> int:
    """The end of the person's name that begins at a token; 0 if nothing shows one."""
    end = _name_end(reading, at)
    size = end - at
    if reading.words.language in INFLECTED and reading.tokens[at].low in reading.words.kinds:
        return 0  # "Firma Bud-Max ogłosiła"
    words = [token.text for token in reading.tokens[at:end]]
    if not size or _is_place_or_body(reading, words):
        return 0
    if size == 1:
        is_aged = reading.words.language == "id" and bool(_AGE.match(reading.text, reading.tokens[at].end))
        return end if _alone(reading, at) or (is_aged and _titled(reading, at)) else 0
    codes = tables().names
    last = codes.get(words[-1], "")
    first = codes.get(words[0], "")
    given = reading.is_given(words[0])
    surname = "S" in last or "G" in last
    has_small_fields = reading.words.language in SMALL_FIELDS and _titled(reading, at)
    if size > 2 and reading.is_given(words[1]) and not has_small_fields and (not given or _is_field(reading, at)):
        return 0  # "ministra de Salud Lucía Barrera"
    if reading.words.language in INFLECTED and (
        (size > 2 and not words[0].endswith(".") and (not given or _is_town_of_mayor(reading, words)))
        or (len(words[-1]) == 1 or _is_numbered(reading, end))
        or _in_other_case(words, reading.words.language)
    ):
        return 0  # "посол Німеччини Гайко Томс", "Karola Zaleskiego"
    if reading.words.language == "el" and not given and not _is_nominative(reading, at, end):
        return 0
    nouns = reading.words.language in NOUNS_HAVE_CAPITALS
    shown = (
        _titled(reading, at)
        or _apposed(reading, end)
        or _after_field(reading, at)
        or (given and _behind_title(reading, at - 1))
        or bool(_AGE.match(reading.text, reading.tokens[end - 1].end))
        or bool(_PARTY.match(reading.text, reading.tokens[end - 1].end) and given)
        or _speaks(reading, at, end)
    )
    if shown and (given or surname or not nouns or _titled(reading, at)):
        return end
    if not given or (set(first) & set("CMRTA") and not surname):
        return 0
    alone = reading.words.language in GIVEN_NAME_SHOWS or words[0] in reading.words.given
    return end if surname or alone else 0


def _is_town_of_mayor(reading: Reading, words: Sequence[str]) -> bool:
    """Whether a name begins with a place and a given name: "Кметът на София Васил Терзиев"."""
    is_listed = words[0] in reading.words.given
    return not is_listed and words[1] in reading.words.given


def _is_numbered(reading: Reading, end: int) -> bool:
    """Whether a number is behind a name: "Jana Pawła II"."""
    return end < len(reading.tokens) and reading.joined(end) and bool(_NUMBER.fullmatch(reading.tokens[end].text))


def _is_nominative(reading: Reading, at: int, end: int) -> bool:
    """Whether a Greek name with an unknown given name has no other case: "ο προπονητής Ράφα Μπενίτεθ"."""
    before = reading.tokens[at - 1].low if at else ""
    if "υπουργ" in before:
        return False  # "υπουργός Κλιματικής Κρίσης"
    return before in ("ο", "η", "κ") or before.endswith("ς") or _speaks(reading, at, end)


def _in_other_case(words: Sequence[str], language: str) -> bool:
    """Whether a name ends as no nominative does; its nominative is not known in the languages without a model."""
    if words[-1].endswith(_OTHER_CASE.get(language, ())) and _OTHER_CASE.get(language):
        return True
    # "Zdeňka Hřiba" is Zdeněk Hřib
    return (
        language in ("cs", "sk", "hr", "sr", "bs")
        and words[0].endswith("a")
        and words[-1].endswith("a")
        and words[-1] != words[0]
    )


def _name_end(reading: Reading, at: int) -> int:
    """The end of the capitalised words that may be one name, with particles between them."""
    end = at
    if reading.tokens[at].low in reading.words.function and not (
        reading.is_given(reading.tokens[at].text) and not reading.begins_sentence(at)  # "nestleder Hans Limi"
    ):
        return at
    while end < len(reading.tokens) and end - at < MAX_NAME_WORDS and reading.may_be_named(end):
        if end > at and not reading.joined(end):
            break
        end += 1
        ahead = end
        while ahead < len(reading.tokens) and ahead - end < 3 and reading.joined(ahead):
            word = reading.tokens[ahead].text
            if word not in reading.words.particles and (ahead == end or word not in reading.words.inner):
                break
            ahead += 1
        if ahead > end and ahead < len(reading.tokens) and reading.joined(ahead) and reading.tokens[ahead].capital:
            bodies = reading.words.heads | reading.words.tails
            if any(token.text in bodies for token in reading.tokens[ahead : ahead + 2]):
                break
            if not _particle_is_of_name(reading, at, end, ahead) or _is_list(reading, end, ahead):
                break
            end = ahead + 1
    while end - at > 2 and _is_only_place(reading.tokens[end - 1].text):
        end -= 1  # "Orhan Yalçın Berlin'de konuştu"
    return end


def _is_list(reading: Reading, particle: int, behind: int) -> bool:
    """Whether "and" joins two names, of which the second has more words: "Coronel Dorrego y Monte Hermoso"."""
    more = behind + 1
    if reading.tokens[particle].text not in ("y", "e", "i"):
        return False
    return more < len(reading.tokens) and reading.joined(more) and reading.tokens[more].capital


def _is_only_place(word: str) -> bool:
    codes = set(tables().names.get(word, ""))
    return bool(codes & set("CM")) and "S" not in codes


def _particle_is_of_name(reading: Reading, start: int, end: int, behind: int) -> bool:
    """Whether the word behind a particle is of the name: "Ana de la Cruz", but not "Claire Jouvet de Nantes".

    Behind a whole name it is only if it is a known surname: "Anna Bakker van Greenpeace" is Anna Bakker.
    """
    codes = tables().names.get(reading.tokens[behind].text, "")
    last = tables().names.get(reading.tokens[end - 1].text, "")
    is_whole = end - start > 1 and ("S" in last or "G" not in last)
    if is_whole:
        return "S" in codes
    if reading.words.language in ("nl", "de", "sv", "da", "no"):
        return True
    return "S" in codes or not set(codes) & set("CMRTA")


def _is_place_or_body(reading: Reading, words: Sequence[str]) -> bool:
    codes = tables().names
    whole = codes.get(" ".join(words), "")
    if whole and not set(whole) & set("GS"):
        return True
    if len(words) == 1:
        return bool(set(whole) & set("CMRNOEF"))
    return words[-1] in reading.words.tails or any("C" in codes.get(word, "") for word in words[1:])


def _titled(reading: Reading, at: int) -> bool:
    """Whether a title is directly before a token, apart from a full stop or a closing bracket behind it."""
    before = at - 1
    if (
        before >= 0
        and reading.tokens[before].text == "."
        and reading.tokens[before].start == reading.tokens[before - 1].end
    ):
        before -= 1
        return reading.is_title(before) and len(reading.tokens[before].text) < 6
    return reading.joined(at) and reading.is_title(before)


def _alone(reading: Reading, at: int) -> bool:
    """Whether a single word is a person's surname behind a title."""
    token = reading.tokens[at]
    if not _titled(reading, at) or len(token.text) < 3 or token.text[-1] == ".":
        return False
    before = reading.tokens[at - 2 if reading.tokens[at - 1].text == "." else at - 1]
    codes = tables().names.get(token.text, "")
    if before.low in reading.words.honorifics:
        return reading.words.language not in NOUNS_HAVE_CAPITALS or "S" in codes or "G" in codes
    return "S" in codes and not set(codes) & set("TA") and reading.words.language not in INFLECTED


def _apposed(reading: Reading, end: int) -> bool:
    """Whether a comma and a title follow: "Marie Delcourt, directrice de l'institut"."""
    if end >= len(reading.tokens) or reading.tokens[end].text != ",":
        return False
    for at in range(end + 1, min(end + 5, len(reading.tokens))):
        if reading.is_title(at) or reading.tokens[at].text in reading.words.apposed:
            return True
        if not reading.tokens[at].text.islower():
            return False
    return False


def _after_field(reading: Reading, at: int) -> bool:
    """Whether a title, its field and a comma are before a name: "la maire de Nantes, Claire Jouvet"."""
    return at > 1 and reading.tokens[at - 1].text == "," and _behind_title(reading, at - 2)


def _behind_title(reading: Reading, last: int) -> bool:
    """Whether a title and its field end with a token: "ministre de l'Intérieur", "Prezydent Gdańska"."""
    for before in range(last, max(-1, last - FIELD_WORDS), -1):
        if reading.is_title(before):
            return True
        if not reading.tokens[before].text[0].isalnum() and reading.tokens[before].text not in "'’":
            return False
    return False


def _is_field(reading: Reading, at: int) -> bool:
    """Whether a token is directly behind a title and a preposition: "ministra de Salud"."""
    return at > 1 and reading.tokens[at - 1].low in reading.words.links and reading.is_title(at - 2)


def _speaks(reading: Reading, at: int, end: int) -> bool:
    """Whether a verb of saying is directly before or behind a name."""
    said = reading.words.said
    before = reading.tokens[at - 1].text if at and reading.joined(at) else ""
    after = reading.tokens[end].text if end < len(reading.tokens) and reading.joined(end) else ""
    return before in said or after in said
