"""Measure the tone of a text: from -1 (hostile words) to 1 (friendly words).

The method is simple: the weights of single words are added, with the opposite sign shortly behind a negation. It
ignores irony, quotation marks and whose opinion it is. The result shows a trend over many articles and says little
about a single one. English has a list of every form (`knowledge/tone/words.tsv`), other languages have shorter lists of
stems (`knowledge/tone/elsewhere`); values of different languages are not comparable.
"""

import re
from functools import cache
from importlib.resources import files

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.lexicon import DENSE, Lexicon, length_of
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

LANGUAGES = ("ko", "zh", "ja", "ru", "es", "fr", "de", "pt", "it", "ar")
NEGATED_BEFORE = ("ko", "ja")
"""Languages whose negations follow the word."""
NEGATION_REACH_CHARS = 6
NEGATION = "not"


def tone_of(text: str, language: str = "en") -> float:
    """-1 (all hostile or sad) to 1 (all friendly or glad); 0 if no word has a tone."""
    text = text[:MAX_CHARS_READ]
    return _tone_in_english(text) if language == "en" else _tone_elsewhere(text, language)


def _tone_elsewhere(text: str, language: str) -> float:
    """The tone by the stems of a language in `LANGUAGES`."""
    total = strength = weight = 0.0
    reach = NEGATION_REACH_CHARS if language in DENSE else NEGATION_REACH_WORDS
    last = negated = -1 - reach
    for match in _lexicon(language).find(text):
        if match.value != NEGATION:
            weight = float(match.value)
            is_negated = language not in NEGATED_BEFORE and match.start - negated <= reach
            total += -weight / 2 if is_negated else weight
            strength += abs(weight)
            last = match.start
        elif language not in NEGATED_BEFORE:
            negated = match.start
        elif match.start - last <= reach:
            total -= 1.5 * weight  # the word before counts half, and the other way round
            last = -1 - reach
    return round(total / (strength + NEUTRAL_WORDS + NEUTRAL_SHARE * length_of(text, language)), 2)


def _tone_in_english(text: str) -> float:
    weights = _weights()
    words = WORD.findall(text.lower())
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
    """Fill `tone` of articles with a body in the languages that have a list of words; others have none."""
    article, language = analysis.article, analysis.language
    is_read = language in ("en", *LANGUAGES) and article.body
    article.tone = tone_of(f"{article.title or ''}\n\n{article.body}", language) if is_read else None


@cache
def _weights() -> dict[str, float]:
    """Word -> weight, from -2 to 2."""
    rows = read_table(files("clipwire") / "knowledge" / "tone" / "words.tsv", 2)
    return {word: float(weight) for weight, words in rows for word in words.split()}


@cache
def _lexicon(language: str) -> Lexicon[str]:
    """Stems and their weights, and the negations with `NEGATION`."""
    return Lexicon(language, {word: weight for weight, words in rows(language) for word in words.split(", ")})


def rows(language: str) -> list[list[str]]:
    """Weight and words of each row of a language in `LANGUAGES`."""
    return read_table(files("clipwire") / "knowledge" / "tone" / "elsewhere" / f"{language}.tsv", 2)
