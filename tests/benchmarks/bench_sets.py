"""Score the evaluation sets of our own writing (`tests/benchmarks/sets`).

    python -m tests.benchmarks.bench_sets [SET ...] [--part dev|test] [--show N]

`--show` prints N wrong cases of each set. Cases of a part named `test` are never shown, so that rules are not fitted to
them.
"""

import argparse
import logging

from tests.benchmarks.sets import SETS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"one of {', '.join(SETS)} (default: all)")
    parser.add_argument("--part", help="only the cases of this part")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong cases of each set")
    options = parser.parse_args()
    if unknown := sorted(set(options.sets) - set(SETS)):
        parser.error(f"no such set: {', '.join(unknown)}")
    for name in options.sets or SETS:
        cases = [case for case in SETS[name].read() if options.part in (None, case.part)]
        score = SETS[name].score(cases)
        figures = "  ".join(f"{figure} {value:.3f}" for figure, value in score.figures.items())
        print(f"{name:16} {len(cases):4} cases  {figures}")
        for mistake in score.mistakes[: options.show]:
            print(f"  {mistake}")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # here, since tests call the function
    main()
