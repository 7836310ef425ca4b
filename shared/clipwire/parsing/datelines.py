"""Datelines: the place, day and agency that open a report, as agencies print them in several languages."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from clipwire.model.article import Dateline
from clipwire.text.scripts import EAST_ASIAN
from clipwire.wording.calendar import months

_NAME = r"[A-ZÀ-ÞА-ЯЁ][\w.'’-]*(?: (?:[A-ZÀ-ÞА-ЯЁ][\w.'’-]*|del?|la|les?|sur|am|an|der|of|na)){0,4}"
_PLACE = rf"(?P<place>{_NAME}(?:, ?{_NAME})?)"
_CAPITALS = (
    r"(?P<place>[A-ZÀ-ÞА-ЯЁ][A-ZÀ-ÞА-ЯЁ.'’-]{2,}(?: [A-ZÀ-ÞА-ЯЁ.'’-]{2,}){0,3}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){0,2})?)"
)
_DAY = (
    r"(?:(?P<month>[^\W\d_]{3,10})\.? (?P<d>\d{1,2})|(?P<d2>\d{1,2})(?:er|º|\.)? (?:de )?(?P<month2>[^\W\d_]{3,10}))\.?"
    r"(?:,? (?:de )?(?P<year>\d{4})(?: года)?)?"
)
_AGENCY = r"[(/](?P<agency>(?:[A-ZÀ-ÞА-ЯЁ][\w&.' /-]{1,40}?|dpa|dts|ots))[)/]"
_DASH = r"(?:--|[-–—―]|\.-|:)"

PATTERNS = [
    # PYONGYANG, April 24 (KCNA) --   Madrid, 24 abr (EFE).-   МОСКВА, 24 апреля. /ТАСС/.
    rf"{_PLACE}, {_DAY}(?: \(?[Jj]uche.{{0,12}}?)? ?{_AGENCY}\s?(?:{_DASH}|\.)?",
    # МОСКВА, 24 апр - РИА Новости.
    rf"{_PLACE}, {_DAY} ?{_DASH} ?(?P<agency>РИА Новости|Интерфакс|ТАСС|Sputnik|Interfax)\.?",
    # LONDON (Reuters) -   SPRINGFIELD, Ill. (AP) —   BONN, Germany--(BUSINESS WIRE)--
    rf"{_PLACE}\s?(?:--)?{_AGENCY}\s?{_DASH}",
    # PYONGYANG, April 24 --
    rf"{_PLACE}, {_DAY}\s?(?:--|[-–—―])\s",
    # SPRINGFIELD, Ill. —
    rf"{_CAPITALS}\s?(?:--|[–—―]|-\s)",
    # (Reuters) -
    r"\((?P<agency>AP|AFP|Reuters|REUTERS|UPI|Xinhua|Yonhap|KCNA|TASS|dpa|EFE|PTI|ANI|CNN|Bloomberg)\)\s?(?:--|[-–—])",
]
EAST_ASIAN_PATTERNS = [
    # (서울=연합뉴스)
    r"[(\[【](?P<place>[가-힣]{1,10}(?:·[가-힣]{1,10})?)=(?P<agency>[가-힣]{2,12})[)\]】]",
    # (평양 4월 24일발 조선중앙통신)
    r"[(\[【]?(?P<place>[가-힣]{1,10}) (?:(?P<m>\d{1,2})월 ?)?(?P<d>\d{1,2})일 ?발 ?"
    r"(?P<agency>[가-힣]{2,12})[)\]】]?",
    # 【平壌4月24日発朝鮮中央通信】   【北京共同】
    r"[【（(](?P<place>[\u4e00-\u9fff\u30a0-\u30ff]{1,8}?)(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日発?=?"
    r"(?P<agency>[\u4e00-\u9fff\u30a0-\u30ff]{0,10})[】）)]",
    r"【(?P<place>[\u4e00-\u9fff\u30a0-\u30ff]{1,8}?)(?P<agency>共同|時事|AFP時事|朝鮮通信|新华社|ロイター)】",
    # 新华社北京4月24日电   朝中社平壤4月24日电
    r"[【（(]?(?P<agency>[\u4e00-\u9fff]{1,6}[社网])(?P<place>[\u4e00-\u9fff]{1,10}?)(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日[电電]",
]
LONGEST = 100
"""Characters from the start of a paragraph that a dateline may take."""


@dataclass(frozen=True)
class Found:
    dateline: Dateline
    text: str
    """As it stands there."""


def read_dateline(paragraph: str, near: str | None = None) -> Found | None:
    """The dateline that a paragraph opens with. `near`, the day of publication (ISO), lends it the year."""
    opening = paragraph[:LONGEST].lstrip()
    for pattern in [*PATTERNS, *EAST_ASIAN_PATTERNS] if EAST_ASIAN.search(opening) else PATTERNS:
        found = _compiled(pattern).match(opening)
        if not found:
            continue
        named = found.groupdict()
        month = months().get((named.get("month") or named.get("month2") or "").lower())
        if (named.get("month") or named.get("month2")) and month is None:
            continue
        number = named.get("m")
        day = named.get("d") or named.get("d2")
        when = _day(named.get("year"), month or (int(number) if number else None), int(day) if day else None, near)
        place = (named.get("place") or "").strip(" ,-") or None
        return Found(Dateline(place=_cased(place), date=when, agency=named.get("agency") or None), found[0].strip())
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """On first use: they are dear to compile."""
    return re.compile(pattern)


def _cased(place: str | None) -> str | None:
    """PYONGYANG -> Pyongyang; short forms such as U.N. stay."""
    if place is None or not place.split(",")[0].isupper() or (place.isupper() and len(place) <= 3):
        return place
    return ", ".join(part.title() if part.isupper() and "." not in part else part for part in place.split(", "))


def _day(year: str | None, month: int | None, day: int | None, near: str | None) -> str | None:
    """The date as exactly as is known: a day without a year, or without a month, is the last one up to `near`."""
    if day is None:
        return None
    if year and month:
        return _iso(int(year), month, day)
    if near is None or len(near) < 10:
        return _iso(int(near[:4]), month, day) if near and month else None
    latest = date.fromisoformat(near[:10]) + timedelta(days=2)  # time zones
    months = [(latest.year, month), (latest.year - 1, month)] if month else []
    months = months or [(latest.year, latest.month), (latest.year - (latest.month == 1), (latest.month - 2) % 12 + 1)]
    candidates = [iso for y, m in months if m and (iso := _iso(y, m, day))]
    return next((iso for iso in candidates if iso <= latest.isoformat()), None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
