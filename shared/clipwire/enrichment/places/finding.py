"""Find the names of the gazetteer in a text, including forms with endings, prefixes and particles."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clipwire.enrichment.places.cyrillic import is_ukrainian, russian_bases, ukrainian_bases
from clipwire.enrichment.places.gazetteer import (
    COUNTRY_OR_DEMONYM,
    IN_CAPITALS,
    NO_PLACE,
    NOTHING,
    Entries,
    Entry,
    longest_from,
    lookup,
)
from clipwire.text.scripts import EAST_ASIAN
from clipwire.wording import words_of


class Found(NamedTuple):
    """A name of the gazetteer in a text."""

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    doubtful: bool
    """Whether it is also a common word or a person's name."""

    @property
    def is_country_or_people(self) -> bool:
        """Whether its first meaning is a country or its people."""
        return self.entries[0].kind in COUNTRY_OR_DEMONYM


_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|(?:St|Ste|Mt|Ft|S|N)\.(?=[ -][A-Z])"
    r"|(?<![^\W\d_]['’])[^\W\d_]+(?:['’\u200c](?![sS]\b)[^\W\d_]+)*"
)
_TURKISH = re.compile("[ğşıİĞŞ]")
_TURKISH_ENDING = re.compile(r"(?<=...)['’][a-zçğıöşü]{1,8}\Z")
"""The ending of a case behind an apostrophe: "Berlin'e"."""
_KANA = re.compile("[\u3041-\u3096]")
_KATAKANA_JOINT = re.compile("[\u30a1-\u30fa\u30fc]{2}")
_HAN = re.compile("[\u4e00-\u9fff]+")
WRITTEN_IN_HAN = frozenset({"JP", "CN", "TW", "HK", "MO", "KR", "KP"})
_MAX_WORDS = 6
"""Words in a name."""
_APOSTROPHES = frozenset("'’")
_JOINTS = frozenset({" ", "-", "\u00a0", "‑", " & ", "'s ", "’s "})
_SURNAME_BEFORE = re.compile(r"(?:ого|ому|ий|им|ов|ова|ев|ева)-\Z")
_NOUN_BEHIND = re.compile(r" [«\"а-яё]")
_ARABIC_PREFIXES = "وبلفك"
_HEBREW_PREFIXES = "ובלמהכש"
MIN_HEBREW_CHARS, MIN_HEBREW_PEOPLE = 3, 50_000
"""Of a place behind a small word of Hebrew."""
NON_JOINER = "\u200c"
"""Within Persian words, where a space may be as well."""
_HANGUL_AND_SPACE = re.compile(r"[가-힣] \Z")
_KOREAN_AFTER = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|에게|와|과|도|로|으로|및|측|산|군|인|인들|시|도|정부|대통령|총리|외무성|외교부|당국|언론|"
    r"국민|인민|주재|주석|방문|정상|항|역|공항|지방|일대|거리|앞바다|사이|간|뿐|만|부터|까지|라고|이라고|라는|처럼|보다|행|발|제|식|계|내|땅|대사|대사관|대표단|회담|조선소|제철소|발전소|농장|공장|탄광|광산|비행장|기지|갈마해안관광지구)+"
)
"""Particles and nouns that may follow a name of two syllables within one word."""


def find_names(text: str) -> Iterator[Found]:
    """The longest names of the gazetteer in a text, in order, without words that are listed as not being places."""
    if not _KANA.search(text):
        yield from _every_name(text)
        return
    for name in _every_name(text):
        # Japanese writes only places of East Asia in Han: 美里町 is no town of Malaysia.
        entries = tuple(entry for entry in name.entries if not _HAN.fullmatch(name.name) or _may_be_in_han(entry))
        if entries:
            yield name._replace(entries=entries)


def _may_be_in_han(entry: Entry) -> bool:
    return entry.country in WRITTEN_IN_HAN or entry.kind in COUNTRY_OR_DEMONYM


def _every_name(text: str) -> Iterator[Found]:
    words = [match.span() for match in _WORD.finditer(text)]
    if _TURKISH.search(text):
        words = [(start, start + len(_TURKISH_ENDING.sub("", text[start:end]))) for start, end in words]
    ukrainian = is_ukrainian(text)
    at = 0
    while at < len(words):
        start, end = words[at]
        at += 1
        if text[start].islower():
            if text[start + 1 : start + 2] not in _APOSTROPHES or not _is_elided(text, start, end):
                continue  # checked first, since it rules out most words
            start += 2
            words[at - 1] = start, end
        if EAST_ASIAN.match(text, start):
            yield from _in_unspaced(text, start, end)
        elif found := _longest(text, words, at - 1, ukrainian=ukrainian):
            if found.entries[0].kind != NO_PLACE and not _is_russian_name_or_adjective(text, found):
                yield found
            while at < len(words) and words[at][0] < found.end:
                at += 1


def _is_russian_name_or_adjective(text: str, found: Found) -> bool:
    """Whether a name is of a surname (Римского-Корсакова) or a club («Ростов»), or an adjective."""
    if not "А" <= found.name[0] <= "Я":
        return False
    if text[found.start - 1 : found.start] == "«" and text[found.end : found.end + 1] == "»":
        return True
    if _SURNAME_BEFORE.search(text, max(0, found.start - 5), found.start):
        return True
    is_adjective = found.name.endswith(("ский", "цкий", "ская", "цкая", "ское", "цкое")) and " " not in found.name
    return is_adjective and bool(_NOUN_BEHIND.match(text, found.end))


