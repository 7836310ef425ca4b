"""Tone: how friendly or hostile the words of an English text are, -1 to 1.

Weak, and meant to be: words are counted one by one (`knowledge/tone/words.tsv`), turned round by a negation shortly
before them and otherwise taken as they stand. Irony, quotation and whose view it is are lost. Good for a trend over
many articles, not for one.
"""

import re
from functools import lru_cache
from importlib.resources import files

from clipwire.enrichment.analysis import Analysis
from clipwire.text.tables import read_table

CHARACTERS_READ = 12_000
REACH_OF_NEGATION = 3
"""Words: "not at all a success"."""

NEUTRAL_WORDS = 4.0
"""Added to the count of words with a tone, so that a single one does not decide."""

NEUTRAL_SHARE = 0.1
"""Of the words read that count as neutral. News has a word with a tone in about twenty, most of them in passing; with
this, only prose as thick with them as an official's eulogy comes near an end of the scale."""

NEGATIONS = frozenset(["no", "not", "never", "without", "nor", "cannot", "neither", "hardly"])
WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")


def tone_of(text: str) -> float:
    """-1 (all hostile or sad) to 1 (all friendly or glad); 0 where nothing is said either way."""
    weights = _weights()
    words = WORD.findall(text[:CHARACTERS_READ].lower())
    total = strength = 0.0
    negated_until = -1
    for at, word in enumerate(words):
        if word in NEGATIONS or word.endswith(("n't", "n’t")):
            negated_until = at + REACH_OF_NEGATION
            continue
        weight = weights.get(word)
        if weight is None:
            continue
        total += -weight / 2 if at <= negated_until else weight
        strength += abs(weight)
    return round(total / (strength + NEUTRAL_WORDS + NEUTRAL_SHARE * len(words)), 2)


def enrich(analysis: Analysis) -> None:
    """Fill `tone` for English articles with a body; others have none."""
    article = analysis.article
    english = (article.language or "").split("-")[0] == "en"
    article.tone = tone_of(f"{article.title or ''}\n\n{article.body}") if english and article.body else None


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    """Word -> -2 to 2, from lines of weight and words."""
    rows = read_table(files("clipwire") / "knowledge" / "tone" / "words.tsv", 2)
    return {word: float(weight) for weight, words in rows for word in words.split()}
