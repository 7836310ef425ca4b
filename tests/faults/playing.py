"""Play a plan on the real template in moto."""

import contextlib
import io
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from unittest import mock

from botocore.client import BaseClient
from moto.s3.models import s3_backends
from moto.sqs.models import sqs_backends

from clipwire.adapters.table import items
from clipwire.cli import replay as replaying
from clipwire.cli import retry as retrying
from clipwire.cli.output import Failure
from clipwire.model.article import Article
from clipwire.model.receipt import Receipt
from clipwire.parsing import opening
from tests.faults.files import KILLS, RAISES
from tests.faults.plans import Fault, Plan, Target
from tests.faults.serial import differences
from tests.support.calls import Call, Disturbance, crashing, error_of, failing_with
from tests.support.clippings import ClipwireStack, Notification
from tests.support.functions import Crash, FunctionFailed
from tests.support.queues import QueueSource, as_record
from tests.support.template import ACCOUNT, REGION

RETRIES_OF_STREAM = "6"
"""Retries of a stream record. The 100 of the template would take most of a plan's time."""
TRIES_OF_LATE_CHANGES = 6
"""Instead of the template's 50, for the same reason."""

ROUNDS = 300

REFUSED = ("processing-failed", "too-slow")

OF_QUEUES = {"ReceiveMessage", "DeleteMessage"}
OF_STREAM = {"DescribeStream", "GetShardIterator", "GetRecords"}
"""Calls that Lambda itself makes in the function's role."""


@dataclass(frozen=True)
class Text:
    """One entry of an article: a version, or an observation that arrived late."""

    article: Article
    version: int | None
    """None for an observation that arrived after a newer one."""
    is_newest: bool
    stored_at: datetime


@dataclass
class Aftermath:
    """The state of the stack when all queues and the stream are drained."""

    receipts: list[Receipt]
    texts: dict[str, list[Text]]
    """Article id -> its entries."""
    events: list[Notification]
    """All events that a subscriber received, repeats included."""
    waiting: dict[str, int]
    """Queue -> number of messages in it."""
    struck: list[str]
    """The calls that failed because of a fault, in words, in order."""
    misplaced: list[str]
    """Articles with another story or original than if they were placed one after the other, in words."""
    errors: list[str] = field(default_factory=list)
    """Deliveries that did not come to an end."""


@dataclass(frozen=True)
class Played:
    revisions: dict[int, str]
    """File -> version of its object in the bucket."""
    after_faults: Aftermath
    """After the faults, while parsers still have their bugs."""
    after_mending: Aftermath
    """After parsers were mended, every failed receipt was retried, and what they had refused was read again."""


def play(plan: Plan) -> Played:
    with Bugs().in_parsers() as bugs, ClipwireStack.running(FilesAtOnce=str(plan.files_at_once)) as stack:
        player = _Player(stack, plan)
        revisions = player.drop()
        player.go_through()
        after_faults = player.look()
        bugs.mended = True
        failed = {receipt.key for receipt in after_faults.receipts if receipt.outcome == "failed"}
        refused = {receipt.key for receipt in after_faults.receipts if _was_refused(receipt)}
        if not failed and not refused:
            return Played(revisions, after_faults, after_faults)
        player.retry(failed)
        player.replay(refused)
        return Played(revisions, after_faults, player.look())


def _was_refused(receipt: Receipt) -> bool:
    """Whether a fault of ours rejected the file, and not its content."""
    problem = receipt.problem
    return receipt.outcome == "rejected" and problem is not None and problem.type.rpartition(":")[2] in REFUSED


@dataclass
class Bugs:
    """Parsers that raise, and files that end the process that reads them."""

    mended: bool = False

    @contextlib.contextmanager
    def in_parsers(self) -> Iterator["Bugs"]:
        parse = opening.parse

        def parse_with_bugs(data: bytes, *given: Any, **named: Any) -> Any:
            if not self.mended and KILLS in data:
                raise Crash("out of memory")
            if not self.mended and RAISES in data:
                raise RuntimeError("a bug in a parser")
            return parse(data, *given, **named)

        with mock.patch.object(opening, "parse", parse_with_bugs):
            yield self


