"""The queues that Clipwire writes to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
        if not messages:
            return
        entries = [
            {"Id": str(number), "MessageBody": message.model_dump_json(exclude_none=True)}
            for number, message in enumerate(messages)
        ]
        with aws_errors("sending to the arrivals queue"):
            answer = self.sqs.send_message_batch(QueueUrl=self.url, Entries=entries)  # type: ignore[arg-type]
        if answer.get("Failed"):
            raise TryAgain(f"sending to the arrivals queue: {answer['Failed'][0].get('Message', 'refused')}")


@dataclass(frozen=True)
class ContainersQueue:
    """Implements `Unpacking`."""

    sqs: "SQSClient"
    url: str

    def hand_on(self, arrival: Arrival, run: str) -> None:
        self.go_on(Step(arrival=arrival, run=run))

    def go_on(self, step: Step) -> None:
        with aws_errors("handing on a container"):
            self.sqs.send_message(QueueUrl=self.url, MessageBody=step.model_dump_json(exclude_none=True))


@dataclass(frozen=True)
class LargeFilesQueue:
    """Implements `LargeFiles`."""

    sqs: "SQSClient"
    url: str

    def hand_on(self, arrival: Arrival) -> None:
        message = arrival if isinstance(arrival, Pointer | Replay) else Announced.model_validate(arrival.model_dump())
        with aws_errors("handing on a large file"):
            self.sqs.send_message(QueueUrl=self.url, MessageBody=message.model_dump_json(exclude_none=True))


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
        with aws_errors("sending to the archive"):
            self.sqs.send_message(QueueUrl=self.url, MessageBody=wanted.model_dump_json(exclude_none=True))

    def waiting(self) -> int:
        """The number of messages, about."""
        with aws_errors("asking the archive's queue"):
            answer = self.sqs.get_queue_attributes(QueueUrl=self.url, AttributeNames=["All"])["Attributes"]
        return int(answer["ApproximateNumberOfMessages"]) + int(answer["ApproximateNumberOfMessagesNotVisible"])

    def send_all(self, wanted: Sequence[ToArchive]) -> None:
        """Send at most ten."""
        entries = [
            {"Id": str(at), "MessageBody": it.model_dump_json(exclude_none=True)} for at, it in enumerate(wanted)
        ]
        with aws_errors("sending to the archive"):
            answer = self.sqs.send_message_batch(QueueUrl=self.url, Entries=entries)  # type: ignore[arg-type]
        if answer.get("Failed"):
            raise TryAgain(f"sending to the archive: {answer['Failed'][0].get('Message', 'refused')}")
