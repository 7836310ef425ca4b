"""Conditional writes: what is an answer, what is tried again, and what is an error."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from clipwire.adapters.table.writing import Check, put, put_together
from clipwire.model.errors import TryAgain


def item(name: str, **attributes: str) -> dict[str, Any]:
    return {key: {"S": value} for key, value in ({"pk": name, "sk": "x"} | attributes).items()}


class Answering:
    """A table that answers every write with one error."""

    def __init__(self, code: str, *reasons: str) -> None:
        self.error = ClientError(
            {"Error": {"Code": code}, "CancellationReasons": [{"Code": reason} for reason in reasons]},  # type: ignore[typeddict-unknown-key]
            "TransactWriteItems",
        )

    def put_item(self, **asked: Any) -> None:
        raise self.error

    transact_write_items = put_item


def names(dynamodb: Any) -> list[str]:
    return sorted(item["pk"]["S"] for item in dynamodb.scan(TableName="table")["Items"])


def put_both(dynamodb: Any, expected: str = "old", checked: str = "old") -> bool:
    return put_together(
        dynamodb,
        "table",
        conditional=item("record", text="new"),
        condition="note = :old",
        values={":old": {"S": expected}},
        other=item("history"),
        check=Check(item("seen"), "note = :checked", {":checked": {"S": checked}}),
    )


def test_a_put_whose_condition_does_not_hold_writes_nothing(dynamodb: Any) -> None:
    assert put(dynamodb, "table", item("record", text="first"), "attribute_not_exists(pk)")
    assert not put(dynamodb, "table", item("record", text="second"), "attribute_not_exists(pk)")
    assert not put(dynamodb, "table", item("record", text="second"), "note = :note", {":note": {"S": "other"}})
    assert dynamodb.scan(TableName="table")["Items"] == [item("record", text="first")]


@pytest.mark.parametrize(("expected", "checked"), [("other", "old"), ("old", "other")])
def test_two_items_are_written_together_or_not_at_all(dynamodb: Any, expected: str, checked: str) -> None:
    # Given a record and an item that is only looked at
    for name in ("record", "seen"):
        put(dynamodb, "table", item(name, note="old"))
    # When either is not as expected, then nothing is written
    assert not put_both(dynamodb, expected, checked)
    assert names(dynamodb) == ["record", "seen"]
    # When both are, then the record is new and the other item is there
    assert put_both(dynamodb)
    assert names(dynamodb) == ["history", "record", "seen"]


@pytest.mark.parametrize("reason", ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])
def test_a_write_that_met_another_is_tried_again(reason: str) -> None:
    with pytest.raises(TryAgain):
        put_both(Answering("TransactionCanceledException", "None", reason))


def test_a_condition_that_does_not_hold_is_the_answer_even_beside_a_conflict() -> None:
    assert not put_both(Answering("TransactionCanceledException", "ConditionalCheckFailed", "TransactionConflict"))


@pytest.mark.parametrize("answer", [("ValidationException",), ("TransactionCanceledException", "ItemCollectionTooBig")])
def test_any_other_error_is_raised(answer: tuple[str, ...]) -> None:
    with pytest.raises(ClientError):
        put_both(Answering(*answer))
    with pytest.raises(ClientError):
        put(Answering(*answer), "table", item("record"), "attribute_not_exists(pk)")  # type: ignore[arg-type]
