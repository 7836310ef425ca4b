"""`clipwire retry`: send messages from dead-letter queues again."""

import json

from clipwire.adapters import clients
from clipwire.adapters.messages import read
from clipwire.adapters.stream import invocation_of
from clipwire.adapters.table.receipts import ReceiptsTable
from clipwire.cli.output import Failure, answers, plain
from clipwire.cli.stack import Stack, lambda_client, sqs
from clipwire.model.messages import Step, Unannounced, Unpublished
from clipwire.model.receipt import Receipt


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
        case Unannounced(article_id=article_id, version=version):
            if article_id and version:
                change = stack.catalogue.change_to(article_id, version)
            else:
                change = stack.catalogue.change_to_receipt(_of_file(receipt))
            if change is None:
                raise Failure(f"{receipt.key}: what was to be announced is no longer in the table")
            _announce(stack, invocation_of(*change))
            _close(stack, receipt)
        case Unpublished():
            _announce(stack, json.loads(message))
            _close(stack, receipt)
        case Step():
            sqs().send_message(QueueUrl=stack.containers_queue, MessageBody=message)
        case _:
            sqs().send_message(QueueUrl=stack.arrivals_queue, MessageBody=message)


def _announce(stack: Stack, event: dict[str, object]) -> None:
    """Invoke `notify_subscribers` with a change, and wait for its answer: it shows whether the event was published."""
    answer = lambda_client().invoke(
        FunctionName=stack.notify_function,
        InvocationType="RequestResponse",  # of up to 6 MB; an asynchronous event may have 256 kB
        Payload=json.dumps(event, ensure_ascii=False).encode("utf-8", "replace"),
    )
    if answer.get("FunctionError") or json.loads(answer["Payload"].read()).get("batchItemFailures"):
        raise Failure("the event was not published: the log of notify_subscribers says why")


def _close(stack: Stack, receipt: Receipt) -> None:
    """Note in the receipt that its event has been published."""
    done = {"outcome": "accepted", "problem": None, "message": None}
    ReceiptsTable(clients.dynamodb(), stack.table, stack.receipt_days).close(receipt.model_copy(update=done))


def _event_id(receipt: Receipt) -> str:
    return (receipt.member or "").rpartition("!")[2] if "!" in (receipt.member or "") else ""


def _of_file(receipt: Receipt) -> Receipt:
    """The receipt of the file that the receipt of an event refers to."""
    return receipt.model_copy(update={"member": (receipt.member or "").rpartition("!")[0] or None})
