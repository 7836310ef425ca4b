"""The organisations of the tables that a text names."""

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs import slavic_bodies
from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.enrichment.entities.signs.words import CYRILLIC, NOUNS_HAVE_CAPITALS
from clipwire.enrichment.entities.slavic import CASED
from clipwire.enrichment.entities.slavic.names import is_given_in_any_case

GENITIVE = frozenset({"sv", "no", "da"})
"""Languages of which a known organisation may have the genitive: "Riksbankens"."""
MAX_WORDS_TO_TITLE = 2
"""Words between initials and a title that follows them in Turkish."""


def end_of_known(reading: Reading, at: int) -> int:
    """The end of the longest organisation of the tables that begins at a token; 0 if there is none."""
    first = reading.tokens[at].text
    if reading.words.language in CASED and (end := slavic_bodies.end_of_known(reading, at)):
        return _with_country(reading, at, end) if reading.words.language in CYRILLIC else end
    before = reading.tokens[at - 1] if reading.joined(at) else None
    behind_name = before is not None and before.capital and before.low not in reading.words.function
    if first in reading.words.also_words and (behind_name or reading.begins_sentence(at)):
        return 0  # "Mercado Público"
    for parts in sorted(reading.words.known.get(first, ()), key=len, reverse=True):
        end = at + len(parts)
        if tuple(token.text for token in reading.tokens[at:end]) == parts:
            other = (
                end < len(reading.tokens) and reading.joined(end) and reading.tokens[end].text in reading.words.others
            )
            return 0 if other else _with_country(reading, at, end)
    if (
        reading.words.language in GENITIVE
        and first[-1] == "s"
        and (first[:-1],) in reading.words.known.get(first[:-1], ())
    ):
        return at + 1
    codes = tables().names
    if len(first) > 2 and codes.get(first, "") == "O" and _is_sure(reading, first):
        return _with_country(reading, at, at + 1)
    return 0


def _with_country(reading: Reading, at: int, end: int) -> int:
    """The end of a known name and the country that it is of ("МИД России"); 0 if another begins so ("BBC News")."""
    if end >= len(reading.tokens) or not reading.joined(end) or not reading.tokens[end].capital:
        return end
    after = reading.tokens[end].text
    if reading.words.language in CYRILLIC:
        return end + 1 if after in reading.words.countries else end
    if reading.words.language in CASED and is_given_in_any_case(after, reading.words.language):
        return end  # "szefem MON Władysławem Wilkiem"
    begins_other = reading.tokens[at].text.isupper() and end == at + 1 and reading.may_be_named(end)
    if reading.words.language == "tr" and any(reading.is_title(i) for i in range(end, end + MAX_WORDS_TO_TITLE + 1)):
        return end  # "CHP Genel Başkanı"
    return (
        0 if begins_other and not reading.is_given(after) and reading.words.language not in NOUNS_HAVE_CAPITALS else end
    )


def _is_sure(reading: Reading, word: str) -> bool:
    """Whether a known organisation of one word is nothing else in another language."""
    return word.isupper() or (any(map(str.isupper, word[1:])) and word.lower() not in tables().senses)
