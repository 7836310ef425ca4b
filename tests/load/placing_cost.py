"""What it costs to place one article when many of its language are there.

    python -m tests.load.placing_cost [--articles 1000 10000 100000] [--a-day 2000] [--placed 200]

Articles of random words, as frequent as words of a language are, fill a table in memory; a fifth are copies and a third
reports of an earlier event. A process without memory then places more of them, of the day in the middle of the window,
as in a backfill: the worst case. Printed are the articles in the window of days; for the first article, for which the
process reads all of them, CPU, strongly consistent read units and growth in memory; then for each further article CPU,
calls, units written and read.
"""

import argparse
import itertools
import random
import resource
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from clipwire.adapters.table.stories import StoryTable
from clipwire.adapters.table.story_items import print_item
from clipwire.model.article import Article, Source
from clipwire.model.record import Record, Sighting
from clipwire.services.stories import Decision, Stories
from clipwire.stories.neighbours import WINDOW_DAYS
from clipwire.stories.placing import Placing, story_id_of
from clipwire.stories.prints import print_of
from tests.support.memory_table import MemoryTable

VOCABULARY, TOPICAL, LENGTH = 40_000, 60, 350
TODAY = date(2026, 1, 31)
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


class Newsroom:
    """Writes articles."""

    def __init__(self) -> None:
        self.rng = random.Random(12)
        self.words = [f"{self.rng.randrange(36**6):x}"[:7] for _ in range(VOCABULARY)]
        self.weights = list(itertools.accumulate(1 / rank for rank in range(3, VOCABULARY + 3)))
        self.events: list[list[str]] = []
        self.bodies: list[str] = []

    def record(self, name: str, day: date) -> Record:
        draw = self.rng.random()
        if draw < 0.2 and self.bodies:
            body = self.rng.choice(self.bodies)
        else:
            if draw > 0.53 or not self.events:
                self.events.append(self.rng.sample(self.words, TOPICAL))
            general = self.rng.choices(self.words, cum_weights=self.weights, k=LENGTH)
            topical = self.rng.choices(self.rng.choice(self.events[-500:]), k=LENGTH // 4)
            mixed = general + topical
            self.rng.shuffle(mixed)
            body = " ".join(mixed)
            self.bodies = [*self.bodies[-1_000:], body]
        source = Source(id=f"paper-{self.rng.randrange(80)}", name="Paper")
        article = Article(
            id=name, version=1, title=body[:60], body=body, language="en", source=source, published=str(day)
        )
        return Record(article=article, digest="d", sighting=Sighting(observed=NOON, arrived=NOON, key="drop/x"))


def filled(articles: int, a_day: int, newsroom: Newsroom) -> MemoryTable:
    """A table with the prints of so many articles, each a story of its own, the last at the end of the window."""
    table = MemoryTable()
    last_day = TODAY + timedelta(days=WINDOW_DAYS)
    one = print_of(newsroom.record("far", TODAY).article)
    for number in range(articles):
        day = last_day - timedelta(days=number // a_day)
        if abs((TODAY - day).days) <= WINDOW_DAYS:  # other days are not read, so that one print serves for all
            one = print_of(newsroom.record(f"{number:024}", day).article)
        placed_at = NOON - timedelta(days=number // a_day, seconds=number % a_day)
        placing = Placing(story_id_of(f"{number}"), str(day))
        item = print_item(one, Decision(1, placing, placed_at, one.language, one.day))
        partition = item["pk"]["S"].replace(str(one.day), str(day))
        table.partitions.setdefault(partition, {})[item["sk"]["S"]] = item
    return table


def megabytes() -> float:
    """Memory of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--a-day", type=int, default=2_000)
    parser.add_argument("--placed", type=int, default=200)
    options = parser.parse_args()
    print("articles   window   first: CPU s, read units, MB | each further: CPU ms, calls, write units, read units")
    for articles in options.articles:
        newsroom = Newsroom()
        table: Any = filled(articles, options.a_day, newsroom)
        later = [newsroom.record(f"later-{number:018}", TODAY) for number in range(options.placed + 1)]
        stories = Stories(StoryTable(table, "table"), lambda: datetime.now(UTC), "process")
        table.units_read = 0
        before, began = megabytes(), time.process_time()
        stories.placing_of(later[0], "0")
        seconds, units, grown = time.process_time() - began, table.units_read, megabytes() - before
        table.units_read = table.units_written = table.calls = 0
        began = time.process_time()
        for number, record in enumerate(later[1:]):
            stories.placing_of(record, f"{number // 10}")
        each = (time.process_time() - began) / options.placed * 1000
        window = min(articles, options.a_day * (2 * WINDOW_DAYS + 1))
        per_article = [table.calls, table.units_written, table.units_read]
        print(
            f"{articles:>8}{window:>9}{seconds:>16.1f}{units:>12}{grown:>5.0f} |{each:>23.1f}"
            + "".join(f"{total / options.placed:>9.2f}" for total in per_article),
            flush=True,
        )


if __name__ == "__main__":
    main()
