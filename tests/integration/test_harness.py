"""The harness itself, on a template of its own: it must fail where AWS fails."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support import clients
from tests.support.functions import FunctionFailed
from tests.support.queues import send
from tests.support.stack import Stack

EXAMPLE = Path(__file__).parents[1] / "support" / "example" / "template.yaml"


class Shop(Stack):
    def order(self, name: str, **more: str) -> None:
        send(self["Orders"], {"name": name} | more)

    def ledger(self) -> dict[str, dict[str, Any]]:
        self.run()
        items = self.client("dynamodb").scan(TableName=self["Ledger"])["Items"]
        return {item["pk"]["S"]: item for item in items}

    def seen(self) -> list[str]:
        self.run()
        return [line["seen"] for line in self.log("follow_orders")]


@pytest.fixture
def shop() -> Iterator[Shop]:
    with Shop.up(EXAMPLE) as shop:
        yield shop


def test_a_message_goes_through_queue_table_and_stream(shop: Shop) -> None:
    shop.order("herring")
    assert shop.seen() == ["herring"]


def test_parameters_reach_the_functions() -> None:
    with Shop.up(EXAMPLE, Shop="harbour") as shop:
        shop.order("herring")
        assert shop.ledger()["herring"]["sign"] == {"S": "harbour shop"}


def test_each_stack_starts_with_fresh_processes(shop: Shop) -> None:
    # whatever the tests before this one left behind
    shop.order("herring")
    shop.order("cod")
    assert {item["served"]["N"] for item in shop.ledger().values()} == {"1", "2"}


def test_a_reported_message_is_delivered_again_and_then_set_aside(shop: Shop) -> None:
    # Given one message of three that fails each time
    for name in ("herring", "poison", "cod"):
        shop.order(name)
    # Then the others go through once, and it ends in the dead-letter queue
    assert set(shop.ledger()) == {"herring", "cod"}
    assert shop.dead_letters("LostOrders") == [{"name": "poison"}]


def test_a_batch_whose_function_raises_is_delivered_again(shop: Shop) -> None:
    shop.fail("dynamodb", "PutItem", times=1, error="ThrottlingException")
    shop.order("herring")
    assert set(shop.ledger()) == {"herring"}
    assert [function for function, _ in shop.failures] == ["take_orders"]


def test_the_stream_delivers_what_its_filter_lets_through(shop: Shop) -> None:
    shop.order("herring", kind="order")
    shop.order("gossip", kind="talk")
    assert shop.seen() == ["herring"]


def test_a_write_that_changes_nothing_is_no_change(shop: Shop) -> None:
    item = {"pk": {"S": "herring"}, "kind": {"S": "order"}}
    for _ in range(2):
        shop.client("dynamodb").put_item(TableName=shop["Ledger"], Item=item)
    assert shop.seen() == ["herring"]


def test_a_change_that_breaks_its_function_is_cut_out_and_reported_by_position(shop: Shop) -> None:
    # Given a change, among others, that no try gets through
    for name in ("herring", "cod", "breaks", "eel"):
        shop.order(name)
    # Then the others are delivered, and a letter says where it stands
    assert set(shop.seen()) == {"herring", "cod", "eel"}
    [letter] = shop.dead_letters("LostChanges")
    position = letter["DDBStreamBatchInfo"]
    assert (position["batchSize"], letter["requestContext"]["approximateInvokeCount"]) == (1, 3)
    # and the record can be read there
    streams = clients.client("dynamodbstreams")
    start = streams.get_shard_iterator(
        StreamArn=position["streamArn"],
        ShardId=position["shardId"],
        ShardIteratorType="AT_SEQUENCE_NUMBER",
        SequenceNumber=position["startSequenceNumber"],
    )
    record = streams.get_records(ShardIterator=start["ShardIterator"])["Records"][0]
    assert record["dynamodb"]["Keys"] == {"pk": {"S": "breaks"}}


def test_a_crash_ends_the_process_and_the_next_one_starts_cold(shop: Shop) -> None:
    # Given a warm process that has served one order
    shop.order("herring")
    shop.run()
    # When it ends in the middle of the second
    shop.crash("dynamodb", "PutItem")
    shop.order("cod")
    # Then the next process counts from one
    assert shop.ledger()["cod"]["served"] == {"N": "1"}


def test_a_call_may_go_through_and_its_answer_be_lost(shop: Shop) -> None:
    shop.fail("dynamodb", "PutItem", times=1, error="InternalServerError", after=True)
    shop.order("herring")
    assert shop.ledger()["herring"]["served"] == {"N": "2"}


def test_what_a_role_does_not_allow_is_refused_and_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="follow_orders: dynamodb:PutItem"), Shop.up(EXAMPLE) as shop:
        with shop.calls.by(shop._callers["follow_orders"]), pytest.raises(Exception, match="AccessDenied"):
            shop.client("dynamodb").put_item(TableName=shop["Ledger"], Item={"pk": {"S": "herring"}})
        assert shop.ledger() == {}


def test_a_missing_object_is_hidden_from_those_who_may_not_list(shop: Shop) -> None:
    # Given a role that may read the bucket and may not list it
    with pytest.raises(FunctionFailed, match="AccessDenied"):
        body = json.dumps({"name": "herring", "from_shelf": "nowhere"})
        shop.invoke("take_orders", {"Records": [{"messageId": "1", "body": body}]})


def test_a_resource_that_the_harness_does_not_know_is_named(tmp_path: Path) -> None:
    template = tmp_path / "template.yaml"
    template.write_text("Resources: {Pipe: {Type: AWS::Pipes::Pipe, Properties: {}}}")
    with pytest.raises(NotImplementedError, match="AWS::Pipes::Pipe"), Stack.up(template):
        pass


def test_an_item_of_more_than_400_kb_is_refused(shop: Shop) -> None:
    item = {"pk": {"S": "herring"}, "first": {"S": "x" * 200_000}, "second": {"S": "x" * 200_000}}
    put = shop.client("dynamodb").put_item
    put(TableName=shop["Ledger"], Item=item)
    with pytest.raises(ClientError, match="size"):
        put(TableName=shop["Ledger"], Item=item | {"third": {"S": "x" * 10_000}})
