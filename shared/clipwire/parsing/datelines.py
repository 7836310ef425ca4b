"""Datelines: the place, day and agency that open a report, as agencies print them in several languages.

The names of agencies are in `wording/agencies.tsv`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from clipwire.model.article import Dateline
from clipwire.parsing.bylines import names_in, read_byline
from clipwire.text.scripts import EAST_ASIAN, EAST_ASIAN_LETTER, HAN
from clipwire.wording import words_of
from clipwire.wording.calendar import months

MAX_CHARS = 120
"""The beginning of a paragraph in which a dateline is looked for."""
MAX_DAYS_AHEAD = timedelta(days=2)
"""With time zones, a report may be published some hours before the day of its dateline."""
MAX_ACRONYM_CHARS = 3
MAX_JAPANESE_NAME_CHARS = 5

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐΑ-ΩΆΈΉΊΌΎΏ"
_WORD = rf"[{_CAPITAL}][\w.'’/-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|del?|la|les?|sur|am|an|der|of|na|nad)){{0,4}}"
_SHOUTED = rf"[{_CAPITAL}.'’/-]{{2,}}"
_LETTER = rf"(?![\u3040-\u309f]){EAST_ASIAN_LETTER}"
"""No hiragana, which names of places and agencies seldom have."""

PARTS = {
    # in the patterns   expression
    "PLACE": rf"(?P<place>{_NAME}(?:, ?{_NAME})?)",
    "CAPITALS": rf"(?P<place>[{_CAPITAL}]{_SHOUTED}(?: {_SHOUTED}){{0,3}}(?:, [A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})?)",
    "ARABIC": r"(?P<place>[\u0600-\u06ff ]{2,30}?)",
    "CITY": rf"(?P<place>(?:{_LETTER}){{1,10}}?(?:[·・](?:{_LETTER}){{1,10}})?)",
    "DAY": r"(?:(?P<month>[^\W\d_]{3,10})\.? (?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})(?:er|º|\.)? (?:de )?(?P<month2>[^\W\d_]{3,10}))\.?"
    r"(?:,? (?:de )?(?P<year>\d{4})(?: (?:г(?:ода|\.)|р(?:оку|\.)))?)?",
    "DATE": r"(?:(?P<m>\d{1,2})[월月] ?)?(?P<day>\d{1,2})[일日]",
    "AGENCY": r"(?P<agency>[^\W\d_][\w&.' /-]{1,40}?)",
    "DASH": r"\s?(?:--|[-–—―]|\.-|:)",
    "OPEN": r"[(\[（【［]",
    "CLOSE": r"[)\]）】］]",
}
PATTERNS = [
    # recognised by         dateline
    # PYONGYANG, April 24 (KCNA) --   Madrid, 24 abr (EFE).-   МОСКВА, 24 апреля. /ТАСС/.
    ("its day", r"PLACE, DAY(?: \(?[Jj]uche.{0,12}?)? ?[(/]AGENCY[)/]\s?(?:DASH|\.)?"),
    # Norderhaven, 12. März (kda) -
    ("its form", r"PLACE, (?P<day>\d{1,2})\. (?P<month>[^\W\d_]{3,10})\.? \((?P<agency>[a-z]{3,4})\) ?DASH"),
    # Gdynia, 24.04.2025 (PAP) -
    ("its agency", r"PLACE, (?P<day>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<year>\d{4})? ?\(AGENCY\)\s?(?:DASH)?"),
    # SEVILLA, 24 (EUROPA PRESS)
    ("its agency", r"PLACE, (?P<day>\d{1,2}) ?\(AGENCY\)\s?(?:DASH)?"),
    # Полтава, 24 квітня 2025 року, Укрінформ.
    ("its agency", r"PLACE, DAY, AGENCY(?:\.|DASH)"),
    # МОСКВА, 24 апр - РИА Новости.
    ("its agency", r"PLACE, DAY ?DASH ?AGENCY(?:\.|DASH)"),
    # 24 апреля, Минск /Корр. БЕЛТА/.
    ("its day", r"DAY, PLACE /(?:Корр\. )?AGENCY/(?:DASH|\.)?"),
    # (ANSA) - ROMA, 24 APR -
    ("its agency", r"\(AGENCY\) ?DASH ?PLACE, DAY ?DASH"),
    # LONDON (Reuters) -   SPRINGFIELD, Ill. (AP) —   BONN, Germany--(BUSINESS WIRE)--
    ("agency or capitals", r"PLACE,?\s?(?:--)?[(/]AGENCY[)/]DASH"),
    # Москва. 24 апреля. ИНТЕРФАКС -   КИЇВ. 24 квітня. УНІАН.
    ("its agency", r"PLACE\. DAY\.? AGENCY(?:\.|\s(?:DASH)(?=\s))"),
    # Praha 24. dubna (ČTK) -
    ("its agency", r"PLACE DAY ?\(AGENCY\) ?DASH"),
    # Hong Kong (CNN Business)   København /ritzau/.   LEUNA (dpa/sa).
    ("its agency", r"PLACE [(/]AGENCY[)/]\.?(?=\s?[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄ])"),
    # PYONGYANG, April 24 --
    ("its day", r"PLACE, DAY\s?(?:--|[-–—―])(?=\s)"),
    # NAIROBI, Kenya —
    ("capitals", r"CAPITALS(?:\s?(?:--|[–—―])|\s-\s)"),
    # (Reuters) -
    ("its agency", r"\(AGENCY\)DASH"),
    # القاهرة 24 أبريل (رويترز) -   دمشق-سانا:
    ("its agency", r"ARABIC[، ]*(?:DAY ?)?\(AGENCY\) ?DASH"),
    ("its agency", r"ARABIC ?[-–] ?AGENCY ?(?::|[-–])"),
]
EAST_ASIAN_PATTERNS = [
    # (평양 4월 24일발 조선중앙통신)
    ("its form", r"OPEN?CITY DATE ?발 ?(?P<agency>[^\W\x00-\u024f]{2,12})CLOSE?"),
    # 新华社北京4月24日电   （中央社記者王明台北24日電）   本报北京4月24日讯
    (
        "its form",
        rf"OPEN?(?P<agency>(?:{_LETTER}){{1,6}}?[社网網报報])(?:[记記]者(?P<reporter>(?:{_LETTER}){{2,3}})(?=(?:{_LETTER}){{2}}))?"
        r"CITYDATE(?:综合外电报导|綜合外電報導|綜合報導|[专專]?[电電讯訊])CLOSE?",
    ),
    # 江南乡报讯（记者 沈一舟）
    ("its form", rf"(?P<agency>(?:{_LETTER}){{2,10}}[社网網报報])[讯訊](?=\s?[（(])"),
]
IN_BRACKETS = [
    # (서울=연합뉴스)   [도쿄=홍길동 특파원]   【ソウル＝聯合ニュース】
    ("its form", r"OPENCITY[=＝](?P<agency>[^=＝)\]）】］]{2,20})CLOSE"),
    # 【平壌4月24日発朝鮮中央通信】   ［東京　２４日　ロイター］
    ("its form", rf"OPENCITY ?DATE発?[=＝ ]*(?P<agency>(?:{_LETTER}){{0,10}})CLOSE(?:DASH(?=\s))?"),
    # 【北京共同】
    ("its form", r"【CITY[・=＝ ]?(?P<agency>JAPANESE)】"),
    # (조선중앙통신)
    ("its agency", rf"OPEN(?P<agency>(?:{_LETTER}|\d){{2,12}})CLOSE"),
]
"""The others, which begin with a bracket."""
_OPENING_BRACKETS = tuple("([（【［")
_REPORTER = re.compile(r"(?P<byline>[(\[（]?[^()\[\]（）=\n]{2,24}?(?:[)\]）]|(?=\s?=)))\s?=?\s*")
"""The reporter behind an East Asian dateline: 김민수 기자 =   （记者 王明）"""
_REPORTING = re.compile(r"(?:專訊|专讯|報道|报道|報導)\Z")
"""Behind the name of a paper: 【明報專訊】."""
MIN_REPORTING_CHARS = 3
_DIGITS = str.maketrans("０１２３４５６７８９\u3000", "0123456789 ")


@dataclass(frozen=True)
class Opening:
    """The dateline or the reporter before the first word of a report."""

    dateline: Dateline | None
    text: str
    """The dateline as printed."""
    end: int
    """Index of the report's first word in the paragraph."""
    authors: tuple[str, ...] = ()
    """Reporters who are named beside the dateline."""


