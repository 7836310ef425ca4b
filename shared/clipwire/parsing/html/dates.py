"""The dates that pages state in metadata and bylines, as ISO 8601.

Only what is written: no zone is assumed, no day filled in, and a date whose order of day and month is open is no date.
"""

import re
from datetime import UTC, date, datetime

ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)"
    r"(?:[T ]\s?(?P<H>\d\d):?(?P<M>\d\d)(?::?(?P<S>\d\d))?(?:[.,]\d+)?\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?",
    re.IGNORECASE,
)
PARTIAL = re.compile(r"(?P<y>(?:19|20)\d\d)(?:-(?P<m>0[1-9]|1[0-2]))?$")
EPOCH = re.compile(r"\d{10}(?:\d{3})?$")
SLASHED = re.compile(r"(?P<a>\d{1,4})[/.](?P<b>\d{1,2})[/.](?P<c>\d{4}|\d{1,2})\b")
CJK = re.compile(r"(?P<y>\d{4})\s?[年년.]\s?(?P<m>\d{1,2})\s?[月월.]\s?(?P<d>\d{1,2})\s?[日일.]?")
CLOCK = re.compile(r"\b(?P<H>\d{1,2})[:.h](?P<M>\d\d)(?::(?P<S>\d\d))?\s?(?P<half>[ap]\.?m\b\.?)?", re.IGNORECASE)
ZONE = re.compile(r"\b(?:(?P<zero>GMT|UTC|Z)(?![\w+-])|(?:GMT|UTC)?(?P<zone>[+-]\d\d:?\d\d)\b)|(?<=\d)(?P<z>Z)\b")

MONTHS = {
    # the first letters that tell a month apart, in the languages whose press writes its name
    1: "jan janv january janvier januar enero ene gennaio gen janeiro января januari ocak styczeń stycznia січня",
    2: "feb february février fév fevr februar febrero febbraio fevereiro fev февраля februari şubat luty lutego лютого",
    3: "mar march mars märz marzo março марта maart mart marzec marca березня",
    4: "apr april avril avr abril abr aprile апреля nisan kwiecień kwietnia квітня",
    5: "may mai mayo maggio mag maio мая mei maj mayıs maja травня",
    6: "jun june juin juni junio giugno giu junho июня haziran czerwiec czerwca червня",
    7: "jul july juillet juil juli julio luglio lug julho июля temmuz lipiec lipca липня",
    8: "aug august août aout agosto ago augustus августа ağustos sierpień sierpnia серпня",
    9: "sep sept september septembre septiembre settembre set setembro сентября eylül wrzesień września вересня",
    10: "oct october octobre oktober okt octubre ottobre ott outubro out октября ekim październik października жовтня",
    11: "nov november novembre noviembre novembro ноября kasım listopad listopada листопада",
    12: "dec december décembre déc dezember dez diciembre dic dicembre dezembro декабря aralık grudzień grudnia грудня",
}
MONTH = {name: number for number, names in MONTHS.items() for name in names.split()}
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
NAMED = [
    re.compile(rf"\b{_NAME}\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y>\d{{4}})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?[\s-](?:de |of )?{_NAME}(?:,| de| del)?[\s-](?P<y>\d{{4}})\b",
        re.IGNORECASE,
    ),
]

LONGEST = 200
"""Characters: what is longer is a text and not a date."""


def iso_date(text: object) -> str | None:
    """The date or date and time that a text states: `2025-04-24`, `2025-04-24T09:30:00+09:00`, `2025-04`, …

    None where there is none, where it is impossible, or where day and month could be exchanged.
    """
    if isinstance(text, int) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str) or not 4 <= len(text := " ".join(text.split())) <= LONGEST:
        return None
    if partial := PARTIAL.match(text):
        return text if "1900" < partial["y"] < "2100" else None
    if EPOCH.match(text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1990 else None
    if found := ISO.search(text):
        return _checked(found["y"], found["m"], found["d"], _time(found, found["zone"] or ""))
    return _named(text) or _numbered(text)


def _named(text: str) -> str | None:
    for form in NAMED:
        for found in form.finditer(text):
            if month := MONTH.get(found["name"].lower()) or MONTH.get(found["name"].lower()[:3]):
                return _checked(found["y"], month, found["d"], _clock_beside(text, found))
    return None


def _numbered(text: str) -> str | None:
    if found := CJK.search(text):
        return _checked(found["y"], found["m"], found["d"], _clock_beside(text, found))
    if not (found := SLASHED.search(text)):
        return None
    a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
    clock = _clock_beside(text, found)
    if a >= 1900:
        return _checked(a, b, c, clock)
    if c < 1900 or (a <= 12 and b <= 12 and a != b):
        return None
    return _checked(c, a, b, clock) if b > 12 else _checked(c, b, a, clock)


def _clock_beside(text: str, day: "re.Match[str]") -> str:
    """The time of day that stands after or, failing that, before the day, with its offset where one is written."""
    after, before = text[day.end() :], text[: day.start()]
    clock = CLOCK.search(after) or CLOCK.search(before)
    if not clock:
        return ""
    zone = ZONE.search(after)
    return _time(clock, "Z" if zone and not zone["zone"] else zone["zone"] if zone else "")


def _time(clock: "re.Match[str]", zone: str) -> str:
    """`T09:30+09:00`, or nothing where the time is impossible."""
    if clock["H"] is None:
        return ""
    hour = int(clock["H"])
    if half := clock.groupdict().get("half"):
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    if hour > 23 or int(clock["M"]) > 59 or int(clock["S"] or 0) > 59:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        zone = "Z"
    elif zone:
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:4]}"
    seconds = f":{clock['S']}" if clock["S"] else ""
    return f"T{hour:02}:{clock['M']}{seconds}{zone}"


def _checked(year: str | int, month: str | int, day: str | int, clock: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() + clock if 1800 <= found.year < 2100 else None
