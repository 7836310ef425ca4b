"""Correct the beginning and the end of people's names in Romance languages.

A model cuts names at an apostrophe ("Nuria d'Ors"), at a nickname ("Pablo «Paco» Ruiz"), at "y" and at the particles of
other languages ("Alberto van Klaveren"), and takes a title for a part of the name ("antrenorul Dan Popa").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.signs.words import Words, words_for
from clipwire.enrichment.entities.trained.known_names import codes_of
from clipwire.enrichment.language import function_words
from clipwire.enrichment.places.gazetteer import COUNTRY, REGION, lookup
from clipwire.wording import words_of

LANGUAGES = frozenset("es fr it pt ro ca".split())
MIN_WORDS_BEFORE_AND = 3
"""Words of a name before "y" and a second family name: "José Antonio García y López"."""
MAX_PARTS_BEHIND = 4
"""Of a name, behind the end that a model found: "Ana van der Berg d'Alba y López" has three."""
NO_CITY = frozenset({*COUNTRY, *REGION, "X"})
"""Kinds of places in the gazetteer that are not called after people; X are continents and seas."""
_UPPER = r"[^\W\d_a-zß-öø-ÿăâîșțşţ]"
_NAME = rf"{_UPPER}[^\W\d_]++(?:[-'’][^\W\d_]++)*+"
_NICKNAME = re.compile(
    rf"(?<![\w'’-])(?P<given>{_NAME}) [\"“„«‘'][^\W\d_][^\"“”„«»‘’'.,;:!?\n]{{1,18}}[\"”“»’'] (?P<family>{_NAME})"
)
_WITH_APOSTROPHE = re.compile(rf"(?<![\w'’-])(?P<given>{_NAME}) (?:D|Dall|Dell|Sant)['’]{_NAME}")
_NOBLE = re.compile(rf" (?:de|du) (?P<name>{_NAME})(?=[,.]| [a-zà-ÿ])")
_MINISTER_OF = re.compile(r"\b[mM]inist\w+ (?:de la |de l['’]|del |della |dell['’]|de |da |do |du |des )\Z")
_CAPITAL_BEFORE = re.compile(rf"(?P<word>{_UPPER}\w+) \Z")
_FAMILY = re.compile(rf" {_NAME}")
_APOSTROPHE = re.compile(rf"['’]{_UPPER}[^\W\d_]+")
_ELIDED = re.compile(rf" (?:d|D|dall|Dall|dell|Dell|Sant)['’](?P<name>{_NAME})")
_PARTICLE = re.compile(rf" (?P<particles>[a-z]{{2,5}}(?: [a-z]{{2,3}})?) (?P<name>{_NAME})")
_AND = re.compile(rf" (?P<and>y|e|i) (?P<name>{_NAME})(?=[,.;]| \(|\Z)")
_AND_ANYWHERE = re.compile(rf" (?P<and>y|e|i) (?P<name>{_NAME})(?! {_UPPER})")
_CUT = re.compile(r"[,;:(\n]")
_WORD = re.compile(r"[^\W_]+\.?[ \xa0]")
_FIRM = re.compile(r",? (?:SA|S\.A|SRL|S\.R\.L|srl|S\.r\.l|SpA|S\.p\.A|Spa|spa|Lda|Ltda|SL|S\.L|SAS|SARL)\b")
_OF_STATE = re.compile(r"-[A-Z]{2}\Z")
"""The state of a member of a party in brackets: "Ana Ruiz (PP-SP)"."""
_FIRM_AT_END = re.compile(_FIRM.pattern.removesuffix(r"\b") + r"\Z")
_ARTICLE = re.compile(
    r"(?:\A|[^\w'’])(?P<article>el|la|le|al|del|du|au|il|della|alla|dalla|nella|dal|nel)[ \xa0]\Z", re.I
)


def with_whole_people(text: str, entities: Sequence[Entity], language: str) -> list[Entity]:
    """The entities in order, with the whole names of people and without people that are titles or things."""
    if language not in LANGUAGES:
        return list(entities)
    words = words_for(language)
    corrected = [*_corrected(text, entities, words), *_with_signs(text)]
    return list(_longest(corrected))


def _corrected(text: str, entities: Iterable[Entity], words: Words) -> Iterator[Entity]:
    for entity in entities:
        if entity.label != "person":
            if whole := _without_link(text, entity, words):
                yield whole
            continue
        start, end = _start(text, entity, words), _end_before_mark(text, entity)
        name = text[start:end]
        if not name or _is_only_word(name, words) or _is_place(name, words.language) or _ends_place(text, start, name):
            continue
        if end == entity.end:
            end = _end(text, start, end, words.language)
        if _FIRM_AT_END.search(name):
            yield Entity(start, end, "organisation", entity.probability)
        elif firm := _FIRM.match(text, end):
            yield Entity(start, firm.end(), "organisation", entity.probability)
        elif not (" " in name and _is_thing(text, start, words.language)):
            yield replace(entity, start=start, end=end)


def _without_link(text: str, entity: Entity, words: Words) -> Entity | None:
    """An organisation without "de" at its end; None for the field of a minister and a mere "Conseil de"."""
    if entity.label != "organisation":
        return entity
    name, found = text[entity.start : entity.end], entity
    if words.language == "pt" and (state := _OF_STATE.search(name)) and text[entity.end : entity.end + 1] == ")":
        return replace(entity, end=entity.start + state.start())
    if (
        name not in words.known
        and not name.isupper()
        and name.split()[0] not in words.heads
        and _MINISTER_OF.search(text, max(0, entity.start - 24), entity.start)
    ):
        return None
    while " " in name and name.rpartition(" ")[2] in words.links:
        name = name.rpartition(" ")[0]
        found = replace(entity, end=entity.start + len(name))
    return None if found is not entity and name in words.heads else found


def _is_only_word(name: str, words: Words) -> bool:
    """Whether a name is a title, or a Romanian word for several people: "Procurorii"."""
    is_plural = words.language == "ro" and name.endswith(("ii", "ilor", "elor"))
    return " " not in name and (is_plural or name.lower() in words.no_name)


def _start(text: str, entity: Entity, words: Words) -> int:
    """The start of a name behind its titles."""
    start = entity.start
    while (word := _WORD.match(text, start, entity.end)) and word[0].rstrip(" \xa0.").lower() in words.titles:
        start = word.end()
    return start if start == entity.start or text[start].isupper() else entity.start


def _end_before_mark(text: str, entity: Entity) -> int:
    mark = _CUT.search(text, entity.start, entity.end)
    return mark.start() if mark else entity.end


def _is_place(name: str, language: str) -> bool:
    """Whether a name of several words is known, and only as that of a place: "América del Sur"."""
    codes = {code.upper() for code in codes_of(name, language)} | set(tables().names.get(name, ""))
    if " " not in name or codes & set("GS"):
        return False
    return bool(codes & set("CMTRAQW")) or any(entry.kind in NO_CITY for entry in lookup(name).entries)


def _ends_place(text: str, start: int, name: str) -> bool:
    """Whether a single word is the end of a longer name of a place: "General Roca"."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 20), start) if " " not in name else None
    return before is not None and bool(lookup(f"{before['word']} {name}").entries)


