"""Score `find_dates` and `link_places` in nine languages other than English, from Korean to Arabic.

    PYTHONPATH=shared .venv/bin/python tests/benchmarks/bench_other_languages.py [--show LANGUAGE]

Sentences of our own (`data/other-languages.tsv`). A date is right when it overlaps a marked one of the same value, a
place when it overlaps a marked one of the same country.
"""

import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

from clipwire.enrichment.dates import find_dates
from clipwire.enrichment.places import link_places

SENTENCES = Path(__file__).parent / "data" / "other-languages.tsv"
MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")

Spot = tuple[int, int, str]


def main() -> None:
    shown = sys.argv[sys.argv.index("--show") + 1] if "--show" in sys.argv else None
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        part, language, published, marked = line.split("\t")
        text, dates, places = read(marked)
        found_dates = [
            (found.start, found.end, found.value) for found in find_dates(text, date.fromisoformat(published), language)
        ]
        found_places = [(link.start, link.end, link.country) for link in link_places(text)]
        for what, wanted, found in (("dates", dates, found_dates), ("places", places, found_places)):
            hits = sum(any(map(agrees(spot), found)) for spot in wanted)
            right = sum(any(map(agrees(spot), wanted)) for spot in found)
            for key in ((what, part, language), (what, part, "all")):
                for at, number in enumerate((hits, len(wanted), right, len(found))):
                    counts[key][at] += number
            if part == "dev" and language == shown and not hits == len(wanted) == right == len(found):
                print(f"{published} {marked}\n    {what}: {[(text[a:b], value) for a, b, value in found]}")
    for (what, part, language), (hits, wanted_count, right, found_count) in sorted(counts.items()):
        print(
            f"{what:7} {part:5} {language:4} found {hits / wanted_count:.3f} of {wanted_count:3}   "
            f"precise {right / max(1, found_count):.3f}"
        )


def read(marked: str) -> tuple[str, list[Spot], list[Spot]]:
    """The sentence without marks, its dates and its places."""
    text, dates, places, at = "", [], [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        (dates if mark[2][0].isdigit() else places).append((len(text), len(text) + len(mark[1]), mark[2]))
        text, at = text + mark[1], mark.end()
    return text + marked[at:], dates, places


def agrees(one: Spot):  # type: ignore[no-untyped-def]
    return lambda other: one[0] < other[1] and other[0] < one[1] and one[2] == other[2]


if __name__ == "__main__":
    main()
