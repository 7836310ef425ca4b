"""The archive: every version becomes a row of Parquet, once, and searches find it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

import pytest

from clipwire.archive import names
from clipwire.cli import functions
from clipwire.cli.archive import ArchiveOf, Choice, search_records
from clipwire.cli.archive_check import check, differences, rebuild
from clipwire.cli.erase import erase
from clipwire.cli.replay import Choice as Replayed
from clipwire.cli.replay import replay
from clipwire.cli.search import search
from clipwire.model.article import Article
from clipwire.parsing import registry
from clipwire.parsing.content import Content
from clipwire.parsing.formats import page_dump as page_dump_format
from tests.integration.test_operating import acting_as
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, LONG_BODY, UPDATED_BODY, page_dump

NIGHT = datetime(2026, 11, 27, 3, 10, tzinfo=UTC)
"""When everything of a month is merged."""
LATER = timedelta(hours=1)


@pytest.fixture
def stack() -> Iterator[ClipwireStack]:
    """The real template with its archive. Commands reach the functions as AWS would invoke them."""
    with ClipwireStack.running(Archive="true") as stack:
        folders = {stack.resources.name(name): folder for name, folder in FUNCTIONS.items()}
        with mock.patch.object(functions, "invoke", lambda name, payload: stack.invoke(folders[name], payload)):
            yield stack


FUNCTIONS = {"SearchArchive": "search_archive", "CompactArchive": "compact_archive"}


def ask(stack: ClipwireStack, kind: str = "search", **question: Any) -> dict[str, Any]:
    stack.run()
    answer: dict[str, Any] = stack.invoke("search_archive", {"kind": kind, **question})
    assert "problem" not in answer, answer
    return answer


def titles(stack: ClipwireStack, query: str = "", **question: Any) -> list[str]:
    return [hit["title"] for hit in ask(stack, query=query, **question)["hits"]]


def objects(stack: ClipwireStack) -> list[str]:
    stack.run()
    listed = stack.client("s3").list_objects_v2(Bucket=stack["DropBucket"], Prefix=names.PREFIX)
    return [entry["Key"] for entry in listed.get("Contents", [])]


def rows(stack: ClipwireStack) -> list[dict[str, Any]]:
    """Every row of every object, repeats and markers too."""
    months = ask(stack, "keys")["months"]
    return [row for month in months for row in ask(stack, "keys", month=month, limit=1_000)["rows"]]


def later(stack: ClipwireStack) -> ArchiveOf:
    """The archive as a command sees it in an hour, when nothing is on its way any more."""
    return ArchiveOf(stack.deployed, now=lambda: datetime.now(UTC) + LATER)


# --- an article becomes a row ----------------------------------------------------------------------------------------


def test_a_dropped_article_is_a_row_of_its_month_and_is_found_by_its_words(stack: ClipwireStack) -> None:
    # When two pages are dropped
    stack.drop("fleet.txt", page_dump(published="24/04/2025"))
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier.", published="02/05/2025"))
    # Then each is in the partition of its month of publication
    assert [names.month_of(key) for key in objects(stack)] == ["2025-04", "2025-05"]
    # and is found by words of its body, by its source and by its days
    assert titles(stack, "herring") == ["Fishing fleet returns"]
    assert titles(stack, "source:harbour-times") == ["New pier opened", "Fishing fleet returns"]
    assert titles(stack, until="2025-04-30") == ["Fishing fleet returns"]
    assert titles(stack, "herring pier") == []


def test_a_record_is_given_back_whole(stack: ClipwireStack) -> None:
    # Given an article in the archive
    stack.drop("fleet.txt", page_dump())
    [article] = stack.articles()
    # When its record is asked for
    [record] = ask(stack, "records", ids=[article.id])["records"]
    # Then it has all fields of the stored one, without offsets
    stored = article.model_dump(mode="json", exclude_none=True)
    known = {name: value for name, value in stored.items() if value not in ([], {})}
    assert {name: record[name] for name in ("title", "body", "source", "published", "file", "proof")} == {
        name: stored[name] for name in ("title", "body", "source", "published", "file", "proof")
    }
    assert known.keys() - record.keys() == set()
    assert '"offset' not in json.dumps(record)


def test_a_text_that_is_too_long_for_its_event_is_archived_whole(stack: ClipwireStack) -> None:
    stack.drop("long.txt", page_dump("A long report", LONG_BODY))
    [article] = stack.articles()
    [record] = ask(stack, "records", ids=[article.id])["records"]
    assert record["body"] == LONG_BODY
    assert titles(stack, '"boat 1049"') == ["A long report"]


def test_every_version_is_archived_and_a_search_looks_at_the_newest(stack: ClipwireStack) -> None:
    # Given an article with two versions
    stack.drop("a.txt", page_dump(body=BODY, crawled="May 02, 2025"))
    stack.run()
    stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    # Then a search finds words of the newest alone
    assert titles(stack, '"five hundred"') == ["Fishing fleet returns"]
    assert titles(stack, '"four hundred"') == []
    # unless every version is asked for
    assert titles(stack, '"four hundred"', every_version=True) == ["Fishing fleet returns"]
    assert [hit["version"] for hit in ask(stack, every_version=True)["hits"]] == [2, 1]
    assert titles(stack, "type:updated") == ["Fishing fleet returns"]


def test_a_message_that_comes_twice_leaves_one_row(stack: ClipwireStack) -> None:
    # Given an article that was archived
    stack.drop("fleet.txt", page_dump())
    before = objects(stack)
    message = _notification(stack)
    # When its notification is delivered again, alone
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=message)
    # Then it overwrites its object
    assert objects(stack) == before
    # and with another one, in one more object, it is still one hit
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=message)
    assert len(titles(stack)) == 2


def _notification(stack: ClipwireStack) -> str:
    [heard] = [it for it in stack.notifications() if it.type == "clipwire.article.published"]
    return json.dumps(heard.event, ensure_ascii=False)


def test_a_message_that_nobody_understands_fails_alone(stack: ClipwireStack) -> None:
    # Given a message of another kind, before an article
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody='{"kind": "unknown"}')
    stack.drop("fleet.txt", page_dump())
    # Then the article is archived, and the message becomes a dead letter
    assert titles(stack) == ["Fishing fleet returns"]
    assert stack.dead_letters("ArchiveDeadLetters") == [{"kind": "unknown"}]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_batch_that_is_cut_off_is_written_again_and_leaves_one_row(stack: ClipwireStack, after: bool) -> None:
    # Given a function that is throttled once, and whose process ends as it writes
    stack.fail("s3", "PutObject", times=1, error="SlowDown", function="archive_articles")
    stack.crash("s3", "PutObject", after=after, function="archive_articles")
    # When an article is dropped
    stack.drop("fleet.txt", page_dump())
    # Then its row is written, once
    assert titles(stack) == ["Fishing fleet returns"]
    assert len(objects(stack)) == 1 and len(rows(stack)) == 1
    assert stack.dead_letters("ArchiveDeadLetters") == []


# --- what no notification tells --------------------------------------------------------------------------------------


def test_an_article_that_is_read_again_is_archived_again(
    stack: ClipwireStack, earlier_release: pytest.MonkeyPatch
) -> None:
    # Given an archived article of which an earlier release read a wrong month
    stack.drop("fleet.txt", page_dump(published="24/04/2025"))
    assert titles(stack, since="2025-03-01", until="2025-03-31") == ["Fishing fleet returns"]
    message = _notification(stack)
    # When this release reads its file again
    earlier_release.undo()
    registry._parser.cache_clear()
    stack.cool_down()
    replay(stack.deployed, ".", Replayed(False, False, None), dry_run=False)
    # Then it is found in the right month, and no longer in the other
    assert titles(stack, since="2025-04-01", until="2025-04-30") == ["Fishing fleet returns"]
    assert titles(stack, since="2025-03-01", until="2025-03-31") == []
    assert sorted(row["moved"] for row in rows(stack)) == [False, False, True]
    # and a late repeat of its notification does not bring the former reading back
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=message)
    assert [hit["published"] for hit in ask(stack)["hits"]] == ["2025-04-24"]
    assert differences(later(stack)).is_none


def test_a_new_version_of_another_month_is_found_there_alone(stack: ClipwireStack) -> None:
    # Given an article of April
    april, may = {"since": "2025-04-01", "until": "2025-04-30"}, {"since": "2025-05-01", "until": "2025-05-31"}
    stack.drop("a.html", _web_page("2025-04-24", BODY))
    assert titles(stack, **april) == ["Fishing fleet returns"]
    # When its page has another text and another date
    stack.drop("b.html", _web_page("2025-05-01", UPDATED_BODY))
    # Then the article is found in the month of the newest version, and not in the former one
    assert [hit["version"] for hit in ask(stack, **may)["hits"]] == [2]
    assert titles(stack, **april) == []
    assert titles(stack) == ["Fishing fleet returns"]
    assert [hit["version"] for hit in ask(stack, every_version=True)["hits"]] == [2, 1]
    assert differences(later(stack)).is_none


def _web_page(published: str, body: str) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
    return f"""<html lang="en"><head><title>Fishing fleet returns</title>
