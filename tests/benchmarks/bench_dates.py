"""Score `find_dates` on sentences of our own writing (`data/dates.tsv`), or on another set.

    PYTHONPATH=shared .venv/bin/python tests/benchmarks/bench_dates.py [--show N] [FILE.jsonl[.gz]]

A found date is right when it overlaps a marked one of the same value. FILE holds rows
`{"published": "YYYY-MM-DD", "text", "dates": [{"start", "end", "value"}]}`, so that sets that may not be passed on
(TimeBank, TempEval-3) can be scored where they are at hand; values of other forms than YYYY, YYYY-MM and YYYY-MM-DD are
not asked for.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clipwire.enrichment.dates import find_dates

SENTENCES = Path(__file__).parent / "data" / "dates.tsv"
MARKED = re.compile(r"\[([^|\]]+)\|([\d-]+)\]")
VALUE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Case(NamedTuple):
    part: str
    published: date
    text: str
    dates: list[tuple[int, int, str]]


def sentences() -> Iterator[Case]:
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        part, published, marked = line.split("\t")
        text, dates, at = "", [], 0
        for mark in MARKED.finditer(marked):
            text += marked[at : mark.start()]
            dates.append((len(text), len(text) + len(mark[1]), mark[2]))
            text, at = text + mark[1], mark.end()
        yield Case(part, date.fromisoformat(published), text + marked[at:], dates)


def rows(path: Path) -> Iterator[Case]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.decode("utf-8").splitlines():
        row = json.loads(line)
        dates = [(d["start"], d["end"], d["value"]) for d in row["dates"] if VALUE.fullmatch(d["value"] or "")]
        yield Case(path.name, date.fromisoformat(row["published"]), row["text"], dates)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong cases, none of the test part")
    options = parser.parse_args()
    counts: dict[str, list[int]] = {}
    spent = words = 0.0
    wrong = []
    cases = list(rows(options.file) if options.file else sentences())
    for case in cases:
        find_dates(case.text[:1_000], case.published)  # tables of all languages are compiled before time is taken
    for case in cases:
        began = time.process_time()
        found = find_dates(case.text, case.published)
        spent, words = spent + time.process_time() - began, words + len(case.text.split())
        given = [(mention.start, mention.end, mention.value) for mention in found]
        hits = [any(_agree(gold, date_) for date_ in given) for gold in case.dates]
        right = [any(_agree(gold, date_) for gold in case.dates) for date_ in given]
        for at, number in enumerate((sum(hits), len(hits), sum(right), len(right))):
            counts.setdefault(case.part, [0, 0, 0, 0])[at] += number
        if case.part != "test" and not (all(hits) and all(right)):
            wrong.append(f"{case.text[:100]}\n    found {[(case.text[a:b], v) for a, b, v in given]}")
    for part, (hit, wanted, correct, all_found) in counts.items():
        precision, recall = correct / max(1, all_found), hit / max(1, wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{part:24} {wanted} dates  F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}")
    print(f"{1e6 * spent / words:.1f} ms CPU per 1,000 words")
    for case_ in wrong[: options.show]:
        print(case_)


def _agree(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] == other[2]


if __name__ == "__main__":
    main()
