"""Versions with proofs, and ways to change what is stored of them."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clipwire.adapters.table import items
from clipwire.adapters.table.packing import pack
from clipwire.cli.proofs import verify
from clipwire.model.article import Article
from clipwire.versions.proofs import proven
from tests.support.clippings import ClipwireStack
from tests.support.pages import UPDATED_BODY, page_dump

TOMORROW = datetime.now(UTC) + timedelta(days=1)

TODAY = datetime.now(UTC).date().isoformat()

PARTS = ["record", "text", "bytes", "chain", "root"]


def two_versions(stack: ClipwireStack) -> str:
    """The id of an article that its publisher has changed, both of whose versions are in the root of today."""
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    stack.run()
    stack.drop("fleet-later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.run()
    stack.strike(TOMORROW)
    [article] = stack.articles()
    return str(article.id)


Findings = Callable[[ClipwireStack, str], dict[tuple[int, str], str]]


@pytest.fixture
def findings(capfd: pytest.CaptureFixture[str]) -> Callable[[ClipwireStack, str], dict[tuple[int, str], str]]:
    """What `clipwire verify` prints: version and part -> outcome. Its exit status agrees."""

    def found(stack: ClipwireStack, article_id: str) -> dict[tuple[int, str], str]:
        capfd.readouterr()
        is_whole = verify(stack.deployed, article_id, as_json=True)
        printed = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        outcomes = {(it["version"], it["part"]): it["outcome"] for it in printed}
        assert is_whole == ("failed" not in outcomes.values()) and len(outcomes) == len(printed)
        return outcomes

    return found


def failed(outcomes: dict[tuple[int, str], str]) -> set[tuple[int, str]]:
    return {place for place, outcome in outcomes.items() if outcome == "failed"}


def item_of(stack: ClipwireStack, version: int) -> dict[str, Any]:
    found = stack.client("dynamodb").scan(TableName=stack["ArticlesTable"])["Items"]
    [item] = [it for it in found if items.is_version(it) and items.article_in(it).version == version]
    return dict(item)


def put(stack: ClipwireStack, item: dict[str, Any]) -> None:
    stack.client("dynamodb").put_item(TableName=stack["ArticlesTable"], Item=item)


def rewrite(stack: ClipwireStack, version: int, change: Callable[[Article], Article]) -> None:
    """Change a version in the table, as somebody would who may write there."""
    item = item_of(stack, version)
    article = change(items.article_in(item))
    plain = items.to_item({"title": article.title, "file": article.file and article.file.model_dump(exclude_none=True)})
    put(stack, item | plain | {"packed": {"B": pack(article, with_body=True)}})


def with_another_body(article: Article) -> Article:
    return article.model_copy(update={"body": article.body.replace("tonnes", "tons")})


def without_proof(article: Article) -> Article:
    return article.model_copy(update={"proof": None})


def rewritten_with_its_hash(stack: ClipwireStack, version: int) -> None:
    """Change the text of a version, and compute its hash again."""
    record = items.record_in(item_of(stack, version))
    assert record.stored_at and record.article.proof
    changed = record.model_copy(update={"article": with_another_body(record.article)})
    before = record.article.proof.model_copy(update={"hash": record.article.proof.before})
    rewrite(stack, version, lambda _: proven(changed, before, record.stored_at or TOMORROW).article)
