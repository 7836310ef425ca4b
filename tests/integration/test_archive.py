"""The archive: every version becomes a row of Parquet, once, and a search finds it."""

import json
from collections.abc import Iterator

import pytest

from clipwire.archive import names
from clipwire.cli.archive_check import differences
from clipwire.cli.replay import Choice as Replayed
from clipwire.cli.replay import replay
from clipwire.model.article import Article
from clipwire.parsing import registry
from clipwire.parsing.content import Content
from clipwire.parsing.formats import page_dump as page_dump_format
from tests.integration.archived import ask, later, notification, objects, rows, running, titles
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, LONG_BODY, UPDATED_BODY, page_dump


@pytest.fixture
def stack() -> Iterator[ClipwireStack]:
    with running() as stack:
        yield stack


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
    message = notification(stack)
    # When its notification is delivered again, alone
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=message)
    # Then it overwrites its object
    assert objects(stack) == before
    # and with another one, in one more object, it is still one hit
    stack.drop("pier.txt", page_dump("New pier opened", "Officials opened a pier."))
    stack.client("sqs").send_message(QueueUrl=stack["ArchiveQueue"], MessageBody=message)
    assert len(titles(stack)) == 2


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
    message = notification(stack)
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
def earlier_release(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A parser of an earlier version, which reads the month before; undo it to deploy this one."""

    def parse(content: Content) -> list[Article]:
        articles = page_dump_format.parse(content)
        for article in articles:
            article.published = "2025-03-24"
        return articles

    monkeypatch.setattr(page_dump_format, "parse_as_before", parse, raising=False)
    monkeypatch.setitem(registry.PARSERS, "page-dump", registry.Parser(0, "formats.page_dump:parse_as_before"))
    registry._parser.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    registry._parser.cache_clear()  # also if the test has failed


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
