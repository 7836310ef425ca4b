"""Join the mentions of each organisation in a document."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.mentions import Mention, Named
from clipwire.wording import words_of


def organisations(mentions: Iterable[Mention]) -> list[Named]:
    """One entry for each organisation, without countries.

    "Acme" and "Acme Inc." are one organisation, as are initials and the name that they abbreviate.
    """
    entries: dict[str, Named] = {}
    for mention in mentions:
        words = " ".join(mention.name.split()).removeprefix("the ").removeprefix("The ")
        if not _is_country(words):
            shortened = mention.start + len(mention.name) - len(words)
            key = _firm_ending().sub("", words).casefold()
            entries.setdefault(key, Named()).mentions.append(Mention(words, shortened))
    full = {initials: key for key, entry in entries.items() for initials in _initials(entry.name) if initials != key}
    for key in list(entries):
        target = full.get(key.replace(".", ""))
        if target in entries and target != key:
            merged = entries[target].mentions + entries.pop(key).mentions
            entries[target].mentions = sorted(merged, key=lambda mention: mention.start)
    return list(entries.values())


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
