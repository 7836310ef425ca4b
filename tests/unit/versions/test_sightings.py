from datetime import UTC, datetime

import pytest

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.record import Record, Sighting
from clipwire.versions.sightings import decide

DAY = datetime(2026, 1, 7, tzinfo=UTC)


def sighting(day: int, hour: int = 0, key: str = "drop/page", sequencer: str | None = None) -> Sighting:
    moment = datetime(2026, 1, day, hour, tzinfo=UTC)
    return Sighting(observed=moment.replace(hour=0), arrived=moment, key=key, sequencer=sequencer)


def record(text: str, seen: Sighting) -> Record:
    return Record(article=Article(id="a", version=1, body=text), digest=text, sighting=seen)


@pytest.mark.parametrize(
    ("known", "seen", "outcome"),
    [
        (None, record("a", sighting(7)), "new"),
        (record("a", sighting(7)), record("a", sighting(8)), "unchanged"),
        (record("a", sighting(7)), record("b", sighting(8)), "updated"),
        (record("a", sighting(7)), record("b", sighting(6)), "older"),
        (record("a", sighting(7, hour=9)), record("b", sighting(7, hour=10)), "updated"),
        (record("a", sighting(7, hour=9)), record("b", sighting(7, hour=8)), "older"),
    ],
)
def test_the_outcome_of_a_sighting(known: Record | None, seen: Record, outcome: str) -> None:
    assert decide(known, seen) == outcome


def test_within_one_key_the_sequencer_orders_events_whatever_their_times() -> None:
    first = sighting(7, hour=10, sequencer="0055AED6DCD90281E5")
    second = sighting(7, hour=9, sequencer="0055AED6DCD90281E501")
    assert second.is_after(first) and not first.is_after(second)


def test_of_two_pages_of_one_container_the_one_crawled_later_is_newer() -> None:
    # Given two pages of one web archive, crawled on two days: the archive arrived once, with one sequencer
    first = sighting(7, sequencer="FF").model_copy(update={"arrived": sighting(9).arrived})
    second = sighting(8, sequencer="FF").model_copy(update={"arrived": sighting(9).arrived})
    # Then their crawl dates order them
    assert second.is_after(first)
    assert not first.is_after(second)


def test_sequencers_of_different_keys_say_nothing() -> None:
    first = sighting(7, hour=9, key="drop/a", sequencer="FF")
    second = sighting(7, hour=10, key="drop/b", sequencer="00")
    assert second.is_after(first)


@pytest.mark.parametrize(
    ("crawled", "observed"),
    [
        ("2026-01-05", datetime(2026, 1, 5, tzinfo=UTC)),
        ("2026-01-05T10:30:00+09:00", datetime(2026, 1, 5, 1, 30, tzinfo=UTC)),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        (None, DAY),
        ("2099-01-01", DAY),
    ],
)
def test_the_page_s_crawl_date_counts_before_the_object_s_time(crawled: str | None, observed: datetime) -> None:
    arrival = Arrival(bucket="drop", key="page", arrived=DAY)
    assert Sighting.of(Article(crawled=crawled), arrival).observed == observed
