"""The name of an organisation that begins at a word, if a sign shows that it is one."""

from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs import slavic_bodies
from clipwire.enrichment.entities.signs.fields import end_of_fields
from clipwire.enrichment.entities.signs.known_bodies import GENITIVE, end_of_known
from clipwire.enrichment.entities.signs.reading import Reading
from clipwire.enrichment.entities.signs.seats import ROMAN, end_of_partners, is_of_town, is_seat, leads_to_another
from clipwire.enrichment.entities.signs.tokens import Token
from clipwire.enrichment.entities.signs.words import CYRILLIC, INFLECTED, NOUNS_HAVE_CAPITALS
from clipwire.enrichment.entities.slavic import CASED
from clipwire.wording import words_of

AGAIN = frozenset({"nouveau", "nuevo", "nuovo", "manière", "forma", "parte"})
ANDS = frozenset("y e et en und och og i и та oraz".split())
IN = {"da": {"i"}, "no": {"i"}, "sv": {"i"}}
"""Words for "in" that mean "and" in another language: "Retten i Aarhus"."""
MAX_BODY_WORDS = 8


def body_at(reading: Reading, at: int) -> tuple[int, int] | None:
    """Start and end of the organisation that begins at a token, or behind the noun at it."""
    token = reading.tokens[at]
    known = end_of_known(reading, at)
    may_go_on = token.text in reading.words.heads or token.low.endswith(reading.words.seated)
    if known and not (known == at + 1 and may_go_on):
        return at, known
    return _longer_body(reading, at) or ((at, known) if known else None)


def _longer_body(reading: Reading, at: int) -> tuple[int, int] | None:
    """Start and end of an organisation of which the tables have only the first or the last word."""
    token = reading.tokens[at]
    size = _head_words(reading, at)
    if size and (end := _end_of_head(reading, at + size - 1)) > at + size:
        return at, _behind_quoted(reading, max(end, end_of_fields(reading, at, at + size)))
    if size and (end := end_of_fields(reading, at, at + size)):
        return at, end
    if end := _house(reading, at):
        return at, end
    if token.text in reading.words.associations and (end := _end_of_association(reading, at)):
        return at + 1, end
    if token.low in reading.words.kinds | reading.words.trades and (named := _of_kind(reading, at)):
        return named
    if not token.capital:
        return None
    if token.text.lower().endswith(reading.words.suffixes) and len(token.text) > 11:
        return at, at + 1
    if token.low.endswith(reading.words.seated) and len(token.text) > 6 and is_seat(reading, at + 1):
        return at, at + 2
    if is_of_town(reading, at):
        return at, at + 2
    if end := end_of_partners(reading, at):
        return at, end
    end = at
    while end < len(reading.tokens) and end - at < 4 and (end == at or reading.joined(end)):
        word = reading.tokens[end]
        if end > at and slavic_bodies.is_tail(reading, end):
            if reading.words.language in CYRILLIC and not slavic_bodies.may_begin(reading, at, end):
                return None
            return _whole_start(reading, at), end + 1
        is_of_body = (
            slavic_bodies.is_adjective(reading, end)
            if reading.words.language in CYRILLIC
            else (reading.words.language in GENITIVE and word.text in reading.words.adjectives)
        )
        if end > at and is_of_body:
            end += 1
            continue
        if not word.capital or word.low in reading.words.function or word.low in reading.words.no_name:
            return None
        end += 1
    return None


def _whole_start(reading: Reading, at: int) -> int:
    """The start of a name with "and" or a number in it: "Adalet ve Kalkınma Partisi", "Ankara 4. Ceza Mahkemesi"."""
    if reading.words.language != "tr" or at < 2:
        return at
    if reading.tokens[at - 1].text == "." and reading.tokens[at - 2].text.isdigit():
        seat = at - 3  # "Ankara 4. Asliye Ceza Mahkemesi"
        is_named = seat >= 0 and reading.joined(at - 2) and reading.may_be_named(seat)
        return seat if is_named else at - 2
    if reading.tokens[at - 1].text != "ve":
        return at
    return at - 2 if reading.tokens[at - 2].capital and reading.may_be_named(at - 2) else at


