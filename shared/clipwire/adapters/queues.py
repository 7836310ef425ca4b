"""The queues that Clipwire itself writes to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipwire.adapters.aws_errors import aws_errors
from clipwire.model.arrival import Arrival
from clipwire.model.errors import TryAgain
from clipwire.model.messages import Pointer, Step

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient


@dataclass(frozen=True)
class PointersQueue:
    """Implements `Pointers`: members of large containers, in the arrivals queue."""

    sqs: "SQSClient"
    url: str

    def send(self, pointers: list[Pointer]) -> None:
        if not pointers:
            return
        entries = [
            {"Id": str(number), "MessageBody": pointer.model_dump_json(exclude_none=True)}
            for number, pointer in enumerate(pointers)
        ]
        with aws_errors("sending pointers"):
            answer = self.sqs.send_message_batch(QueueUrl=self.url, Entries=entries)  # type: ignore[arg-type]
        if answer.get("Failed"):
            raise TryAgain(f"sending pointers: {answer['Failed'][0].get('Message', 'refused')}")


@dataclass(frozen=True)
class ContainersQueue:
    """Implements `Unpacking`."""

    sqs: "SQSClient"
    url: str

    def hand_on(self, arrival: Arrival) -> None:
        self.go_on(Step(arrival=arrival))

    def go_on(self, step: Step) -> None:
        with aws_errors("handing on a container"):
            self.sqs.send_message(QueueUrl=self.url, MessageBody=step.model_dump_json(exclude_none=True))
