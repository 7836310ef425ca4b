"""CPU of the first article in each language, beyond that of the second: tables, models and expressions of a language.

    python -m tests.benchmarks.bench_first_use [LANGUAGE ...] [--rounds N]

Each round is a fresh process for each language. It reads an English article, so that what all languages share is open,
and then the same short article of the language twice. Figures are in milliseconds of process time, the least of the
rounds, since other work on the machine can only add to them; Python's garbage collector, whose runs of some 25 ms fall
anywhere, is off. The yardstick is the compiling of a fixed expression in the
same process: compare machines and runs by the ratio.
"""

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article
from clipwire.text.tables import read_table

ARTICLES = Path(__file__).with_name("short-news.tsv")
ENGLISH = Article(
    title="New bridge opens in Leeds",
    body="Transport Secretary Karen Holt opened the bridge in Leeds on Monday. “The city has waited for ten years,” "
    "Holt said. The Bank of England lent 60 million pounds. Mayor John Ames of the Labour Party called it progress.",
    language="en",
)


def articles() -> dict[str, Article]:
    """Language -> a short article in it."""
    rows = read_table(ARTICLES, cells=3)
    return {language: Article(title=title, body=body, language=language) for language, title, body in rows}


def measure(languages: list[str]) -> dict[str, float]:
    """Language -> seconds of CPU of its first article in this process beyond the second, one language after another."""
    read = articles()
    enrich(ENGLISH)
    gc.disable()
    return {language: _seconds(read[language]) - _seconds(read[language]) for language in languages}


def yardstick() -> float:
    """Seconds of CPU of a fixed piece of work like that of a first use."""
    words = "|".join(f"word{number}[a-z]{{2,4}}(?=x{number})" for number in range(100))
    return min(_seconds_of_compiling(words) for _ in range(5))


def _seconds_of_compiling(expression: str) -> float:
    re.purge()
    began = time.process_time()
    re.compile(expression)
    return time.process_time() - began


def _seconds(article: Article) -> float:
    began = time.process_time()
    enrich(article)
    return time.process_time() - began


def in_fresh_process(languages: list[str]) -> tuple[dict[str, float], float]:
    """What `measure` and `yardstick` say in a new process, which has bytecode as on Lambda."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_first_use", *languages, "--here"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    found = json.loads(subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout)
    return found["first"], found["yardstick"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=[*articles()])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--here", action="store_true", help="print the figures of this process as JSON")
    options = parser.parse_args()
    if options.here:
        print(json.dumps({"first": measure(options.languages), "yardstick": yardstick()}))
        return
    for language in options.languages:
        rounds = [in_fresh_process([language]) for _ in range(options.rounds)]
        first, unit = min(seen[language] for seen, _ in rounds), min(unit for _, unit in rounds)
        print(f"{language:8}{1000 * first:6.0f} ms{first / unit:8.2f} of the yardstick", flush=True)


if __name__ == "__main__":
    main()
