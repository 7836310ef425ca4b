"""What English words around an expression say about it: tense, and whether it is a date at all."""

import re

from clipwire.enrichment.dates.values import Tense

BEFORE, AFTER = 110, 60
"""Characters read on either side."""


def _listed(*rows: str) -> frozenset[str]:
    return frozenset(word for row in rows for word in row.split())


_MODALS = _listed("will shall would could can may might must should cannot won't 'll going")
_PLANS = _listed(
    "scheduled due expected planned slated set supposed likely ready about plans plan planning intends intend",
    "aims hopes hope wants want agreed agrees decided vowed promised proposed proposes preparing prepared asked",
    "deadline called",
)
_PLANNED = _listed("scheduled due expected planned slated set supposed likely ready")
"""With "is" or "was" before them."""

_AHEAD = _MODALS | _listed(
    "scheduled due expected planned slated plans plan planning intends hopes upcoming coming forthcoming",
    "payable effective deadline expires expire expiring expiration maturing matures begins starts starting",
    "opens until till through ahead returns departs arrives travels flies sails heads",
)
_PAST = _listed(
    "said says was were had did has have went came took gave made got saw rose fell sold bought won lost met",
    "held left led began broke brought became felt found grew heard kept knew paid ran sent shot spoke spent",
    "stood struck told thought wrote closed hit cut drew fled flew sank sat slid swept threw since ago last",
    "earlier late",
)
_NOT_PAST = _listed("need feed speed seed indeed exceed proceed hundred embed breed greed united")
_NOT_VERBS = _listed("the a an this that his her its their our my your all both some any one two three day night")
_WORD = re.compile(r"['’]ll\b|\w+(?:['’]t)?")
_SENTENCE_END = re.compile(r"[.!?][\"”')]?\s+(?=[\"“(]?[A-Z])|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,3}|[a-z]\.[a-z])\Z")


def english_tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of the clause in which `text[start:end]` stands, or None where it shows none.

    "On Tuesday" is the Tuesday before or after the day of publication, and only the verb says which. The verb nearest
    before the date within its sentence decides; where none stands before it, the first one after.
    """
    before = text[max(0, start - BEFORE) : start]
    for stop in reversed(list(_SENTENCE_END.finditer(before))):
        if not _ABBREVIATION.search(before[: stop.start()]):
            before = before[stop.end() :]
            break
    words = _words(before)
    for at in range(len(words) - 1, -1, -1):
        if tense := _tense_of(words, at):
            return tense
    after = text[end : end + AFTER]
    stop_after = _SENTENCE_END.search(after)
    words = _words(after[: stop_after.start()] if stop_after else after)
    return next((tense for at in range(len(words)) if (tense := _tense_of(words, at))), None)


def _words(text: str) -> list[str]:
    """In lower case, but for "May", which is no verb, and for where one goes: "back to Turin" is no infinitive."""
    words = _WORD.findall(text.replace("’", "'"))
    return [word if word == "May" or _is_destination(words, at) else word.lower() for at, word in enumerate(words)]


def _is_destination(words: list[str], at: int) -> bool:
    """A name after "to", and not the end of a range: "June 14 to July 13" mostly lies ahead."""
    ends_range = words[at + 1 : at + 2] and words[at + 1][0].isdigit()
    return at > 0 and words[at - 1] == "to" and words[at][0].isupper() and not ends_range


def _tense_of(words: list[str], at: int) -> Tense | None:
    word = words[at]
    if word in _AHEAD or (word in _PLANNED and at and words[at - 1] in ("is", "are", "was", "were", "been")):
        return "future"
    if word == "to":
        if (
            at + 1 >= len(words)
            or words[at + 1] in _NOT_VERBS
            or not words[at + 1].isalpha()
            or _is_destination(words, at + 1)
        ):
            return None
        governing = words[at - 1] if at else ""
        return "past" if governing not in _PLANS and _is_past(governing) else "future"
    if _is_past(word):
        led_by_modal = any(earlier in _MODALS for earlier in words[max(0, at - 3) : at])
        return "future" if led_by_modal or words[max(0, at - 2) : at] == ["to", "be"] else "past"
    return None


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST)


JOINS_DAYS = re.compile(r"\s?[-–—,/]\s?|,? (?:to|and|through|until|or|&) ")
"""What stands between "April 28" and "30"."""

JOINS_RANGE = re.compile(r"\s?[-–—]\s?|,? (?:to|through|until) ")
"""What stands between "June 14" and "July 13"."""

_MONTH_FOLLOWS = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|during|from|through|to|and|between|early|late|mid|for|or|before|after|this|every|"
    r"each|ended|ending|beginning|starting|as|a|an|the|its|his|her|their)|mid-|['’]s)\s*\Z",
    re.I,
)
_WORDS_AND_NAMES = {"may", "march", "mar", "jan", "dec", "april", "june", "august", "jun", "sep"}
"""Months that are also verbs, people or things: they want a preposition."""
_NAME_FOLLOWS = re.compile(r"\s+[A-Z][a-z]+")
_NAME_PRECEDES = re.compile(r"(?<![.!?]\s)\b(?!The\b|In\b|By\b|Since\b|Of\b|From\b|Until\b|Last\b)[A-Z][a-z]+\s\Z")


def is_month(word: str, text: str, start: int, end: int) -> bool:
    """Whether a month's name without a day or year is one: "in May", not "Theresa May" or "may"."""
    if text[end : end + 1] in ("-", "_", "'", "’") and text[end : end + 2] not in ("'s", "’s") and word[0] in "AM":
        return False
    before = text[max(0, start - 24) : start]
    if word.rstrip(".").lower() in _WORDS_AND_NAMES or (not word.endswith(".") and len(word) == 3):
        return bool(_MONTH_FOLLOWS.search(before)) and not _NAME_FOLLOWS.match(text, end)
    return not _NAME_PRECEDES.search(before)


