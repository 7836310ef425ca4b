"""Score `find_quotes` on passages of our own writing (`data/quotes.tsv`).

    PYTHONPATH=shared .venv/bin/python tests/benchmarks/bench_quotes.py [--show]

Found: a result overlaps the marked quote; precise: a result overlaps a marked quote; right speaker: the same words, of
the quotes that are found, whatever their case.
"""

import re
import sys
import time
from pathlib import Path

from clipwire.enrichment.quotes import DirectQuote, find_quotes

PASSAGES = Path(__file__).parent / "data" / "quotes.tsv"
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def main() -> None:
    counts = {part: [0, 0, 0, 0, 0] for part in ("dev", "test")}
    find_quotes("“Compiled,” said Ann Lee.")
    spent = words = 0.0
    for line in PASSAGES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        part, marked = line.split("\t")
        text, wanted, at = "", [], 0
        marked = marked.replace("¶", "\n\n")
        for mark in MARKED.finditer(marked):
            text += marked[at : mark.start()]
            wanted.append((len(text), len(text) + len(mark[1]), mark[2]))
            text, at = text + mark[1], mark.end()
        text += marked[at:]
        began = time.process_time()
        found = find_quotes(text)
        spent, words = spent + time.process_time() - began, words + len(text.split())
        hits = [next((quote for quote in found if _overlap(quote, gold)), None) for gold in wanted]
        right = [
            (quote.speaker or "-").lower() == gold[2].lower() for quote, gold in zip(hits, wanted, strict=True) if quote
        ]
        precise = sum(any(_overlap(quote, gold) for gold in wanted) for quote in found)
        for index, number in enumerate((sum(map(bool, hits)), len(wanted), precise, len(found), sum(right))):
            counts[part][index] += number
        if part == "dev" and "--show" in sys.argv and not (all(hits) and all(right) and precise == len(found)):
            print(f"{text[:90]!r}\n    found {[(quote.text[:30], quote.speaker) for quote in found]}")
    for part, (hit, of, precise, all_found, rightly) in counts.items():
        print(
            f"{part:5} {of} quotes  found {hit / of:.3f}  precise {precise / all_found:.3f}  "
            f"right speaker {rightly / hit:.3f}"
        )
    print(f"{1e6 * spent / words:.1f} ms CPU per 1,000 words")


def _overlap(quote: DirectQuote, gold: tuple[int, int, str]) -> bool:
    return quote.start < gold[1] and gold[0] < quote.end


if __name__ == "__main__":
    main()