<link rel="canonical" href="https://harbour.example/fleet"><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "Fishing fleet returns", "datePublished": "{published}"}}</script></head>
<body><article><h1>Fishing fleet returns</h1>{paragraphs}</article></body></html>"""


@pytest.fixture
def earlier_release(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A parser of an earlier version, which reads the month before; undo it to deploy this one."""

    def parse(content: Content) -> list[Article]:
        articles = page_dump_format.parse(content)
        for article in articles:
            article.published = "2025-03-24"
        return articles

    monkeypatch.setattr(page_dump_format, "parse_as_before", parse, raising=False)
    monkeypatch.setitem(registry.PARSERS, "page-dump", registry.Parser(0, "formats.page_dump:parse_as_before"))
    registry._parser.cache_clear()
    return monkeypatch


def test_the_rows_of_a_story_follow_it_when_it_is_merged_into_another(stack: ClipwireStack) -> None:
    # Given two stories of the archive, of which the table says later that they are one
    stack.drop("a.txt", page_dump("Boats come home", BODY))
    stack.drop(
        "b.txt", page_dump("Ministry names envoy", "The ministry named a new envoy to the western islands on Monday.")
    )
    first, second = sorted(ask(stack)["hits"], key=lambda hit: hit["title"])
    assert first["story_id"] != second["story_id"]
    _merge(stack, second["story_id"], first["story_id"])
    # When subscribers hear of it
    event = {
        "type": "clipwire.story.merged",
        "time": "2026-11-26T00:00:00Z",
        "data": {"story_id": first["story_id"], "merged": second["story_id"], "article_id": "x"},
    }
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=json.dumps(event))
    # Then the reports of both are of the older story
    assert {hit["story_id"] for hit in ask(stack)["hits"]} == {first["story_id"]}
    assert differences(later(stack)).is_none


