"""Classify an article by the IPTC Media Topics, with a vocabulary that a person can read and extend.

The vocabulary (`knowledge/topics/*.tsv`; for other languages see `topic_terms`) lists the terms of each subject with a
weight: 3 for a term that is enough by itself, 2 for a typical term, 1 for a hint. A term counts once, since "goal" ten
times says little more than once. A phrase replaces the words in it: "peace talks" are not "talks". The sum of the
weights is the subject's evidence.

Measured by `tests/benchmarks/sets/topics.py` and `subjects_elsewhere.py`; the figures are in `docs/benchmarks.md`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt
from typing import NamedTuple

from clipwire.enrichment import topic_terms
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.lexicon import length_of
from clipwire.model.article import Subject
from clipwire.text.tables import read_table

MAX_CHARS_READ = 8000
"""News names its subject early, so only the beginning of a longer text is read."""

STEEPNESS = 2.8
"""How steeply confidence rises with the ratio of a subject's evidence to that of its best rival. With this value, the
share of right first subjects is within 0.05 of their confidence in each tenth of the scale: on whole stories, on their
first 35 words, and on 40 words from their middle."""

MIN_CONFIDENCE = 0.15
"""Subjects with less are left out."""

MIN_FIRST_CONFIDENCE_ELSEWHERE = 0.4
"""In languages other than English, a text whose first subject has less has no subject."""

ENOUGH_BY_ITSELF = 3
"""An English body with one term of its first subject has no subjects if that term has less weight."""

MIN_TERMS_ELSEWHERE = 2
"""In languages other than English, the first subject of a body needs this number of terms. The vocabularies are
smaller, so a text with a single term is often about something that they do not have. On sentences of Parallel UD with
one term the first subject is that of English in 73 of 100, with two or more in 95."""

CHANCE_ELSEWHERE = 0.35
"""In languages other than English, each subject has at least so much evidence in a body by chance, times the root of
its number of words: a long text has a few terms of any subject."""

LEAD_CHARS = 300
"""In languages other than English, the paragraphs that reach this length say what a report is about. Those behind
report who reacted: officials, in any subject."""
WEIGHT_BEHIND_LEAD = 0.5
"""Of a term behind these paragraphs, times its weight. With it, 27 of 30 whole articles of our own have the right first
subject and one has a wrong one; without it 25 and 5."""

MIN_SHARE_OF_TOP, MIN_EVIDENCE = 0.4, 6.0
"""A subject of the second level needs this share of its top level's evidence, and this much evidence."""

ENGLISH = frozenset(["the", "of", "and", "to", "is", "was", "for", "with", "that", "by", "from", "has", "said"])
MIN_ENGLISH_SHARE = 0.03
"""If a smaller share of a text's words is in `ENGLISH`, it is in another language, in which terms mean other things."""

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[$£€¥](?=\d)|%")
SCORE = re.compile(r"(\d{1,3})-(\d{1,3})")


@dataclass(frozen=True)
class Topic:
    """A subject of a text."""

    code: str
    """`medtop:16000000`"""
    confidence: float
    """0 to 1: how likely it is the story's main subject."""


@dataclass(frozen=True)
class Vocabulary:
    """The tables, indexed by code and by term."""

    labels: dict[str, str]
    """Code -> IPTC's label."""
    parents: dict[str, str]
    """Second-level code -> top-level code."""
    worth: dict[str, float]
    """Top-level code -> the factor of its evidence."""
    terms: dict[str, dict[str, float]]
    """Term -> code -> weight. A single word is as written, a phrase is folded."""
    longest: dict[str, dict[str, int]]
    """First word of a phrase, folded -> its second word -> words in the longest phrase that begins with both."""


def classify_topics(title: str, body: str, language: str = "en") -> list[Topic]:
    """The subjects of a text, best first: top levels, each followed by its second levels.

    Empty if no term occurs or the text is not in the language. A title without a body is enough.
    """
    if language == "en":
        terms = vocabulary().terms
        shown = [terms[term] for term in _terms_in(title) | _terms_in(body)]
        found = _topics(shown)
        return [] if found and body and _is_by_a_hint(found[0], shown) else found
    if language not in topic_terms.LANGUAGES:
        return []
    meanings = _meanings_elsewhere(title, body[:MAX_CHARS_READ], language)
    found = _topics(meanings, CHANCE_ELSEWHERE * sqrt(length_of(body[:MAX_CHARS_READ], language)))
    return [] if not found or _is_unsure(found[0], meanings, MIN_TERMS_ELSEWHERE if body else 1) else found


def _meanings_elsewhere(title: str, body: str, language: str) -> list[topic_terms.Meaning]:
    """The meanings of the terms in a text; those behind its lead weigh less."""
    told = topic_terms.terms_in(f"{title}\n{body}", language)
    lead = topic_terms.terms_in(f"{title}\n{_lead(body)}", language)
    return [
        meaning if term in lead else {code: WEIGHT_BEHIND_LEAD * weight for code, weight in meaning.items()}
        for term, meaning in told.items()
    ]


def _lead(body: str) -> str:
    """The first paragraphs of a body, with the paragraph in which `LEAD_CHARS` are reached."""
    end = body.find("\n", LEAD_CHARS)
    return body if end < 0 else body[:end]