def _head_words(reading: Reading, at: int) -> int:
    """The number of tokens of the head that begins at a token: 2 for "Technische Universität", 0 for none."""
    first = reading.tokens[at].text
    if reading.words.language in CASED:
        return slavic_bodies.head_words([each.text for each in reading.tokens[at : at + 2]], reading)
    for parts in reading.words.phrases.get(first, ()):
        if tuple(token.text for token in reading.tokens[at : at + len(parts)]) == parts:
            return len(parts)
    return int(first in reading.words.heads)


def _end_of_head(reading: Reading, at: int) -> int:
    end = at + 1
    ahead = end
    while ahead < len(reading.tokens) and ahead - at < MAX_BODY_WORDS and _goes_on(reading, ahead):
        token = reading.tokens[ahead]
        if reading.words.language == "id" and reading.is_title(ahead):
            break  # "Polda Riau Kombes Anom"
        if token.text in reading.words.adjectives or (
            token.capital and token.text not in reading.words.links and not _begins_person(reading, ahead)
        ):
            ahead += 1
            end = ahead
            if ROMAN.fullmatch(token.text):
                break  # "Policlinico Umberto I"
        elif token.low in ANDS and slavic_bodies.is_second_field(reading, ahead + 1):
            ahead += 2
            end = ahead  # "Urząd Ochrony Konkurencji i Konsumentów"
        elif ahead == end and leads_to_another(reading, ahead):
            break
        elif token.low in ANDS - IN.get(reading.words.language, set()) and (
            ahead == at + 1 or _head_behind(reading, ahead)
        ):
            break  # "Commissione e Parlamento", "Institut Pasteur et l'Université de Lille"
        elif ahead == end and _is_field_of(reading, ahead):
            return ahead + 2  # "Fédération française de tennis"
        elif (
            token.low == "και"
            and reading.tokens[ahead + 1 : ahead + 2]
            and (reading.tokens[ahead + 1].low in reading.words.links)
        ):
            break  # "Υπουργείο Ανάπτυξης και της Νέας Δημοκρατίας"
        elif token.low in reading.words.links or token.text in "'’":
            ahead += 1
        else:
            break
    return end


def _behind_quoted(reading: Reading, end: int) -> int:
    """The end of a body with its name in quotation marks: "Colegiul Național „Mihai Eminescu”"."""
    if end + 2 >= len(reading.tokens) or reading.tokens[end].text not in '«“„"':
        return end
    close = end + 1
    while close < len(reading.tokens) and close - end < 6 and reading.tokens[close].text[0].isalnum():
        close += 1
    is_closed = close < len(reading.tokens) and reading.tokens[close].text in '»”“"'
    return close + 1 if is_closed and close > end + 1 and reading.tokens[end + 1].capital else end


def _house(reading: Reading, at: int) -> int:
    """The end of a house that has a person's name ("hôpital Georges Morel"); 0 if none is there.

    Behind a title ("la directora del Hospital Ana Ruiz") it is unclear whose name it is.
    """
    if reading.tokens[at].low not in reading.words.houses:
        return 0
    if any(reading.is_title(before) for before in range(max(0, at - 3), at)):
        return 0
    if at and reading.tokens[at - 1].low in words_of("things", "head", language=reading.words.language):
        return 0  # "la nave scuola Amerigo Vespucci"
    end = at + 1
    while end < len(reading.tokens) and end - at < MAX_BODY_WORDS and reading.joined(end) and reading.may_be_named(end):
        end += 1
        if ROMAN.fullmatch(reading.tokens[end - 1].text):
            break  # "Policlinico Umberto I"
        ahead = end
        while (
            ahead < len(reading.tokens)
            and reading.joined(ahead)
            and reading.tokens[ahead].text in reading.words.particles
        ):
            ahead += 1
        if ahead > end and ahead < len(reading.tokens) and reading.joined(ahead) and _is_family_name(reading, ahead):
            end = ahead + 1
    return end if end > at + 1 else 0


