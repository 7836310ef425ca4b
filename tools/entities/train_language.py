"""Train the model of a language other than English, and measure it on the development fifth of its corpora.

    PYTHONPATH=shared python -m tools.entities.train_language LANG --corpora DIR

`DIR` has `LANG/NAME.train.conll.gz` (see `corpora.py`). The same input gives the same model. `--all` trains on the
development fifth as well, as the shipped models are; without it the model is the one whose figures count.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pycrfsuite

from clipwire.enrichment.entities.trained import characters, words
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from tools.entities.corpora import Corpus, Document, Names, corpora
from tools.entities.language_files import FOLDER, rounded, write_compressed
from tools.entities.newswire_language import sentences as newswire
from tools.entities.swapped_names import with_swapped_names

PARAMETERS = {
    "c1": 0.2,
    "c2": 0.3,
    "max_iterations": 70,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
OF_CHARACTERS = {"c1": 0.6, "c2": 0.5, "feature.minfreq": 3}
"""Parameters in place of those for models of characters, which have many more features."""
OF_LANGUAGE: dict[str, dict[str, float]] = {
    "zh": {"c1": 1.0, "c2": 0.6, "feature.minfreq": 4},
    "tr": {"c1": 1.0, "feature.minfreq": 4},
    "fr": {"c1": 0.5, "c2": 0.5},
    "nl": {"c1": 0.5, "c2": 0.5},
}
"""The same for languages whose corpora, with copies, are so large that smaller models are as good."""
NEWSWIRE_COPIES = 12
"""Number of sentences that are made from each line of `newswire_languages`."""
DOCUMENT_SENTENCES = 6
WITH_ENDS = frozenset({"zh"})
"""Languages whose models tell the last character of a name, and names of one character, from the others."""
SWAPPED_COPIES = {"zh": 2}
"""Number of times that a model also learns from its corpora with other names."""
LEFT_OUT = {"uner-gsd"}
"""The same sentences as another corpus, in traditional characters."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--set", nargs="*", default=[], help="parameters of crfsuite, as in c1=0.3")
    options = parser.parse_args()
    language = options.language
    defaults = PARAMETERS | (OF_CHARACTERS if language in CHARACTERS else {}) | OF_LANGUAGE.get(language, {})
    parameters = defaults | {name: float(value) for name, _, value in (item.partition("=") for item in options.set)}
    parameters["max_iterations"] = int(parameters["max_iterations"])
    target = options.model or FOLDER / f"{language}.crfsuite.gz"
    began = time.process_time()
    train(language, corpora(options.corpora, language), target, parameters, everything=options.all)
    sys.stdout.write(f"{target}: {target.stat().st_size / 1e6:.2f} MB, {time.process_time() - began:.0f} s\n")


def train(language: str, read: list[Corpus], target: Path, parameters: dict, everything: bool) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    tagged = [
        document
        for corpus in read
        if corpus.name not in LEFT_OUT
        for document in corpus.train + (corpus.dev if everything else [])
    ]
    swapped = chain.from_iterable(with_swapped_names(tagged, seed) for seed in range(SWAPPED_COPIES.get(language, 0)))
    for document in chain(tagged, swapped, own_sentences(language)):
        append(trainer, document, language)
    trainer.set_params(parameters)
    with tempfile.NamedTemporaryFile() as trained:
        trainer.train(trained.name)
        write_compressed(target, rounded(Path(trained.name).read_bytes()))


def own_sentences(language: str) -> Iterator[Document]:
    """Our own sentences, in documents of some."""
    filled = list(newswire(language, NEWSWIRE_COPIES))
    for start in range(0, len(filled), DOCUMENT_SENTENCES):
        yield filled[start : start + DOCUMENT_SENTENCES]


def append(trainer: pycrfsuite.Trainer, document: Document, language: str, copies: int = 1) -> None:
    for rows, tags in sequences(document, language):
        items = pycrfsuite.ItemSequence(rows)
        for _ in range(copies):
            trainer.append(items, tags)


def sequences(document: Document, language: str) -> Iterator[tuple[list, list[str]]]:
    if language in CHARACTERS:
        for text, names in document:
            if text:
                tags = tags_of([(i, i + 1) for i in range(len(text))], names)
                yield characters.features(text, language), with_ends(tags) if language in WITH_ENDS else tags
        return
    rows = [words.tokens(text, language) for text, _ in document]
    clues = words.document_clues([token.word for token in row] for row in rows)
    for row, (_, names) in zip(rows, document, strict=True):
        printed = [token.word for token in row]
        if row and (language in words.UNCASED or words.has_capitals(printed)):
            yield (
                words.features(printed, language, clues),
                tags_of([(token.start, token.end) for token in row], names),
            )


def tags_of(spans: Iterable[tuple[int, int]], names: Names) -> list[str]:
    """The tag of each token; a name that begins or ends within a token covers the whole token."""
    tags = []
    waiting = sorted(names)
    current: tuple[int, int, str] | None = None
    for start, end in spans:
        while waiting and waiting[0][0] < end:
            current = waiting.pop(0)
            if current[1] > start:
                tags.append("B-" + current[2])
                break
        else:
            if current and current[1] > start and end > current[0]:
                tags.append("I-" + current[2])
            else:
                tags.append("O")
    return tags


def with_ends(tags: list[str]) -> list[str]:
    """IOB2 as IOBES: E is the last tag of a name, S the only one."""
    ended = []
    for tag, following in zip(tags, [*tags[1:], "O"], strict=True):
        goes_on = following == "I-" + tag[2:]
        ended.append(tag if tag == "O" or goes_on else ("S" if tag[0] == "B" else "E") + tag[1:])
    return ended


if __name__ == "__main__":
    main()
