"""Decide by the English words around it whether a word or a number is a date."""

import re

from clipwire import wording

JOINS_DAYS = re.compile(r"\s?[-–—,/]\s?|,? (?:to|and|through|until|or|&) ")
"""Between "April 28" and "30"."""

JOINS_RANGE = re.compile(r"\s?[-–—]\s?|,? (?:to|through|until) ")
"""Between "June 14" and "July 13"."""

_MONTH_FOLLOWS = re.compile(
    r"(?:\b(?:in|since|until|till|by|of|during|from|through|to|and|between|early|late|mid|for|or|before|after|this|every|"
    r"each|ended|ending|beginning|starting|as|a|an|the|its|his|her|their)|mid-|['’]s)\s*\Z",
    re.I,
)
_WORDS_AND_NAMES = {"may", "march", "mar", "jan", "dec", "april", "june", "august", "jun", "sep"}
"""Months that are also verbs, people or things: they are months only after a preposition."""
_NAME_FOLLOWS = re.compile(
    r"\s+(?:[A-Z][a-z]+|(?:family|clan|brothers|sisters|couple|firm|hare|government|cabinet|administration)\b)"
)
_NAME_PRECEDES = re.compile(r"(?<![.!?]\s)\b(?!The\b|In\b|By\b|Since\b|Of\b|From\b|Until\b|Last\b)[A-Z][a-z]+\s\Z")

_DETERMINER = re.compile(r"\b(?:[Tt]he|an?|An?|[Oo]ur|[Tt]his|[Ii]ts)\s\Z")
_CAPITAL_FOLLOWS = re.compile(r"\s[A-Z][a-z]+")
_MARCHES = re.compile(r"\s(?:on|for|of|against|to)\b")
"""Behind a march of people: "the March on Rome"."""


def is_month(word: str, text: str, start: int, end: int) -> bool:
    """Whether the name of a month without a day or year means the month: "in May", not "Theresa May" or "may"."""
    if text[end : end + 1] in ("-", "_", "'", "’") and text[end : end + 2] not in ("'s", "’s") and word[0] in "AM":
        return False
    before = text[max(0, start - 24) : start]
    goes_on = _CAPITAL_FOLLOWS.match(text, end) or (word == "March" and _MARCHES.match(text, end))
    if goes_on and _DETERMINER.search(before):
        return False
    if word.rstrip(".").lower() in _WORDS_AND_NAMES or (not word.endswith(".") and len(word) == 3):
        return bool(_MONTH_FOLLOWS.search(before)) and not _NAME_FOLLOWS.match(text, end)
    return not _NAME_PRECEDES.search(before)


