"""Read tagged corpora in languages other than English: `LANG/NAME.train.conll.gz`.

token TAB tag (IOB2 with PER, ORG, LOC), an empty line after each sentence, `# doc ID` where documents are known. In
Korean, Chinese and Japanese a token is a character, and ▁ is a space.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from clipwire.enrichment.entities.trained.known_names import UNCASED
from clipwire.wording.titles import words_before_names
from tools.entities.train import NO_SPACE_AFTER, NO_SPACE_BEFORE, Sentence, documents

Names = list[tuple[int, int, str]]
"""Start, end, label (PER, ORG, LOC)."""
Document = list[tuple[str, Names]]
"""The text and the names of each sentence."""

MIN_DOCUMENT_SENTENCES = 8
"""Shorter documents are read together."""
DEV_SHARE = 5


class Corpus(NamedTuple):
    name: str
    train: list[Document]
    dev: list[Document]


def corpora(folder: Path, language: str) -> list[Corpus]:
    """The corpora of a language, each divided by document: a fifth, by SHA-256, for development."""
    return [_divided(path, language) for path in sorted((folder / language).glob("*.train.conll.gz"))]


def _divided(path: Path, language: str) -> Corpus:
    name = path.name.partition(".")[0]
    corpus = Corpus(name, [], [])
    for number, document in enumerate(_documents(path, language)):
        digest = hashlib.sha256(f"{name.removesuffix('simp')}:{number}".encode()).digest()
        (corpus.train if digest[0] % DEV_SHARE else corpus.dev).append(document)
    return corpus


def _documents(path: Path, language: str) -> Iterator[Document]:
    waiting: Document = []
    for sentences in documents(path):
        waiting += [plain(sentence, language) for sentence in sentences]
        if len(waiting) >= MIN_DOCUMENT_SENTENCES:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def plain(sentence: Sentence, language: str) -> tuple[str, Names]:
    """The text of a sentence and its names, which all corpora are made to tag alike."""
    text = ""
    spans: Names = []
    before = "O"
    for i, (token, tag) in enumerate(sentence):
        if language in CHARACTERS:
            token = token.replace("▁", " ")
            glued = True
        else:
            glued = not text or _is_glued(sentence[i - 1][0], token, language)
        text += token if glued else " " + token
        if tag[0] == "B" or (tag[0] == "I" and before == "O"):
            spans.append((len(text) - len(token), len(text), tag[2:]))
        elif tag[0] == "I":
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
        before = tag
    return text, [name for span in spans if (name := _harmonised(text, *span, language))]


def _is_glued(before: str, token: str, language: str) -> bool:
    if NO_SPACE_BEFORE.fullmatch(token) or NO_SPACE_AFTER.fullmatch(before):
        return True
    return language in ("fr", "it") and (before[-1] in "'’" or token in "'’")


def _harmonised(text: str, start: int, end: int, label: str, language: str) -> tuple[int, int, str] | None:
    """A name without titles, marks at its ends and initials in brackets; none for handles and common nouns."""
    while start < end and text[start] in " #«»„“”\"'’.,;:(-–":
        start += 1
    opened = text.find(" (", start, end)
    if opened > 0:
        end = opened
    while end > start and text[end - 1] in ' «»„“”",;:)(-–!?':
        end -= 1
    if text[end - 1 : end] == "." and text[max(start, end - 5) : end - 1].isalpha() and end - start > 4:
        end -= 1
    if start == end or "@" in text[max(0, start - 1) : end]:
        return None
    if label == "PER" and language not in CHARACTERS | UNCASED:
        while (word := _FIRST.match(text, start, end)) and word.end() < end and word[1].lower() in _titles(language):
            start = word.end()
    if language not in CHARACTERS | UNCASED and not any(c.isupper() or c.isdigit() for c in text[start:end]):
        return None
    return start, end, label


_FIRST = re.compile(r"([^\W\d_]+)\.?\s+")


@cache
def _titles(language: str) -> frozenset[str]:
    kinds = ("honorific", "noble", "clergy", "rank", "academic", "office", "role")
    return words_before_names(*kinds, language=language) - {"de", "von", "la", "le", "el", "al"}
