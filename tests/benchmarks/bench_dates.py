"""Score `find_dates` on a set that may not be passed on (TimeBank, TempEval-3), where it is at hand.

    PYTHONPATH=shared .venv/bin/python -m tests.benchmarks.bench_dates FILE.jsonl[.gz] [--show N]

FILE has rows `{"published": "YYYY-MM-DD", "text", "dates": [{"start", "end", "value"}]}`; values of other forms than
YYYY, YYYY-MM and YYYY-MM-DD are not asked for. Our own sentences are scored by `bench_sets dates`.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from clipwire.enrichment.dates import find_dates
from tests.benchmarks.sets.dates import Case, score
from tests.benchmarks.sets.marked import Span

VALUE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def cases_in(path: Path) -> Iterator[Case]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.decode("utf-8").splitlines():
        row = json.loads(line)
        dates = [Span(d["start"], d["end"], d["value"]) for d in row["dates"] if VALUE.fullmatch(d["value"] or "")]
        yield Case("all", date.fromisoformat(row["published"]), row["text"], dates)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong cases")
    options = parser.parse_args()
    cases = list(cases_in(options.file))
    for case in cases:
        find_dates(case.text[:1_000], case.published)  # tables of all languages are compiled before time is taken
    began = time.process_time()
    result = score(cases)
    spent = time.process_time() - began
    figures = "  ".join(f"{name} {value:.3f}" for name, value in result.figures.items())
    print(f"{sum(len(case.dates) for case in cases)} dates  {figures}")
    print(f"{1e6 * spent / sum(len(case.text.split()) for case in cases):.1f} ms CPU per 1,000 words")
    print("\n".join(result.mistakes[: options.show]))


if __name__ == "__main__":
    main()
