"""Recognise names that are also function words or months: Per Lunde, Will Carter, So Yun Kim, Theresa May."""

import re

from clipwire.enrichment.quotes import words

_NAME_FOLLOWS = re.compile(r"[ \xa0](?:[A-Z]\.[ \xa0])?[A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐ][\w’'-]*[a-zà-ÿ]")
_MORE_FOLLOWS = re.compile(r"[ \xa0][\w’'.-]+[ \xa0][A-ZÀ-ÖØ-Þ]")
_SPEAKS = re.compile(r"(?:[ \xa0][A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐ][\w’'-]*){1,2}[ \xa0](?:also[ \xa0])?(\w+)")
_WHO_FOLLOWS = re.compile(r"(?:[ \xa0][A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐ][\w’'-]*){1,2},[ \xa0](?:who|whose|\d\d,)\b")
_WORD_BEFORE = re.compile(r"(\w+)[ \xa0]\Z")
_NAME_BEFORE = re.compile(r"\b([A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐ][\w’'-]*[a-zà-ÿ])[ \xa0]\Z")
_NUMBER_FOLLOWS = re.compile(r"[ \xa0]\d")
_AFTER_COMMA = re.compile(r",[”\"’']?[ \xa0]\Z")
_OPENS_SENTENCE = re.compile(r"(?:\A|\n|[.!?][”\"’']?[ \xa0])\Z")
CHARS_BEFORE = 24


def is_name(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, which has a capital, is part of a name although it is also another word."""
    word = text[start:end].lower()
    if word not in words.NAMES_TOO:
        return False
    before = text[max(0, start - CHARS_BEFORE) : start]
    return _is_given_name(word, before, text, end) or _is_family_name(word, before, text, end)


def _is_given_name(word: str, before: str, text: str, end: int) -> bool:
    """Whether a name follows, and a verb of saying, a title or a comma precedes.

    At the beginning of a sentence, where any word has a capital, a verb of saying or "who" must follow the name: "Will
    Carter said". Behind a month or a weekday the name has one word: "the ministry said Monday Ana Holm would come".
    """
    if not _NAME_FOLLOWS.match(text, end) or (word in words.CALENDAR and _MORE_FOLLOWS.match(text, end)):
        return False
    if _OPENS_SENTENCE.search(before):
        verb = _SPEAKS.match(text, end)
        is_subject = bool(verb and verb[1] in words.PLAIN_SPEECH) or bool(_WHO_FOLLOWS.match(text, end))
        return word in words.NAMES_AT_OPENING and is_subject
    if _AFTER_COMMA.search(before):
        return True
    preceding = _WORD_BEFORE.search(before)
    return bool(preceding and preceding[1].lower() in words.SPEECH | words.TITLES)


def _is_family_name(word: str, before: str, text: str, end: int) -> bool:
    """Whether another name precedes: Theresa May."""
    if word not in words.FAMILY_NAMES_TOO or _NUMBER_FOLLOWS.match(text, end):
        return False
    name = _NAME_BEFORE.search(before)
    return bool(name and not words.is_no_name(name[1]) and name[1].lower() not in words.TITLES)