def _merge(stack: ClipwireStack, younger: str, older: str) -> None:
    from clipwire.adapters.table.story_items import merged_into_item, merged_item
    from clipwire.stories.placing import Merge

    for item in (merged_into_item(Merge(younger, older)), merged_item(Merge(younger, older))):
        stack.client("dynamodb").put_item(TableName=stack["ArticlesTable"], Item=item)


def test_a_copy_that_gets_another_original_is_archived_again(stack: ClipwireStack) -> None:
    # Given a report that is in the archive as an original
    rain = "The tram depot of Sosong has got eight rain tanks, in which it gathers water for washing its carriages."
    stack.drop("copy.txt", page_dump("Rain for trams", rain, source="Coast Daily", published="25/04/2025"))
    assert [hit["duplicate"] for hit in ask(stack)["hits"]] == [False]
    # When its original arrives later
    stack.drop("first.txt", page_dump("Rain for trams", rain, source="Harbour Times", published="24/04/2025"))
    # Then its row says that it is a copy
    assert {hit["source_name"]: hit["duplicate"] for hit in ask(stack)["hits"]} == {
        "Coast Daily": True,
        "Harbour Times": False,
    }
    assert differences(later(stack)).is_none


# --- lost, merged, erased --------------------------------------------------------------------------------------------


def test_a_lost_message_is_found_and_mended_by_a_check(stack: ClipwireStack) -> None:
    # Given an article in the archive, and one whose notification was lost
    stack.drop("fleet.txt", page_dump())
    stack.run()
    stack.fail("s3", "PutObject", times=99, error="AccessDenied", function="archive_articles")
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    stack.run()
    stack.calls.disturbances.clear()
    assert titles(stack) == ["Fishing fleet returns"]
    # When table and archive are compared
    assert not check(later(stack), dry_run=True)
    assert titles(stack) == ["Fishing fleet returns"]
    assert not check(later(stack), dry_run=False)
    # Then what was missing is written, and the next check finds nothing
    assert sorted(titles(stack)) == ["Fishing fleet returns", "New pier opened"]
    assert check(later(stack), dry_run=False)


def test_the_archive_can_be_made_again_from_the_table(stack: ClipwireStack) -> None:
    # Given an archive of two versions and a late text, all of whose objects are gone
    stack.drop("a.txt", page_dump(body=BODY, crawled="May 02, 2025"))
    stack.run()
    stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.drop("c.txt", page_dump(body="The boats put to sea.", crawled="May 01, 2025"))
    before = {(row["id"], row["version"], row["digest"]) for row in rows(stack)}
    for key in objects(stack):
        stack.client("s3").delete_object(Bucket=stack["DropBucket"], Key=key)
    # When it is made again
    rebuild(later(stack))
    # Then it has the same rows
    assert {(row["id"], row["version"], row["digest"]) for row in rows(stack)} == before


def test_merging_leaves_one_object_a_month_without_repeats(stack: ClipwireStack) -> None:
    # Given a month of several objects, one row of which comes twice
    for number in range(3):
        stack.drop(f"{number}.txt", page_dump(f"Boat {number} is back", f"Body of boat {number}."))
        stack.run()
    for message in [it.event for it in stack.notifications()] * 2:
        stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=json.dumps(message))
    before = sorted(titles(stack))
    assert len(objects(stack)) > 3 and len(rows(stack)) > 3
    # When the night comes
    stack.strike(NIGHT)
    # Then there is one object, with each row once, and searches find the same
    [key] = objects(stack)
    assert "/merged-" in key and len(rows(stack)) == 3
    assert sorted(titles(stack)) == before


