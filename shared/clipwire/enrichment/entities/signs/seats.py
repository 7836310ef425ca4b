"""Where the name of a body ends, and the town by which it is called: "Mieterverein Bremen", "Grazer Gemeinderat"."""

import re

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs.fields import ARTICLES
from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.enrichment.places.gazetteer import REGION, lookup

ROMAN = re.compile("[IVX]{1,5}")
"""A number that ends the name of a person, and so that of a house: "Policlinico Umberto I"."""
_ENDS_OF_TOWNS = ("", "en", "e")
"""Ends of German towns that their adjectives lack: "Bremer" of Bremen, "Karlsruher" of Karlsruhe."""
MIN_STEM_CHARS = 3


def is_seat(reading: Reading, at: int) -> bool:
    """Whether the name of a place is at a token behind the word for a body: "Mieterverein Bremerhaven"."""
    if (
        at >= len(reading.tokens)
        or not reading.joined(at)
        or (at + 1 < len(reading.tokens) and reading.joined(at + 1) and reading.tokens[at + 1].capital)
    ):
        return False
    word = reading.tokens[at].text
    codes = set(tables().names.get(word, ""))
    if "-" in word:  # "Nordrhein-Westfalen", which the tables of words do not have
        return any(entry.kind in REGION for entry in lookup(word).entries)
    return bool(codes & set("RMT")) and "C" not in codes


def is_of_town(reading: Reading, at: int) -> bool:
    """Whether the adjective of a German town is at a token, and the word for a body behind it."""
    if at + 1 >= len(reading.tokens) or not reading.words.of_town:
        return False
    word = reading.tokens[at].text
    if (
        not word.endswith("er")
        or reading.tokens[at + 1].text not in reading.words.of_town
        or not reading.joined(at + 1)
    ):
        return False
    stem = word[:-2]
    stems = (stem, stem[:-1]) if stem.endswith("n") else (stem,)  # "Münchner" of München
    return any(
        len(stem) >= MIN_STEM_CHARS and set(tables().names.get(stem + end, "")) & set("RMT")
        for stem in stems
        for end in _ENDS_OF_TOWNS
    )


def leads_to_another(reading: Reading, at: int) -> bool:
    """Whether "and" or "for" at a token leads to another body, so that a name ends: "université de Rennes et la SNCF".

    In French, a field would repeat "de". In other languages, only initials are another body for sure.
    """
    words = reading.words
    link = reading.tokens[at].low
    if link not in words.links or link.startswith("d"):
        return False
    behind = [token.text for token in reading.tokens[at + 1 : at + 3]]
    if len(behind) < 2:
        return False
    if words.language == "fr" and link == "et" and behind[0] in ARTICLES:
        return True
    named = next((word for word in behind if word.lower() not in words.links and word not in "'’"), "")
    return len(named) > 1 and named.isupper() and named.isalpha()


def end_of_partners(reading: Reading, at: int) -> int:
    """The end of the name of a firm with "&" that begins at a token: "Rodrigues & Névoa"; 0 if none is there."""
    tokens = reading.tokens
    if at + 2 >= len(tokens) or tokens[at + 1].text != "&" or not (tokens[at].capital and tokens[at + 2].capital):
        return 0
    is_spaced = reading.joined(at + 1) and reading.joined(at + 2)
    return at + 3 if is_spaced and len(tokens[at].text) > 1 and len(tokens[at + 2].text) > 1 else 0
