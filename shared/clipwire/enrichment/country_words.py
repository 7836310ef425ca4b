"""Names of countries with their case endings, and adjectives of countries, in languages other than English.

The gazetteer has the names in ten languages only, and no forms with endings. The words come from three tables in
`knowledge/places`: `country_names.tsv` (CLDR), `country_endings.tsv` and `country_adjectives.tsv`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from clipwire.text.tables import read_table
from clipwire.wording import table_language

ADJECTIVE_COLUMNS = ("de", "fr", "es", "it", "pt", "nl", "sv", "no", "pl", "ru", "uk", "tr")
ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    # language  end of the base form, and what may be in its place
    "de": (("", " e en er es em"),),
    "fr": (
        ("ien", "ien ienne iens iennes"),
        ("éen", "éen éenne éens éennes"),
        ("turc", "turc turque turcs turques"),
        ("grec", "grec grecque grecs grecques"),
        ("s", "s se ses"),
        ("e", "e es"),
        ("", " e s es"),
    ),
    "es": (
        ("és", "és esa eses esas"),
        ("án", "án ana anes anas"),
        ("ol", "ol ola oles olas"),
        ("o", "o a os as"),
        ("í", "í íes ís"),
        ("", " s"),
    ),
    "it": (("co", "co ca ci chi che"), ("ga", "ga gi ghe"), ("o", "o a i e"), ("a", "a i e"), ("e", "e i")),
    "pt": (
        ("ês", "ês esa eses esas"),
        ("ão", "ão ã ães ãos ãs"),
        ("ol", "ol ola óis olas"),
        ("o", "o a os as"),
        ("", " s"),
    ),
    "nl": (("ees", "ees ese"), ("", " e")),
    "sv": (("", " a e t"),),
    "no": (("", " e"),),
    "pl": (("i", "i a ie iego iemu im ą iej ich imi"),),
    "ru": (("ий", "ий ая ое ие ого ой ому им их ими ую ом"),),
    "uk": (("ий", "ий а е і ого ої ому им их ими у ій ою"),),
    "tr": (("", " lar ler"),),
}
CAPITAL_AT_START = frozenset({"de", "fr", "sv", "no", "da", "pl", "ru", "uk"})
"""Languages that write these adjectives small, and where one that begins a sentence is no surname (Greco, Russo)."""
EN_IS_AN_ARTICLE = frozenset({"sv", "no", "da", "nl"})
"""Languages in which "en" is "a" or "and", and does not lead to the name of a language as in Spanish."""
HEBREW_PREFIXES = "בלמוהשכ"

_CAPITAL_BEFORE = re.compile(r"(?<!\w)[A-ZĐÀ-Ỹ]\w* \Z")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:\n\"“”«»–—-]\s*)\Z")
_LANGUAGE_BEFORE = re.compile(
    r"(?:\b(?:en|in|em|på|in het|het|на|langue|lengua|idioma|lingua|língua|parla|habla|fala|parle)) \Z", re.IGNORECASE
)
_LANGUAGE_AFTER = re.compile(r" (?:язык|мов[аиіо]|język|dil[ei])")


class Words(NamedTuple):
    """The words of one language, by their first words: (the whole name, ISO 3166-1 alpha-2)."""

    names: dict[str, list[tuple[str, str]]]
    adjectives: dict[str, list[tuple[str, str]]]
    endings: tuple[tuple[str, str], ...]


def countries_in(text: str, language: str | None, taken: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The code of each country that a text names in its own language, outside of the taken spans."""
    words = _words(table_language(language)) if language else None
    if not words or not (words.names or words.adjectives):
        return
    spans = sorted(taken)
    tag, end = table_language(str(language)), 0
    if tag == "th":
        yield from _unspaced(text, words)
        return
    for match in _WORD.finditer(text):
        start = match.start()
        if start < end:
            continue
        found = _name_at(text, match, words, tag) or _adjective_at(text, match, words, tag)
        if found:
            code, end = found
            if not any(a < end and start < b for a, b in spans):
                yield code


