"""The nominative of names of bodies: "Алтайском государственном университете"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.slavic.endings import replaced
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

GENDERS = ("m", "f", "n")
NOUN_FIRST = frozenset({"pl"})
"""Languages in which adjectives follow the noun: "Sąd Okręgowy"."""
MAX_WORDS = 8
BEGINNINGS_OF_BODIES = ("Мин", "Рос", "Гос", "Глав", "Центр", "Генштаб", "Совбез", "Верхов")
_BEGINS = re.compile(r"(?:\A|[.!?…\n«“\"„—–-])\s?\Z")
_NEXT_WORDS = re.compile(r" ([^\W\d_]+)(?=[ .,;:!?»)]|\Z)")
MAX_CHARS_BEHIND = 60
MAX_WORD_CHARS = 30
MIN_CHARS_ALONE = 4
"""Of a form of a name of one word."""


def body_nominative(name: str, language: str) -> str:
    """The nominative of the name of a body; the name itself if none of its words is a known noun in another case."""
    words = name.split(" ")
    if len(words) > MAX_WORDS:
        return name
    for at, word in enumerate(words):
        for noun, gender in noun_forms(word, language):
            before = _adjectives(words[:at], gender, language)
            if len(before) == at and (noun != word or before):
                behind = _adjectives_behind(words[at + 1 :], gender, language) if language in NOUN_FIRST else []
                return " ".join([*before, noun, *behind, *words[at + 1 + len(behind) :]])
    return name


def base_name_of_body(name: str, language: str) -> str:
    """The name of a known body of which a name is a form, or else its nominative."""
    words = name.split()
    whole, size = known_body(words, language)
    return whole if size == len(words) else body_nominative(name, language)


def known_body(words: Sequence[str], language: str) -> tuple[str, int]:
    """The longest known body with a form of which words begin, and its number of words; "" and 0 if there is none."""
    firsts = _known_by_first(language)
    first = words[0]
    beginnings = {form for form, _ in noun_forms(first, language)} | set(adjective_forms(first, language))
    beginnings |= {first, *_alone(first, language)}
    known = {parts for begin in beginnings for parts in firsts.get(begin, ())}
    for parts in sorted(known, key=lambda parts: (-len(parts), parts)):
        name = " ".join(words[: len(parts)])
        whole = " ".join(parts)
        if tuple(words[1 : len(parts)]) == parts[1:] or body_nominative(name, language) == whole:
            return whole, len(parts)
    return "", 0


@cache
def _known_by_first(language: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in words_of_bodies("known", language):
        if not name.isupper():
            parts = tuple(name.split())
            found.setdefault(parts[0], []).append(parts)
    return found


def _alone(word: str, language: str) -> Iterator[str]:
    """What a name of one word may be in the nominative: "Sejmie", "Кремлем"."""
    if MIN_CHARS_ALONE < len(word) <= MAX_WORD_CHARS and word[1:].islower():
        for gender in GENDERS:
            yield from replaced(word, f"noun {gender}", language)


@lru_cache(10_000)
def noun_forms(word: str, language: str) -> tuple[tuple[str, str], ...]:
    """The nouns of bodies, each with its gender, of which a word is a form; the word itself first."""
    return tuple(_noun_forms(word, language)) if 2 < len(word) <= MAX_WORD_CHARS else ()


def _noun_forms(word: str, language: str) -> Iterator[tuple[str, str]]:
    nouns = {gender: words_of("declensions", f"body {gender}", language=language) for gender in GENDERS}
    forms = [(word, gender) for gender in GENDERS]
    forms += [(form, gender) for gender in GENDERS for form in replaced(word, f"noun {gender}", language)]
    for form, gender in forms:
        if form in nouns[gender] or (form.lower() in nouns[gender]):
            yield form, gender


def adjective_forms(word: str, language: str) -> Iterator[str]:
    """What an adjective may be in the nominative of each gender."""
    for gender in GENDERS:
        yield from _adjective(word, gender, language)


def _adjective(word: str, gender: str, language: str) -> list[str]:
    return list(replaced(word, f"adjective {gender}", language))[:1]


def _adjectives(words: Sequence[str], gender: str, language: str) -> list[str]:
    """The words before a noun as adjectives of its gender in the nominative; fewer if one is none."""
    found = [form for word in words for form in _adjective(word, gender, language)]
    return found if len(found) == len(words) else []


def _adjectives_behind(words: Sequence[str], gender: str, language: str) -> list[str]:
    found: list[str] = []
    for word in words:
        form = _adjective(word, gender, language)
        if not form or not word[0].isupper():
            break
        found += form
    return found


def whole_end(text: str, start: int, end: int, language: str) -> int:
    """The end of a body with its last noun, which a model leaves out: "суд Новосибирской [области]".

    The legal form of the firm behind it is left out: "совет директоров ПАО «Север»".
    """
    rest, space, form = text[start:end].rpartition(" ")
    if space and form.lower() in words_of("declensions", "legal form", language=language):
        return start + len(rest)
    last = form
    for word in _NEXT_WORDS.finditer(text, end, end + MAX_CHARS_BEHIND):
        if not list(adjective_forms(last, language)) or noun_forms(last, language):
            break
        if word[1] in words_of("declensions", "region", language=language) or noun_forms(word[1], language):
            end = word.end()
            break
        last = word[1]
    region = _of_region(language).match(text, end) if text[start:end].split(" ")[0].isupper() else None
    return region.end() if region else end


@cache
def _of_region(language: str) -> re.Pattern[str]:
    """ "по Омской области" behind a body: "УМВД России [по Омской области]"."""
    names, nouns = (any_of(words_of("declensions", kind, language=language)) for kind in ("by region", "region noun"))
    capitalised = r"[А-ЯЁ][а-яё]{2,20}(?:-[А-ЯЁ][а-яё]{2,20})?"
    return re.compile(rf"(?: России| РФ)? по (?:{capitalised}(?:ой|ому) (?:{nouns})|(?:Республике )?(?:{names}))(?!\w)")


def is_noun_of_country(text: str, start: int, end: int, language: str) -> bool:
    """Whether a common noun that begins a sentence has a country behind it: "Позиция России", but not "МИД России"."""
    noun, _, country = text[start:end].partition(" ")
    is_country = country in words_of("names", "country", language=language)
    if not is_country or not _BEGINS.search(text, max(0, start - 2), start):
        return False
    is_body = noun_forms(noun, language) or noun in _known_by_first(language)
    return noun[1:].islower() and not is_body and not noun.startswith(BEGINNINGS_OF_BODIES)
