"""Score `link_places` on sentences of our own writing, every place in them marked with its country.

    python tests/benchmarks/bench_places.py [--part dev|test] [--show N]

A name is found when a link overlaps it. Right: of the links that overlap a marked name, those with its country.
Precise: of all links, those that overlap a marked name and have its country. Rules are tuned on `dev` only.
"""

import argparse
import re
import time
from pathlib import Path
from typing import NamedTuple

from clipwire.enrichment.places import link_places

MARKED = re.compile(r"\[([^|\]]+)\|([A-Z]{2})\]")


class Gold(NamedTuple):
    start: int
    end: int
    country: str


def read(path: Path) -> list[tuple[str, list[Gold]]]:
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        text, gold, at = "", [], 0
        for mark in MARKED.finditer(line):
            text += line[at : mark.start()]
            gold.append(Gold(len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            at = mark.end()
        cases.append((text + line[at:], gold))
    return cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument("--show", type=int, default=0, help="print so many of the wrong cases")
    options = parser.parse_args()
    cases = read(Path(__file__).parent / "data" / f"places-{options.part}.txt")
    link_places("Paris")
    found = right = total = links = precise = words = 0
    wrong = []
    began = time.process_time()
    answers = [link_places(text) for text, _ in cases]
    spent = time.process_time() - began
    for (text, gold), answer in zip(cases, answers, strict=True):
        words += len(text.split())
        total += len(gold)
        links += len(answer)
        for name in gold:
            overlapping = [link for link in answer if link.start < name.end and name.start < link.end]
            hit = any(link.country == name.country for link in overlapping)
            found += bool(overlapping)
            right += hit
            if not hit:
                got = ", ".join(f"{link.name} {link.country}" for link in overlapping) or "nothing"
                wrong.append(f"{text[name.start : name.end]} {name.country}: {got} | {text}")
        for link in answer:
            good = any(n.start < link.end and link.start < n.end and n.country == link.country for n in gold)
            precise += good
            if not any(n.start < link.end and link.start < n.end for n in gold):
                wrong.append(f"no place: {link.name} {link.country} | {text}")
    print(f"{len(cases)} texts, {total} names, {1e6 * spent / words:.1f} ms of CPU per 1,000 words")
    print(f"names found       {found / total:.3f}   goal >= 0.80")
    print(f"country right     {right / max(found, 1):.3f}   goal >= 0.95, of those found")
    print(f"links precise     {precise / max(links, 1):.3f}")
    print("\n".join(wrong[: options.show]))


if __name__ == "__main__":
    main()
