"""Find people by known given names in any case and surnames that agree with them, and their surnames elsewhere."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.enrichment.entities.slavic.context import shown_case
from clipwire.enrichment.entities.slavic.names import (
    is_given_in_any_case,
    is_patronymic,
    nominative,
    readings,
    surname_of,
)

MAX_NAME_WORDS = 4
MIN_SURNAME_CHARS = 2
_CAPITALISED = re.compile(r"(?<![\w-])[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*")


def capitalised(text: str) -> frozenset[str]:
    """The words of a text with a capital."""
    return frozenset(word for word in _CAPITALISED.findall(text) if word[0].isupper())


def person_in_case(reading: Reading, at: int, spelled: Collection[str]) -> int:
    """The end of the full name that begins with a known given name at a token; 0 if its nominative is unsure."""
    language = reading.words.language
    if not is_given_in_any_case(reading.tokens[at].text, language):
        return 0
    end = _run(reading, at)
    while end - at > 1:
        words = [token.text for token in reading.tokens[at:end]]
        span = reading.tokens[at].start, reading.tokens[end - 1].end
        case = shown_case(reading.text, *span, language)
        if _may_end(reading, at, end) and nominative(words, language, spelled, case):
            return end
        end -= 1
    return 0


def surnames_elsewhere(
    reading: Reading, people: Iterable[list[str]], taken: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The surnames of people in any case wherever else the text has them.

    The full names of `people` are as in the text.
    """
    language = reading.words.language
    spelled = capitalised(reading.text)
    full = [nominative(words, language, spelled) or " ".join(words) for words in people if len(words) > 1]
    known = {name.rpartition(" ")[2] for name in full}
    known = {name for name in known if len(name) > MIN_SURNAME_CHARS and "C" not in tables().names.get(name, "")}
    for at, token in enumerate(reading.tokens):
        if at in taken or not token.capital or _beside_capital(reading, at):
            continue
        if token.text in known or surname_of(token.text, language, known):
            yield at, at + 1


def base_names_of_people(text: str, entities: Sequence[Entity], language: str) -> dict[tuple[str, str], str]:
    """(Name of the text, "person") -> its nominative; empty if it is in another case and its nominative is unsure."""
    spelled = capitalised(text)
    people = [entity for entity in entities if entity.label == "person"]
    base: dict[str, str] = {}
    for entity in people:
        name = text[entity.start : entity.end]
        words = name.split()
        if len(words) > 1 and not base.get(name):
            found = nominative(words, language, spelled, shown_case(text, entity.start, entity.end, language))
            base[name] = found or ("" if readings(words[0], language) else name)
    _join_patronymics(base, language)
    known = {name.rpartition(" ")[2] for name in base.values()}
    for word in {text[entity.start : entity.end] for entity in people}.difference(base):
        base[word] = word if word in known else surname_of(word, language, known) or word
    return {(name, "person"): form for name, form in base.items()}


def _join_patronymics(base: dict[str, str], language: str) -> None:
    """Give "Оксену Васильовичу" the name of the only other person of that given name."""
    full = {name for name in base.values() if name and not is_patronymic(name.rpartition(" ")[2], language)}
    for printed, name in base.items():
        if name.count(" ") == 1 and is_patronymic(name.rpartition(" ")[2], language):
            alike = [other for other in full if other.partition(" ")[0] == name.partition(" ")[0]]
            base[printed] = alike[0] if len(alike) == 1 else name


def _run(reading: Reading, at: int) -> int:
    """The end of the words that may be one name, with "von der" between two of them."""
    end = at + 1
    while end < len(reading.tokens) and end - at < MAX_NAME_WORDS and reading.joined(end):
        token = reading.tokens[end]
        is_particle = token.text in reading.words.particles and end + 1 < len(reading.tokens)
        if not reading.may_be_named(end) and not is_particle:
            break
        end += 1
    while reading.tokens[end - 1].text.islower():
        end -= 1
    return end


def _may_end(reading: Reading, at: int, end: int) -> bool:
    """Whether a name may end before a token: there another begins, or no name goes on."""
    language = reading.words.language
    last = reading.tokens[end - 1].text
    if (
        last.islower()
        or len(last) < MIN_SURNAME_CHARS
        or last.endswith(".")
        or set(tables().names.get(last, "")) & {"C"}
    ):
        return False
    if end >= len(reading.tokens) or not reading.joined(end) or not reading.tokens[end].capital:
        return True
    behind = reading.tokens[end]
    if behind.text.isupper():
        return len(behind.text) > 1 and not re.fullmatch(r"[IVX]+", behind.text)
    return is_given_in_any_case(behind.text, language) and not is_given_in_any_case(last, language)


def _beside_capital(reading: Reading, at: int) -> bool:
    """Whether a surname is a part of a longer name: a word with a capital is directly beside it."""
    if at + 1 < len(reading.tokens) and reading.joined(at + 1) and reading.may_be_named(at + 1):
        return not is_given_in_any_case(reading.tokens[at + 1].text, reading.words.language)
    before = at - 1
    if before < 1 or not reading.joined(at) or reading.begins_sentence(before):
        return False
    return reading.may_be_named(before) and not reading.is_title(before)
