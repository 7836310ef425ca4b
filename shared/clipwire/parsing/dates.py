"""Dates as headers, rows and footers write them, each with the readings it allows.

Not for running text: `enrichment.dates` reads expressions such as "last Tuesday".
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from clipwire.wording.calendar import months, numbered


@dataclass(frozen=True)
class WrittenDate:
    """A date as it stands in a line."""

    text: str
    start: int
    end: int
    readings: tuple[str, ...]
    """ISO 8601. Two where day and month may change places, the day-first one before; none for 31/13/2025."""
    habit: bool | None = None
    """What this one shows of its writer: True where the day can only have come first (24/04/2025)."""

    @property
    def ambiguous(self) -> bool:
        return len(self.readings) > 1

    @property
    def impossible(self) -> bool:
        return not self.readings

    def reading(self, day_first: bool | None) -> str | None:
        """The one reading, or the one of the habit; None where it stays open."""
        if not self.ambiguous:
            return self.readings[0] if self.readings else None
        return None if day_first is None else self.readings[0 if day_first else 1]


_MONTH = r"(?P<month>[^\W\d_]{3,10})\.?"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|\.)?"
_DIGITS = str.maketrans("０１２３４５６７８９：／．－", "0123456789:/.-")

Day = tuple[int, int, int]


def _year(found: re.Match[str]) -> int:
    year = int(found["y"])
    return year + 2000 if year < 70 else year + 1900 if year < 100 else year


def _plain(found: re.Match[str]) -> list[Day]:
    return [(_year(found), int(found["m"]), int(found["d"]))]


def _either(found: re.Match[str]) -> list[Day]:
    first, second = int(found["a"]), int(found["b"])
    return [(_year(found), second, first), (_year(found), first, second)]


def _named(found: re.Match[str]) -> list[Day] | None:
    month = months().get(found["month"].lower())
    return [(_year(found), month, int(found["d"]))] if month else None


def _juche(found: re.Match[str]) -> list[Day]:
    return [(1911 + int(found["juche"]), int(found["m"]), int(found["d"]))]


SPELLINGS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Day] | None]]] = [
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in [
        # spelling                                                                             read as
        # Juche 114.4.24   주체114(2025).4.24
        (
            r"(?:juche|주체|チュチェ|主体)\s?(?P<juche>\d{2,3})(?:\s?\(\d{4}\))?[.\s]{1,2}(?P<m>\d{1,2})\.\s?(?P<d>\d{1,2})",
            _juche,
        ),
        # 2025년 4월 24일   2025年4月24日   주체114(2025)년 4월 24일
        (
            r"(?:(?:주체|主体)\s?\d{2,3}\()?(?<!\d)(?P<y>\d{4})\)?\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일号]",
            _plain,
        ),
        # 2025-04-24   2025/4/24   2025. 4. 24.
        (r"(?<![\d/.-])(?P<y>\d{4})(?P<sep>[-/]|\.\s?)(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)", _plain),
        # 24.04.2025
        (r"(?<![\d/.-])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})(?!\d)", _plain),
        # 24/04/2025   04-24-2025   24/4/25
        (r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/-])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)(?![\d/-])", _either),
        # April 24, 2025   Apr. 24th 2025
        (
            rf"(?<![^\W\d]){_MONTH}[\s-]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?[\s-]{{1,2}}(?P<y>\d{{4}})(?!\d)",
            _named,
        ),
        # 24 April 2025   24 de abril de 2025   24. April 2025   24-Apr-2025
        (
            rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}[\s-]{{1,2}}(?:de\s|of\s)?{_MONTH},?[\s-]{{1,2}}(?:del?\s)?(?P<y>\d{{4}})(?!\d)",
            _named,
        ),
    ]
]
_TIME = (
    r"(?P<half>오전|오후|上午|下午|午前|午後)?\s?(?P<hour>\d{1,2})[:.h시時](?P<minute>\d\d)분?(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s?(?P<noon>[ap]\.?m\b\.?)?\s?\(?(?P<zone>(?:utc|gmt)?[+-]\d\d?(?::?\d\d)?|[a-z]{1,4}\b)?\)?"
)
TIME_AFTER = re.compile(rf"(?:t|\.?(?:\sг\.)?,?\s?(?:at|@|um|à|a las|às|alle|в|ore|[-–|·•])?\s?){_TIME}", re.IGNORECASE)
TIME_BEFORE = re.compile(rf"(?<![\d:]){_TIME},?\s?(?:on\s|[-–|·•]\s?)?$", re.IGNORECASE)


def read_dates(line: str) -> list[WrittenDate]:
    """The dates of a metadata line with their times, in order; each character belongs to one date at most.

    A time without a zone stays without offset: whose clock it was is not known here.
    """
    plain = line.translate(_DIGITS)
    dates: list[WrittenDate] = []
    for pattern, reader in SPELLINGS:
        for found in pattern.finditer(plain):
            days = reader(found)
            if days is None or any(d.start < found.end() and found.start() < d.end for d in dates):
                continue
            start, end, clock = _clock(plain, found.start(), found.end())
            readings = dict.fromkeys(f"{date(*day)}{clock}" for day in days if _exists(*day))
            habit = _exists(*days[0]) if len(readings) == 1 and len({*days}) == 2 else None
            dates.append(WrittenDate(line[start:end].strip(), start, end, tuple(readings), habit))
    return sorted(dates, key=lambda d: d.start)


def _exists(year: int, month: int, day: int) -> bool:
    return 1800 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _clock(line: str, start: int, end: int) -> tuple[int, int, str]:
    """The span with the time beside the date, and the time in ISO 8601 (`T10:15+09:00`), or nothing."""
    window = max(0, start - 30)
    if (found := TIME_AFTER.match(line, end)) and (clock := _time(found)):
        return start, found.end(), clock
    if (found := TIME_BEFORE.search(line[window:start])) and (clock := _time(found)):
        return window + found.start(), end, clock
    return start, end, ""


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"])
    half = (found["noon"] or "")[:1].lower() or ("p" if found["half"] in ("오후", "下午", "午後") else "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    second = f":{found['second']}" if found["second"] else ""
    return f"T{hour:02}:{minute:02}{second}{_offset(found['zone'])}"


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    name = zone.lower()
    if name in _zones():
        return f"{_zones()[name]:+03}:00"
    if found := re.fullmatch(r"(?:utc|gmt)?([+-])(\d\d?):?(\d\d)?", name):
        return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}" if int(found[2]) <= 14 else ""
    return ""


@cache
def _zones() -> dict[str, int]:
    """Time zones -> hours from UTC."""
    return {name: hours for hours, names in numbered("zone", "*").items() for name in names.split("|")}
