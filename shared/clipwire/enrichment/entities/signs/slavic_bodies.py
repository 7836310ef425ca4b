"""Signs of bodies in Slavic languages: heads, adjectives and last nouns in any case, and forms of known names."""

import re

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.enrichment.entities.slavic import CASED
from clipwire.enrichment.entities.slavic.bodies import adjective_forms, body_nominative, known_body, noun_forms
from clipwire.enrichment.entities.slavic.names import is_given_in_any_case

_ADJECTIVES = ("ий", "ый", "ой", "ій", "ого", "ому", "им", "ым", "ом")
_RUN = re.compile(r"[\w'’+-]+(?: [\w'’+-]+){0,7}")


def head_words(words: list[str], reading: Reading) -> int:
    """The number of words of a head in any case: 2 for "Sądu Okręgowego"."""
    if not words[0][0].isupper():
        return 0
    heads, language = reading.words.heads, reading.words.language
    if len(words) == 2 and heads & {" ".join(words), body_nominative(" ".join(words), language)}:
        return 2
    return int(not heads.isdisjoint({words[0], *(noun for noun, _ in noun_forms(words[0], language))}))


def end_of_known(reading: Reading, at: int) -> int:
    """The end of a known body in any case; 0 if there is none."""
    run = _RUN.match(reading.text, reading.tokens[at].start) if reading.tokens[at].capital else None
    if run is None:
        return 0
    words = [word.rstrip(".") for word in run[0].split(" ")]
    name, size = known_body(words, reading.words.language)
    is_doubtful = reading.words.language == "ru" or reading.begins_sentence(at) or _beside_name(reading, at)
    if not name or (size == 1 and is_doubtful):
        return 0
    last = reading.tokens[at].start + len(" ".join(words[:size]))
    end = at + 1
    while reading.tokens[end - 1].end < last:
        end += 1
    return end


def _beside_name(reading: Reading, at: int) -> bool:
    """Whether a word with a capital is directly beside a token, so that it may be a surname."""
    before, behind = at - 1, at + 1
    is_behind = behind < len(reading.tokens) and reading.joined(behind) and reading.tokens[behind].capital
    if is_behind and is_given_in_any_case(reading.tokens[behind].text, reading.words.language):
        return False
    return is_behind or (before >= 0 and reading.joined(at) and reading.tokens[before].capital)


def is_tail(reading: Reading, at: int) -> bool:
    word, words = reading.tokens[at].text, reading.words
    if word in words.tails:
        return True
    return words.language in CASED and not words.tails.isdisjoint(form for form, _ in noun_forms(word, words.language))


def is_adjective(reading: Reading, at: int) -> bool:
    word, words = reading.tokens[at].text, reading.words
    if word in words.adjectives:
        return True
    return words.language in CASED and not words.adjectives.isdisjoint(adjective_forms(word, words.language))


def is_second_field(reading: Reading, at: int) -> bool:
    """Whether a word with a capital behind "and" goes on with a name: it is no person, no head and no place."""
    if reading.words.language not in CASED or at >= len(reading.tokens) or not reading.joined(at):
        return False
    if not reading.tokens[at].capital:
        return False
    word, language = reading.tokens[at].text, reading.words.language
    is_other = word.isupper() or set(tables().names.get(word, "")) & set("CMRT")
    return not is_other and not is_given_in_any_case(word, language) and not head_words([word], reading)


def may_begin(reading: Reading, at: int, tail: int) -> bool:
    """Whether a name begins with an adjective; at the beginning of a sentence any has a capital: "Местный музей"."""
    return reading.tokens[at].text.endswith(_ADJECTIVES) and not (tail == at + 1 and reading.begins_sentence(at))
