"""English words of date expressions, and the classes of words in the templates of `english`.

The words come from `wording/calendar.tsv` and `wording/date_words.tsv`.
"""

from clipwire import wording
from clipwire.enrichment.dates.word_classes import Class, WordClass, any_case
from clipwire.text.word_lists import any_of
from clipwire.wording import calendar


def _numbers(family: str) -> dict[str, int]:
    return wording.numbers_by_word("date_words", family, "en")


def _class(kind: str, then: str = "") -> WordClass:
    return any_case([wording.expression("date_words", kind, "en")], then)


MONTHS = calendar.months("en")
WEEKDAYS = calendar.weekdays("en")
ERAS = {era: year for era, year in calendar.numbers_by_word("era", "*").items() if era.isascii()}
"""Era -> the year before its first."""
DAYS = calendar.numbers_by_word("day", "en")
NUMBERS = _numbers("number")
ORDINALS = _numbers("ordinal")
SHIFTS = _numbers("shift")
"""Counted from the day of publication."""
FROM_LAST = _numbers("from last")
"""Counted from the previous date in the text: "the next day"."""
_FEASTS = {
    row.cell: (int(row.kind[-5:-3]), int(row.kind[-2:]))
    for row in wording.table("date_words")
    if row.language == "en" and row.kind.startswith("holiday ")
}
FEASTS = wording.numbered("date_words", "easter", "en")
"""Days after Easter Sunday -> the names of the feast, as an expression."""
NTH = {word: ORDINALS[word] for word in ("first", "second", "third", "fourth")} | {"last": -1, "final": -1}
"""Which of the Tuesdays of a month; -1 is the last one."""
HOLIDAYS = {words.replace("['’]", "'"): day for words, day in _FEASTS.items()}
"""Name in lower case, with straight apostrophes -> month and day."""


def _capitalised(kinds: list[str], after_abbreviation: str) -> WordClass:
    """Names of months or weekdays, abbreviated or not, with a first capital or, if not abbreviated, all in capitals."""
    forms = [form for kind in kinds for form in calendar.forms(kind, "en")]
    whole = "|".join(form for form in forms if not form.endswith("."))
    short = any_of(form[:-1] for form in forms if form.endswith("."))
    beginnings = tuple(form.rstrip(".").lower() for form in forms)
    return WordClass(rf"(?:(?:{whole}|{whole.upper()})\b|(?:{short}){after_abbreviation})", beginnings)


_ONES = [words.split("|")[0] for number, words in wording.numbered("date_words", "number", "en").items() if number < 10]
_TENS = [word for word, number in NUMBERS.items() if number >= 20]
_TENS_AND_ONES = rf"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:])}))?"
_FIRST_TO_NINTH = [word for word, number in ORDINALS.items() if number < 10]
_DAYS_SPELT = [*ORDINALS, *(f"twenty[- ]{one}" for one in _FIRST_TO_NINTH), f"thirty[- ]{_FIRST_TO_NINTH[0]}"]
_BELOW_TWENTY = [word for word, number in NUMBERS.items() if number < 20 and word.isalpha()]

CLASSES: dict[str, Class] = {
    "month": _capitalised(calendar.MONTHS, r"\b\.?"),
    "weekday": _capitalised(calendar.WEEKDAYS, r"\.(?!\S)"),
    "day": r"(?<!\d[:.,])(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d)",
    "spelt": any_case(_DAYS_SPELT, r"\b"),
    "ordinal": r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)\b",
    "year": r"(?:1[1-9]|20)\d\d(?![\w%]|[.,:/]\d|(?<=0)['’]s)",
    "digits": r"\d{1,4}(?!\d)",
    "era": any_case(ERAS),
    "erayear": r"\d{1,3}(?!\d)(?:\s{0,2}\(\d{4}\))?",
    "number": any_case([r"\d{1,3}(?![\d,.])", *_BELOW_TWENTY, _TENS_AND_ONES, "couple of"], r"\b"),
    "century": any_case(["nineteen", "eighteen", "seventeen", "twenty"], r"\b"),
    "twodigits": any_case([*_BELOW_TWENTY, _TENS_AND_ONES, "oh?[- ]\\w+", "hundred"], r"\b"),
    "shift": any_case(SHIFTS, r"\b"),
    "anaphor": any_case(FROM_LAST, r"\b"),
    "that": WordClass(r"(?P<anaphor>[tT]hat)\b", ("that",)),
    "unit": any_case(["year", "month", "day"], r"\b(?!-)"),
    "units": any_case(["years?", "months?", "fortnights?", "weeks?", "days?", "decades?"], r"\b"),
    "today": any_case(DAYS, r"\b"),
    "holiday": any_case(_FEASTS, r"\b"),
    "feast": any_case(FEASTS.values(), r"\b(?! (?:Agreement|Accord))"),
    "nth": any_case(NTH, r"\b"),
    "season": _class("season", r"\b"),
    "quarter": _class("quarter", r"\b"),
    "every": _class("every", r"\b"),
    "edge": _class("edge", r"\b"),
    "whichyear": _class("which year"),
}