def read_opening(paragraph: str, near: str | None = None) -> Opening | None:
    """The dateline, or the reporter in brackets, at the beginning of a paragraph.

    `near` is the day of publication (ISO 8601), by which a dateline without a year is completed.
    """
    opening = paragraph[:MAX_CHARS].translate(_DIGITS)
    start = len(opening) - len(opening.lstrip())
    is_east_asian = EAST_ASIAN.search(opening)
    patterns = [*PATTERNS, *EAST_ASIAN_PATTERNS] if is_east_asian else PATTERNS
    if is_east_asian and opening.startswith(_OPENING_BRACKETS, start):
        patterns = [*patterns, *IN_BRACKETS]
    for known_by, pattern in patterns:
        if (found := _compiled(pattern).match(opening, start)) and (read := _read(found, known_by, near)):
            return read
    reporter = _REPORTER.match(opening, start) if is_east_asian else None
    names = read_byline(reporter["byline"]) if reporter else None
    return Opening(None, reporter[0].strip(), reporter.end(), tuple(names)) if reporter and names else None


def read_dateline(paragraph: str, near: str | None = None) -> Opening | None:
    """The opening of a paragraph if it has a dateline, else None."""
    opening = read_opening(paragraph, near)
    return opening if opening and opening.dateline else None


