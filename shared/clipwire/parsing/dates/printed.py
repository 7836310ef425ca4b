"""Read dates in headers, rows and footers, each with all its possible readings.

The layouts are in `wording/date_layouts.tsv`, the names of months and the words beside dates in `wording/calendar.tsv`.
Not for running text: `enrichment.dates` reads expressions such as "last Tuesday".
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from clipwire.parsing.dates.solar import SOLAR_YEARS, gregorian, may_be_solar, solar_months
from clipwire.parsing.dates.times import time_beside
from clipwire.wording import table, table_language
from clipwire.wording.calendar import any_word, months, numbers_by_word, weekdays

MIN_DIGITS = 3
"""The digits of the shortest dates, such as 令和7年1月1日."""
BUDDHIST_YEARS = range(2400, 2700)
"""Years in Thai dates; 2568 is 2025."""
BEFORE_BUDDHIST_ERA = -543
CHARS_OF_WEEKDAY = 20
"""Before and behind a date, in which its weekday is looked for."""
FIRST_YEAR, LAST_YEAR = 1800, 2200

Day = tuple[int, int, int]
"""Year, month and day, which may be a day that does not exist."""


@dataclass(frozen=True)
class WrittenDate:
    """A date in a line."""

    text: str
    start: int
    end: int
    readings: tuple[str, ...]
    """ISO 8601. Two if day and month may be swapped, the day-first one first; none for 31/13/2025."""
    habit: bool | None = None
    """True if the date is only possible with the day first (24/04/2025), False if with the month first."""

    @property
    def ambiguous(self) -> bool:
        return len(self.readings) > 1

    @property
    def impossible(self) -> bool:
        return not self.readings

    def reading(self, day_first: bool | None) -> str | None:
        """The only reading, or the one with the day first or not as `day_first` says; None if neither decides."""
        if not self.ambiguous:
            return self.readings[0] if self.readings else None
        return None if day_first is None else self.readings[0 if day_first else 1]


def read_dates(line: str, language: str | None = None) -> list[WrittenDate]:
    """The dates in a line with their times, in order and without overlaps.

    A time without a zone has no offset. A word that is one month in one language and another month in another is read
    only if `language` (BCP 47) is given.
    """
    if sum(map(str.isdecimal, line)) < MIN_DIGITS:
        return []
    plain = line.translate(_ASCII)
    language = table_language(language) if language else None
    is_solar = may_be_solar(line, language)
    dates: list[WrittenDate] = []
    has_year, has_era = YEAR.search(plain) is not None, _has_era(plain.lower())
    for layout in _layouts(has_year, has_era, language if SHORT.search(plain) else None):
        for found in layout.finditer(plain):
            if any(other.start < found.end() and found.start() < other.end for other in dates):
                continue
            if place := _days(found, language, solar=is_solar):
                dates.append(_written(line, plain, *place))
    return sorted(dates, key=lambda written: written.start)


def _written(line: str, plain: str, start: int, end: int, days: list[Day]) -> WrittenDate:
    start, end, time = time_beside(plain, start, end)
    existing = [day for day in days if _exists(*day)]
    if len({*existing}) > 1:
        existing = _on_weekday(
            existing, f"{plain[max(0, start - CHARS_OF_WEEKDAY) : start]} {plain[end:][:CHARS_OF_WEEKDAY]}"
        )
    readings = tuple(dict.fromkeys(f"{date(*day)}{time}" for day in existing))
    shows_habit = len(existing) == 1 and len({*days}) == 2
    return WrittenDate(line[start:end].strip(), start, end, readings, existing[0] == days[0] if shows_habit else None)


def _on_weekday(days: list[Day], around: str) -> list[Day]:
    """Of days that a date may mean, the one on the only weekday that is printed beside it; else all of them."""
    words = [word.strip(",.()").lower() for word in around.split()]
    pairs = (" ".join(pair) for pair in pairwise(words))
    named = {weekdays()[name] for name in (*words, *pairs) if name in weekdays()}
    fitting = [day for day in days if date(*day).weekday() in named] if len(named) == 1 else []
    return fitting if len(fitting) == 1 else days


def _days(found: re.Match[str], language: str | None, *, solar: bool) -> tuple[int, int, list[Day]] | None:
    """Start and end of a date and the days that it may mean; None if its word is not a month."""
    parts = found.groupdict()
    if "a" in parts:
        year, first, second = _year(parts), int(parts["a"]), int(parts["b"])
        return (*found.span(), [(year, second, first), (year, first, second)])
    if "month" not in parts:
        day = _year(parts), int(parts["m"]), int(parts["d"])
        return (*found.span(), [(gregorian(*day) if solar and day[0] in SOLAR_YEARS else None) or day])
    named = _month(parts["month"], language)
    if named is None:
        number = solar_months().get(parts["month"])
        day_of = gregorian(_year(parts), number, int(parts["d"])) if number else None
        return (*found.span(), [day_of]) if day_of else None
    skipped, month = named
    start = found.start("month") + skipped if found.start("month") == found.start() else found.start()
    return start, found.end(), [(_year(parts), month, int(parts["d"]))]


def _month(words: str, language: str | None) -> tuple[int, int] | None:
    """The start of a month's name in the words before or behind a day, and its number; None without one.

    A name may have several words ("كانون الأول"), and other words may precede it ("Updated April").
    """
    starts = [0, *(at + 1 for at, letter in enumerate(words) if letter == " ")]
    names = [(at, words[at:].lower().replace(".", "")) for at in starts]
    known = [months(language), months()] if language else [months()]
    return next(((at, number) for at, name in names for each in known if (number := each.get(name))), None)


def _year(parts: dict[str, str]) -> int:
    if parts.get("n"):
        return _eras()[parts["era"].lower()] + int(parts["n"])
    year = full_year(parts["y"])
    return year + BEFORE_BUDDHIST_ERA if year in BUDDHIST_YEARS else year


def full_year(digits: str) -> int:
    """A year, with its century if it has only two digits: 70 is 1970, 69 is 2069, and 0001 is no year of ours."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 70 else 1900)


