"""Score `detect_language` on a larger set than our own: whole texts, and their first four words.

    PYTHONPATH=shared .venv/bin/python -m tests.benchmarks.bench_language FILE [--show N]

FILE has a BCP 47 tag, a tab and a text on each line. Our own sentences are scored by `bench_sets language`.
"""

import argparse
import time
from pathlib import Path

from clipwire.enrichment.language import detect_language
from tests.benchmarks.sets.language import read, score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong cases")
    options = parser.parse_args()
    cases = read(options.file)
    detect_language("A sentence to open the model.")
    began = time.process_time()
    result = score(cases)
    spent = time.process_time() - began
    figures = "  ".join(f"{name} {value:.4f}" for name, value in result.figures.items())
    print(f"{len(cases)} texts  {figures}  {1000 * spent / len(cases):.3f} ms of CPU for both")
    print("\n".join(result.mistakes[: options.show]))


if __name__ == "__main__":
    main()