def without_dateline(text: str) -> str:
    """A report without its dateline and the reporter beside it."""
    opening = read_opening(text)
    return text[opening.end :] if opening else text


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with its parts filled in. Compiled on first use, which takes a millisecond or two."""
    for name, expression in PARTS.items():
        pattern = pattern.replace(name, expression)
    return re.compile(pattern.replace("JAPANESE", "|".join(words_of("agencies", "mark", "agency", language="ja"))))


def _read(found: re.Match[str], known_by: str, near: str | None) -> Opening | None:
    named = {name: text for name, text in found.groupdict().items() if text}
    place, agency = named.get("place", "").strip(" ,-/"), named.get("agency")
    month_name = named.get("month") or named.get("month2")
    month = months().get(month_name.lower()) if month_name else int(named["m"]) if "m" in named else None
    day = named.get("day") or named.get("day2")
    behind = found.string[found.end() :].lstrip()
    if (month_name and month is None) or not _is_dateline(known_by, place, agency, behind):
        return None
    authors = [named["reporter"]] if "reporter" in named else []
    if EAST_ASIAN.search(found[0]):
        if agency and not _is_agency(agency) and (named_instead := _reporters(agency)):
            agency, authors = None, named_instead
        if (then := _REPORTER.match(behind)) and (named_then := read_byline(then["byline"])):
            behind, authors = behind[then.end() :], authors or named_then
    if agency and len(agency) > MIN_REPORTING_CHARS:
        agency = _REPORTING.sub("", agency)
    if agency in words_of("agencies", "own"):
        agency = None
    when = _day(named.get("year"), month, int(day) if day else None, near)
    dateline = Dateline(place=_cased(place or None), date=when, agency=agency)
    return Opening(dateline, found[0].strip(), len(found.string) - len(behind), tuple(authors))


def _is_dateline(known_by: str, place: str, agency: str | None, behind: str) -> bool:
    """Whether a text with the form of a dateline is one."""
    if known_by == "its form":
        return not agency or " " not in agency or bool(_reporters(agency))
    if agency and _is_agency(agency):
        return not place.startswith("The ")  # "The Associated Press (AP) - a cooperative"
    if known_by == "its agency" or behind[:1].islower() or (agency and agency[0].islower()):
        return False  # "Anna Berg (left) - who won the race"
    if known_by == "agency or capitals":
        return place.split(",")[0].isupper() or (agency or "").isupper()
    return known_by == "its day" or place not in words_of("agencies", "label")


def _is_agency(name: str) -> bool:
    """Whether a name is a known agency, a desk of one ("dpa/lsw", "CNN Business"), or has a word of agencies."""
    known, words = _agencies()
    return name in known or re.split(r"[/ -]", name)[0] in known or any(word in name for word in words)


@cache
def _agencies() -> tuple[frozenset[str], frozenset[str]]:
    return words_of("agencies", "mark", "agency", "house", "wire"), words_of("agencies", "word")


def _reporters(text: str) -> list[str]:
    """The reporters that a dateline names in place of an agency: with a title, or a short name in Japanese."""
    return read_byline(text) or (names_in(text) if len(text) <= MAX_JAPANESE_NAME_CHARS and HAN.search(text) else [])


def _cased(place: str | None) -> str | None:
    """PYONGYANG -> Pyongyang; abbreviations such as U.N. stay."""
    if place is None or not place.split(",")[0].isupper() or (place.isupper() and len(place) <= MAX_ACRONYM_CHARS):
        return place
    return ", ".join(_title(part) if part.isupper() and "." not in part else part for part in place.split(", "))


def _title(part: str) -> str:
    """In a name with the İ of Turkic languages, the small letter of I is ı: DİYARBAKIR is Diyarbakır."""
    if "İ" not in part:
        return part.title()
    return re.sub(r"\w+", lambda word: word[0][0] + word[0][1:].replace("İ", "i").replace("I", "ı").lower(), part)


def _day(year: str | None, month: int | None, day: int | None, near: str | None) -> str | None:
    """The date at the precision known. A day without a year, or without a month, is the last one up to `near`."""
    if day is None:
        return None
    if year and month:
        return _iso(int(year), month, day)
    if near is None or len(near) < len("2025-04-24"):
        return _iso(int(near[:4]), month, day) if near and month else None
    latest = date.fromisoformat(near[:10]) + MAX_DAYS_AHEAD
    last_month = latest.replace(day=1) - timedelta(days=1)
    candidates = [(latest.year, month), (latest.year - 1, month)] if month else []
    candidates = candidates or [(latest.year, latest.month), (last_month.year, last_month.month)]
    days = [iso for y, m in candidates if m and (iso := _iso(y, m, day))]
    return next((iso for iso in days if iso <= latest.isoformat()), None)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
