"""CPU of names in each language, against that of the English model on the same text.

    python -m tests.benchmarks.bench_languages [LANGUAGE ...] [--rounds N]

Microseconds of process time a character, everything loaded; medians of the rounds, in which both take turns. The texts
are those of `bench_first_use`, so all words are in the caches: on new text, all figures are higher.
"""

import argparse
import statistics
import time

from clipwire.enrichment.entities import find_entities
from clipwire.enrichment.entities.finding import sure_names
from tests.benchmarks.bench_first_use import articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=[*articles()])
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    for language in options.languages:
        text = articles()[language].body
        rounds = [(_seconds(text, language), _seconds(text, "en")) for _ in range(options.rounds)]
        own, english = (1e6 * statistics.median(figures) / len(text) for figures in zip(*rounds, strict=True))
        print(f"{language:8}{own:6.1f} µs{english:8.1f} µs{own / english:8.2f}")


def _seconds(text: str, language: str) -> float:
    began = time.process_time()
    sure_names(text, find_entities(text, language), language)
    return time.process_time() - began


if __name__ == "__main__":
    main()
