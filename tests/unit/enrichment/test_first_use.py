"""The first article in a language opens its tables, its model and its expressions, which must stay cheap."""

import pytest

from tests.benchmarks.bench_first_use import articles, in_fresh_process

MAX_OF_YARDSTICK = 75
"""Some 140 ms where the yardstick takes 1.9: Japanese takes 111, and a busy machine takes longer."""
ROUNDS = 3


@pytest.mark.parametrize("languages", [["ja"], ["ar"], list(articles())], ids=["ja", "ar", "one after another"])
def test_the_first_article_in_a_language_costs_little(languages: list[str]) -> None:
    # Given an article in each language, and fresh processes, since other work may slow one down
    dearest = []
    for _ in range(ROUNDS):
        # When it is enriched there for the first time
        first, yardstick = in_fresh_process(languages)
        dearest.append(max(first.values()) / yardstick)
        if dearest[-1] < MAX_OF_YARDSTICK:
            break
    # Then the dearest language is within the limit
    assert min(dearest) < MAX_OF_YARDSTICK, first
