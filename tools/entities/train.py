"""Train `model.crfsuite` on the corpora in README.md.

    PYTHONPATH=shared python -m tools.entities.train CORPORA

`CORPORA` is a folder of `NAME.train.conll.gz`: token TAB tag (IOB2 with PER, ORG, LOC), an empty line after each
sentence, `# doc ID` where documents are known. Takes about a minute and 2 GB; the same input gives the same model.
"""

import argparse
import gzip
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from clipwire.enrichment.entities.features import as_read, document_clues, features
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.tokens import tokens
from tools.entities.newswire import sentences as newswire

KNOWLEDGE = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "entities"
Sentence = list[tuple[str, str]]

COPIES = {
    # corpus     copies in training: more of prose than of tweets
    "wikigold": 2,
    "uner-ewt": 2,
    "uner-pud": 2,
    "gum": 1,
    "btc": 1,
    "wnut17": 1,
}
NEWSWIRE_COPIES = 10
"""Number of sentences that are made from each template of `newswire.txt`."""
PARAMETERS = {
    "c1": 1.0,
    "c2": 4.0,
    "max_iterations": 60,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
TITLE = re.compile(
    r"(?:(?:the|mr|mrs|ms|miss|dr|sir|president|prime|foreign|minister|lt|gen|col|maj|capt|sgt|prof|professor|rev|king|"
    r"queen|prince|princess|pope|senator|sen|rep|gov|governor|secretary|general|judge|chancellor)\b\.?\s*)+",
    re.IGNORECASE,
)
THE = re.compile("the ", re.IGNORECASE)
DOCUMENT_SENTENCES = 40
"""Sentences that count as one document in a corpus without documents."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", type=Path, default=KNOWLEDGE / "model.crfsuite")
    parser.add_argument("--without", nargs="*", default=[], help="corpora to leave out")
    options = parser.parse_args()
    trainer = pycrfsuite.Trainer(verbose=False)
    for corpus, copies in COPIES.items():
        if corpus in options.without:
            continue
        for document in documents(options.corpora / f"{corpus}.train.conll.gz"):
            append(trainer, [retokenised(sentence) for sentence in document], copies)
    for text, names in newswire(NEWSWIRE_COPIES):
        append(trainer, [tagged(text, names)], 1)
    trainer.set_params(PARAMETERS)
    trainer.train(str(options.model))
    sys.stdout.write(f"{options.model}: {options.model.stat().st_size / 1e6:.1f} MB\n")


def append(trainer: pycrfsuite.Trainer, document: list[Sentence], copies: int) -> None:
    words = [[word for word, _ in sentence] for sentence in document]
    read = [as_read(row) for row in words]
    clues = document_clues([row for row, same in zip(words, read, strict=True) if row is same])
    for sentence, printed, row in zip(document, words, read, strict=True):
        if row:
            sequence = pycrfsuite.ItemSequence(features(row, row is not printed, tables().matches(row), clues))
            for _ in range(copies):
                trainer.append(sequence, [tag for _, tag in sentence])


def documents(path: Path) -> Iterator[list[Sentence]]:
    document: list[Sentence] = []
    sentence: Sentence = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# doc "):
                if document:
                    yield document
                document = []
            elif line:
                token, _, tag = line.partition("\t")
                sentence.append((token, tag))
            elif sentence:
                if len(document) >= DOCUMENT_SENTENCES:
                    yield document
                    document = []
                document.append(sentence)
                sentence = []
    if document:
        yield document


NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}”’»…]+|['’](s|S|re|ve|ll|d|m)|n['’]t|''")
NO_SPACE_AFTER = re.compile(r"[(\[{“‘«$£€#@]|``")


Names = list[tuple[int, int, str]]


def retokenised(sentence: Sentence) -> Sentence:
    """The sentence divided into our tokens, with the tags of all corpora made alike."""
    text, names = plain(sentence)
    return tagged(text, names)


def plain(sentence: Sentence) -> tuple[str, Names]:
    """The text of a sentence, and its names: start, end, label.

    "The" before a name, titles before a person's name and the possessive are not part of it. Handles of tweets are not
    names.
    """
    text = ""
    spans: Names = []
    for i, (token, tag) in enumerate(sentence):
        glued = not text or NO_SPACE_BEFORE.fullmatch(token) or NO_SPACE_AFTER.fullmatch(sentence[i - 1][0])
        text += token if glued else " " + token
        if tag[0] == "B" or (tag[0] == "I" and not (spans and i and sentence[i - 1][1] != "O")):
            spans.append((len(text) - len(token), len(text), tag[2:]))
        elif tag[0] == "I":
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
    kept = [span for span in spans if "@" not in text[max(0, span[0] - 1) : span[0] + 1]]
    return text, [_harmonised(text, *span) for span in kept]


def _harmonised(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    if text[start] == "#":
        start += 1
    opening = (TITLE if label == "PER" else THE).match(text, start, end)
    if opening and opening.end() < end:
        start = opening.end()
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end, label


def tagged(text: str, spans: Iterable[tuple[int, int, str]]) -> Sentence:
    """The text's tokens with their tags."""
    names = {start: (end, label) for start, end, label in spans}
    sentence: Sentence = []
    inside, label = 0, ""
    for word, start, end in tokens(text):
        if start in names:
            inside, label = names[start]
            sentence.append((word, "B-" + label))
        elif end <= inside:
            sentence.append((word, "I-" + label))
        else:
            sentence.append((word, "O"))
    return sentence


if __name__ == "__main__":
    main()
