"""Store which members of a large container are done, as items with sets of numbers, a hundred members in each.

To add a number to a set twice changes nothing, so a repeated message is not counted twice. A set of a hundred numbers
is small, so each write costs one unit.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.adapters.table import keys
from clipwire.adapters.table.items import Item, from_item, to_item
from clipwire.adapters.table.reading import query
from clipwire.adapters.table.writing import now
from clipwire.model.arrival import Arrival
from clipwire.model.messages import Place
from clipwire.model.problem import Problem
from clipwire.services.ports import Done

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BLOCK_MEMBERS = 100
OUTCOMES = ("accepted", "unchanged", "partial", "rejected", "failed")
KEPT = timedelta(days=30)
"""Longer than the 14 days for which a queue or a dead-letter queue keeps a message."""


@dataclass(frozen=True)
class ProgressTable:
    """Implements `Progress`."""

    dynamodb: "DynamoDBClient"
    name: str

    def note(self, container: Arrival, place: Place, outcome: str, problem: Problem | None) -> bool:
        removed = ", ".join(f"#{name} :member" for name in OUTCOMES if name != outcome)
        setting = "SET kind = :kind, expires_at = :expires"
        values = {
            ":member": {"NS": [str(place.ordinal)]},
            ":kind": {"S": keys.PROGRESS.kind},
            ":expires": {"N": str(int((now() + KEPT).timestamp()))},
        }
        if problem:
            of_member = problem.model_dump() | {"member": place.ordinal}
            setting += f", {_problem(outcome)} = if_not_exists({_problem(outcome)}, :problem)"
            values |= to_item({":problem": of_member})
        block = place.ordinal // BLOCK_MEMBERS
        with aws_errors(f"counting a member of {container.key}"):
            answer = self.dynamodb.update_item(
                TableName=self.name,
                Key=to_item(_key(container, place.run, block)),
                UpdateExpression=f"{setting} ADD #{outcome} :member DELETE {removed}",
                ExpressionAttributeNames={f"#{name}": name for name in OUTCOMES},  # PARTIAL is a reserved word
                ExpressionAttributeValues=values,  # type: ignore[arg-type]
                ReturnValues="ALL_NEW",
            )
        item = answer["Attributes"]
        done = sum(len(item.get(name, {}).get("NS", [])) for name in OUTCOMES)
        return done >= int(item.get("expects", {}).get("N", BLOCK_MEMBERS))

    def expect(self, container: Arrival, run: str, total: int) -> None:
        last_block, in_last = divmod(total, BLOCK_MEMBERS)
        if not in_last:
            return
        with aws_errors(f"counting the members of {container.key}"):
            self.dynamodb.update_item(
                TableName=self.name,
                Key=to_item(_key(container, run, last_block)),
                UpdateExpression="SET kind = :kind, expects = :expects, expires_at = :expires",
                ExpressionAttributeValues={
                    ":kind": {"S": keys.PROGRESS.kind},
                    ":expects": {"N": str(in_last)},
                    ":expires": {"N": str(int((now() + KEPT).timestamp()))},
                },
            )

    def done(self, container: Arrival, run: str) -> Done:
        first = keys.PROGRESS.of(
            bucket=container.bucket, key=container.key, revision=container.revision, run=run, block=0
        )
        blocks = query(
            self.dynamodb,
            f"counting the members of {container.key}",
            TableName=self.name,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :run)",
            ExpressionAttributeValues={
                ":pk": {"S": first["pk"]},
                ":run": {"S": first["sk"].rpartition("!")[0] + "!"},
            },
            ConsistentRead=True,
        )
        counted: Counter[str] = Counter()
        problem = None
        for item in blocks:
            counted.update({name: len(item[name]["NS"]) for name in OUTCOMES if name in item})
            problem = problem or next(_problems_in(item), None)
        return Done(counted, problem)


def _problem(outcome: str) -> str:
    """The attribute for the first problem of members with this outcome."""
    return f"problem_{outcome}"


def _problems_in(item: Item) -> Iterator[Problem]:
    """The problems of members that still have the outcome with which they were noted: one may be read another time."""
    for outcome in OUTCOMES:
        values = from_item({"problem": item[_problem(outcome)]})["problem"] if _problem(outcome) in item else None
        if values and str(values.pop("member")) in item.get(outcome, {}).get("NS", []):
            yield Problem.model_validate(values)


def _key(container: Arrival, run: str, block: int) -> dict[str, str]:
    return keys.PROGRESS.of(
        bucket=container.bucket, key=container.key, revision=container.revision, run=run, block=block
    )
