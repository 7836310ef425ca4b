"""Mark the wants of all cases as met or not met today.

    python -m tests.cases.renew [--lose KIND/NAME ...]

Progress is written down as it is. If a case would lose a want that was met, nothing is written, the lost wants are
listed, and the exit status is 1, unless the case is named.
"""

import argparse
import logging
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.cases.wants import CASES, SUFFIX, cases, judged, marked, written


class Refused(Exception):
    """Wants would be lost of cases that nobody named."""


def renew(folder: Path, lose: Iterable[str] = ()) -> tuple[int, int]:
    """Write the marks anew; returns how many wants are met, and of how many.

    Raises `Refused`, and writes nothing, if a want is lost of a case that is not in `lose`.
    """
    verdicts = [(case, judged(case)) for case in cases(folder)]
    lost = [
        f"{case.name}: {one}"
        for case, found in verdicts
        for one in found
        if one.was_met and not one.met and case.name not in set(lose)
    ]
    if lost:
        raise Refused("\n".join(lost))
    for case, found in verdicts:
        case.file.with_name(case.file.name + SUFFIX).write_text(written(marked(case, found)), encoding="utf-8")
    every = [one.met for _, found in verdicts for one in found]
    return sum(every), len(every)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lose", nargs="*", default=[], metavar="KIND/NAME", help="cases that may lose a want")
    options = parser.parse_args()
    try:
        met, wanted = renew(CASES, options.lose)
    except Refused as refused:
        print(f"Nothing is written, since these wants would be lost:\n{refused}")
        print('If the losses are meant, name the cases: make cases LOSE="KIND/NAME ..."')
        sys.exit(1)
    print(f"{met:,} of {wanted:,} wants are met")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # here, since tests call the function
    main()
