"""Leave out what looks like a place and is a part of a word of Chinese or Japanese: 龙江 in 白龙江, 東海 in 東海林."""

import re
from functools import cache

from clipwire.enrichment.places.finding import Found
from clipwire.wording import words_of

LANGUAGES = frozenset({"zh", "ja"})
MAX_MORE_CHARS = 3
PEOPLE = frozenset("PSG")
"""Codes of people in the tables of names."""
DIVISIONS = frozenset("市町村区県駅郡县镇乡")
_STREET = re.compile(r"[东西南北中一二三四五六七八九十]{0,2}(?:路(?![上过边])|街|大道|公园|纪念|通り)")


def without_parts_of_words(text: str, names: list[Found], language: str) -> list[Found]:
    """The names that are no part of a longer known name, and not the name of a street."""
    if language not in LANGUAGES:
        return names
    from clipwire.enrichment.simplified import simplified  # the tables of names import places

    read = simplified(text) if language == "zh" else text
    return [name for name in names if name.is_country_or_people or not _is_part(read, name.start, name.end, language)]


@cache
def _common(language: str) -> frozenset[str]:
    return words_of("places", "common", language=language)


def _is_part(text: str, start: int, end: int, language: str) -> bool:
    division_follows = text[end : end + 1] in DIVISIONS
    if _STREET.match(text, end) or (not division_follows and text[start:end] in _common(language)):
        return True
    from clipwire.enrichment.entities.trained.knowledge import knowledge

    known = knowledge(language).names
    for first in range(max(0, start - MAX_MORE_CHARS), start + 1):
        for last in range(end, min(len(text), end + MAX_MORE_CHARS) + 1):
            codes = set(known.get(text[first:last], "")) if last - first > end - start else set()
            if codes and (codes <= PEOPLE or (first < start and last == end)):
                return True
            if "S" in codes and first == start and text[last : last + 1] not in DIVISIONS:
                return True  # 大和 in 大和田勉
    return False
