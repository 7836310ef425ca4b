"""What the commands for the archive find, also before it has everything."""

import json
from collections.abc import Iterator

import pytest

from clipwire.cli.archive import ArchiveOf, Choice, search_records
from clipwire.cli.search import search
from tests.integration.archived import NIGHT, archive_stopped, ask, rows, running, titles
from tests.integration.test_operating import acting_as
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, UPDATED_BODY, page_dump


@pytest.fixture
def stack() -> Iterator[ClipwireStack]:
    with running() as stack:
        yield stack


def test_a_search_finds_what_is_not_archived_yet(stack: ClipwireStack, capfd: pytest.CaptureFixture[str]) -> None:
    # Given an archived article, and a new version and a new article that wait in the archive's queue
    stack.drop("a.txt", page_dump(body=BODY, crawled="May 02, 2025"))
    stack.run()
    with archive_stopped(stack):
        stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
        stack.drop(
            "pier.txt", page_dump("New pier opened", "Officials opened a pier for boats.", published="02/05/2025")
        )
        stack.run()
        archive = ArchiveOf(stack.deployed)
        # Then all are found as the table has them, the new version in the place of the former
        found = archive.search(Choice("boats"), limit=10)
        assert [(hit["title"], hit["version"]) for hit in found.hits] == [
            ("New pier opened", 1),
            ("Fishing fleet returns", 2),
        ]
        assert found.total == 2 and found.days == [("2025-04-24", 1), ("2025-05-02", 1)]
        assert found.complete_until is not None
        assert archive.search(Choice('"four hundred"'), limit=10).hits == []
        # and the words are shown in their context
        search(archive, Choice('"five hundred"'), limit=5, best=False, by_story=False, as_json=False, as_csv=False)
        out, err = capfd.readouterr()
        assert "landed five hundred tonnes of herring" in out
        assert "2025-04-24 █ 2025-04-24" in err and "complete until" in err


def test_a_version_that_is_not_archived_replaces_the_former_beyond_the_first_page(stack: ClipwireStack) -> None:
    # Given two archived articles, and a later version of the older one that waits
    fleet, pier = page_dump(body=BODY, crawled="May 02, 2025"), "Officials opened a pier for boats, four hundred feet."
    stack.drop("a.txt", fleet)
    stack.drop("pier.txt", page_dump("New pier opened", pier, published="02/05/2025", crawled="May 02, 2025"))
    stack.run()
    with archive_stopped(stack):
        stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
        stack.run()
        archive = ArchiveOf(stack.deployed)
        # Then a page of one hit counts each article once, and none that no longer matches
        found = archive.search(Choice("boats"), limit=1)
        assert [hit["title"] for hit in found.hits] == ["New pier opened"]
        assert (found.total, found.days) == (2, [("2025-04-24", 1), ("2025-05-02", 1)])
        found = archive.search(Choice('"four hundred"'), limit=1)
        assert (found.total, found.days) == (1, [("2025-05-02", 1)])
        # and an export has each once, and none that no longer matches
        assert len(list(search_records(stack.deployed, "boats"))) == 2
        assert len(list(search_records(stack.deployed, '"four hundred"'))) == 1


def test_the_best_hit_is_the_first_although_it_is_not_archived_or_another_is_not(stack: ClipwireStack) -> None:
    # Given two archived articles, of which the older one is better, and a third of the day between that waits
    stack.drop("1.txt", page_dump("Herring, herring", "Herring and more herring came.", published="24/04/2025"))
    stack.drop("2.txt", page_dump("New pier opened", "Officials at a pier ate herring.", published="02/05/2025"))
    stack.run()
    with archive_stopped(stack):
        stack.drop("3.txt", page_dump("Envoy buys herring", "An envoy is named for home.", published="28/04/2025"))
        stack.run()
        # Then the best are first, whether they are archived or not
        found = ArchiveOf(stack.deployed).search(Choice("herring"), limit=10, best=True)
        assert [hit["title"] for hit in found.hits] == ["Herring, herring", "Envoy buys herring", "New pier opened"]
    # and their scores stay when all are archived
    archived = ask(stack, query="herring", best=True)["hits"]
    assert [hit["score"] for hit in archived] == pytest.approx([hit["score"] for hit in found.hits])


def test_a_lost_version_does_not_hide_a_later_one(stack: ClipwireStack) -> None:
    # Given an article whose second version is archived, and whose first one was lost
    with archive_stopped(stack):
        stack.drop("a.txt", page_dump(body=BODY, crawled="May 02, 2025"))
        stack.run()
    stack.client("sqs").purge_queue(QueueUrl=stack["ArchiveQueue"])
    stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.run()
    # When the first version's words are searched, then they are not found, and those of the second are
    archive = ArchiveOf(stack.deployed)
    assert archive.search(Choice('"four hundred"'), limit=10).hits == []
    assert [hit["version"] for hit in archive.search(Choice('"five hundred"'), limit=10).hits] == [2]


def test_records_are_given_for_exports_as_the_table_has_them(stack: ClipwireStack) -> None:
    stack.drop("fleet.txt", page_dump())
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    stack.run()
    records = list(search_records(stack.deployed, "herring"))
    [article] = [it for it in stack.articles() if it.title == "Fishing fleet returns"]
    stored = stack.deployed.catalogue.article(str(article.id))
    assert stored and records == [stored.model_dump(mode="json", exclude_none=True)]


def test_articles_that_were_archived_at_the_same_moment_are_told_apart(
    stack: ClipwireStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given articles that were read from the table at one moment, so that their rows have the same turn
    stack.drop("a.txt", page_dump("Boats come home", "The boats of Nampho came home with herring."))
    stack.drop("b.txt", page_dump("Envoy is named", "The ministry named an envoy for home affairs of the boats."))
    stack.run()
    at_once = [{"kind": "to-archive", "article_id": article.id} for article in stack.articles()]
    monkeypatch.setattr("clipwire.adapters.table.writing.now", lambda: NIGHT)
    stack.cool_down()
    for message in at_once:
        stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=json.dumps(message))
    stack.run()
    turns = [row["turn"] for row in rows(stack) if row["turn"].startswith("0000000012026-11-27")]
    assert len(turns) == 2 and len(set(turns)) == 1
    # Then a query that is checked one by one, and a count of names, take them apart
    assert titles(stack, '"boats home"~1') == ["Boats come home"]
    groups = ask(stack, "count", query="herring", by="source")["groups"]
    assert groups == [["harbour-times", "Harbour Times", 1]]
    [record] = ask(stack, "records", ids=[at_once[0]["article_id"]])["records"]
    assert record["id"] == at_once[0]["article_id"]


def test_who_searches_needs_two_policies(stack: ClipwireStack) -> None:
    # Given an archived article, and one that waits
    stack.drop("fleet.txt", page_dump())
    stack.run()
    with archive_stopped(stack):
        stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier for boats."))
        stack.run()
        # When somebody searches who may do what the page on operating says, and nothing else
        with acting_as(stack, "reader", "searcher"):
            found = ArchiveOf(stack.deployed).search(Choice("boats"), limit=10)
            records = list(search_records(stack.deployed, "boats"))
    # Then both are found
    assert found.total == len(records) == 2