_NUMBERED = (
    "no|nos|number|flight|route|highway|room|lot|section|article|resolution|suite|apt|unit|building|boeing|airbus|channel|"
    "page|windows|office|model|version|vol|chapter|top|rs|figure|code|line|bus|train|box"
)
_COUNTING = "more than|less than|fewer than|at least|up to|nearly|almost|another|approximately|some|only"
_COUNTED = (
    "dollars?|euros?|pounds?|won|yen|yuan|rubles?|people|persons|men|women|children|units|miles|km|kilomet\\w+|m|mm|cm|kg|"
    "tons?|tonnes|feet|met(?:re|er)s?|shares|points|votes|employees|workers|cases|homes|houses|families|households|troops|"
    "soldiers|jobs|hours|days|years|minutes|seconds|GMT|UTC|students|copies|words|pages|places|seats|acres|hectares|square|"
    "cubic|calories|watts|volts|barrels|cars|vehicles|books|deaths|others|more|times|different|such"
)
_STREET = "Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Boulevard|Blvd|Court|Place|Way|Square|Parkway|Highway|Broadway"
_NUMBER_BEFORE = re.compile(
    rf"(?:\b(?:(?:{_NUMBERED})\.?|{_COUNTING})\s|[$£€¥₩#@&+=*_~\w]|[\w$£€][.,:/-]|\d\s)\Z", re.I
)
_RANGE_BEFORE = re.compile(r"(?<!\d)(?:1\d|20)\d\d ?[-–—/]\Z|\b(?:mid|pre|post|early|late|then)-\Z", re.I)
_NUMBER_AFTER = re.compile(
    rf"\s?(?:%|°|per ?cent\b|[$£€]|(?:\w+\s)?(?:{_COUNTED})\b)|\s*B\.?C\b"
    r"|[-–](?:\d|\d{3}|(?!(?:1\d|20)\d\d\b)\d{4,})\b"
    rf"|\s(?:[A-Z][\w.'’-]+\s){{0,3}}(?:{_STREET})\b"
)
_YEAR_FOLLOWS = re.compile(r"\b(?:in|since|from|until|till|by|year|of|AD|to|before|after|around|early|late)\s\Z", re.I)


def is_year(year: int, text: str, start: int, end: int) -> bool:
    """Whether a number of four digits that stands alone is a year: not a count, a price, a house or a flight."""
    before = text[max(0, start - 16) : start]
    if _NUMBER_AFTER.match(text, end):
        return False
    if _NUMBER_BEFORE.search(before) and not _RANGE_BEFORE.search(before):
        return False
    return 1700 <= year <= 2060 or follows_preposition(text, start)


def follows_preposition(text: str, start: int) -> bool:
    """Whether "in", "since", "the year" or the like stands before `start`."""
    return bool(_YEAR_FOLLOWS.search(text[max(0, start - 16) : start]))


_QUARTER = re.compile(r"\bquarter", re.I)


def compares_quarters(text: str, start: int, end: int) -> bool:
    """Whether "a year ago" compares a quarter with the same of another year, so that no year is its value."""
    return bool(_QUARTER.search(text, max(0, start - 300), end + 40))
