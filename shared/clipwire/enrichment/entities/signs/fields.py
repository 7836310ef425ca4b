"""Fields of bodies in small letters, as French and Italian write them: "Conseil d'orientation des retraites"."""

from clipwire.enrichment.entities.signs.reading import Reading

LINKS = {
    "fr": frozenset("de du des d pour".split()),
    "it": frozenset("di del della dei delle degli dell d per".split()),
}
"""Words that lead to a field."""
SECOND = {"fr": frozenset("d de du des".split()), "it": frozenset("d di dei delle degli".split())}
"""The same behind "et": "brigade de recherche et d'intervention"."""
ARTICLES = frozenset("la le les l il lo i gli".split())
INFINITIVES = {"fr": ("er", "ir", "oir"), "it": ("are", "ere", "ire", "rre", "rsi")}
"""Ends of verbs, which lead to no field: "demander au Conseil de trouver une solution"."""
MIN_NOUN_CHARS = 4
MAX_FIELDS = 4


def end_of_fields(reading: Reading, at: int, end: int) -> int:
    """The end of the fields in small letters behind the head of a body, `tokens[at:end]`; 0 if there is none.

    In the middle of a sentence, the capital of the head shows that it begins a name; one in small letters needs a place
    behind it: "tribunal de commerce de Nanterre".
    """
    language = reading.words.language
    if language not in LINKS or reading.begins_sentence(at):
        return 0
    end = _behind_adjectives(reading, end)
    found = 0
    for _ in range(MAX_FIELDS):
        noun = _noun_of_field(reading, end, language)
        if not noun:
            break
        end = found = _behind_adjectives(reading, noun)
    seat = _end_of_seat(reading, end, language)
    return seat or (found if reading.tokens[at].capital else 0)


def _end_of_seat(reading: Reading, at: int, language: str) -> int:
    """The end of "de" and a place with a capital; 0 if they are not there."""
    tokens = reading.tokens
    if at + 1 >= len(tokens) or not reading.joined(at) or tokens[at].text not in LINKS[language]:
        return 0
    at += 1
    while at + 1 < len(tokens) and tokens[at].text in "'’":
        at += 1
    end = at
    while end < len(tokens) and (end == at or reading.joined(end)) and tokens[end].capital:
        end += 1
    return end


def _behind_adjectives(reading: Reading, at: int) -> int:
    while at < len(reading.tokens) and reading.joined(at) and reading.tokens[at].text in reading.words.adjectives:
        at += 1
    return at


def _noun_of_field(reading: Reading, at: int, language: str) -> int:
    """The end of a preposition, an article and a noun in small letters; 0 if they are not there."""
    tokens = reading.tokens
    is_second = at + 2 < len(tokens) and tokens[at].text in ("et", "e") and tokens[at + 1].text in SECOND[language]
    if is_second:
        at += 1
    if at + 1 >= len(tokens) or not reading.joined(at) or tokens[at].text not in LINKS[language]:
        return 0
    at += 1
    while at + 1 < len(tokens) and (tokens[at].text in "'’" or (tokens[at].text in ARTICLES and not is_second)):
        at += 1
    noun = tokens[at].text
    is_noun = noun.islower() and noun.isalpha() and len(noun) >= MIN_NOUN_CHARS and noun not in reading.words.kinds
    return at + 1 if is_noun and not noun.endswith(INFINITIVES[language]) else 0
