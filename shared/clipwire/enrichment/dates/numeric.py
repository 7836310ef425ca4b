"""Dates in digits, the same in every language: 2025-04-24, 24/04/2025, 24.4.2025."""

import re
from functools import cache

from clipwire.enrichment.dates.rules import Reading, Row
from clipwire.enrichment.dates.values import Value
from clipwire.parsing.dates import full_year
from clipwire.wording import table

CLASSES = {
    "isoyear": r"(?:1[5-9]|20)\d\d",
    "one": r"\d{1,2}(?!\d)",
}


def year_month_day(m: re.Match[str], reading: Reading) -> Value | None:
    return Value(int(m["isoyear"]), int(m["two"]), int(m["three"]))


def digits(m: re.Match[str], reading: Reading) -> Value | None:
    """Day first, unless this date or another in the text is only possible with the month first."""
    if _numbered().search(reading.text, max(0, m.start() - 16), m.start()):
        return None
    one, two = int(m["one"]), int(m["two"])
    if two > 12 or (one <= 12 and reading.month_first):
        one, two = two, one
    return Value(full_year(m["three"]), two, one)


@cache
def _numbered() -> re.Pattern[str]:
    """Words that numbers follow, in every language: "version 2.3.2025"."""
    words = "|".join(row.cell for row in table("date_words") if row.kind == "numbered")
    return re.compile(rf"(?:(?<!\w)(?:{words})\.?|§)\s?\Z", re.I)


ROWS: list[Row] = [
    (r"(?<![\w/.-]){isoyear}(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<three>\d{1,2})(?!\d|[-/]\d)", year_month_day),
    (r"(?<![\d/.-]){one}(?P<sep>[/.-])(?P<two>\d{1,2})(?P=sep)(?P<three>(?:19|20)\d\d)(?!\d|[-/.]\d)", digits),
    (r"(?<![\d/.-]){one}/(?P<two>\d{1,2})/(?P<three>\d\d)(?!\d|[-/]\d)", digits),
]