def _topics(meanings: Sequence[topic_terms.Meaning], chance: float = 0.0) -> list[Topic]:
    """The subjects of a text whose terms have these meanings. `chance` is the least evidence of a rival."""
    known = vocabulary()
    parts: dict[str, float] = {}
    tops: dict[str, float] = {}
    for meaning in meanings:
        best: dict[str, float] = {}
        for code, weight in meaning.items():
            parts[code] = parts.get(code, 0.0) + weight
            top = known.parents.get(code, code)
            best[top] = max(best.get(top, 0.0), weight)
        for top, weight in best.items():
            tops[top] = tops.get(top, 0.0) + weight * known.worth[top]
    found = []
    for top in sorted(tops, key=lambda code: (-tops[code], code)):
        confidence = _confidence(tops[top], max([chance, *(tops[other] for other in tops if other != top)]))
        if confidence < MIN_CONFIDENCE:
            break
        found.append(Topic(top, round(confidence, 2)))
        for code, evidence in sorted(parts.items(), key=lambda item: -item[1]):
            if known.parents.get(code) != top or evidence < MIN_EVIDENCE:
                continue
            share = min(1.0, evidence * known.worth[top] / tops[top])
            if share >= MIN_SHARE_OF_TOP and share * confidence >= MIN_CONFIDENCE:
                found.append(Topic(code, round(share * confidence, 2)))
    return found


def enrich(analysis: Analysis) -> None:
    """Fill `subjects` of articles in the languages that have a vocabulary; others have none."""
    article = analysis.article
    labels = vocabulary().labels
    article.subjects = [
        Subject(code=topic.code, name=labels[topic.code], confidence=topic.confidence)
        for topic in classify_topics(article.title or "", article.body, analysis.language or "en")
    ]


def _is_by_a_hint(first: Topic, meanings: Sequence[topic_terms.Meaning]) -> bool:
    """Whether only one term shows the first subject of an English text, and it is not enough by itself."""
    parents = vocabulary().parents
    weights = [
        max((weight for code, weight in meaning.items() if parents.get(code, code) == first.code), default=0.0)
        for meaning in meanings
    ]
    return sum(weight > 0 for weight in weights) == 1 and max(weights) < ENOUGH_BY_ITSELF


def _is_unsure(first: Topic, meanings: Sequence[topic_terms.Meaning], min_terms: int) -> bool:
    """Whether the first subject of a text in another language than English has too little evidence to be given."""
    parents = vocabulary().parents
    terms = sum(any(parents.get(code, code) == first.code for code in meaning) for meaning in meanings)
    return first.confidence < MIN_FIRST_CONFIDENCE_ELSEWHERE or terms < min_terms


def _confidence(evidence: float, rival: float) -> float:
    """The confidence in a subject. Its rival gets 1 more evidence, so that a single hint does not look certain."""
    ratio: float = (evidence / (rival + 1.0)) ** STEEPNESS
    return ratio / (1.0 + ratio)


def _terms_in(text: str) -> dict[str, None]:
    """The terms in a text in order, each once. The longest term at a place is taken, and none inside another."""
    known = vocabulary()
    written = WORD.findall(text[:MAX_CHARS_READ])
    if text.isupper():
        written = [word.lower() for word in written]
    words = [_word(word) for word in written]
    if len(words) >= 12 and sum(word.folded in ENGLISH for word in words) < MIN_ENGLISH_SHARE * len(words):
        return {}
    found: dict[str, None] = {}
    behind = 0
    for at, word in enumerate(words):
        if at < behind:
            continue
        longest = word.longest.get(words[at + 1].folded, 1) if word.longest and at + 1 < len(words) else 1
        for length in range(longest, 1, -1):
            phrase = " ".join([following.folded for following in words[at : at + length]])
            if phrase in known.terms:
                found[phrase] = None
                behind = at + length
                break
        else:
            if word.term:
                found[word.term] = None
    return found


class Word(NamedTuple):
    """One word of a text, looked up in the vocabulary."""

    folded: str
    term: str | None
    """The form of the word that is a term by itself, or None."""
    longest: Mapping[str, int]
    """Second word of a phrase that begins with the word -> number of words in the longest one."""


@lru_cache(maxsize=20_000)
def _word(word: str) -> Word:
    known, folded = vocabulary(), _singular(word)
    term = next((form for form in (word, word.lower(), folded) if form in known.terms), None)
    return Word(folded, term, known.longest.get(folded, {}))


def _singular(word: str) -> str:
    """A word in lower case and singular. A score becomes "0-0"; rising numbers ("5-10 minutes") are mostly a range."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word[:1].isdigit() and (score := SCORE.fullmatch(word)):
        return "0-0" if int(score[1]) >= int(score[2]) else word
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


@cache
def vocabulary() -> Vocabulary:
    """Read `subjects.tsv` (code, broader, worth, label) and the tables of terms (code, weight, terms)."""
    folder = files("clipwire") / "knowledge" / "topics"
    known = Vocabulary({}, {}, {}, {}, {})
    for code, broader, worth, label in read_table(folder / "subjects.tsv", 4):
        known.labels[code] = label
        if broader:
            known.parents[code] = broader
        else:
            known.worth[code] = float(worth)
    for table in folder.iterdir():
        if not table.name.endswith(".tsv") or table.name == "subjects.tsv":
            continue
        for code, weight, listed in read_table(table, 3):
            meaning = {} if code == topic_terms.NO_SUBJECT else {code: float(weight)}
            for term in listed.split(", "):
                if term.isalpha():
                    known.terms.setdefault(term, {}).update(meaning)
                    continue
                words = WORD.findall(term) or [term]
                if len(words) > 1:
                    words = [_singular(word) for word in words]
                    seconds = known.longest.setdefault(words[0], {})
                    seconds[words[1]] = max(seconds.get(words[1], 0), len(words))
                known.terms.setdefault(" ".join(words), {}).update(meaning)
    return known
