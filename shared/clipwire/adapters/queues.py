"""The queues that Clipwire writes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from clipwire.adapters.aws_errors import aws_errors
from clipwire.model.arrival import Arrival
from clipwire.model.errors import TryAgain
from clipwire.model.messages import Announced, Pointer, Replay, Step, ToArchive, Unplaced

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


@dataclass(frozen=True)
class ArrivalsQueue:
    """Implements `Pointers`: members of large containers, and files to read again, in the arrivals queue."""

    sqs: "SQSClient"
    url: str

    def put_back(self, body: str) -> None:
        """Send a message again as a new one, which has not used up any tries."""
        with aws_errors("putting a message back"):
            self.sqs.send_message(QueueUrl=self.url, MessageBody=body)

    def send(self, messages: Sequence[Pointer | Replay]) -> None:
        """Send at most ten messages."""
        if messages:
            _send_together(self.sqs, self.url, messages, "sending to the arrivals queue")


@dataclass(frozen=True)
class ContainersQueue:
    """Implements `Unpacking`."""

    sqs: "SQSClient"
    url: str

    def hand_on(self, arrival: Arrival, run: str) -> None:
        self.go_on(Step(arrival=arrival, run=run))

    def go_on(self, step: Step) -> None:
        _send(self.sqs, self.url, step, "handing on a container")


@dataclass(frozen=True)
class LargeFilesQueue:
    """Implements `LargeFiles`."""

    sqs: "SQSClient"
    url: str

    def hand_on(self, arrival: Arrival) -> None:
        message = arrival if isinstance(arrival, Pointer | Replay) else Announced.model_validate(arrival.model_dump())
        _send(self.sqs, self.url, message, "handing on a large file")


@dataclass(frozen=True)
class PlacingQueue:
    """Implements `PlacingLine`: a FIFO queue."""

    sqs: "SQSClient"
    url: str

    def send(self, change: Unplaced, repeat: str = "") -> None:
        """Queue a change. With another `repeat`, it is not taken for the same message."""
        with aws_errors("passing a change on"):
            self.sqs.send_message(
                QueueUrl=self.url,
                MessageBody=change.model_dump_json(exclude_none=True),
                MessageGroupId=change.group,
                MessageDeduplicationId=f"{change.event_id}{repeat}",
            )


@dataclass(frozen=True)
class LateChangesQueue:
    """The queue of changes that failed, which are tried again without holding up others."""

    sqs: "SQSClient"
    url: str

    def put(self, body: str) -> None:
        with aws_errors("setting a change aside"):
            self.sqs.send_message(QueueUrl=self.url, MessageBody=body)


@dataclass(frozen=True)
class ArchiveQueue:
    """Implements `ArchiveLine`."""

    sqs: "SQSClient"
    url: str

    def send(self, wanted: ToArchive) -> None:
        _send(self.sqs, self.url, wanted, "sending to the archive")

    def waiting(self) -> int:
        """The number of messages, about."""
        with aws_errors("asking the archive's queue"):
            answer = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])["Attributes"]
        return int(answer["ApproximateNumberOfMessages"]) + int(answer["ApproximateNumberOfMessagesNotVisible"])

    def send_all(self, wanted: Sequence[ToArchive]) -> None:
        """Send at most ten."""
        _send_together(self.sqs, self.url, wanted, "sending to the archive")


def _send(sqs: "SQSClient", url: str, message: BaseModel, doing: str) -> None:
    with aws_errors(doing):
        sqs.send_message(QueueUrl=url, MessageBody=message.model_dump_json(exclude_none=True))


def _send_together(sqs: "SQSClient", url: str, messages: Sequence[BaseModel], doing: str) -> None:
    """Send one to ten messages. Raises `TryAgain` if one of them is not taken."""
    entries = [
        {"Id": str(at), "MessageBody": message.model_dump_json(exclude_none=True)}
        for at, message in enumerate(messages)
    ]
    with aws_errors(doing):
        answer = sqs.send_message_batch(QueueUrl=url, Entries=entries)  # type: ignore[arg-type]
    if answer.get("Failed"):
        raise TryAgain(f"{doing}: {answer['Failed'][0].get('Message', 'refused')}")
