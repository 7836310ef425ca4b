"""Join the mentions of each organisation in a document."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.mentions import Mention, Named
from clipwire.wording import words_of


def organisations(mentions: Iterable[Mention]) -> list[Named]:
    """One entry for each organisation, without countries.

    "Acme" and "Acme Inc." are one organisation, as are initials and the name that they abbreviate, and "Council" and
    the only name that ends so.
    """
    entries: dict[str, Named] = {}
    for mention in mentions:
        words = " ".join(mention.name.split()).removeprefix("the ").removeprefix("The ")
        if not _is_country(words):
            shortened = mention.start + len(mention.name) - len(words)
            key = _firm_ending().sub("", words).casefold()
            entries.setdefault(key, Named()).mentions.append(Mention(words, shortened))
    _join_first_words(entries)
    _join_defined(entries)
    full = {initials: key for key, entry in entries.items() for initials in _initials(entry.name) if initials != key}
    full |= _by_last_word(entries)
    for key in list(entries):
        target = full.get(key.replace(".", ""))
        if target in entries and target != key:
            _join(entries, target, key)
    return list(entries.values())


def _join_first_words(entries: dict[str, Named]) -> None:
    """Join a single word to the only longer name that it begins: "Câmara" to "Câmara dos Deputados"."""
    longer: dict[str, list[str]] = {}
    for key, entry in entries.items():
        words = entry.name.split()
        if len(words) > 2 and words[1].islower():
            longer.setdefault(words[0].casefold(), []).append(key)
    for first, keys in longer.items():
        if first in entries and len(keys) == 1:
            _join(entries, keys[0], first)


def _join_defined(entries: dict[str, Named]) -> None:
    """Join two names of which one is in brackets behind the other, with its letters: "Banco de México (Banxico)"."""
    starts = {mention.start: key for key, entry in entries.items() for mention in entry.mentions}
    for key in list(entries):
        if key not in entries:
            continue
        behind = (starts.get(mention.start + len(mention.name) + len(" ("), key) for mention in entries[key].mentions)
        for other in sorted({*behind} & {*entries} - {key}):
            full, short = sorted((key, other), key=len, reverse=True)
            if " " not in short and _has_letters(full, short):
                _join(entries, full, short)
                break


def _has_letters(full: str, short: str) -> bool:
    letters = iter(full)
    return full[0] == short[0] and all(letter in letters for letter in short)


def _join(entries: dict[str, Named], full: str, short: str) -> None:
    merged = entries[full].mentions + entries.pop(short).mentions
    entries[full].mentions = sorted(merged, key=lambda mention: mention.start)


def _by_last_word(entries: Mapping[str, Named]) -> dict[str, str]:
    """A last word of bodies in small letters -> the key of the only name of several words that ends with it."""
    ends: dict[str, list[str]] = defaultdict(list)
    for key, entry in entries.items():
        if " " in key and (last := entry.name.split()[-1]) in words_of("names", "body"):
            ends[last.casefold()].append(key)
    return {word: keys[0] for word, keys in ends.items() if len(keys) == 1}


@cache
def _firm_ending() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(words_of("names", "firm"))))
    return re.compile(rf",?\s+(?:{forms})\b\.?$", re.IGNORECASE)


def _is_country(name: str) -> bool:
    return bool(set(tables().names.get(name, "")) & {"C", "N"})


def _initials(name: str) -> Iterator[str]:
    """The initials of a name of several words, without and with its small words: WHO, DoJ."""
    words = re.findall(r"[^\W\d_]+", name)
    if len(words) > 1:
        yield "".join(word[0] for word in words if word[0].isupper()).casefold()
        yield "".join(word[0] for word in words).casefold()
