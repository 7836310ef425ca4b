"""A small chart for the terminal: how many of something each day, month or year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

BARS = "▁▂▃▄▅▆▇█"
MAX_BARS = 60


def chart(days: Sequence[tuple[str, int]]) -> str:
    """Numbers by day as one line: the first day, a bar for each day (month, year, if there are many), the last day."""
    if not days:
        return ""
    first, last = days[0][0], days[-1][0]
    for length, unit in ((10, "day"), (7, "month"), (4, "year")):
        periods = list(_periods(first, last, length))
        if len(periods) <= MAX_BARS or unit == "year":
            break
    numbers: Counter[str] = Counter()
    for day, number in days:
        numbers[day[:length]] += number
    most = max(numbers.values())
    bars = "".join(_bar(numbers[period], most) for period in periods)
    return f"{first[:length]} {bars} {last[:length]}  at most {most:,} a {unit}"


def _bar(number: int, most: int) -> str:
    return BARS[(number * len(BARS) - 1) // most] if number else " "


def _periods(first: str, last: str, length: int) -> Iterator[str]:
    """Every day, month or year from one to another."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    before = ""
    while day <= end:
        period = day.isoformat()[:length]
        if period != before:
            yield period
        before = period
        day += timedelta(days=1)