def _is_thing(text: str, start: int, language: str) -> bool:
    """Whether an article is before a full name, which then is a ship, a firm or a house: "la Giovanni Rana"."""
    found = _ARTICLE.search(text, max(0, start - 8), start)
    return bool(found) and language in ("es", "fr", "it")


def _end(text: str, start: int, end: int, language: str) -> int:
    """The end of a name with what belongs to it behind the end that a model found."""
    for _ in range(MAX_PARTS_BEHIND):
        longer = _longer(text, start, end, language)
        if not longer:
            break
        end = longer
    return end


def _longer(text: str, start: int, end: int, language: str) -> int:
    if joined := _APOSTROPHE.match(text, end):
        return joined.end()
    if (elided := _ELIDED.match(text, end)) and not _is_known_otherwise(elided["name"], language):
        return elided.end()
    behind = _PARTICLE.match(text, end)
    if behind and set(behind["particles"].split()) <= _foreign_particles(language):
        return behind.end()
    noble = _NOBLE.match(text, end) if language == "fr" and " " in text[start:end] else None
    if noble and not _is_known(noble["name"], language):
        return noble.end()
    second = _AND.match(text, end) or _repeated_and(text, start, end)
    if second and _is_second_family_name(text, start, end, second, language):
        return second.end()
    return 0


