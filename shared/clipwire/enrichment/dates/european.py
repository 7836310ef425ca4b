"""The table of date expressions of the languages of Europe, of Arabic and Indonesian, with the words of each.

These languages put the day before the month, except Hungarian. Most of them write months and weekdays without a
capital, so the words around a word decide whether it is a month. The tense (`tenses`) shows the direction; without a
tense, a day without a year is the nearest one, and a weekday or a month is the last one.
"""

import re
from collections.abc import Iterable
from typing import TypeVar

from clipwire.enrichment.dates import context, numeric
from clipwire.enrichment.dates.european_words import Words, words_of
from clipwire.enrichment.dates.rules import Grammar, Reading, Row
from clipwire.enrichment.dates.values import (
    Tense,
    Unit,
    Value,
    day_from,
    month_from,
    shifted,
    weekday_from,
    weekday_with_day,
)
from clipwire.enrichment.dates.word_classes import NOTHING, Class, WordClass, any_case

Match = re.Match[str]
T = TypeVar("T")

_OF_DECADE = r"er|-(?:[ехйі]|es\b|as\b|an\b|tal|luvu)|['’](?:er|l[ıiuü]|l[ae]r)"
"""Endings of the number of a decade: "1990er", "1990-х", "1990-talet", "1990'larda"."""
_WITHIN_SENTENCE = re.compile(r"[^\W\d_]\s\Z")
_CAPITAL_BEFORE = re.compile(r"\b([A-ZÄÖÜ][a-zäöüß]+)\s\Z")


