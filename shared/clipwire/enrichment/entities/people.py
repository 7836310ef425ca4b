"""Join the mentions of each person in a document."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from clipwire.enrichment.entities.mentions import Mention, Named, parts_of
from clipwire.wording import words_of
from clipwire.wording.titles import words_before_names

MAX_NAMESAKES = 200
"""Maximum number of people in a document with a common word in their names; others are not joined to short forms."""
MAX_INITIALS = 3
"""Letters of initials without full stops: "JKR Ames"."""
TITLES = ("honorific", "noble", "clergy", "rank", "academic", "office", "role", "part", "regard")
"""Kinds of titles that are removed from a name."""

_BEFORE_ALL = -1_000_000
"""A start before every mention: mentions in the title of an article have negative starts."""
_LEADING_WORD = re.compile(r"(\w+)\.?[\s-]+")
_PATRONYMICS = ("ovich", "evich", "ovna", "evna")


def people(mentions: Iterable[Mention], language: str = "en") -> list[Named]:
    """One entry for each person, without titles, with surnames and initials joined to the full name.

    Titles of other languages count too, unless they are given names: "Don" is one in English, and a title in Spanish.
    A short form that fits several people means the one named last before it, or else the first.
    """
    titles = _titles(language)
    listed = [_without_titles(mention, titles) for mention in mentions]
    entries: dict[tuple[str, ...], Named] = {}
    by_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for parts in sorted({parts_of(mention.name) for mention in listed}, key=lambda parts: (-len(parts), parts)):
        if len(parts) > 1 and not any(_is_fuller(known, parts) for known in by_word[max(parts, key=len)]):
            entries[parts] = Named()
            for word in parts:
                if len(by_word[word]) < MAX_NAMESAKES:
                    by_word[word].append(parts)
    last_seen: dict[tuple[str, ...], int] = {}
    for mention in listed:
        parts = parts_of(mention.name)
        if not parts:
            continue
        if parts in entries:
            chosen = parts
        else:
            fitting = [known for known in by_word[max(parts, key=len)] if _is_fuller(known, parts)]
            chosen = max(fitting, key=lambda known: last_seen.get(known, _BEFORE_ALL), default=parts)
        entries.setdefault(chosen, Named()).mentions.append(mention)
        last_seen[chosen] = mention.start
    return [entry for entry in entries.values() if entry.mentions]


def _without_titles(mention: Mention, titles: frozenset[str]) -> Mention:
    """The mention without leading titles: "Prime Minister Ana Lara" becomes Ana Lara.

    A given name in capitals, which opens the report of some papers, gets small letters: "STEPHEN Ames".
    """
    name, start = mention.name, 0
    while (word := _LEADING_WORD.match(name, start)) and word[1].lower() in titles and word.end() < len(name):
        start = word.end()
    words = name[start:].split()
    first, *others = words or [""]
    if others and first.isupper() and len(first) > MAX_INITIALS and not any(map(str.isupper, others)):
        words[0] = words[0].title()
    return Mention(" ".join(words), mention.start + start)


@cache
def _titles(language: str) -> frozenset[str]:
    elsewhere = words_before_names(*TITLES) - words_of("titles", "given")
    return elsewhere | words_before_names(*TITLES, language=language)


def _is_fuller(full: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether `short` may be a shorter form of the name `full`.

    A short form of several words has the same order, and its first and last words are equal or initials ("V. Putin"),
    or it is the end of the full name: "García Rubial" of "Luis García Rubial".
    A single word is any word of the full name except a patronymic.
    """
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] in full and len(short[0]) > 1 and not (len(full) > 2 and short[0].endswith(_PATRONYMICS))
    if short == full[-len(short) :]:
        return True
    rest = iter(full)
    return all(any(_stands_for(word, other) for other in rest) for word in short) and _stands_for(short[0], full[0])


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))