def test_a_search_meanwhile_finds_everything(stack: ClipwireStack) -> None:
    # Given a month of several objects
    for number in range(4):
        stack.drop(f"{number}.txt", page_dump(f"Boat {number} is back", f"Body of boat {number}."))
        stack.run()
    before = sorted(titles(stack, "boat"))
    answers: list[list[str]] = []
    # When it is merged, and searched before and after each write
    for operation in ("PutObject", "DeleteObjects"):
        stack.meanwhile(
            "s3", operation, lambda: answers.append(sorted(_cold(stack, "boat"))), function="compact_archive"
        )
    stack.strike(NIGHT)
    answers.append(sorted(titles(stack, "boat")))
    # Then every search found the same
    assert answers == [before] * 3
    # and so does one whose objects go while it reads them
    stack.drop("5.txt", page_dump("Boat 5 is back", "Body of boat 5."))
    stack.run()
    stack.cool_down()
    stack.meanwhile("s3", "GetObject", lambda: stack.strike(NIGHT), function="search_archive")
    assert sorted(titles(stack, "boat")) == sorted([*before, "Boat 5 is back"])


def _cold(stack: ClipwireStack, query: str) -> list[str]:
    answer = stack.invoke("search_archive", {"kind": "search", "query": query})
    return [hit["title"] for hit in answer["hits"]]


def test_nothing_of_an_erased_article_is_left_in_the_archive(stack: ClipwireStack) -> None:
    # Given two articles, in merged objects and in former versions of objects
    stack.drop("fleet.txt", page_dump("Fishing fleet returns", "The boat Xanthippe came home."))
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    stack.run()
    stack.strike(NIGHT)
    [article] = [it for it in stack.articles() if it.title == "Fishing fleet returns"]
    # When one is erased
    assert erase(stack.deployed, str(article.id), yes=True)
    # Then the archive has the other one alone, and no version of an object has a row of the first
    assert titles(stack) == ["New pier opened"]
    assert [row["id"] for row in rows(stack)] != [] and article.id not in {row["id"] for row in rows(stack)}
    versions = stack.client("s3").list_object_versions(Bucket=stack["DropBucket"], Prefix=names.PREFIX)
    assert [it["Key"] for it in versions["Versions"]] == objects(stack)
    assert differences(later(stack)).is_none


def test_a_row_that_comes_after_its_article_was_erased_is_found_by_a_check(stack: ClipwireStack) -> None:
    # Given an erased article whose notification was late
    stack.drop("fleet.txt", page_dump())
    message = _notification(stack)
    [article] = stack.articles()
    assert erase(stack.deployed, str(article.id), yes=True)
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=message)
    assert titles(stack) == ["Fishing fleet returns"]
    # When table and archive are compared, then it goes
    assert not check(later(stack), dry_run=False)
    assert titles(stack) == []


# --- the commands ----------------------------------------------------------------------------------------------------


def test_a_search_finds_what_is_not_archived_yet(stack: ClipwireStack, capfd: pytest.CaptureFixture[str]) -> None:
    # Given an archived article, and a new version and a new article that wait in the archive's queue
    stack.drop("a.txt", page_dump(body=BODY, crawled="May 02, 2025"))
    stack.run()
    with _archive_stopped(stack):
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
    with _archive_stopped(stack):
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
    with _archive_stopped(stack):
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
    with _archive_stopped(stack):
        stack.drop("a.txt", page_dump(body=BODY, crawled="May 02, 2025"))
        stack.run()
    stack.client("sqs").purge_queue(QueueUrl=stack["ArchiveQueue"])
    stack.drop("b.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.run()
    # When the first version's words are searched, then they are not found, and those of the second are
    archive = ArchiveOf(stack.deployed)
    assert archive.search(Choice('"four hundred"'), limit=10).hits == []
    assert [hit["version"] for hit in archive.search(Choice('"five hundred"'), limit=10).hits] == [2]


def _archive_stopped(stack: ClipwireStack) -> Any:
    """Within the block, nothing reads the archive's queue."""
    others = [it for it in stack.sources if "ArchiveQueue" not in it.mapping["EventSourceArn"]]
    return mock.patch.object(stack, "sources", others)


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
    with _archive_stopped(stack):
        stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier for boats."))
        stack.run()
        # When somebody searches who may do what the page on operating says, and nothing else
        with acting_as(stack, "reader", "searcher"):
            found = ArchiveOf(stack.deployed).search(Choice("boats"), limit=10)
            records = list(search_records(stack.deployed, "boats"))
    # Then both are found
    assert found.total == len(records) == 2
