"""CPU of all enrichment per 1,000 words, enricher by enricher, and of spaCy's entities in the same run.

    python -m tests.benchmarks.bench_enrichment STORIES [--peer PYTHON MODEL] [--rounds N]

STORIES: JSON Lines, gzipped or not, with `title` and `body`; the first 150 are read. PYTHON has spaCy, MODEL is the
folder of a pipeline, of which only what its entities need is run, in batches as it likes best. The two take turns,
round by round, so that a noisy machine is noisy for both; figures are medians over the rounds, in milliseconds of
process time, everything loaded.
"""

import argparse
import gzip
import json
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.chain import CHAIN, enrich
from clipwire.model.article import Article

STORIES = 150

PEER = """
import json, sys, time
import spacy
pipeline = spacy.load(sys.argv[1], exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer"])
texts = [json.loads(line) for line in open(sys.argv[2])]
pipeline(texts[0])
for _ in sys.stdin:
    began = time.process_time()
    for _ in pipeline.pipe(texts):
        pass
    print(time.process_time() - began, flush=True)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--peer", nargs=2, metavar=("PYTHON", "MODEL"))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    articles = read(options.stories)
    words = sum(len(f"{article.title} {article.body}".split()) for article in articles)
    enrich(articles[0])
    peer = Peer(*options.peer, articles) if options.peer else None
    ours: dict[str, list[float]] = {}
    theirs: list[float] = []
    for _ in range(options.rounds):
        for name, seconds in cpu_by_enricher(articles).items():
            ours.setdefault(name, []).append(1e6 * seconds / words)
        if peer:
            theirs.append(1e6 * peer.seconds() / words)
    report(words, ours, theirs)


def read(path: Path) -> list[Article]:
    lines = (gzip.open if path.suffix == ".gz" else open)(path, "rt")
    rows = [json.loads(line) for _, line in zip(range(STORIES), lines, strict=False)]
    return [Article(title=row["title"], body=row["body"], published="2005-01-05") for row in rows]


def cpu_by_enricher(articles: list[Article]) -> dict[str, float]:
    """Seconds over all articles."""
    spent = {enricher.name: 0.0 for enricher in CHAIN}
    for article in articles:
        analysis = Analysis(article.model_copy(deep=True))
        for enricher in CHAIN:
            began = time.process_time()
            if enricher.applies(analysis):
                enricher.enrich(analysis)
            spent[enricher.name] += time.process_time() - began
    return spent


class Peer:
    """spaCy in a process of its own, which reads all stories whenever it is asked."""

    def __init__(self, python: str, model: str, articles: list[Article]) -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as texts:
            texts.writelines(json.dumps(f"{article.title}\n\n{article.body}") + "\n" for article in articles)
        self._process = subprocess.Popen(
            [python, "-c", PEER, model, texts.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def seconds(self) -> float:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


def report(words: int, ours: dict[str, list[float]], theirs: list[float]) -> None:
    rounds = [sum(figures) for figures in zip(*ours.values(), strict=True)]
    print(f"{words} words, {len(rounds)} rounds: milliseconds of CPU per 1,000 words, median (least to most)")
    for name, figures in [*ours.items(), ("all", rounds), *([("spaCy, entities alone", theirs)] if theirs else [])]:
        print(f"  {name:24}{statistics.median(figures):7.1f} ({min(figures):.1f} to {max(figures):.1f})")
    if theirs:
        ratios = [mine / theirs[i] for i, mine in enumerate(rounds)]
        print(f"all enrichment takes {statistics.median(ratios):.2f} of the CPU of spaCy's entities")


if __name__ == "__main__":
    main()
