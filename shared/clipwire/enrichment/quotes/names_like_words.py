"""Recognise given names that are also function words or months: Per Lunde, Will Carter, May Brandt, So Yun Kim."""

import re

from clipwire.enrichment.quotes import words

_NAME_FOLLOWS = re.compile(r"[ \xa0](?:[A-Z]\.[ \xa0])?[A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐ][\w’'-]*[a-zà-ÿ]")
_SPEAKS = re.compile(r"(?:[ \xa0][A-ZÀ-ÖØ-ÞŠŽŁŚŻČĆĐ][\w’'-]*){1,2}[ \xa0](?:also[ \xa0])?(\w+)")
_WORD_BEFORE = re.compile(r"(\w+)[ \xa0]\Z")
_AFTER_COMMA = re.compile(r",[”\"’']?[ \xa0]\Z")
_OPENS_SENTENCE = re.compile(r"(?:\A|\n|[.!?][”\"’']?[ \xa0])\Z")
CHARS_BEFORE = 24


def is_given_name(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, which has a capital, is the first word of a name although it is also another word.

    It is if a name follows, and a verb of saying, a title or a comma precedes it. At the beginning of a sentence, where
    any word has a capital, a verb of saying must follow the name: "Will Carter said".
    """
    word = text[start:end].lower()
    if word not in words.NAMES_TOO or not _NAME_FOLLOWS.match(text, end):
        return False
    before = text[max(0, start - CHARS_BEFORE) : start]
    if _OPENS_SENTENCE.search(before):
        verb = _SPEAKS.match(text, end)
        return word in words.NAMES_AT_OPENING and bool(verb and verb[1] in words.PLAIN_SPEECH)
    if _AFTER_COMMA.search(before):
        return True
    preceding = _WORD_BEFORE.search(before)
    return bool(preceding and preceding[1].lower() in words.SPEECH | words.TITLES)
