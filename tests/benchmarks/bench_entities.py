"""Score `find_entities` on tagged corpora (`*.dev.conll.gz`, as `tools/entities/train.py` reads them).

    PYTHONPATH=shared .venv/bin/python tests/benchmarks/bench_entities.py CORPORA [--pattern P] [--model FILE]

`--model` scores one that `train.py --without … --model FILE` made, on the corpora that it was made without.
Right: start, end and label are those of the corpus, titles, "the" and possessives left off on both sides. The corpora
are not part of this repository; `shared/clipwire/knowledge/entities/README.md` names them.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from clipwire.enrichment.entities import LABELS, find_entities
from clipwire.enrichment.entities import model as entity_model
from tools.entities.train import documents, plain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--pattern", default="*.dev.conll.gz", help="files to score (default: %(default)s)")
    parser.add_argument("--model", type=Path, help="in place of the shipped one")
    options = parser.parse_args()
    if options.model:
        model = options.model.read_bytes()
        entity_model.model = lambda: model
    find_entities("Mr Orr of Acme Ltd was in Paris.")
    for path in sorted(options.corpora.glob(options.pattern)):
        right: Counter[str] = Counter()
        found: Counter[str] = Counter()
        wanted: Counter[str] = Counter()
        spent = words = 0.0
        for document in documents(path):
            text, names = "", set()
            for sentence in document:
                line, spans = plain(sentence)
                names |= {(len(text) + start, len(text) + end, LABELS[label]) for start, end, label in spans}
                text += line + "\n"
            began = time.process_time()
            names_found = {(entity.start, entity.end, str(entity.label)) for entity in find_entities(text)}
            spent, words = spent + time.process_time() - began, words + len(text.split())
            for counts, group in ((right, names & names_found), (found, names_found), (wanted, names)):
                counts.update(label for _, _, label in group)
        scores = "  ".join(f"{label} {f1(right[label], found[label], wanted[label]):.3f}" for label in LABELS.values())
        total = f1(right.total(), found.total(), wanted.total())
        print(f"{path.name:24} F1 {total:.3f}  {scores}  {1e6 * spent / words:.1f} ms CPU per 1,000 words")


def f1(right: int, found: int, wanted: int) -> float:
    return 2 * right / max(1, found + wanted)


if __name__ == "__main__":
    main()