def _is_known(name: str, language: str) -> bool:
    """Whether a name behind "de" is that of a place or a body, so that it is not part of a person's name."""
    codes = {code.upper() for code in codes_of(name, language)} | set(tables().names.get(name, ""))
    is_listed = bool(lookup(name).entries) or name in words_for(language).known or name.isupper()
    return bool(codes - set("SG")) or is_listed


def _is_known_otherwise(name: str, language: str) -> bool:
    """Whether a name is that of a country, a city or a body: "Jean Morel d'Amnesty"."""
    codes = {code.upper() for code in codes_of(name, language)} | set(tables().names.get(name, ""))
    return (bool(codes & set("CMOE")) and "S" not in codes) or name in words_for(language).known


@cache
def _foreign_particles(language: str) -> frozenset[str]:
    """Particles of any language but those that are function words of the text's, which has rules for them."""
    return words_of("names", "foreign particle") - function_words().get(language, frozenset())


def _is_second_family_name(text: str, start: int, end: int, found: re.Match[str], language: str) -> bool:
    """Whether "y" and a family name end a name: "José Antonio García y López, vecino de Lorca"."""
    name, other = text[start:end], found["name"]
    if found["and"] not in {"es": "y", "pt": "e", "ca": "i"}.get(language, ""):
        return False
    codes = {code.upper() for code in codes_of(other, language)} | set(tables().names.get(other, ""))
    has_particle = not {"da", "das", "do", "dos", "de", "del"}.isdisjoint(name.split())
    is_family = "S" in codes and (
        "G" not in codes or (has_particle and other in words_of("names", "family", language=language))
    )
    if not is_family:
        return False
    if _is_repeated(text, name, found):
        return True
    if len(name.split()) < MIN_WORDS_BEFORE_AND:
        return False
    return not re.search(rf"\b{re.escape(other)}\b", text.replace(text[start : found.end()], ""))


def _repeated_and(text: str, start: int, end: int) -> re.Match[str] | None:
    """A second family name with "and" that the text has twice behind the same word."""
    found = _AND_ANYWHERE.match(text, end)
    return found if found and _is_repeated(text, text[start:end], found) else None


def _is_repeated(text: str, name: str, found: re.Match[str]) -> bool:
    """Whether the text has the last word of a full name, "and" and the same word once more: "Gouveia e Melo"."""
    return " " in name and text.count(name.rpartition(" ")[2] + found[0]) > 1


def _with_signs(text: str) -> Iterator[Entity]:
    """The names with a nickname in quotation marks or an apostrophe: "Pablo «Paco» Ruiz-Gallego", "Luigi Dall'Olio"."""
    for found in _WITH_APOSTROPHE.finditer(text):
        if "G" in tables().names.get(found["given"], ""):
            yield Entity(*found.span(), "person", 1.0)
    for found in _NICKNAME.finditer(text):
        if "G" in tables().names.get(found["given"], ""):
            end = found.end()
            while more := _FAMILY.match(text, end):
                end = more.end()
            yield Entity(found.start(), end, "person", 1.0)


def _longest(entities: Iterable[Entity]) -> Iterator[Entity]:
    """The entities in order; of two that overlap, the longer one."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: (entity.start, -entity.end, -entity.probability)):
        if kept and entity.start < kept[-1].end:
            if entity.end - entity.start > kept[-1].end - kept[-1].start:
                kept[-1] = entity
        else:
            kept.append(entity)
    yield from kept
