"""Towns, wards and villages that the gazetteer does not have, behind the place that they are part of, in Korean and
Japanese: 경기 화성시 동탄동, 京都市左京区.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from clipwire.enrichment.places.gazetteer import lookup
from clipwire.enrichment.places.reading import Linked
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

KINDS = frozenset({"city", "region", "district"})
COUNTRIES = {"ko": frozenset({"KR", "KP"}), "ja": frozenset({"JP", "KR", "KP", "CN", "TW"})}
MAX_LEVELS = 4
"""Divisions in a row: province, county, town and village."""


def divisions(text: str, linked: Sequence[Linked], language: str) -> Iterator[Linked]:
    """The divisions behind the linked places of a text, and Korean provinces and towns before a division."""
    if language not in COUNTRIES:
        return
    if language == "ko":
        for first in _first().finditer(text):
            behind = list(_behind(text, first.end(), "", language))
            if behind and not first["name"].endswith(no_divisions("ko")):
                yield _linked(first, "")
                yield from behind
    for link in linked:
        if link.kind in KINDS and link.country in COUNTRIES[language]:
            yield from _behind(text, link.end, link.country, language)


def _behind(text: str, at: int, country: str, language: str) -> Iterator[Linked]:
    """The divisions in a row that begin at an offset."""
    for _ in range(MAX_LEVELS):
        found = _division(language).match(text, at)
        if not found or found["name"].endswith(no_divisions(language)):
            return
        yield _linked(found, country)
        at = found.end("name")


def _linked(found: re.Match[str], country: str) -> Linked:
    name = found["name"]
    entry = next((it for it in lookup(name).entries if it.country in (country, "KR", "KP")), None)
    country = entry.country if entry else country
    lat, lon, geonames_id = (entry.lat, entry.lon, entry.geonames_id) if entry else (None, None, None)
    return Linked(*found.span("name"), name, country, lat, lon, geonames_id, "city")


@cache
def _division(language: str) -> re.Pattern[str]:
    if language == "ja":
        return re.compile(
            r"[都道府県市区郡]?(?P<name>(?![各内全両同県府都道市区町村])"
            r"(?:(?![市区町村のにはがをとも])[\u4e00-\u9fff々ぁ-んァ-ヴー]){1,5}[市区町村])(?![長議民場況販営])"
        )
    particles = any_of(words_of("names", "after", language="ko"))
    return re.compile(
        r"(?:특별자치도|특별자치시|특별시|광역시|[시군구도읍면])? (?P<name>[가-힣]{1,4}(?:[시군구읍면동리]|\d동))"
        rf"(?=(?:{particles}|에|에서|으로|로|의){{0,2}}(?![가-힣])|일대|주민)"
    )


@cache
def no_divisions(language: str) -> tuple[str, ...]:
    """Ends of words that are no divisions: 역시, 선거구, 選挙区."""
    return tuple(words_of("places", "no division", language=language))


@cache
def _first() -> re.Pattern[str]:
    """A province, or a word that ends like a town or county."""
    provinces = any_of(words_of("places", "province", language="ko"))
    return re.compile(rf"(?<![가-힣])(?P<name>{provinces}|[가-힣]{{2,3}}[시군구읍면])(?:도|특별자치도)?(?= )")
