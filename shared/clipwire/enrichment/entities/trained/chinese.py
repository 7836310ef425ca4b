"""The features of characters that only the Chinese model reads: classes of characters, and last words of places."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from clipwire.enrichment.entities.trained.knowledge import knowledge

PLACE_ENDINGS = (
    "市|县|省|区|镇|乡|村|路|街|道|站|机场|铁路|线|山|河|江|湖|岛|寺|庙|宫|城|桥|国|州|郡|港|海|湾|群岛|半岛|公路|大道|"
    "车站|地区|教堂|公园|广场|大厦|水库|运河|高速公路|沙漠|盆地|高原|山脉|峡|旗|盟|里|府|自治区|自治州|王国|帝国|共和国|"
    "体育馆|体育场|球场|谷|洲|洋|大桥|隧道|新区|殿|塔|楼|馆|园|堡|坊|巷|屯|庄|厂|机厂|基地"
)
"""Last words of places."""
MAX_CHARS_TO_ENDING = 6
MAX_DISTANCE, MAX_DISTANCE_OF_WORD = 5, 3


def add_classes(text: str, kinds: Sequence[str], rows: Sequence[list[bytes]]) -> None:
    """Add the part of names in which each character and those beside it mostly are, or else their kind."""
    groups = ["^", *map(_group, text, kinds), "$"]
    for row, before, own, after in zip(rows, groups, groups[1:], groups[2:], strict=False):
        row += _around(before, own, after)


@lru_cache(10_000)
def _group(character: str, kind: str) -> str:
    return knowledge("zh-characters").names.get(character, kind)


@lru_cache(50_000)
def _around(before: str, own: str, after: str) -> tuple[bytes, ...]:
    found = ("B" + before, "C" + own, "D" + after, f"F{before}{own}", f"G{own}{after}")
    return tuple([feature.encode() for feature in found])


def add_places(text: str, rows: Sequence[list[bytes]], breaks: re.Pattern[str]) -> None:
    """Add how far ahead the last word of a place is, with nothing between that `breaks` matches."""
    stops = [-1, *(found.start() for found in breaks.finditer(text))]
    at_stop = 0
    for found in _endings().finditer(text):
        start, end = found.span()
        while at_stop + 1 < len(stops) and stops[at_stop + 1] < start:
            at_stop += 1
        ahead, inside, last = _marks(found[0])
        for i in range(max(stops[at_stop] + 1, start - MAX_CHARS_TO_ENDING), start):
            rows[i] += ahead[start - i - 1]
        for i in range(start, end - 1):
            rows[i] += inside
        rows[end - 1] += last


@cache
def _endings() -> re.Pattern[str]:
    return re.compile("|".join(sorted(PLACE_ENDINGS.split("|"), key=len, reverse=True)))


@cache
def _marks(word: str) -> tuple[list[tuple[bytes, bytes]], tuple[bytes, bytes], tuple[bytes, bytes]]:
    """The features of the characters before the last word of a place, by distance, of those in it, and of its last."""
    mark = f"v={word}".encode()
    ahead = [
        (b"v%d" % min(distance, MAX_DISTANCE), mark + b"%d" % min(distance, MAX_DISTANCE_OF_WORD))
        for distance in range(1, MAX_CHARS_TO_ENDING + 1)
    ]
    return ahead, (b"vE", mark + b"I"), (b"vE", mark + b"E")
