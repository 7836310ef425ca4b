"""Place the articles of a played plan once more, one after the other and without faults, and compare their stories."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from moto.dynamodb.models import dynamodb_backends

from clipwire.adapters.bucket import Bodies
from clipwire.adapters.table.contents import ContentsTable
from clipwire.adapters.table.items import from_item
from clipwire.adapters.table.records import RecordsTable
from clipwire.adapters.table.stories import StoryTable
from clipwire.services.stories import Stories
from tests.support.clippings import ClipwireStack
from tests.support.memory_table import MemoryTable
from tests.support.template import ACCOUNT, REGION

Outcome = dict[str, tuple[str, str | None]]
"""Article -> its story, and the article of which it is a copy."""


def differences(stack: ClipwireStack) -> list[str]:
    """The articles that have another story, or another original, than if all were placed one after the other."""
    table = dynamodb_backends[ACCOUNT][REGION].tables[stack["ArticlesTable"]]
    written = [from_item(record.record["dynamodb"].get("NewImage", {})) for record in table.stream_shard.items]
    order = list(dict.fromkeys(_placed(written)))
    client = stack.client("dynamodb")
    records = RecordsTable(client, stack["ArticlesTable"], Bodies(stack.client("s3"), stack["DropBucket"]))
    memory: Any = MemoryTable()
    moments = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number) for number in range(10_000))
    stories = Stories(StoryTable(memory, "table"), lambda: next(moments), "serial")
    for article_id, version in order:
        record = ContentsTable(records).version(article_id, version)
        assert record, "what was placed is stored"
        stories.placing_of(record, "one call")
    found = [from_item(item) for item in client.scan(TableName=stack["ArticlesTable"])["Items"]]
    placed = {article_id for article_id, _ in order}
    ours, theirs = (_outcome(items, placed) for items in (found, memory.items))
    return [
        f"article {one} is in story {ours[one][0]} as a copy of {ours[one][1]}, and one after the other"
        f" in {theirs[one][0]} as a copy of {theirs[one][1]}"
        for one in sorted(placed)
        if ours[one] != theirs[one]
    ]


def _placed(written: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """Articles and versions in the order in which their prints were written. Some come again, with a new moment."""
    versions: dict[tuple[str, str], int] = {}
    for item in written:
        if item.get("kind") == "placing":
            versions[item["pk"].partition("#")[2], item["placed_at"]] = int(item["version"])
        elif item.get("kind") == "placed" and "print" in item:
            moment, _, article_id = item["sk"].partition("#")
            yield article_id, versions[article_id, moment]


def _outcome(items: list[dict[str, Any]], placed: set[str]) -> Outcome:
    merged = {item["pk"].partition("#")[2]: item["merged_into"] for item in items if item["kind"] == "merged-into"}
    outcome = {}
    for item in items:
        article_id = item["pk"].partition("#")[2]
        if item["kind"] == "placing" and article_id in placed:
            story = item["story_id"]
            while story in merged:
                story = merged[story]
            outcome[article_id] = (story, item.get("duplicate_of"))
    return outcome
