"""Find the speakers of quotes in Arabic, where the verb of saying precedes its subject."""

import re

from clipwire.wording import words_of


def _any_of(kind: str) -> str:
    """An expression for any word of a kind of `wording/saying_verbs.tsv`."""
    return f"(?:{'|'.join(sorted(words_of('saying_verbs', kind, language='ar')))})"


_SAID = f"(?:{_any_of('past')}|{_any_of('present')})"
_NAME = r"([^.:؛،«»“”\"\n]{2,80}?)"
_REST = _any_of("behind")
_VERB = re.compile(rf"(?<!\w)[وف]?{_SAID}(?!\w)")
_SUBJECT = re.compile(rf"(?:\s+{_NAME})??(?:(?:\s(?:{_REST}|إنه|إنها|أنه|أنها)(?!\w)|،)[^.\n]{{0,60}})?\s*[:،]?\s*\Z")
"""From the verb to the quote."""
_QUOTED_FROM = re.compile(rf"(?<!\w)عن\s+{_NAME}\s(?:قوله|قولها|القول)\s*[:،]?[^.\n]{{0,30}}\Z")
_AFTER = re.compile(rf"[\s،,]{{0,3}}(?:كما |حسبما |وفق ما )?{_SAID}\s+{_NAME}(?=\s(?:{_REST})(?!\w)|[.،\n]|\Z)")

REACH_CHARS = 140
"""Maximum distance of the verb from the quote."""


def speaker_near(text: str, start: int, end: int) -> str | None:
    """The speaker of the quote `text[start:end]` as the text has it, without a title before a known given name.

    None if there is no verb of saying; an empty string for a verb without a subject.
    """
    before = text[max(0, start - REACH_CHARS) : start]
    sentence = before[max(before.rfind(sign) for sign in ".\n") + 1 :]
    verbs = list(_VERB.finditer(sentence))
    found = _QUOTED_FROM.search(sentence) or (_SUBJECT.match(sentence, verbs[-1].end()) if verbs else None)
    found = found or _AFTER.match(text, end, end + REACH_CHARS)
    return _name_in((found[1] or "").split()) if found else None


def _name_in(words: list[str]) -> str:
    """The last two words if they are a given name and a surname, else all of them: الممرضة نادية عباس."""
    is_name = len(words) > 2 and words[-2] in words_of("names", "given", language="ar")
    return " ".join(words[-2:] if is_name else words)
