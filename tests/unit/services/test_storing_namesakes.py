"""Articles without an address that have one heading."""

from clipwire.services.storing import MAX_NAMESAKES
from tests.unit.services.fakes import FakeRecords, arrival
from tests.unit.services.stored import LATER, article, store_with

SNOW = "Snow fell in the upper valleys from Monday evening on, and the pass road was closed to lorries. " * 2

TRADE = "Exports of timber rose by a fifth in the third quarter, the ministry of commerce announced at noon. " * 2


def test_two_stories_under_one_heading_are_two_articles() -> None:
    # Given two stories of one source and day, without an address, headed "In brief"
    records = FakeRecords()
    store = store_with(records)
    first = store.store(article(SNOW, title="In brief"), arrival())
    second = store.store(article(TRADE, key="incoming/b.txt", title="In brief"), arrival("incoming/b.txt", at=LATER))
    # Then both are new, and a second drop of each finds its own
    assert (first.outcome, second.outcome) == ("new", "new")
    assert first.id != second.id
    again = store.store(article(TRADE, key="incoming/c.txt", title="In brief"), arrival("incoming/c.txt", at=LATER))
    assert (again.id, again.outcome) == (second.id, "unchanged")


def test_no_number_of_stories_under_one_heading_makes_one_an_update_of_another() -> None:
    # Given more stories under one heading than are looked through
    records = FakeRecords()
    store = store_with(records)
    names = [f"incoming/{number}.txt" for number in range(MAX_NAMESAKES + 3)]
    texts = {name: " ".join(f"boat{number}x{word}" for word in range(60)) for number, name in enumerate(names)}
    # When each of them is stored, and then stored again
    first = [store.store(article(texts[name], key=name, title="In brief"), arrival(name)) for name in names]
    again = [store.store(article(texts[name], key=name, title="In brief"), arrival(name)) for name in names]
    # Then each is an article of its own
    assert {stored.outcome for stored in first} == {"new"}
    assert len({stored.id for stored in first}) == len(names)
    assert [stored.id for stored in again] == [stored.id for stored in first]


def test_a_rewritten_story_under_one_heading_is_an_update() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(SNOW + TRADE, title="In brief"), arrival())
    stored = store.store(article(SNOW, key="incoming/b.txt", title="In brief"), arrival("incoming/b.txt", at=LATER))
    assert stored.outcome == "updated"


def test_at_one_address_any_text_is_the_same_article() -> None:
    records = FakeRecords()
    store = store_with(records)
    store.store(article(SNOW, url="https://example.org/live"), arrival())
    seen = article(TRADE, key="incoming/b.txt", url="https://example.org/live")
    assert store.store(seen, arrival("incoming/b.txt", at=LATER)).outcome == "updated"
