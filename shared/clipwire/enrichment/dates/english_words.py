"""English words of date expressions, and the classes of them that the templates of `english` are made of."""

from clipwire.enrichment.dates.rules import Class, WordClass, any_case

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct"
        "|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        "monday mon|tuesday tues tue|wednesday wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun".split(
            "|"
        )
    )
    for name in names.split()
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"a": 1, "an": 1}
TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
} | {"thirtieth": 30}
ERAS = {
    # era: the year before its first
    "juche": 1911,
    "minguo": 1911,
    "roc": 1911,
    "reiwa": 2018,
    "heisei": 1988,
    "showa": 1925,
    "taisho": 1911,
    "meiji": 1867,
}
HOLIDAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "women's day": (3, 8),
    "may day": (5, 1),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
DAYS = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
SHIFTS = {"last": -1, "this past": -1, "this": 0, "current": 0, "next": 1, "this coming": 1}
"""Counted from the day of publication."""
FROM_LAST = {"following": 1, "next": 1, "same": 0, "that": 0, "previous": -1, "preceding": -1}
"""Counted from the date said before: "the next day"."""

SPELT = {**NUMBERS, **TENS}
"""Words of numbers as they are added up: "twenty" and "one"."""


_MONTH = "|".join(
    [
        *"January February March April May June July August September October November December".split(),
        r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?",
    ]
)
_WEEKDAY = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?!\S)"
)
_TENS_AND_ONES = f"(?:{'|'.join(TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
_DAYS_SPELT = [*ORDINALS, *(f"twenty[- ]{one}" for one in list(ORDINALS)[:9]), "thirty[- ]first"]

CLASSES: dict[str, Class] = {
    "month": WordClass(rf"(?:{_MONTH}|{_MONTH.upper().replace(chr(92) + 'B', chr(92) + 'b')})", tuple(MONTHS)),
    "weekday": WordClass(rf"(?:{_WEEKDAY}|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)", tuple(WEEKDAYS)),
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d)",
    "spelt": any_case(_DAYS_SPELT, r"\b"),
    "ordinal": r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)\b",
    "year": r"(?:1[1-9]|20)\d\d(?![\w%]|[.,:/]\d|(?<=0)['’]s)",
    "digits": r"\d{1,4}(?!\d)",
    "era": any_case(ERAS),
    "erayear": r"\d{1,3}(?!\d)(?:\s{0,2}\(\d{4}\))?",
    "number": any_case([r"\d{1,3}(?![\d,.])", *NUMBERS, _TENS_AND_ONES, "couple of"], r"\b"),
    "century": any_case(["nineteen", "eighteen", "seventeen", "twenty"], r"\b"),
    "twodigits": any_case([*NUMBERS, _TENS_AND_ONES, "oh?[- ]\\w+", "hundred"], r"\b"),
    "shift": any_case(SHIFTS, r"\b"),
    "anaphor": any_case(FROM_LAST, r"\b"),
    "that": WordClass(r"(?P<anaphor>[tT]hat)\b", ("that",)),
    "unit": any_case(["year", "month", "day"], r"\b(?!-)"),
    "units": any_case(["years?", "months?", "weeks?", "days?", "decades?"], r"\b"),
    "today": any_case(DAYS, r"\b"),
    "holiday": any_case((name.replace("'", "['’]") for name in HOLIDAYS), r"\b"),
    "season": any_case(["spring", "summer", "autumn", "fall", "winter"], r"\b"),
    "quarter": any_case(["first", "second", "third", "fourth"], r"\b"),
    "every": any_case(["each", "every"], r"\b"),
    "edge": any_case(["end", "beginning", "start", "middle", "rest", "remainder"], r"\b"),
    "whichyear": any_case(["last", "this", "next", "the same", "the following", "the previous", "that", "the current"]),
}
