"""Keywords: the phrases that a text repeats, longer and earlier ones first."""

import re
from collections import Counter

from clipwire.article import Article

MOST = 10
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BREAK = re.compile(r"[^\w\s'’-]|\n")
_STOP = (
    "a an the and or but if of in on at to for from by with as into over under about after before between is are was "
    "were be been being has have had do does did will would can could may might must should shall not no nor so than "
    "that this these those it its he she they them their his her our your my we you i who which what when where how "
    "also more most very all any both each other some such only own same then there here out up down off again"
)
STOP = frozenset(_STOP.split())


def find_keywords(text: str, title: str = "") -> list[str]:
    """Phrases of one to three words, best first, none a part of another."""
    counts: Counter[str] = Counter()
    seen: dict[str, str] = {}
    whole = f"{title}\n{title}\n{text}"
    for chunk in _BREAK.split(whole):
        words = _WORD.findall(chunk)
        for size in (1, 2, 3):
            for i in range(len(words) - size + 1):
                phrase = words[i : i + size]
                folded = [word.casefold() for word in phrase]
                if any(word in STOP or len(word) < 3 for word in folded):
                    continue
                key = " ".join(folded)
                counts[key] += size
                seen.setdefault(key, " ".join(phrase))
    chosen: list[str] = []
    for key, _ in counts.most_common(10 * MOST):
        if not any(f" {key} " in f" {other} " or f" {other} " in f" {key} " for other in chosen):
            chosen.append(key)
    return [seen[key] for key in chosen[:MOST]]


def enrich(article: Article) -> None:
    """Fill `keywords` from title and body."""
    article.keywords = find_keywords(article.body, article.title or "")
