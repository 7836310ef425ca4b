"""`clipwire retry`: send messages from dead-letter queues again."""

import uuid

from clipwire.adapters import clients
from clipwire.adapters.messages import read
from clipwire.adapters.queues import PlacingQueue
from clipwire.adapters.stream import change_in
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.cli.output import Failure, answers, plain
from clipwire.cli.stack import Stack, sqs
from clipwire.model.messages import Step, Unplaced, Unpublished
from clipwire.model.receipt import Receipt
from clipwire.services.announcing import change_to_place


def retry(stack: Stack, name: str) -> None:
    """Send each message in the failed receipts of a key to the queue or function where it failed."""
    key = stack.key_of(name)
    receipts = stack.catalogue.receipts(stack.bucket, key)
    failed = [receipt for receipt in receipts if receipt.outcome == "failed" and receipt.message]
    if not failed:
        outcomes = ", ".join(receipt.outcome for receipt in receipts) or "no receipt"
        raise Failure(f"{key} has nothing to send again: {outcomes}")
    # A message may be about several files, each of which has a receipt with the message.
    for receipt in {(receipt.message, _event_id(receipt)): receipt for receipt in failed}.values():
        _send_again(stack, receipt)
        answers.print(plain(f"sent again: {key}" + (f" ({receipt.member})" if receipt.member else "")))


def _send_again(stack: Stack, receipt: Receipt) -> None:
    message = str(receipt.message)
    match read(message):
        case Unplaced() as change:
            _place(stack, change)
            _close(stack, receipt)
        case Unpublished(records=records):
            for change in filter(None, map(change_to_place, map(change_in, records))):
                _place(stack, change)
            _close(stack, receipt)
        case Step():
            sqs().send_message(QueueUrl=stack.containers_queue, MessageBody=message)
        case _:
            sqs().send_message(QueueUrl=stack.arrivals_queue, MessageBody=message)


def _place(stack: Stack, change: Unplaced) -> None:
    """Queue a change again, as a message that the queue does not take for a repeat."""
    PlacingQueue(sqs(), stack.placing_queue).send(change, repeat=f"-{uuid.uuid4()}")


def _close(stack: Stack, receipt: Receipt) -> None:
    """Note in the receipt that its event is on its way. If it fails again, it gets a failed receipt again."""
    done = {"outcome": "accepted", "problem": None, "message": None}
    ReceiptsTable(clients.dynamodb(), stack.table, stack.receipt_days).close(receipt.model_copy(update=done))


def _event_id(receipt: Receipt) -> str:
    return (receipt.member or "").rpartition("!")[2] if "!" in (receipt.member or "") else ""
