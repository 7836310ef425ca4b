"""A stack with its archive, and what tests ask it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock

from clipwire.archive import names
from clipwire.cli import functions
from clipwire.cli.archive import ArchiveOf
from tests.support.clippings import ClipwireStack

NIGHT = datetime(2026, 11, 27, 3, 10, tzinfo=UTC)
"""When everything of a month is merged."""
LATER = timedelta(hours=1)


@contextmanager
def running() -> Iterator[ClipwireStack]:
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


def archive_stopped(stack: ClipwireStack) -> Any:
    """Within the block, nothing reads the archive's queue."""
    others = [it for it in stack.sources if "ArchiveQueue" not in it.mapping["EventSourceArn"]]
    return mock.patch.object(stack, "sources", others)


def notification(stack: ClipwireStack) -> str:
    [heard] = [it for it in stack.notifications() if it.type == "clipwire.article.published"]
    return json.dumps(heard.event, ensure_ascii=False)
