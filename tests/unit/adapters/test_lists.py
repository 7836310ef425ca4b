"""Items of lists: one write unit for a usual list, and the same list after reading."""

import base64
import random
from datetime import UTC, datetime

from clipwire.adapters.table.lists import MAX_ITEM_BYTES, list_in, list_item
from clipwire.model.article import Related
from clipwire.model.listing import PageList
from tests.benchmarks.count_write_units import item_size

WORDS = "harbour opens ferry line northern islands board fleet herring quarry bridge orchard kiln snow rain".split()
NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)


def page(count: int) -> PageList:
    words = random.Random(count)
    entries = tuple(
        Related(
            title=" ".join(words.choices(WORDS, k=8)),
            url=f"https://harbour-times.example/2026/01/{number}/{words.getrandbits(64)}.html",
            published="2026-01-06",
        )
        for number in range(count)
    )
    return PageList(
        source_id="harbour-times",
        observed=NOON,
        article_id="a" * 24,
        own_title="Fishing fleet returns",
        entries=entries,
        stored_at=NOON,
        bucket="clipwire-dev-dropbucket-1x2y3z",
        key="incoming/2026/01/07/page.html",
        revision="v" * 32,
    )


def test_a_list_is_read_as_it_was_written() -> None:
    assert list_in(list_item(page(5), NOON)) == page(5)
    # and from the stream, where Lambda delivers bytes in base 64
    item = list_item(page(5), NOON)
    item["packed"] = {"B": base64.b64encode(item["packed"]["B"]).decode()}
    assert list_in(item) == page(5)


def test_addresses_are_left_out_of_a_list_that_costs_two_units_with_them() -> None:
    item = list_item(page(25), NOON)
    assert item_size(item) <= MAX_ITEM_BYTES
    titles = [(entry.title, entry.published) for entry in page(25).entries]
    assert [(entry.title, entry.published, entry.url) for entry in list_in(item).entries] == [
        (title, day, None) for title, day in titles
    ]


def test_a_moment_is_a_key_that_sorts_by_time() -> None:
    earlier = page(1).model_copy(update={"observed": datetime.fromisoformat("2026-01-07T13:30:00+02:00")})
    assert list_item(earlier, NOON)["sk"]["S"] < list_item(page(1), NOON)["sk"]["S"]
