"""Count what is said of generated lists: of sources that withdraw nothing, and of windows that withdraw two articles.

    .venv/bin/python -m tests.benchmarks.count_false_alarms SOURCES

For each kind of list, so many sources are generated. The lists are compared after each new one, as `place_article`
does; a title counts once. A withdrawal can be found if at least two lists showed the title before.
"""

import argparse
from datetime import timedelta

from clipwire.stories.windows import Shown, Watch
from tests.benchmarks.list_kinds import KINDS, RENAMED, START, WINDOWS, Site, site_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=int)
    sources = parser.parse_args().sources
    print(f"{'nothing is withdrawn':<28} {'lists':>8} {'false alarms':>14}")
    for kind in KINDS:
        seen = [site_of(kind, seed).seen(kind) for seed in range(sources)]
        print(
            f"{kind.__name__:<28} {sum(map(len, seen)):>8} {sum(len(said_of(lists)) for lists in seen):>14}", flush=True
        )
    print(f"\n{'two articles are withdrawn':<28} {'found':>8} {'false alarms':>14}")
    for kind in WINDOWS:
        for comes_back in (False, True):
            found = possible = false = 0
            for seed in range(sources):
                site = site_of(kind, seed)
                site.take_down(2, comes_back)
                lists = site.seen(kind)
                said = said_of(lists)
                gone = {title for title in site.taken_down if was_listed(site, title, lists)}
                found, possible, false = (
                    found + len(said & gone),
                    possible + len(gone),
                    false + len(said - site.taken_down.keys()),
                )
            name = f"{kind.__name__}{', back later' if comes_back else ''}"
            print(f"{name:<28} {f'{found}/{possible}':>8} {false:>14}", flush=True)


def said_of(lists: list[Shown]) -> set[str]:
    """All titles that are said to be gone or back after some list."""
    watch, said = Watch(), set[str]()
    for shown in lists:
        watch.look_at(shown)
        said |= watch.absences().keys()
    return {title.removesuffix(RENAMED) for title in said}


def was_listed(site: Site, title: str, lists: list[Shown]) -> bool:
    down = START + timedelta(minutes=site.taken_down[title][0])
    return sum(title in shown.titles for shown in lists if shown.moment < down) > 1


if __name__ == "__main__":
    main()
