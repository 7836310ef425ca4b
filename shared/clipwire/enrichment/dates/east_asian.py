"""Date expressions of Korean, Chinese and Japanese, whose tables are one: year, month and day have each its sign.

Digits are ASCII here: full-width ones are folded before (`languages.find`). Eras count from their first year: Juche
(주체, 主体), Reiwa and its forerunners, the Minguo calendar (民國).
"""

import re

from clipwire.enrichment.dates import numeric
from clipwire.enrichment.dates.rules import Class, Grammar, Reading, Row
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

Match = re.Match[str]

ERAS = {
    # era: the year before its first
    "주체": 1911,
    "主体": 1911,
    "主體": 1911,
    "チュチェ": 1911,
    "민국": 1911,
    "民国": 1911,
    "民國": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "단기": -2333,
}
RELATIVE: dict[str, tuple[int, Unit]] = {
    "그저께|그제|前天|一昨日|おととい": (-2, "day"),
    "어제|昨天|昨日|昨晚|昨夜|きのう": (-1, "day"),
    "오늘|今天|今日|今晚|きょう": (0, "day"),
    "내일|明天|明日|あした|あす": (1, "day"),
    "모레|后天|後天|明後日": (2, "day"),
    "재작년|前年|一昨年|おととし": (-2, "year"),
    "작년|지난해|전년|去年|昨年": (-1, "year"),
    "올해|금년|今年|本年|ことし": (0, "year"),
    "내년|明年|来年|來年": (1, "year"),
    "지난달|上个月|上個月|上月|先月": (-1, "month"),
    "이달|이번 달|本月|这个月|這個月|今月": (0, "month"),
    "다음 달|다음달|내달|下个月|下個月|下月|来月": (1, "month"),
}
NATIVE_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
}
WEEKDAYS = "월月一 화火二 수水三 목木四 금金五 토土六 일日天".split()
WEEKS = {"다下来來": 1, "지上先": -1}
"""First signs of a week's name -> how many weeks away it is."""
TOWARDS: dict[str, Tense] = {"지난": "past", "この前の": "past"}
UNITS: dict[str, Unit] = {
    "년": "year",
    "年": "year",
    "월": "month",
    "月": "month",
    "일": "day",
    "日": "day",
    "天": "day",
}
DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}

CLASSES: dict[str, Class] = {
    "year": r"(?:1\d|20|21)\d\d(?!\d)|[一二][〇零一二三四五六七八九]{3}",
    "number": r"(?<![\d.,])\d{1,2}(?!\d)|[一二三四五六七八九十]{1,3}",
    "count": r"(?<![\d.,])\d{1,3}(?!\d)|[一二三四五六七八九十两]{1,3}",
    "era": "|".join(ERAS),
    "relative": "|".join(RELATIVE),
    "native": "|".join(NATIVE_DAYS),
    "towards": "오는|다음|지난|この前の|次の",
    "week": r"다음 ?주|지난 ?주|이번 ?주|来週|來週|先週|今週|(?:下|上|本|这|這)[个個]?(?:周|星期|週|礼拜|禮拜)",
    "weekday": r"(?:[월화수목금토일]요일|[月火水木金土日]曜日?|(?:星期|周|週|礼拜|禮拜)[一二三四五六日天])",
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
    return next(amount for expression, amount in RELATIVE.items() if words in expression.split("|"))


def ago(m: Match, reading: Reading) -> Value | None:
    unit = UNITS[m["unit"][-1]]
    number = 2 if m["count"] == "两" else _number(m["count"])
    return shifted(reading.today_value.to(unit), number if m["direction"] in "后後" else -number, unit)


def native_ago(m: Match, reading: Reading) -> Value | None:
    return shifted(reading.today_value, -NATIVE_DAYS[m["native"]], "day")


def weekday(m: Match, reading: Reading) -> Value | None:
    towards = m.groupdict().get("towards")
    tense = TOWARDS.get(towards, "future") if towards else reading.tense(m) or "past"
    return weekday_from(reading.today, _weekday(m), tense)


def _weekday(m: Match) -> int:
    sign = m["weekday"].removesuffix("요일").removesuffix("日" if m["weekday"].endswith("曜日") else "\0")
    return next(at for at, signs in enumerate(WEEKDAYS) if sign.removesuffix("曜")[-1] in signs)


def weekday_of_week(m: Match, reading: Reading) -> Value | None:
    """ "下周二", "지난주 월요일", "今週金曜日"."""
    weeks = next((shift for signs, shift in WEEKS.items() if m["week"].startswith(tuple(signs))), 0)
    return shifted(reading.today_value, 7 * weeks + _weekday(m) - reading.today.weekday(), "day")


def towards_day(m: Match, reading: Reading) -> Value | None:
    """ "오는 11일"."""
    return day_of_month_from(reading.today, _number(m["number"]), TOWARDS.get(m["towards"], "future"))


UNTIL = re.compile(r" ?(?:초|중순|말|初|上旬|中旬|下旬|末|底)?(?:까지|まで|为止|為止)")
"""After a month that is still to come."""

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
    (
        r"{count} ?(?P<unit>년|개월|일|年|个月|個月|か月|カ月|ヶ月|天|日)(?:之)?(?: |间|間)?(?P<direction>전|前|后|後)",
        ago,
    ),
    (r"{native} 전", native_ago),
    (r"{week} ?(?:の)?(?P<weekday>[월화수목금토일]요일|[月火水木金土日]曜日?|[一二三四五六日天])", weekday_of_week),
    (r"{towards} ?{weekday}", weekday),
    (rf"{{towards}} ?{{number}}{_DAY}", towards_day),
    (rf"{{number}}{_MONTH} ?{{number2}}{_DAY}", month_and_day),
    (rf"{{number}}{_MONTH}(?![간間])", month),
    (rf"{{number}}{_DAY}", day),
    (r"{weekday}", weekday),
]

EAST_ASIAN = Grammar(CLASSES | numeric.CLASSES, ROWS, spaced=False)
