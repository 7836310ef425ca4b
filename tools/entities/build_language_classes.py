"""Make `knowledge/entities/languages/LANG.classes.tsv.gz`: words of similar use, in all languages together.

    python -m tools.entities.build_language_classes LANG … --vectors DIR --corpora DIR

`DIR/LANG.npz` has words `w` and their vectors `v` from multilingual-e5-small (`embed_words.py`). A network with one
hidden layer learns from the corpora's training parts what each word is (in a name of which kind, at which place in it)
and what it is beside; the vectors that its hidden layer makes of all words are divided by k-means. A class has two
letters for the fine class, the first of which is that of the coarse class.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from clipwire.enrichment.entities.trained import words
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from tools.entities.corpora import Document, corpora
from tools.entities.language_files import write_table
from tools.entities.train_language import tags_of

ROLES = ("O", "PER1", "PER2", "ORG1", "ORG2", "LOC1", "LOC2", "<PER", ">PER", "<ORG", ">ORG", "<LOC", ">LOC")
"""Outside of names, first or later word of one, directly before or behind one."""
HIDDEN, ROUNDS, BATCH = 96, 12, 512
COARSE, FINE = 50, 20
"""Number of coarse classes, and mean number of fine ones in each."""
LETTERS = "".join(chr(c) for c in range(0x21, 0x7F))
MAX_WORD_CHARS = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="+")
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    chance = np.random.default_rng(7)
    listed: list[tuple[str, str]] = []
    vectors, rows, targets, weights = [], [], [], []
    for language in options.languages:
        read = np.load(options.vectors / f"{language}.npz")
        spelled = [str(word) for word in read["w"]]
        roles = _roles(language, spelled, options.corpora)
        own = read["v"].astype(np.float32)
        own = (own - own.mean(0)) / (own.std(0) + 1e-6)
        for at, word in enumerate(spelled):
            if (counts := roles.get(word)) is not None and counts[:7].sum() >= 2:
                rows.append(len(listed) + at)
                targets.append(counts / counts[:7].sum())
                weights.append(min(3.0, float(np.log2(1 + counts[:7].sum()) / 2)))
        listed += [(language, word) for word in spelled]
        vectors.append(own)
        sys.stdout.write(f"{language}: {len(spelled)} words, {len(roles)} of them in the corpora\n")
        sys.stdout.flush()
    every = np.concatenate(vectors)
    network = _trained(every[rows], np.array(targets, np.float32), np.array(weights, np.float32), chance)
    seen = np.tanh(every @ network[0] + network[1])
    scores = seen @ network[2] + network[3]
    space = np.concatenate([seen * 0.5, 1 / (1 + np.exp(-scores)) * 6], 1)
    coarse = _clusters(space, COARSE, chance)
    names = {}
    for group in range(COARSE):
        members = np.nonzero(coarse == group)[0]
        count = max(1, min(len(LETTERS), round(FINE * COARSE * len(members) / len(space))))
        fine = _clusters(space[members], count, chance)
        for member, number in zip(members, fine, strict=True):
            names[int(member)] = LETTERS[group] + LETTERS[int(number)]
    by_language: dict[str, list[str]] = defaultdict(list)
    for at, (language, word) in enumerate(listed):
        by_language[language].append(f"{word}\t{names[at]}\n")
    for language, lines in by_language.items():
        write_table(f"{language}.classes", lines)


def _roles(language: str, spelled: list[str], folder: Path) -> dict[str, np.ndarray]:
    """Word -> how often it has each of `ROLES` in the training parts."""
    number = {role: at for at, role in enumerate(ROLES)}
    vocabulary = set(spelled)
    found: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(len(ROLES), np.float32))
    for corpus in corpora(folder, language):
        for document in corpus.train:
            for row, tags in _rows(document, language, vocabulary):
                for i, word in enumerate(row):
                    if word not in vocabulary:
                        continue
                    tag = tags[i]
                    role = "O" if tag == "O" else tag[2:] + ("1" if tag[0] == "B" else "2")
                    found[word][number[role]] += 1
                    if tag == "O":
                        if i + 1 < len(tags) and tags[i + 1] != "O":
                            found[word][number["<" + tags[i + 1][2:]]] += 1
                        if i and tags[i - 1] != "O":
                            found[word][number[">" + tags[i - 1][2:]]] += 1
    return found


def _rows(document: Document, language: str, vocabulary: set[str]) -> Iterator[tuple[list[str], list[str]]]:
    for text, names in document:
        if language in CHARACTERS:
            spans = list(_pieces(text, vocabulary))
        else:
            spans = [(token.start, token.end) for token in words.tokens(text, language)]
        yield [text[a:b].lower() for a, b in spans], tags_of(spans, names)


def _pieces(text: str, vocabulary: set[str]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        end = next(
            (e for e in range(min(len(text), at + MAX_WORD_CHARS), at + 1, -1) if text[at:e] in vocabulary), at + 1
        )
        yield at, end
        at = end


def _trained(x: np.ndarray, y: np.ndarray, weight: np.ndarray, chance: np.random.Generator) -> list[np.ndarray]:
    """A network with one hidden layer, by Adam."""
    size = x.shape[1]
    network = [
        chance.normal(0, size**-0.5, (size, HIDDEN)).astype(np.float32), np.zeros(HIDDEN, np.float32),
        chance.normal(0, HIDDEN**-0.5, (HIDDEN, y.shape[1])).astype(np.float32), np.zeros(y.shape[1], np.float32),
    ]  # fmt: skip
    first = [np.zeros_like(part) for part in network]
    second = [np.zeros_like(part) for part in network]
    step = 0
    for number in range(ROUNDS):
        order, loss = chance.permutation(len(x)), 0.0
        for start in range(0, len(order), BATCH):
            step += 1
            chosen = order[start : start + BATCH]
            kept = (chance.random((len(chosen), size)) > 0.2) / 0.8
            read = (x[chosen] * kept).astype(np.float32)
            hidden = np.tanh(read @ network[0] + network[1])
            mask = ((chance.random(hidden.shape) > 0.3) / 0.7).astype(np.float32)
            dropped = hidden * mask
            given = 1 / (1 + np.exp(-(dropped @ network[2] + network[3])))
            wrong = (given - y[chosen]) * weight[chosen, None] / len(chosen)
            loss += float(np.abs(given - y[chosen]).mean())
            back = (wrong @ network[2].T) * mask * (1 - hidden**2)
            slopes = [read.T @ back, back.sum(0), dropped.T @ wrong, wrong.sum(0)]
            for at, slope in enumerate(slopes):
                first[at] = 0.9 * first[at] + 0.1 * slope
                second[at] = 0.999 * second[at] + 0.001 * slope**2
                change = first[at] / (1 - 0.9**step) / (np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8)
                network[at] -= 0.002 * (1 - number / ROUNDS) * (change + 0.01 * network[at])
        sys.stdout.write(f"round {number + 1}: {loss / (len(order) / BATCH):.4f}\n")
        sys.stdout.flush()
    return network


def _clusters(x: np.ndarray, count: int, chance: np.random.Generator, rounds: int = 12) -> np.ndarray:
    """k-means: the number of the nearest centre of each row."""
    centres = x[chance.choice(len(x), count, replace=False)].copy()
    squares = (x**2).sum(1)[:, None]
    nearest = np.zeros(len(x), int)
    for _ in range(rounds):
        for start in range(0, len(x), 20_000):
            part = slice(start, start + 20_000)
            nearest[part] = (squares[part] - 2 * x[part] @ centres.T + (centres**2).sum(1)).argmin(1)
        for group in range(count):
            if (members := nearest == group).any():
                centres[group] = x[members].mean(0)
    return nearest


if __name__ == "__main__":
    main()