def _is_elided(text: str, start: int, end: int) -> bool:
    """Whether a name follows an article or preposition with an apostrophe: l'Algérie, d'Ivoire."""
    return end - start > 3 and text[start + 1] in _APOSTROPHES and text[start + 2].isupper()


def _longest(text: str, words: list[tuple[int, int]], first: int, *, ukrainian: bool) -> Found | None:
    start, end = words[first]
    ends = [end]
    for next_start, next_end in words[first + 1 : first + _MAX_WORDS]:
        if next_start - end > 3 or text[end:next_start] not in _JOINTS:
            break
        end = next_end
        if not text[next_start].islower() or text[next_start - 1] in "-‑" or _is_elided(text, next_start, next_end):
            ends.append(end)
    for end in reversed(ends):
        name = text[start:end]
        known = lookup(name.replace(NON_JOINER, " ") if NON_JOINER in name else name)
        begin = start
        if not known.entries and (end == ends[0] or "А" <= name[0] <= "Я" or "א" <= name[0] <= "ת"):
            known, size = _inflected(name, ukrainian=ukrainian)
            begin += size
        entries = known.entries
        if entries and entries[0].kind in IN_CAPITALS:
            entries = tuple(entry for entry in entries if entry.kind not in IN_CAPITALS or name.isupper())
        if entries:
            return Found(begin, end, text[begin:end], entries, known.doubtful)
    return None


def _inflected(name: str, *, ukrainian: bool) -> tuple[Entries, int]:
    """The name behind a Russian case, a small word of Arabic or Hebrew or a German genitive, and the word's length."""
    if "А" <= name[0] <= "Я" and len(name) > 3:
        adjective, space, noun = name.partition(" ")
        if space and adjective.endswith(("ой", "ую")):
            name = f"{adjective[:-2]}ая {noun}"
        for base in ukrainian_bases(name) if ukrainian else russian_bases(name):
            if (known := lookup(base)).entries:
                return known, 0
    elif "\u0600" <= name[0] <= "\u06ff" and len(name) > 3:
        if name.startswith("لل"):
            return lookup("ال" + name[2:]), 0
        if name[0] in _ARABIC_PREFIXES:
            return lookup(name[1:]), 1
    elif "א" <= name[0] <= "ת":
        return _behind_hebrew_prefix(name)
    elif len(name) > 5 and name.endswith("s") and name.isascii():
        return Entries(tuple(entry for entry in lookup(name[:-1]).entries if entry.kind == "N"), True), 0
    return NOTHING, 0


def _behind_hebrew_prefix(name: str) -> tuple[Entries, int]:
    """The country or large city behind small words, and their length: "בחיפה", "ומתל אביב"."""
    for size in (1, 2):
        if len(name) - size < MIN_HEBREW_CHARS or name[size - 1] not in _HEBREW_PREFIXES:
            break
        known = lookup(name[size:])
        if known.entries and (known.entries[0].kind == "N" or known.entries[0].population >= MIN_HEBREW_PEOPLE):
            return known, size
    return NOTHING, 0


def _in_unspaced(text: str, start: int, end: int) -> Iterator[Found]:
    """Names in a run of Han, kana or Hangul; in Hangul only at the beginning of a word and before a particle."""
    at = start
    while at < end - 1:
        step = 1
        hangul = text[at] >= "\uac00"
        for size in range(min(longest_from(text[at : at + 2]), end - at), 1, -1):
            name = text[at : at + size]
            known = lookup(name)
            if (
                known.entries
                and not _is_in_katakana(text, at, at + size)
                and (not hangul or _may_end(text, at + size, end, size))
            ):
                if known.entries[0].kind != NO_PLACE and not (
                    hangul and _is_in_foreign_name(text, at, at + size, known)
                ):
                    yield Found(at, at + size, name, known.entries, False)
                step = size
                break
        if hangul and step == 1:
            return
        at += step


def _is_in_katakana(text: str, start: int, end: int) -> bool:
    """Whether katakana go on before or behind a name: アルバ is no place in アルバニージー."""
    return bool((start and _KATAKANA_JOINT.match(text, start - 1)) or _KATAKANA_JOINT.match(text, end - 1))


def _is_in_foreign_name(text: str, start: int, end: int, known: Entries) -> bool:
    """Whether what may be a place abroad is a part of a Korean article's name with a title: 블라디미르 푸틴 대통령."""
    if known.entries[0].kind == "N" or known.entries[0].country in ("KR", "KP"):
        return False
    name = _titled_korean().match(text, end)
    if name is None:
        return False
    return not name["last_letter"] or bool(_HANGUL_AND_SPACE.search(text, max(0, start - 2), start))


@cache
def _titled_korean() -> re.Pattern[str]:
    """What follows the first of two names, or the second (다카이치 사나에 일본 총리), before the title."""
    titles = "|".join(sorted(words_of("titles", "office", "role", language="ko"), key=len, reverse=True))
    return re.compile(rf"(?P<last_letter>[에])? [가-힣]{{1,6}} (?:{titles})(?!실|관저|궁)")


def _may_end(text: str, at: int, end: int, size: int) -> bool:
    return at == end or size > 3 or bool(_KOREAN_AFTER.fullmatch(text, at, end)) or size == 3
