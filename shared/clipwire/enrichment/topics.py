"""Subjects: which of the IPTC Media Topics an article is about, from a vocabulary that a person can read and extend.

The vocabulary (`knowledge/topics/*.tsv`) gives each term a subject and a weight: 3 says it alone, 2 is typical, 1 is a
hint. A term's evidence grows with the logarithm of how often it stands there, since the fifth "goal" says less than the
first, and the title counts more than the body. Phrases win over the words in them: "peace talks" is not "talks".
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from clipwire.article import Article, Subject

WORDS_READ = 1200
"""News says what it is about early; a longer text is read no further than this."""

IN_TITLE = 2.0
"""How many times in the body one time in the title is worth."""

LEAST_CONFIDENCE = 0.25
"""Subjects below this are not told: they would be wrong more often than right."""

SURE = 0.5
"""What share of its parent's evidence a second-level subject must hold to be told."""

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class Topic:
    """A subject of a text."""

    code: str
    """`medtop:16000000`"""
    confidence: float
    """0 to 1."""


@dataclass(frozen=True)
class Vocabulary:
    """What the tables say, ready to be looked up."""

    names: dict[str, str]
    """Code -> label."""
    parents: dict[str, str]
    """Second-level code -> top-level code."""
    terms: dict[str, dict[str, float]]
    """Term, folded, words joined by one space -> code -> weight."""
    longest: dict[str, int]
    """First word of a phrase -> words in the longest phrase that it begins."""


def classify_topics(title: str, body: str) -> list[Topic]:
    """The subjects of an English text, best first: IPTC top levels, and second levels where the words are plain."""
    known = vocabulary()
    counts: dict[str, float] = {}
    for text, worth in ((title, IN_TITLE), (body, 1.0)):
        for term in _terms_in(_words(text), known):
            counts[term] = counts.get(term, 0.0) + worth
    evidence: dict[str, float] = {}
    for term, count in counts.items():
        damped = 1 + math.log(count)
        for code, weight in known.terms[term].items():
            evidence[code] = evidence.get(code, 0.0) + weight * damped
    return _ranked(evidence, known)


def enrich(article: Article) -> None:
    """Fill `subjects`."""
    names = vocabulary().names
    found = classify_topics(article.title or "", article.body)
    article.subjects = [
        Subject(code=topic.code, name=names[topic.code], confidence=topic.confidence) for topic in found
    ]


def _ranked(evidence: dict[str, float], known: Vocabulary) -> list[Topic]:
    tops: dict[str, float] = {}
    for code, weight in evidence.items():
        top = known.parents.get(code, code)
        tops[top] = tops.get(top, 0.0) + weight
    total = sum(tops.values()) + 1.0
    found: list[Topic] = []
    for top, weight in sorted(tops.items(), key=lambda item: -item[1]):
        confidence = round(weight / total, 2)
        if found and confidence < LEAST_CONFIDENCE:
            break
        found.append(Topic(top, confidence))
        for code, part in evidence.items():
            if known.parents.get(code) == top and part >= SURE * weight:
                found.append(Topic(code, round(confidence * part / weight, 2)))
    return found


def _terms_in(words: list[str], known: Vocabulary) -> list[str]:
    """The longest terms of the vocabulary, left to right, none inside another."""
    found: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        step = 1
        for length in range(known.longest.get(word, 0), 0, -1):
            term = " ".join(words[at : at + length])
            if term in known.terms:
                found.append(term)
                step = length
                break
        at += step
    return found


def _words(text: str) -> list[str]:
    words = []
    for match in WORD.finditer(text):
        words.append(_folded(match.group()))
        if len(words) == WORDS_READ:
            break
    return words


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """Lower case and singular, so that a term of the table matches its plural too."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read the tables: `subjects.tsv` (code, broader, label) and the others (code, weight, terms)."""
    folder = files("clipwire") / "knowledge" / "topics"
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    for code, broader, label in _rows((folder / "subjects.tsv").read_text("utf-8")):
        names[code] = label
        if broader:
            parents[code] = broader
    terms: dict[str, dict[str, float]] = {}
    longest: dict[str, int] = {}
    for table in folder.iterdir():
        if not table.name.endswith(".tsv") or table.name == "subjects.tsv":
            continue
        for code, weight, listed in _rows(table.read_text("utf-8")):
            for written in listed.split(","):
                words = [_folded(word) for word in WORD.findall(written)]
                terms.setdefault(" ".join(words), {})[code] = float(weight)
                longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return Vocabulary(names, parents, terms, longest)


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
