"""Date expressions of Korean, Chinese and Japanese, as one table: year, month and day have a sign each.

Digits are ASCII here, since `languages.find` replaces full-width ones. Eras count from their first year: Juche (주체,
主体), Reiwa and the eras before it, the Minguo calendar (民國).
"""

import re
from collections.abc import Iterable
from typing import TypeVar

from clipwire import wording
from clipwire.enrichment.dates import numeric
from clipwire.enrichment.dates.rules import Grammar, Reading, Row
from clipwire.enrichment.dates.values import (
    Tense,
    Unit,
    Value,
    day_from,
    day_of_month_from,
    month_from,
    shifted,
    weekday_from,
)
from clipwire.enrichment.dates.word_classes import Class, alternatives_of
from clipwire.text.word_lists import any_of
from clipwire.wording import calendar

Match = re.Match[str]
T = TypeVar("T")

LANGUAGES = ("ko", "zh", "ja")


def _numbered(name: str, family: str) -> list[tuple[re.Pattern[str], int]]:
    """The expressions of a family of kinds in the three languages, each with its number."""
    tables = (wording.numbered(name, family, language) for language in LANGUAGES)
    return [(re.compile(cell), number) for cells in tables for number, cell in cells.items()]


def _any_of(expressions: Iterable[str]) -> str:
    """One expression for the alternatives of all expressions."""
    return any_of({part for expression in expressions if expression for part in alternatives_of(expression)})


def _words(name: str, kind: str) -> str:
    return _any_of(wording.expression(name, kind, language) for language in LANGUAGES)


UNITS: tuple[Unit, ...] = ("day", "month", "year")
ERAS = calendar.numbers_by_word("era", "*") | calendar.numbers_by_word("era", "ko")
"""Era -> the year before its first."""
RELATIVE = [(expression, (amount, unit)) for unit in UNITS for expression, amount in _numbered("calendar", unit)]
DAYS_IN_ONE_WORD = _numbered("date_words", "days")
WEEKS = _numbered("date_words", "week")
UNITS_COUNTED = [(re.compile(_words("date_words", f"unit {unit}")), unit) for unit in UNITS]
WEEKDAYS = {
    form: number
    for language in LANGUAGES
    for number, weekday in enumerate(calendar.WEEKDAYS)
    for form in calendar.forms(weekday, language)
    if not form.endswith(".")
}
CHINESE_WEEKDAYS = {form[-1]: WEEKDAYS[form] for weekday in calendar.WEEKDAYS for form in calendar.forms(weekday, "zh")}
"""The last sign of each, which is enough after the name of a week."""
LAST = re.compile(_words("calendar", "last"))
DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}

CLASSES: dict[str, Class] = {
    "year": r"(?:1\d|20|21)\d\d(?!\d)|[一二][〇零一二三四五六七八九]{3}",
    "number": r"(?<![\d.,])\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}",
    "count": r"(?<![\d.,])\d{1,3}(?!\d)|[一二三四五六七八九十两]{1,3}",
    "era": _any_of(ERAS),
    "relative": _any_of(expression.pattern for expression, _ in RELATIVE),
    "days": _any_of(expression.pattern for expression, _ in DAYS_IN_ONE_WORD),
    "towards": _any_of([LAST.pattern, _words("calendar", "next")]),
    "week": _any_of(expression.pattern for expression, _ in WEEKS),
    "weekday": _any_of(WEEKDAYS),
}
_YEAR, _MONTH, _DAY = r" ?[년年]", r" ?[월月]", r" ?[일日号號](?![间間간본本]|요일|曜)"


def _number(signs: str) -> int:
    """ "24" or "二十四"."""
    if signs.isdecimal():
        return int(signs)
    tens, ten, ones = signs.rpartition("十")
    units = DIGITS.get(ones, 2) if ones else 0
    return (DIGITS.get(tens, 2) if tens else 1) * 10 + units if ten else units


def _year(signs: str) -> int:
    return int(signs) if signs.isdecimal() else int("".join(str(DIGITS[sign]) for sign in signs))


def full_date(m: Match, reading: Reading) -> Value | None:
    return _in_year(m, _year(m["year"]))


def era_date(m: Match, reading: Reading) -> Value | None:
    count = 1 if m["count"] == "元" else _number(m["count"])
    return _in_year(m, ERAS[m["era"]] + count)


def relative_date(m: Match, reading: Reading) -> Value | None:
    amount, unit = _relative(m["relative"])
    return _in_year(m, reading.today.year + amount) if unit == "year" else None


def _in_year(m: Match, year: int) -> Value:
    groups = m.groupdict()
    month, day = groups.get("number"), groups.get("number2")
    return Value(year, _number(month) if month else None, _number(day) if day else None)


def month_and_day(m: Match, reading: Reading) -> Value | None:
    last = reading.last_value(12, m.start())
    month, day = _number(m["number"]), _number(m["number2"])
    if last and last.day and reading.text[m.start() - 1] in "~-–至到から":
        return Value(last.year, month, day)
    return day_from(reading.today, month, day, reading.tense(m)) if month and day else None


def month(m: Match, reading: Reading) -> Value | None:
    number = _number(m["number"])
    tense: Tense = "future" if UNTIL.match(reading.text, m.end()) else reading.tense(m) or "past"
    return month_from(reading.today, number, tense) if 1 <= number <= 12 else None