def _unspaced(text: str, words: Words) -> Iterator[str]:
    pairs = sorted((pair for pairs in words.names.values() for pair in pairs), key=lambda pair: -len(pair[0]))
    for name, code in pairs:
        yield from (code for _ in range(text.count(name)))
        text = text.replace(name, " ")


def _name_at(text: str, match: re.Match[str], words: Words, tag: str) -> tuple[str, int] | None:
    word = match[0]
    if text[match.start() - 1 : match.start()].isalnum():
        return None
    if tag == "vi" and _CAPITAL_BEFORE.search(text, max(0, match.start() - 12), match.start()):
        return None  # "Nguyễn Văn Đức", whose given name is also Germany
    for name, code in words.names.get(word, ()):
        end = match.start() + len(name)
        if text.startswith(name, match.start()) and not text[end : end + 1].isalnum():
            return code, end
    for nominative in _nominatives(word, words, tag):
        for name, code in words.names.get(nominative, ()):
            if name == nominative:
                return code, match.end()
    return None


def _nominatives(word: str, words: Words, tag: str) -> Iterator[str]:
    if tag == "he" and len(word) > 3 and word[0] in HEBREW_PREFIXES:
        yield from (word[1:], word[2:])
    elif word[0].isupper() and len(word) > 3:
        for ending, nominative in words.endings:
            if word.endswith(ending):
                yield word.removesuffix(ending) + nominative


def _adjective_at(text: str, match: re.Match[str], words: Words, tag: str) -> tuple[str, int] | None:
    word, start = match[0], match.start()
    if text[start - 1 : start] == "-":
        return None  # "latino-americano"
    begins = (
        word[0].isupper() and tag in CAPITAL_AT_START and bool(_SENTENCE_START.search(text, max(0, start - 4), start))
    )
    word = word[0].lower() + word[1:] if begins else word
    for form, code in words.adjectives.get(word, ()):
        end = start + len(form)
        if (
            text[start + len(word) : end] != form[len(word) :]
            or text[end : end + 1].isalnum()
            or text[end : end + 1] == "-"
        ):
            continue
        is_article = tag in EN_IS_AN_ARTICLE and text[max(0, start - 4) : start].lower().strip() == "en"
        if (not is_article and _LANGUAGE_BEFORE.search(text, max(0, start - 16), start)) or _LANGUAGE_AFTER.match(
            text, end
        ):
            return None
        return code, end
    return None


@cache
def _words(tag: str) -> Words:
    folder = files("clipwire").joinpath("knowledge", "places")
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for _, code, name in read_table(folder / "country_names.tsv", 3, first=tag):
        if first := _WORD.match(name):
            names[first[0]].append((name, code))
    adjectives: dict[str, list[tuple[str, str]]] = defaultdict(list)
    column = "no" if tag == "da" else tag
    if column in ADJECTIVE_COLUMNS:
        for code, *bases in read_table(folder / "country_adjectives.tsv", 1 + len(ADJECTIVE_COLUMNS)):
            base = bases[ADJECTIVE_COLUMNS.index(column)]
            for form in _forms(base, column) if base != "-" else ():
                adjectives[form.partition("-")[0]].append((form, code))
    endings = [
        (ending, "" if nominative == "-" else nominative)
        for _, listed, nominative in read_table(folder / "country_endings.tsv", 3, first=tag)
        for ending in listed.split()
    ]
    for found in (names, adjectives):
        for pairs in found.values():
            pairs.sort(key=lambda pair: -len(pair[0]))
    return Words(dict(names), dict(adjectives), tuple(sorted(endings, key=lambda pair: -len(pair[0]))))


def _forms(base: str, tag: str) -> list[str]:
    end, endings = next((end, endings) for end, endings in ENDINGS[tag] if base.endswith(end))
    return [base.removesuffix(end) + ending for ending in endings.split(" ")]
