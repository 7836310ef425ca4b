"""Match 100, 1,000 and 10,000 queries at once: milliseconds of CPU an article.

    python -m tests.benchmarks.bench_queries RECORDS [--rounds N]

RECORDS has lines as `clipwire inspect --json` prints them, some hundred at least. The queries are made of names and of
the rarer words of the articles, in twelve kinds that analysts write: several words, spellings, wildcards, exclusions,
fields. "Reading" is folding the
title and body and collecting their words, which any number of queries needs once. Figures are medians over the rounds.
"""

import argparse
import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from clipwire.queries.matching import RuleSet
from clipwire.queries.needs import keys
from clipwire.queries.reading import Reading

SIZES = (100, 1_000, 10_000)
SHORTEST_WORD = 4
SHARE_OF_ARTICLES = 0.02
"""Nobody has an alert for a word that more of the articles have."""
PUBLISHED = "clipwire.article.published"

Record = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    lines = options.records.read_text("utf-8").splitlines()
    articles = [article for line in lines for article in json.loads(line)["articles"]]
    middle = statistics.median(len(it["body"]) for it in articles)
    print(f"{len(articles)} articles, {middle:.0f} characters in the middle")
    reading = cpu(lambda: [read(article) for article in articles], options.rounds) / len(articles)
    print(f"reading                  {reading:7.3f} ms an article")
    for size in SIZES:
        queries = made_of(articles, size)
        parsing = cpu(lambda queries=queries: RuleSet(queries), 1)
        rules = RuleSet(queries)
        snapshot = rules.to_bytes()
        loading = cpu(lambda snapshot=snapshot: RuleSet.from_bytes(snapshot), options.rounds)
        each = cpu(lambda rules=rules: [rules.matching(it) for it in articles], options.rounds) / len(articles)
        hits = statistics.mean(len(rules.matching(it)) for it in articles)
        print(
            f"{size:6} queries           {each:7.3f} ms an article, {hits:.1f} match; parsed in {parsing:.0f} ms, "
            f"loaded in {loading:.0f} ms from {len(snapshot) / 1000:.0f} kB"
        )


def read(article: Record) -> None:
    keys(Reading(article, PUBLISHED), "text word")


def cpu(run: Callable[[], object], rounds: int) -> float:
    """Milliseconds of process time: the median."""
    figures = []
    for _ in range(rounds):
        began = time.process_time()
        run()
        figures.append(1000 * (time.process_time() - began))
    return statistics.median(figures)


def made_of(articles: Sequence[Record], size: int) -> dict[str, str]:
    """Queries of the kinds that analysts write, each with words of one article; the same for the same articles."""
    chance = random.Random(size)
    found_in = Counter(word for it in articles for word in words_of(it))
    rare = len(articles) * SHARE_OF_ARTICLES
    words = [[word for word in words_of(it) if found_in[word] <= rare] for it in articles]
    names = [[person["name"] for person in it.get("people", [])] for it in articles]
    names = [[name for name in of_one if name.replace(" ", "").isalnum()] for of_one in names]
    kinds: list[Callable[[list[str], list[str]], str]] = [
        lambda a, n: a[0],
        lambda a, n: f"{a[0]} AND {a[1]}",
        lambda a, n: f"{a[0]} ({a[1]} OR {a[2]} OR {a[3]})",
        lambda a, n: f"{a[0]} OR {a[1]}",
        lambda a, n: f'"{a[0]} {a[1]}" OR {a[2]}-{a[3]}',
        lambda a, n: f"{a[0]} {a[1]} -{a[2]}",
        lambda a, n: f"{a[0][:5]}* AND {a[1]}",
        lambda a, n: f'"{a[0]} {a[1]}"~10',
        lambda a, n: f'"{n[0]}"',
        lambda a, n: f'person:"{n[0]}" AND {a[0]}',
        lambda a, n: f"title:{a[0]} AND published:[2020 TO *]",
        lambda a, n: f"country:US AND {a[0]} AND NOT {a[1]}",
    ]
    queries = {}
    while len(queries) < size:
        of_one = chance.randrange(len(articles))
        if len(words[of_one]) < 4:
            continue
        chosen = chance.sample(words[of_one], 4)
        name = chance.sample(names[of_one] or ["Nobody Known"], 1)
        queries[str(len(queries))] = chance.choice(kinds)(chosen, name)
    return queries


def words_of(article: Record) -> list[str]:
    words = {word.strip(".,;:'()?!“”’\"") for word in article["body"].split()}
    return sorted(word for word in words if word.isalnum() and len(word) >= SHORTEST_WORD)


if __name__ == "__main__":
    main()