def _is_family_name(reading: Reading, at: int) -> bool:
    codes = set(tables().names.get(reading.tokens[at].text, ""))
    return "S" in codes and not codes & set("CM")


def _head_behind(reading: Reading, at: int) -> bool:
    """Whether the first word behind a token that is no link and no apostrophe begins another organisation."""
    for ahead in range(at + 1, min(at + 4, len(reading.tokens))):
        token = reading.tokens[ahead]
        if token.low not in reading.words.links and token.text not in "'’":
            return token.text in reading.words.heads
    return False


def _end_of_association(reading: Reading, at: int) -> int:
    """The end of the name behind a noun for an association; 0 if none is there."""
    if at + 1 >= len(reading.tokens) or not reading.joined(at + 1) or not reading.tokens[at + 1].capital:
        return 0
    end = _end_of_head(reading, at)
    return end if end > at + 2 and reading.tokens[end - 1].capital else 0


def _is_field_of(reading: Reading, at: int) -> bool:
    """Whether "de" and a noun in small letters are at a token, behind an adjective of the name."""
    if reading.tokens[at].text not in ("de", "di") or reading.tokens[at - 1].text not in reading.words.adjectives:
        return False
    noun = reading.tokens[at + 1].text if at + 1 < len(reading.tokens) and reading.joined(at + 1) else ""
    return noun.islower() and len(noun) > 4 and noun.isalpha() and noun not in AGAIN


def _begins_person(reading: Reading, at: int) -> bool:
    """Whether a given name begins at a token directly behind another word of the organisation."""
    if reading.tokens[at - 1].text.lower() in reading.words.links or reading.tokens[at - 1].text in "'’":
        return False
    codes = tables().names.get(reading.tokens[at].text, "")
    return "G" in codes and at + 1 < len(reading.tokens) and reading.joined(at + 1) and reading.tokens[at + 1].capital


def _goes_on(reading: Reading, at: int) -> bool:
    between = reading.text[reading.tokens[at - 1].end : reading.tokens[at].start]
    return between in (" ", "\xa0", "")


def _of_kind(reading: Reading, at: int) -> tuple[int, int] | None:
    """The name in capitals or in quotation marks behind a noun: «le syndicat CGT», «компания „Север“»."""
    if at + 1 >= len(reading.tokens):
        return None
    after = at + 1
    if reading.tokens[after].text in '«“„"' and after + 2 < len(reading.tokens):
        end = after + 1
        while end < len(reading.tokens) and end - after < 5 and reading.tokens[end].text[0].isalnum():
            end += 1
        closed = end < len(reading.tokens) and reading.tokens[end].text in '»”“"'
        return (after + 1, end) if closed and reading.tokens[after + 1].capital else None
    name = reading.tokens[after]
    if reading.joined(after) and (end := end_of_known(reading, after)):
        return after, end
    if not reading.joined(after) or len(name.text) < 2 or not name.capital:
        return None
    if not (name.text.isupper() or _may_be_firm(reading, name)):
        return None
    end = after + 1
    while (
        end < len(reading.tokens)
        and end - after < 4
        and reading.joined(end)
        and _may_be_firm(reading, reading.tokens[end])
    ):
        end += 1
    if end < len(reading.tokens) and reading.joined(end):
        if reading.tokens[end].text.isdigit():
            end += 1  # "Armonía 10"
        elif reading.tokens[end].capital and not name.text.isupper():
            return None  # "la cooperativa Punta Alta"
    whole = (
        reading.tokens[at].capital
        and not reading.begins_sentence(at)
        and reading.words.language not in NOUNS_HAVE_CAPITALS
    )
    return (at if whole else after), end


def _may_be_firm(reading: Reading, token: Token) -> bool:
    if not token.capital:
        return False
    codes = set(tables().names.get(token.text, ""))
    common = (
        reading.words.language in NOUNS_HAVE_CAPITALS | INFLECTED
        or token.low in reading.words.function | reading.words.no_name
    )
    return not common and not codes & set("CMRTAGSNF")