class _Table:
    """The resolvers of one language, and the table that refers to them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.before_weekday = re.compile(words.before_weekday or NOTHING)
        self.months, self.weekdays = _numbered(words.months, 1), _numbered(words.weekdays, 0)
        self.numbers, self.ordinals = _numbered(words.numbers, 1), _numbered(words.ordinals, 1)
        self.relative = [(re.compile(expression), amount) for expression, amount in words.relative.items()]
        self.units = [(re.compile(expression), unit) for expression, unit in words.units.items()]
        self.not_after = {word: _before(other) for word, other in words.not_after.items()}
        self.only = {word: re.compile(beside) for word, beside in words.only.items()}
        self.before_month, self.month_with = _before(words.before_month), re.compile(words.month_with or NOTHING, re.I)
        self.before_year = _before(words.before_year)
        self.before_decade, self.before_number = _before(words.decade), _before(words.numbered)
        self.counted = re.compile(rf"\s(?:{words.counted or NOTHING})", re.I)
        self.ahead, self.behind = (re.compile(rf"\b(?:{word or NOTHING})\b") for word in (words.next, words.last))

    def grammar(self) -> Grammar:
        """The table. A row never matches if the language has no words for it."""
        words = self.words
        of = rf"(?:(?:{words.of or NOTHING}) ?)?"
        mark = rf"(?:\.|{words.ordinal_mark or NOTHING})?"
        to = rf"{mark} ?(?:[-–—]|{words.to or NOTHING}) ?"
        of_year = rf"(?:,? {of}{{year}}|,? {of}{{whichyear}})"
        before, _, after = words.ago.partition("NUMBER") if words.ago else ("", "", NOTHING)
        rows: list[Row] = [
            # expression                                                          value
            *numeric.ROWS,
            *self._month_first(),
            (r"{weekday},? \(?{day}/{monthno}(?:/{year})?(?!\d|/)\)?", self.day),
            (rf"{{weekday}},? (?:\w{{2,3}} )?{{day}}{mark} {of}{{month}}{of_year}?", self.day),
            (rf"{{weekday}},? {{day}}(?={to}(?:{{weekday2}},? )?{{day2}}{mark} {of}{{month}}{of_year}?)", self.day),
            (rf"{{weekday}}(?: \({{day}}\)|,? {{day2}}{words.after_weekday_number or NOTHING})", self.weekday_and_day),
            (rf"{{day}}(?={to}(?:{{weekday2}},? )?{{day2}}{mark} {of}{{month}}{of_year}?)", self.day),
            (rf"{{day}}{mark} {of}{{month}}{of_year}?", self.day),
            (rf"{{ordinal}} {of}{{month}}{of_year}?", self.day),
            (rf"{{month}}{of_year}", self.month_of_year),
            (r"{month}", self.month),
            (rf"{{without}} {of}{{year}}", None),
            (r"{relative}", self.away),
            (r"{weekday}", self.weekday),
            (r"{year}", self.year),
            (
                rf"{{ago}} {{number}} {{unit}}{after}" if before else rf"{{number}} {{unit}}{after or NOTHING}\b",
                self.ago,
            ),
        ]
        classes: dict[str, Class] = {
            "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d)",
            "month": _any_of(words.months),
            "monthno": r"(?:1[0-2]|0?[1-9])(?!\d)",
            "weekday": _any_of(words.weekdays),
            "year": rf"(?:1[1-9]|20)\d\d(?![\d%]|[.,:/]\d|{_OF_DECADE})",
            "whichyear": _any_of(expression for expression, (_, unit) in words.relative.items() if unit == "year"),
            "relative": _any_of(words.relative),
            "ordinal": _any_of(words.ordinals),
            "without": _any_of([words.no_value]),
            "number": _any_of([r"\d{1,3}(?!\d)", *words.numbers]),
            "unit": _any_of(words.units),
            "ago": _any_of([before.strip()]),
        }
        return Grammar(classes | numeric.CLASSES, rows)

    def _month_first(self) -> list[Row]:
        """ "2024. május 12-én", in a language that puts the month before the day."""
        if not self.words.month_first:
            return []
        day = rf"{{month}} {{day}}(?:{self.words.month_first}|(?!\w))"
        return [(rf"{{year}}\.? {day}", self.day), (day, self.day), (r"{year}\.? {month}", self.month_of_year)]

    def day(self, m: Match, reading: Reading) -> Value | None:
        day = int(m["day"]) if "day" in m.groupdict() else _of(self.ordinals, m["ordinal"])
        month = int(m["monthno"]) if m.groupdict().get("monthno") else _of(self.months, m["month"])
        year = self._year(m, reading)
        return Value(year, month, day) if year else day_from(reading.today, month, day, reading.tense(m))

    def month_of_year(self, m: Match, reading: Reading) -> Value | None:
        year = self._year(m, reading)
        return Value(year, _of(self.months, m["month"])) if year else None

    def month(self, m: Match, reading: Reading) -> Value | None:
        word = m["month"]
        is_short = len(word) <= 3 and word.isascii() and word.lower() not in self.words.whole_months
        if is_short or self._is_other(word, m, reading):
            return None  # "mar" is the sea, "dez" is ten
        if self._is_name(word, m, reading):
            return None
        is_shown = self.before_month.search(reading.text, max(0, m.start() - 16), m.start())
        if not is_shown and not self.month_with.match(reading.text, m.end()):
            return None
        return month_from(reading.today, _of(self.months, m["month"]), self._direction(m, reading))

    def weekday(self, m: Match, reading: Reading) -> Value | None:
        word = m["weekday"].lower()
        if self._is_other(word, m, reading) or self._is_name(m["weekday"], m, reading):
            return None
        beside = reading.text[max(0, m.start() - 16) : m.end() + 16].lower()
        if word in self.only and not self.only[word].search(beside):
            return None
        return weekday_from(reading.today, _of(self.weekdays, m["weekday"]), self._direction(m, reading))

    def weekday_and_day(self, m: Match, reading: Reading) -> Value | None:
        """ "Sábado (7)", "lunes 10": the nearest such day of a month that is this weekday."""
        day = int(m["day"] or m["day2"])
        return weekday_with_day(reading.today, _of(self.weekdays, m["weekday"]), day, reading.tense(m))

    def _direction(self, m: Match, reading: Reading) -> Tense:
        """The direction by "next" or "last" beside the word, else by the tense."""
        around = reading.text[max(0, m.start() - 16) : m.end() + 16].lower()
        if self.behind.search(around):
            return "past"
        return "future" if self.ahead.search(around) else reading.tense(m) or "past"

    def away(self, m: Match, reading: Reading) -> Value | None:
        if self._is_other(m["relative"], m, reading):
            return None
        amount, unit = self._amount(m["relative"])
        return shifted(reading.today_value.to(unit), amount, unit)

    def _is_other(self, word: str, m: Match, reading: Reading) -> bool:
        before = self.not_after.get(word.lower())
        return bool(before and before.search(reading.text, max(0, m.start() - 16), m.start()))

    def _is_name(self, word: str, m: Match, reading: Reading) -> bool:
        """Whether a month or a weekday is a name: "Julio Iglesias", "Santo Domingo", "Peter Freitag"."""
        place = (reading.text, max(0, m.start() - 24), m.start())
        if not self.words.before_weekday:
            return word[0].isupper() and not word.isupper() and bool(_WITHIN_SENTENCE.search(*place))
        before = _CAPITAL_BEFORE.search(*place) if "weekday" in m.groupdict() else None
        return bool(before and not self.before_weekday.fullmatch(before[1].lower()))

    def ago(self, m: Match, reading: Reading) -> Value | None:
        unit = _of(self.units, m["unit"])
        number = int(m["number"]) if m["number"].isdigit() else _of(self.numbers, m["number"])
        return shifted(reading.today_value.to(unit), -number, unit)

    def year(self, m: Match, reading: Reading) -> Value | None:
        year = int(m["year"])
        place = (reading.text, max(0, m.start() - 16), m.start())
        if self.counted.match(reading.text, m.end()) or self.before_number.search(*place):
            return None
        if year % 10 == 0 and self.before_decade.search(*place):
            return None
        if self.before_year.search(*place):
            return Value(year)
        plausible = 1900 <= year <= 2060 and context.is_year(year, reading.text, m.start(), m.end())
        return Value(year) if plausible else None

    def _year(self, m: Match, reading: Reading) -> int | None:
        """The year in an expression, in digits or as "last year"."""
        groups = m.groupdict()
        if groups.get("year"):
            return int(groups["year"])
        if groups.get("whichyear"):
            return reading.today.year + self._amount(groups["whichyear"])[0]
        return None

    def _amount(self, expression: str) -> tuple[int, Unit]:
        return _of(self.relative, re.sub(r"\s+", " ", expression))


def grammar(language: str) -> Grammar:
    """The table for one of `european_words.languages`."""
    return _Table(words_of(language)).grammar()


def _before(words: str) -> re.Pattern[str]:
    """An expression for one of these words at the end of a text."""
    return re.compile(rf"(?:\A|[\s\W])(?:{words or NOTHING})\s\Z", re.I)


def _numbered(expressions: list[str], first: int) -> list[tuple[re.Pattern[str], int]]:
    return [(re.compile(expression), number) for number, expression in enumerate(expressions, first)]


def _of(table: list[tuple[re.Pattern[str], T]], word: str) -> T:
    return next(value for expression, value in table if expression.fullmatch(word.lower()))


def _any_of(expressions: Iterable[str]) -> WordClass:
    return any_case(expressions, r"(?!\w)")
