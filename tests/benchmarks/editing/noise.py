"""Differences in signs, spaces and Unicode forms, which no reader sees as an edit."""

import re
import unicodedata
from random import Random


def noisy(text: str, random: Random) -> str:
    """The text with other signs and spaces, which no reader sees as an edit."""
    if random.random() < 0.5:
        text = re.sub(
            r'(?<![^\s(])"([^"\s][^"\n]*)"', lambda m: random.choice(["“{}”", "„{}“", "«{}»"]).format(m[1]), text
        )
    else:
        text = re.sub(r"[“”„«»]", '"', text)
    text = text.replace("'", "’") if random.random() < 0.5 else text.replace("’", "'")
    if random.random() < 0.5:
        text = re.sub(r" [-–—] ", lambda _: random.choice([" – ", " — ", "—", " - "]), text)
    if random.random() < 0.3:
        text = "".join("\u00a0" if c == " " and random.random() < 0.05 else c for c in text)
    if random.random() < 0.2:
        text = "".join(c + "\u00ad" if c.isalpha() and random.random() < 0.02 else c for c in text)
    if random.random() < 0.2:
        text = unicodedata.normalize("NFD", text)
    return text.replace("...", "…") if random.random() < 0.5 else text
