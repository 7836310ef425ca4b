"""Score names in languages other than English on the development fifth of the corpora of `tools/entities/corpora.py`.

    PYTHONPATH=shared .venv/bin/python -m tests.benchmarks.bench_other_languages CORPORA [LANG …] [--signs]

Right: start, end and label are those of the corpus. A row a corpus: F1, precision and recall of `find_entities`; then
precision and recall of the names that are sure enough for a record (people and organisations only). `--signs` scores
the signs alone. The corpora are not part of this repository; `shared/clipwire/knowledge/entities/languages/README.md`
names them.
"""

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.finding import find_entities, names_by_sign, sure_names
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS, LANGUAGES
from clipwire.enrichment.entities.trained.reading import LABELS
from tools.entities.corpora import corpora

CHARACTERS_PER_WORD = 2
"""In scripts without spaces, for the time per 1,000 words."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("languages", nargs="*")
    parser.add_argument("--signs", action="store_true")
    options = parser.parse_args()
    find = names_by_sign if options.signs else find_entities
    for language in options.languages or sorted(LANGUAGES):
        for corpus in corpora(options.corpora, language):
            print(f"| {language} | {corpus.name} | {' | '.join(scores(corpus.dev, language, find))} |", flush=True)


def scores(documents: Iterable, language: str, find: Callable[[str, str], list[Entity]]) -> list[str]:
    every, sure, labels = Counter(), Counter(), Counter()
    spent = words = 0.0
    for document in documents:
        text, names = "", set()
        for sentence, spans in document:
            names |= {(len(text) + start, len(text) + end, LABELS[label]) for start, end, label in spans}
            text += sentence + "\n"
        began = time.process_time()
        found = find(text, language)
        spent += time.process_time() - began
        words += len(text) / CHARACTERS_PER_WORD if language in CHARACTERS else len(text.split())
        given = {(entity.start, entity.end, str(entity.label)) for entity in found}
        recorded = {
            (entity.start, entity.end, str(entity.label))
            for entity, _ in sure_names(text, found, language)
            if entity.label != "place"
        }
        wanted = {name for name in names if name[2] != "place"}
        _count(every, names, given)
        _count(sure, wanted, recorded)
        for label in LABELS.values():
            _count(labels, {n for n in names if n[2] == label}, {n for n in given if n[2] == label}, label)
    by_label = [f"{_f1(labels, label):.2f}" for label in LABELS.values()]
    return [
        str(every["wanted"]), f"{_f1(every):.3f}", *_ratios(every), *by_label, *_ratios(sure),
        f"{1e6 * spent / max(1, words):.0f}",
    ]  # fmt: skip


def _count(counts: Counter, wanted: set, found: set, label: str = "") -> None:
    counts.update({"right" + label: len(wanted & found), "found" + label: len(found), "wanted" + label: len(wanted)})


def _f1(counts: Counter, label: str = "") -> float:
    return 2 * counts["right" + label] / max(1, counts["found" + label] + counts["wanted" + label])


def _ratios(counts: Counter) -> list[str]:
    return [f"{counts['right'] / max(1, counts[side]):.2f}" for side in ("found", "wanted")]


if __name__ == "__main__":
    main()
