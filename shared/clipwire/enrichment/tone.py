"""Measure the tone of an English text: from -1 (hostile words) to 1 (friendly words).

The method is simple: the weights of single words (`knowledge/tone/words.tsv`) are added, with the opposite sign shortly
behind a negation. It ignores irony, quotation marks and whose opinion it is. The result shows a trend over many
articles and says little about a single one.
"""

import re
from functools import cache
from importlib.resources import files

from clipwire.enrichment.analysis import Analysis
from clipwire.text.tables import read_table

MAX_CHARS_READ = 12_000
NEGATION_REACH_WORDS = 3
"""As in "not at all a success"."""

NEUTRAL_WORDS = 4.0
"""Added to the sum of weights, so that a single word does not decide."""

NEUTRAL_SHARE = 0.1
"""The share of all words that is added as neutral words. About one word in twenty of news has a tone. With this value,
only texts with many such words, such as official eulogies, come near an end of the scale."""

NEGATIONS = frozenset(["no", "not", "never", "without", "nor", "cannot", "neither", "hardly"])
WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")


def tone_of(text: str) -> float:
    """-1 (all hostile or sad) to 1 (all friendly or glad); 0 if no word has a tone."""
    weights = _weights()
    words = WORD.findall(text[:MAX_CHARS_READ].lower())
    total = strength = 0.0
    negated_until = -1
    for at, word in enumerate(words):
        if word in NEGATIONS or word.endswith(("n't", "n’t")):
            negated_until = at + NEGATION_REACH_WORDS
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
    is_read = analysis.language == "en" and article.body
    article.tone = tone_of(f"{article.title or ''}\n\n{article.body}") if is_read else None


@cache
def _weights() -> dict[str, float]:
    """Word -> weight, from -2 to 2."""
    rows = read_table(files("clipwire") / "knowledge" / "tone" / "words.tsv", 2)
    return {word: float(weight) for weight, words in rows for word in words.split()}