def _exists(year: int, month: int, day: int) -> bool:
    in_range = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
    return in_range and 1 <= day <= calendar.monthrange(year, month)[1]


# --- layouts --------------------------------------------------------------------------------------------------------

_ASCII = str.maketrans("０１２３４５６７８９：／．－", "0123456789:/.-")
YEAR = re.compile(r"\d{4}")
SHORT = re.compile(r"\d\.\d\d?\.\d\d(?!\d)")
_NAME = r"[^\s\d,:;()|/_–—-]{2,24}"
_PARTS = {
    # in a layout     expression
    "{y}": r"(?<!\d)(?P<y>\d{4})(?!\d)",
    "{yy}": r"(?P<y>\d{4}|\d\d)(?![\d/-])",
    "{m}": r"(?P<m>\d{1,2})",
    "{d}": r"(?<!\d)(?P<d>\d{1,2})(?!\d)",
    "{a}": r"(?<![\d/.-])(?P<a>\d{1,2})",
    "{b}": r"(?P<b>\d{1,2})",
    "{n}": r"(?P<n>\d{1,3})",
    "{month}": rf"(?P<month>(?<![^\W\d])(?:{_NAME}[ /]){{0,2}}?{_NAME})",
}


@cache
def _layouts(has_year: bool, has_era: bool, short: str | None) -> list[re.Pattern[str]]:
    """The layouts that are tried on a line, by whether it has a year of four digits and the name of an era.

    `short` is the language of a line that may have a year of two digits behind full stops.
    """
    listed = [expression for language, expression in _short_expressions() if language == short] if short else []
    for cell, expression in _expressions():
        if (has_era or not cell.startswith("{era}")) and (has_year or "{y}" not in cell):
            listed.append(expression)
    return listed


def _has_era(line: str) -> bool:
    return any(era in line for era in _eras())


@cache
def _expressions() -> list[tuple[str, re.Pattern[str]]]:
    """The rows of the table and their expressions, compiled on first use."""
    words = {
        "{era}": rf"(?P<era>{'|'.join(_eras())})",
        "{mark}": rf"(?:{any_word('ordinal mark')}|\.)?",
        "{of}": rf"(?:(?:{any_word('of')})\s)?",
    }
    found = []
    for row in table("date_layouts"):
        if row.kind == "short":
            continue
        expression = row.cell
        for part, meaning in (_PARTS | words).items():
            expression = expression.replace(part, meaning)
        if row.kind == "numeric":
            expression = rf"(?<![\d/.-]){expression}(?!\d)"
        found.append((row.cell, re.compile(expression, re.IGNORECASE)))
    return found


@cache
def _short_expressions() -> list[tuple[str, re.Pattern[str]]]:
    """The layouts with a year of two digits, with the language of each."""
    return [
        (
            row.language,
            re.compile(rf"(?<![\d/.-]){row.cell.replace('{d}', _PARTS['{d}']).replace('{m}', _PARTS['{m}'])}"),
        )
        for row in table("date_layouts")
        if row.kind == "short"
    ]


@cache
def _eras() -> dict[str, int]:
    """Name of an era -> the year before its first."""
    return numbers_by_word("era", "*")
