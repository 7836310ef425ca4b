"""Subjects: which of the IPTC Media Topics an article is about, by a vocabulary that a person can read and extend.

The vocabulary (`knowledge/topics/*.tsv`) gives terms to subjects: weight 3 says the subject alone, 2 is typical of it,
1 is a hint. A term counts once however often it stands there, since ten times "goal" say little more than one, and a
phrase wins over the words in it: "peace talks" are not "talks". The sum of a subject's terms is its evidence.

Measured by `tests/benchmarks/sets/topics.py`; the figures are in `docs/benchmarks.md`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from clipwire.enrichment.analysis import Analysis
from clipwire.model.article import Subject
from clipwire.text.tables import read_table

CHARACTERS_READ = 8000
"""News says what it is about early; a longer text is read no further than this."""

STEEPNESS = 2.8
"""How fast confidence follows the ratio of a subject's evidence to that of its best rival. Chosen so that of the first
subjects told with confidence p, a share of p is right: within 0.05 in every tenth, on whole stories, on their first 35
words and on 40 words from their middle."""

LEAST_CONFIDENCE = 0.15
"""Subjects below this are not told."""

SURE_SHARE, SURE_EVIDENCE = 0.4, 6.0
"""A second level is told where it holds this share of its top level's evidence, and as much as two plain terms."""

ENGLISH = frozenset(["the", "of", "and", "to", "is", "was", "for", "with", "that", "by", "from", "has", "said"])
LEAST_ENGLISH = 0.03
"""A text with fewer of these words among its own is in another language, where the same letters mean other things."""

NO_SUBJECT = "-"

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
    """What the tables say, ready to be looked up."""

    labels: dict[str, str]
    """Code -> IPTC's label."""
    parents: dict[str, str]
    """Second-level code -> top-level code."""
    worth: dict[str, float]
    """Top-level code -> what its evidence is multiplied with."""
    terms: dict[str, dict[str, float]]
    """Single words as written, phrases folded -> code -> weight."""
    longest: dict[str, dict[str, int]]
    """Folded first word of a phrase -> its second -> words in the longest phrase that the two begin."""


def classify_topics(title: str, body: str) -> list[Topic]:
    """The subjects of an English text, best first: top levels, each followed by its second levels where these are sure.

    Empty where the text gives no evidence or is not in English. A few words are enough: a title without a body will do.
    """
    known = vocabulary()
    terms = _terms_in(title, known) | _terms_in(body, known)
    parts: dict[str, float] = {}
    tops: dict[str, float] = {}
    for term in terms:
        best: dict[str, float] = {}
        for code, weight in known.terms[term].items():
            parts[code] = parts.get(code, 0.0) + weight
            top = known.parents.get(code, code)
            best[top] = max(best.get(top, 0.0), weight)
        for top, weight in best.items():
            tops[top] = tops.get(top, 0.0) + weight * known.worth[top]
    found = []
    for top in sorted(tops, key=lambda code: (-tops[code], code)):
        confidence = _confidence(tops[top], max((tops[other] for other in tops if other != top), default=0.0))
        if confidence < LEAST_CONFIDENCE:
            break
        found.append(Topic(top, round(confidence, 2)))
        for code, evidence in sorted(parts.items(), key=lambda item: -item[1]):
            if known.parents.get(code) != top or evidence < SURE_EVIDENCE:
                continue
            share = min(1.0, evidence * known.worth[top] / tops[top])
            if share >= SURE_SHARE and share * confidence >= LEAST_CONFIDENCE:
                found.append(Topic(code, round(share * confidence, 2)))
    return found


def enrich(analysis: Analysis) -> None:
    """Fill `subjects` of articles in English; others have none."""
    article = analysis.article
    if article.language and article.language.split("-")[0] != "en":
        return
    labels = vocabulary().labels
    article.subjects = [
        Subject(code=topic.code, name=labels[topic.code], confidence=topic.confidence)
        for topic in classify_topics(article.title or "", article.body)
    ]


def _confidence(evidence: float, rival: float) -> float:
    """One term's worth is added to the rival, so that a single hint is not taken for certainty."""
    ratio: float = (evidence / (rival + 1.0)) ** STEEPNESS
    return ratio / (1.0 + ratio)


def _terms_in(text: str, known: Vocabulary) -> dict[str, None]:
    """The longest terms of the vocabulary, left to right, none inside another; each once, in order."""
    written = WORD.findall(text[:CHARACTERS_READ])
    if text.isupper():
        written = [word.lower() for word in written]
    words = [_word(word) for word in written]
    if len(words) >= 12 and sum(word.folded in ENGLISH for word in words) < LEAST_ENGLISH * len(words):
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
    """What the vocabulary says about one word of a text."""

    folded: str
    term: str | None
    """The form of it that is a term by itself."""
    longest: Mapping[str, int]
    """Second word of a phrase that it begins -> words in the longest one."""


@lru_cache(maxsize=20_000)
def _word(word: str) -> Word:
    known, folded = vocabulary(), _singular(word)
    term = next((form for form in (word, word.lower(), folded) if form in known.terms), None)
    return Word(folded, term, known.longest.get(folded, {}))


def _singular(word: str) -> str:
    """Lower case and singular; any score is "0-0". What rises ("5-10 minutes") is mostly a range."""
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


@lru_cache(maxsize=1)
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
            meaning = {} if code == NO_SUBJECT else {code: float(weight)}
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
