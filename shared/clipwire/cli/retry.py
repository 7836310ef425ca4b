"""`clipwire retry`: send again what ended in a dead-letter queue."""

from clipwire.adapters.messages import read
from clipwire.cli.output import Failure, answers, plain
from clipwire.cli.stack import Stack, lambda_client, sqs
from clipwire.model.messages import Step, Unpublished


def retry(stack: Stack, name: str) -> None:
    """Send the messages that the failed receipts of a key keep, each to where it failed."""
    key = stack.key_of(name)
    receipts = stack.catalogue.receipts(stack.bucket, key)
    failed = [receipt for receipt in receipts if receipt.outcome == "failed" and receipt.message]
    if not failed:
        outcomes = ", ".join(receipt.outcome for receipt in receipts) or "no receipt"
        raise Failure(f"{key} has nothing to send again: {outcomes}")
    # A message may name several files, and each of them has a receipt that keeps it.
    for receipt in {str(receipt.message): receipt for receipt in failed}.values():
        _send_again(stack, str(receipt.message))
        answers.print(plain(f"sent again: {key}" + (f" ({receipt.member})" if receipt.member else "")))


def _send_again(stack: Stack, message: str) -> None:
    match read(message):
        case Unpublished():
            payload = message.encode()
            lambda_client().invoke(FunctionName=stack.notify_function, InvocationType="Event", Payload=payload)
        case Step():
            sqs().send_message(QueueUrl=stack.containers_queue, MessageBody=message)
        case _:
            sqs().send_message(QueueUrl=stack.arrivals_queue, MessageBody=message)
