"""Where an article is listed: by publication if its day is known, else by observation."""

from datetime import UTC, datetime

import pytest

from clipwire.model.article import Article
from clipwire.model.record import Record, Sighting

OBSERVED = datetime(2026, 1, 7, 9, 30, 15, 250_000, tzinfo=UTC)


def record(published: str | None, observed: datetime = OBSERVED) -> Record:
    sighting = Sighting(observed=observed, arrived=observed, key="drop/page")
    return Record(article=Article(id="a", version=1, published=published), digest="d", sighting=sighting)


@pytest.mark.parametrize(
    ("published", "listed_at", "day"),
    [
        ("2025-04-24", "2025-04-24", "2025-04-24"),
        ("2025-04-24T10:00:00Z", "2025-04-24T10:00:00Z", "2025-04-24"),
        # the day as it is printed, the moment in UTC
        ("2025-04-24T05:00:00.5+09:00", "2025-04-23T20:00:00Z", "2025-04-24"),
        ("2025-04-24T10:00", "2025-04-24T10:00:00Z", "2025-04-24"),
        # not known to the day: when it was observed
        ("2025-04", "2026-01-07T09:30:15Z", "2026-01-07"),
        ("2025", "2026-01-07T09:30:15Z", "2026-01-07"),
        (None, "2026-01-07T09:30:15Z", "2026-01-07"),
    ],
)
def test_an_article_is_listed_by_publication_else_by_observation(
    published: str | None, listed_at: str, day: str
) -> None:
    assert (record(published).listed_at, record(published).day) == (listed_at, day)


def test_an_observation_on_another_side_of_the_world_counts_in_utc() -> None:
    late = datetime.fromisoformat("2026-01-08T06:00:00+09:00")
    assert record(None, late).day == "2026-01-07"


def test_lists_are_in_the_order_of_time() -> None:
    moments = ["2025-04-23", "2025-04-24", "2025-04-24T08:00:00+09:00", "2025-04-24T00:30:00Z", "2025-04-25"]
    listed = [record(moment).listed_at for moment in moments]
    # 8 in the morning in Seoul is the evening before in UTC
    assert sorted(listed) == [listed[0], listed[2], listed[1], listed[3], listed[4]]