_NUMBERED = wording.expression("date_words", "numbered", "en")
_COUNTING = "more than|less than|fewer than|at least|up to|nearly|almost|another|approximately|some|only"
_COUNTED = (
    "dollars?|euros?|pounds?|won|yen|yuan|rubles?|people|persons|men|women|children|units|miles|km|kilomet\\w+|m|mm|cm|kg|"
    "tons?|tonnes|feet|met(?:re|er)s?|shares|points|votes|employees|workers|cases|homes|houses|families|households|troops|"
    "soldiers|jobs|hours|days|years|minutes|seconds|GMT|UTC|students|copies|words|pages|places|seats|acres|hectares|square|"
    "kilograms?|kilogrammes?|grams?|lit(?:re|er)s?|gallons?|inches|yards|cents|crowns|francs|pesos|rupees|krone[rn]?|"
    "sheep|cows|cattle|birds|animals|trees|tickets|signatures|beds|rooms|flats|apartments|boats|ships|trucks|letters|"
    "visitors|fans|residents|inhabitants|passengers|members|delegates|participants|dead|injured|refugees|migrants|"
    "customers|clients|users|subscribers|patients|pupils|guests|drivers|runners|prisoners|inmates|migrants|"
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
    """Whether a number of four digits is a year, not a count, a price, a house number or a flight."""
    before = text[max(0, start - 16) : start]
    if _NUMBER_AFTER.match(text, end):
        return False
    if _NUMBER_BEFORE.search(before) and not _RANGE_BEFORE.search(before):
        return False
    return 1700 <= year <= 2060 or follows_preposition(text, start)


def follows_preposition(text: str, start: int) -> bool:
    """Whether "in", "since", "the year" or a similar word is directly before `start`."""
    return bool(_YEAR_FOLLOWS.search(text[max(0, start - 16) : start]))


_WEEKDAY_OF_NAME = re.compile(
    r"\b(?:Black|Bloody|Super|Holy|Fat|Good|Palm|Easter|Ash|Whit|Shrove|Maundy|Cyber|Red|Manic|Blue|Ruby|Man|Girl|Big|"
    r"Remembrance|Mothering|Trinity|Advent|Passion|Low|Plough|Spy|Bowl|Pentecost|Giving|Pancake)\s\Z"
)
_NAME_GOES_ON = re.compile(
    r"[-‑][A-Za-z]|\s(?:Times|Review|Night|Post|Mail|Telegraph|Club|Group|School|League|Tribune|Herald|Express|Mirror)\b"
    r"|\s(?:school|best|roast|league|drivers?|papers?|newspapers?|magazine|supplement)\b"
)
_OPENS_SENTENCE = re.compile(r"(?:\A|[.!?]\s|\n|[“\"])\Z")
_JOINED_WEEKDAY = re.compile(r"[-‑](?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)")
_ANY_ONE = re.compile(r"\b(?:an?|An?|[Oo]ne|[Aa]ny|[Ss]ome|[Tt]ypical|[Oo]rdinary)\s\Z")
_NO_NOUN_FOLLOWS = re.compile(
    r"\s?(?:[.,;:!?)”\"—–]|\Z)"
    r"|\s(?:in|of|at|on|when|and|or|to|with|before|after|that|because|as|evening|morning|afternoon|night)\b"
)


def is_weekday(text: str, start: int, end: int) -> bool:
    """Whether a weekday means one day: "on Friday", not "the Friday Club", "Black Friday" or "it was a Friday"."""
    before = text[max(0, start - 16) : start]
    if _WEEKDAY_OF_NAME.search(before) or (_NAME_GOES_ON.match(text, end) and not _JOINED_WEEKDAY.match(text, end)):
        return False
    if _CAPITAL_FOLLOWS.match(text, end) and (_DETERMINER.search(before) or _OPENS_SENTENCE.search(before)):
        return False
    return not (_ANY_ONE.search(before) and _NO_NOUN_FOLLOWS.match(text, end))


_EASTERN = re.compile(r"\b(?:Orthodox|Coptic|Greek|Russian|Eastern|Ethiopian|Ukrainian|Serbian)\s\Z")


def is_of_eastern_church(text: str, start: int) -> bool:
    """Whether a feast is that of a church with another Easter: "Orthodox Good Friday"."""
    return bool(_EASTERN.search(text[max(0, start - 12) : start]))


_IMAGINED = re.compile(
    r"\b(?:better|brighter|greener|cleaner|safer|fairer|freer|happier|healthier|richer|stronger|smarter|new|common"
    r"|different|peaceful|prosperous|sustainable|a|no)\s\Z"
)
_OF = re.compile(r"\b(?!as\b|morning|evening|afternoon|night|end\b|start\b|rest\b|half\b)\w+\sof\s\Z", re.I)
"""Before "today" if it is no day: "the streets of today", but not "as of today"."""
_HOPED_FOR = re.compile(r"(?:-|\blook(?:s|ed|ing)?\s(?:forward\s)?to\s)\Z")
"""Before "tomorrow" if it is the time to come: "the house-of-tomorrow prize", "looks to tomorrow"."""
_NAMED_BEFORE = re.compile(r"\b(?:[A-Z][a-z]+|[A-Z]{2,})\s\Z")


def is_figurative(text: str, start: int, end: int) -> bool:
    """Whether "today" or "tomorrow" is no day: "a greener tomorrow", "the streets of today", "Africa Today"."""
    word, before = text[start:end], text[max(0, start - 20) : start]
    if word.lower() not in ("today", "tomorrow", "yesterday"):
        return False
    if word[0].isupper() and not word.isupper() and _NAMED_BEFORE.search(before):
        return True
    if _OF.search(before) and text[end : end + 1] not in ("'", "’"):
        return True
    return word.lower() == "tomorrow" and bool(_IMAGINED.search(before) or _HOPED_FOR.search(before))


_QUARTER = re.compile(r"\bquarter", re.I)


def compares_quarters(text: str, start: int, end: int) -> bool:
    """Whether "a year ago" compares a quarter with that of another year. A quarter has no value of this form."""
    return bool(_QUARTER.search(text, max(0, start - 300), end + 40))