def day(m: Match, reading: Reading) -> Value | None:
    number = _number(m["number"])
    last = reading.last_value(12, m.start())
    if last and last.day and last.day < number:
        return last._replace(day=number)
    return day_of_month_from(reading.today, number, reading.tense(m)) if number else None


def relative_month_day(m: Match, reading: Reading) -> Value | None:
    """ "上月3日"."""
    amount, unit = _relative(m["relative"])
    value = shifted(reading.today_value.to("month"), amount, "month") if unit == "month" else None
    return value._replace(day=_number(m["number"])) if value else None


def away(m: Match, reading: Reading) -> Value | None:
    amount, unit = _relative(m["relative"])
    return shifted(reading.today_value.to(unit), amount, unit)


def _relative(words: str) -> tuple[int, Unit]:
    return _of(RELATIVE, words)


def ago(m: Match, reading: Reading) -> Value | None:
    unit = _of(UNITS_COUNTED, m["unit"])
    number = 2 if m["count"] == "两" else _number(m["count"])
    return shifted(reading.today_value.to(unit), number if m["after"] else -number, unit)


def days_ago(m: Match, reading: Reading) -> Value | None:
    """ "사흘 전"."""
    return shifted(reading.today_value, -_of(DAYS_IN_ONE_WORD, m["days"]), "day")


def weekday(m: Match, reading: Reading) -> Value | None:
    tense = _towards(m) if m.groupdict().get("towards") else reading.tense(m) or "past"
    return weekday_from(reading.today, WEEKDAYS[m["weekday"]], tense)


def _towards(m: Match) -> Tense:
    """The direction of "지난 화요일", "오는 화요일"."""
    return "past" if LAST.fullmatch(m["towards"]) else "future"


def weekday_of_week(m: Match, reading: Reading) -> Value | None:
    """ "下周二", "지난주 월요일", "今週金曜日"."""
    number = CHINESE_WEEKDAYS[m["sign"]] if m["sign"] else WEEKDAYS[m["weekday"]]
    return shifted(reading.today_value, 7 * _of(WEEKS, m["week"]) + number - reading.today.weekday(), "day")


def towards_day(m: Match, reading: Reading) -> Value | None:
    """ "오는 11일"."""
    return day_of_month_from(reading.today, _number(m["number"]), _towards(m))


def _of(table: Iterable[tuple[re.Pattern[str], T]], word: str) -> T:
    """The value of the expression that a word fits."""
    return next(value for expression, value in table if expression.fullmatch(word))


UNTIL = re.compile(rf" ?(?:{_words('date_words', 'part of month')})?(?:{_words('date_words', 'until')})")
"""Behind a month that is still to come."""
UNIT = _any_of(expression.pattern for expression, _ in UNITS_COUNTED)
BEFORE, AFTER, BETWEEN = (_words("date_words", kind) for kind in ("before", "after", "between"))
_PARTICLES = "까지|부터|에는|에도|에서|에|의|인|이|으로|만|보다|쯤|께|엔|과|은|도|처럼|이다|이었다"
_WHOLE = (
    rf"(?:(?<![전후])|(?=(?:{_PARTICLES})?(?![가-힣])))"  # not "11일 전남"
    r"(?!(?<=日[前后後])[\u4e00-\u9fff])"  # not "18日前往", "15日前橋市"
    r"(?![往后後夜期景总總任首副述])"
)
"""Behind a word for before or after, which must not begin a longer one."""

ROWS: list[Row] = [
    # expression                                                             value
    *numeric.ROWS,
    (rf"{{era}} ?{{count}}(?: ?\(\d{{4}}\))?{_YEAR} ?{{number}}{_MONTH} ?{{number2}}{_DAY}", era_date),
    (rf"{{era}} ?{{count}}(?: ?\(\d{{4}}\))?{_YEAR}(?: ?{{number}}{_MONTH})?", era_date),
    (r"{era}(?P<count>元)年", era_date),
    (rf"{{year}}{_YEAR} ?{{number}}{_MONTH} ?{{number2}}{_DAY}", full_date),
    (rf"{{year}}{_YEAR} ?{{number}}{_MONTH}", full_date),
    (rf"{{year}}{_YEAR}(?!대|代)", full_date),
    (rf"{{relative}} ?{{number}}{_MONTH} ?{{number2}}{_DAY}", relative_date),
    (rf"{{relative}} ?{{number}}{_MONTH}", relative_date),
    (rf"{{relative}} ?{{number}}{_DAY}", relative_month_day),
    (r"{relative}", away),
    (rf"{{count}} ?(?P<unit>{UNIT})(?:{BETWEEN})? ?(?:{BEFORE}|(?P<after>{AFTER})){_WHOLE}", ago),
    (rf"{{days}} (?:{BEFORE}){_WHOLE}", days_ago),
    (rf"{{week}} ?(?:の)?(?:{{weekday}}|(?P<sign>[{''.join(CHINESE_WEEKDAYS)}]))", weekday_of_week),
    (r"{towards} ?{weekday}", weekday),
    (rf"{{towards}} ?{{number}}{_DAY}", towards_day),
    (rf"{{number}} ?[-~～〜∼–—至到] ?{{number2}}{_MONTH}(?! ?\d)", None),  # "3-4月期"
    (rf"{{number}}{_MONTH} ?{{number2}}{_DAY}", month_and_day),
    (rf"{{number}}{_MONTH}(?![간間])", month),
    (rf"{{number}}{_DAY}", day),
    (r"{weekday}", weekday),
]

EAST_ASIAN = Grammar(CLASSES | numeric.CLASSES, ROWS, spaced=False)
