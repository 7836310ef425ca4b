"""Speakers of quotes in Arabic, where the verb of speech comes first and its subject behind it."""

import re

from clipwire.wording import words_of

_SAID = f"(?:{'|'.join(sorted(words_of('saying_verbs', 'past', language='ar')))})"
_NAME = r"([^.:؛،«»“”\"\n]{2,80}?)"
_REST = r"(?:إن|أن|في|خلال|بعد|قبل|للصحفيين|أمام|مضيفا|مضيفة)"
"""What no name goes on with."""
_BEFORE = re.compile(rf"(?<!\w)[وف]?{_SAID}\s+{_NAME}(?:\s{_REST}(?!\w)[^.\n]{{0,60}})?\s*[:،]?\s*\Z")
_AFTER = re.compile(rf"[\s،,]{{0,3}}(?:كما |حسبما |وفق ما )?{_SAID}\s+{_NAME}(?=\s{_REST}(?!\w)|[.،\n]|\Z)")

REACH = 140
"""Characters before a quote."""


def speaker_near(text: str, start: int, end: int) -> str | None:
    """Who says the quote at `text[start:end]`, as the text calls them; None where no verb of speech tells."""
    before = text[max(0, start - REACH) : start]
    found = _BEFORE.search(before[max(before.rfind(sign) for sign in ".\n") + 1 :]) or _AFTER.match(
        text, end, end + REACH
    )
    return " ".join(found[1].split()) if found else None
