"""`make faults`: play many random plans, and tell of those that went wrong."""

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from tests.faults.plans import plan_of
from tests.faults.telling import judged, kind_of, shrunk, story

SHRUNK = 10
"""Failing plans that are made smaller before they are told: one of each kind, and no more than so many."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--plans", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1, help="seed of the first plan; the others follow by one")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--whole", action="store_true", help="tell failing plans as they are, not made smaller")
    options = parser.parse_args()
    began = time.monotonic()
    seeds = range(options.seed, options.seed + options.plans)
    failed: dict[int, list[str]] = {}
    with ProcessPoolExecutor(options.jobs) as pool:
        for done, (seed, found) in enumerate(zip(seeds, pool.map(found_in, seeds), strict=True), start=1):
            if found:
                failed[seed] = found
            if sys.stderr.isatty() or done % 50 == 0:
                print(f"{done} of {options.plans} plans, {len(failed)} failed", file=sys.stderr)
        told: set[str] = set()
        kinds = Counter(kind_of(found[0]) for found in failed.values())
        first_of_kind = [
            seed for seed, found in failed.items() if kind_of(found[0]) not in told and not told.add(kind_of(found[0]))
        ]
        for text in pool.map(whole_story if options.whole else smallest_story, first_of_kind[:SHRUNK]):
            print(text, end="\n\n")
    for kind, count in kinds.most_common():
        print(f"{count} plans: {kind} (seeds {[seed for seed in failed if kind_of(failed[seed][0]) == kind][:12]})")
    kept = options.plans - len(failed)
    print(f"{options.plans} plans from seed {options.seed}: {kept} kept, {len(failed)} broken,"
          f" {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def found_in(seed: int) -> list[str]:
    return judged(plan_of(seed))[1]


def smallest_story(seed: int) -> str:
    plan = plan_of(seed)
    smallest = shrunk(plan, judged(plan)[1])
    return story(smallest, judged(smallest))


def whole_story(seed: int) -> str:
    plan = plan_of(seed)
    return story(plan, judged(plan))


if __name__ == "__main__":
    sys.exit(main())