class _Player:
    def __init__(self, stack: ClipwireStack, plan: Plan) -> None:
        self.stack = stack
        self.plan = plan
        self.messages: list[dict[str, Any]] = []
        self.events: list[Notification] = []
        self.struck: list[str] = []
        self.errors: list[str] = []

    def drop(self) -> dict[int, str]:
        """Put all files into the bucket and hold their messages back."""
        for stream in self.stack.streams:
            stream.mapping["MaximumRetryAttempts"] = RETRIES_OF_STREAM
        self.stack.try_late_changes(TRIES_OF_LATE_CHANGES)
        revisions = {}
        with self.stack.announcements.held_back() as self.messages:
            for number, file in enumerate(self.plan.files):
                revisions[number] = self.stack.drop(file.key, file.content, key=file.key).version_id
                moment = file.arrived.isoformat(timespec="milliseconds").replace("+00:00", "Z")
                self.messages[-1]["Records"][0]["eventTime"] = moment
                stored = s3_backends[ACCOUNT]["aws"].get_object(self.stack["DropBucket"], file.key)
                assert stored
                stored.last_modified = file.arrived.replace(tzinfo=None)  # which a replay takes as time of arrival
        return revisions

    def go_through(self) -> None:
        """Take the steps with the faults, then end the faults and drain the queues."""
        for fault in self.plan.faults:
            self.stack.calls.disturbances.append(_ActiveFault(self, fault))
        with self.stack.hurried("unpack_archive", 1) if self.plan.hurried else contextlib.nullcontext():
            for step in self.plan.steps:
                match step.does:
                    case "deliver":
                        self.stack.announce(self.messages[step.file])
                    case "work":
                        self._work()
                    case "restart":
                        self.stack.cool_down()
                    case "repeat":
                        self.stack.rewind_streams()
            self._drain()
        self.stack.calls.disturbances.clear()
        self._drain()

    def _drain(self) -> None:
        for _ in range(ROUNDS):
            if not self._work():
                return
        self.errors.append(f"still busy after {ROUNDS} rounds; last failures: {self.stack.failures[-3:]}")

    def _work(self) -> int:
        """Deliver one batch from each queue and the stream; the number of messages and records."""
        return sum(
            source.deliver()
            for source in self.stack.sources
            # asking an empty queue takes moto as long as a write to the table, and most queues are empty
            if not isinstance(source, QueueSource) or self._count_in(source.mapping["EventSourceArn"].split(":")[-1])
        )

    @staticmethod
    def _count_in(queue: str) -> int:
        return len(sqs_backends[ACCOUNT][REGION].queues[queue]._messages)

    def look(self) -> Aftermath:
        self._drain()
        self.events += self.stack.notifications()
        receipts: list[Receipt] = []
        texts: dict[str, list[Text]] = defaultdict(list)
        pages = self.stack.client("dynamodb").get_paginator("scan").paginate(TableName=self.stack["ArticlesTable"])
        for item in (item for page in pages for item in page["Items"]):
            match item["kind"]["S"]:
                case "receipt":
                    receipts.append(items.receipt_in(item))
                case "article" | "version" as kind:
                    article = items.article_in(item)
                    version = None if item["sk"]["S"].startswith("EARLIER#") else article.version
                    stored_at = datetime.fromisoformat(item["stored_at"]["S"])
                    texts[str(article.id)].append(Text(article, version, kind == "article", stored_at))
        queues = self.stack.resources.of_type("AWS::SQS::Queue")
        waiting = {queue: self._count_in(self.stack.resources.name(queue)) for queue in queues}
        misplaced = differences(self.stack)
        struck, errors = list(self.struck), list(self.errors)
        return Aftermath(receipts, dict(texts), list(self.events), waiting, struck, misplaced, errors)

    def retry(self, failed: set[str]) -> None:
        """`clipwire retry` for these keys."""
        with (
            mock.patch.dict(os.environ, {"AWS_DEFAULT_REGION": REGION}),
            mock.patch.object(retrying, "answers"),
        ):
            for key in sorted(failed):
                try:
                    retrying.retry(self.stack.deployed, key)
                except Failure as failure:
                    self.errors.append(f"clipwire retry {key}: {failure}")

    def replay(self, refused: set[str]) -> None:
        """`clipwire replay KEY --rejected` for these keys."""
        self._drain()
        with (
            mock.patch.dict(os.environ, {"AWS_DEFAULT_REGION": REGION}),
            mock.patch.object(replaying, "write_line"),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            for key in sorted(refused):
                try:
                    replaying.replay(self.stack.deployed, key, replaying.Choice(rejected=True), dry_run=False)
                except Failure as failure:
                    self.errors.append(f"clipwire replay {key}: {failure}")

    def rival_reads(self, number: int) -> None:
        """Another copy of `ingest_article` receives the message of a file."""
        arn = self.stack.resources.arn("ArrivalsQueue")
        message = {"MessageId": "rival", "ReceiptHandle": "rival", "Attributes": {}}
        record = as_record(message | {"Body": json.dumps(self.messages[number])}, arn)
        self.stack.cool_down()  # a process of its own; the one that was interrupted goes on afterwards
        with contextlib.suppress(FunctionFailed):
            self.stack.invoke("ingest_article", {"Records": [record]})


class _ActiveFault(Disturbance):
    """A fault of the plan during play. It counts the calls of its target."""

    def __init__(self, player: _Player, fault: Fault) -> None:
        after = fault.trouble in ("answer lost", "crash after")
        super().__init__("", "", fault.times, self._act, after, fault.function)
        self.player = player
        self.fault = fault
        self.seen = 0

    def strikes(self, call: Call) -> bool:
        if self.times <= 0 or call.function != self.fault.function or not _is_target(self.fault.target, call):
            return False
        self.seen += 1
        if self.seen < self.fault.nth:
            return False
        self.player.struck.append(f"{self.fault.trouble}: call {self.seen} of {call.function}, {in_words(call)}")
        return True

    def _act(self, client: BaseClient, operation: str) -> None:
        match self.fault.trouble:
            case "throttled":
                failing_with("ThrottlingException")(client, operation)
            case "server error" | "answer lost":
                failing_with("InternalServerError")(client, operation)
            case "denied":
                raise error_of(client, operation, "AccessDenied")
            case "crash before" | "crash after":
                crashing(client, operation)
            case "rival":
                with self.player.stack.calls.by(None):
                    self.player.rival_reads(self.fault.rival)


def in_words(call: Call) -> str:
    parameters = call.parameters
    key = parameters.get("Key") or parameters.get("Item") or {}
    if isinstance(key, dict):
        key = " ".join(value["S"] for name, value in key.items() if name in ("pk", "sk"))
    return f"{call.operation} {key}".rstrip()


def _is_target(target: Target, call: Call) -> bool:
    if call.operation in (OF_STREAM if call.function == "pass_on" else OF_QUEUES):
        return False
    return TARGETS[target](call)


TARGETS: dict[Target, Callable[[Call], bool]] = {
    "any call": lambda call: True,
    "receipts": lambda call: call.operation == "PutItem" and "FILE#" in str(call.parameters["Item"]["pk"]),
    "marks": lambda call: call.operation == "PutItem" and "TOLD#" in str(call.parameters["Item"]["pk"]),
    "topic": lambda call: call.operation == "Publish",
}
