"""Find the speakers of quotes in Arabic, where the verb of saying precedes its subject."""

import re

from clipwire.wording import words_of


def _any_of(kind: str) -> str:
    """An expression for any word of a kind of `wording/saying_verbs.tsv`."""
    return f"(?:{'|'.join(sorted(words_of('saying_verbs', kind, language='ar')))})"


_SAID = _any_of("past")
_NAME = r"([^.:؛،«»“”\"\n]{2,80}?)"
_REST = _any_of("behind")
_BEFORE = re.compile(rf"(?<!\w)[وف]?{_SAID}\s+{_NAME}(?:\s{_REST}(?!\w)[^.\n]{{0,60}})?\s*[:،]?\s*\Z")
_AFTER = re.compile(rf"[\s،,]{{0,3}}(?:كما |حسبما |وفق ما )?{_SAID}\s+{_NAME}(?=\s{_REST}(?!\w)|[.،\n]|\Z)")

REACH_CHARS = 140
"""Maximum distance of the verb from the quote."""


def speaker_near(text: str, start: int, end: int) -> str | None:
    """The speaker of the quote `text[start:end]` as the text has it; None if there is no verb of saying."""
    before = text[max(0, start - REACH_CHARS) : start]
    sentence = before[max(before.rfind(sign) for sign in ".\n") + 1 :]
    found = _BEFORE.search(sentence) or _AFTER.match(text, end, end + REACH_CHARS)
    return " ".join(found[1].split()) if found else None
