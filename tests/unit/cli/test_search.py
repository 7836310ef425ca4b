"""What `clipwire search` prints: words in their context, hits by story, a chart."""

import pytest

from clipwire.cli.chart import chart
from clipwire.cli.listing import choice_of
from clipwire.cli.output import Failure
from clipwire.cli.search import CONTEXT_CHARS, _by_story, _contexts


def test_matching_words_are_shown_in_their_context() -> None:
    # Given a body with two matches side by side, one far away and a fourth
    body = "The boat Tau\nand the ship " + "sailed on " * 40 + "until the boat came " + "and " * 60 + "a last boat."
    spans = [(4, 8), (21, 25), (body.index("boat came"), body.index("boat came") + 4), (len(body) - 5, len(body) - 1)]
    # When its contexts are made
    first, second = _contexts(body, spans)
    # Then neighbours share one, and no more than two are shown, each on a line
    assert first.plain.startswith("The boat Tau and the ship sailed on") and first.plain.endswith("…")
    assert second.plain.startswith("…") and "until the boat came" in second.plain
    assert len(second.plain) == 2 * CONTEXT_CHARS + len("boat") + 2
    marked = [first.plain[span.start : span.end] for span in first.spans if "yellow" in str(span.style)]
    assert marked == ["boat", "ship"]


def test_without_a_match_in_the_body_nothing_of_it_is_shown() -> None:
    assert list(_contexts("The boat", [])) == []


def test_the_first_hit_of_each_story_stands_for_it() -> None:
    hits = [{"id": "a", "story_id": "1"}, {"id": "b", "story_id": "2"}, {"id": "c", "story_id": "1"}, {"id": "d"}]
    assert [(hit["id"], others) for hit, others in _by_story(hits)] == [("a", 1), ("b", 0), ("d", 0)]


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ([], ""),
        ([("2025-04-24", 3)], "2025-04-24 █ 2025-04-24  at most 3 a day"),
        ([("2025-04-24", 8), ("2025-04-26", 1)], "2025-04-24 █ ▁ 2025-04-26  at most 8 a day"),
        ([("2024-01-31", 2), ("2025-01-01", 4)], "2024-01 ▄           █ 2025-01  at most 4 a month"),
        ([("1990-01-01", 1), ("1999-12-31", 1)], "1990 █        █ 1999  at most 1 a year"),
    ],
)
def test_a_chart_has_a_bar_for_each_day_month_or_year(days: list[tuple[str, int]], shown: str) -> None:
    assert chart(days) == shown


def test_a_month_begins_and_ends_with_its_days() -> None:
    choice = choice_of("fleet", "2024-02", "2024-02", "Pyongyang Times")
    assert (str(choice.since), str(choice.until), choice.source) == ("2024-02-01", "2024-02-29", "pyongyang-times")
    choice = choice_of("fleet", "2024-12-05", None, None)
    assert (str(choice.since), choice.until) == ("2024-12-05", None)
    for text in ("2026", "2025-13", "yesterday", "April25"):
        with pytest.raises(Failure, match=f"^{text} is no day or month: write it as 2025-04-24 or 2025-04$"):
            choice_of("fleet", text, None, None)
