"""`make faults`: play many random plans, and print the ones that failed, made as small as possible."""

import argparse
import os
import sys
import time
import warnings
from collections import defaultdict
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import replace

from tests.faults.plans import Plan, plan_of
from tests.faults.reporting import judged, kind_of, shrunk, story

MAX_STORIES = 10
"""Maximum number of failing plans to print: the first of each kind of finding."""

Found = dict[int, list[str]]
"""Seed of a failing plan -> what was found."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--plans", type=int, default=600, help="number of plans")
    parser.add_argument("--seed", type=int, default=1, help="seed of the first plan; each further plan has the next")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes")
    parser.add_argument("--files-at-once", type=int, default=1, help="files that ingest_article handles at a time")
    parser.add_argument("--whole", action="store_true", help="print failing plans as they are, not made smaller")
    options = parser.parse_args()
    began = time.monotonic()
    seeds = range(options.seed, options.seed + options.plans)
    with ProcessPoolExecutor(options.jobs) as pool:
        plans = [replace(plan_of(seed), files_at_once=options.files_at_once) for seed in seeds]
        broken = play_all(plans, pool)
        for text in pool.map(whole_story if options.whole else smallest_story, *first_of_each_kind(broken)):
            print(text, end="\n\n")
    seeds_by_kind: dict[str, list[int]] = defaultdict(list)
    for seed, found in broken.items():
        for kind in dict.fromkeys(map(kind_of, found)):
            seeds_by_kind[kind].append(seed)
    for kind, its_seeds in sorted(seeds_by_kind.items(), key=lambda item: -len(item[1])):
        print(f"{len(its_seeds)} plans: {kind} (seeds {', '.join(map(str, its_seeds[:10]))})")
    kept, seconds = options.plans - len(broken), time.monotonic() - began
    print(f"{options.plans} plans from seed {options.seed}: {kept} kept, {len(broken)} broken, {seconds:.0f} s")
    return 1 if broken else 0


def play_all(plans: list[Plan], pool: Executor) -> Found:
    """Play plans; the findings of those that failed."""
    broken: Found = {}
    for done, (plan, found) in enumerate(zip(plans, pool.map(found_in, plans), strict=True), start=1):
        if found:
            broken[plan.seed] = found
            print(f"plan {plan.seed}: {found[0]}", file=sys.stderr)
        if done % 50 == 0:
            print(f"{done} plans, {len(broken)} broken", file=sys.stderr)
    return broken


def first_of_each_kind(broken: Found) -> tuple[list[int], list[str]]:
    """Seeds, and the kind of finding that each of them is the first to have."""
    first: dict[str, int] = {}
    for seed, found in broken.items():
        for line in found:
            first.setdefault(kind_of(line), seed)
    return list(first.values())[:MAX_STORIES], list(first)[:MAX_STORIES]


def found_in(plan: Plan) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of Powertools, if a function ends before its first metric
        return judged(plan)[1]


def smallest_story(seed: int, kind: str) -> str:
    smallest = shrunk(plan_of(seed), kind)
    return story(smallest, judged(smallest))


def whole_story(seed: int, kind: str) -> str:
    plan = plan_of(seed)
    return story(plan, judged(plan))


if __name__ == "__main__":
    sys.exit(main())
