"""The terms of subjects in languages other than English, with one table for each language.

The tables are in `knowledge/topics/elsewhere`; a language's table is read when its first article comes. Terms without a
meaning keep words apart: 中国会 has no 国会 in it.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from clipwire.enrichment.lexicon import Lexicon
from clipwire.text.tables import read_table

Meaning = Mapping[str, float]
"""Code of a subject -> weight of a term for it."""

LANGUAGES = ("ko", "zh", "ja", "ru", "es", "fr", "de", "pt", "it", "ar")
NO_SUBJECT = "-"


def terms_in(text: str, language: str) -> dict[str, Meaning]:
    """The terms in a text, each once, with their meanings. Empty for a language without a table."""
    if language not in LANGUAGES:
        return {}
    return {match.term: match.value for match in lexicon(language).find(text) if match.value}


@cache
def lexicon(language: str) -> Lexicon[Meaning]:
    return Lexicon(language, meanings(language))


def meanings(language: str) -> dict[str, dict[str, float]]:
    """Term -> code -> weight; a term with the code `-` has no meaning."""
    terms: dict[str, dict[str, float]] = {}
    for code, weight, listed in read_table(
        files("clipwire") / "knowledge" / "topics" / "elsewhere" / f"{language}.tsv", 3
    ):
        for term in listed.split(", "):
            meaning = terms.setdefault(term, {})
            if code != NO_SUBJECT:
                meaning[code] = float(weight)
    return terms
