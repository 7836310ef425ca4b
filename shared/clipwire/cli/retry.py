"""`clipwire retry`: another try for what ended in a dead-letter queue."""

from clipwire.cli.output import Failure, answers, plain
from clipwire.cli.stack import Stack, lambda_client, sqs
from clipwire.model.receipt import Receipt


def retry(stack: Stack, name: str) -> None:
    """Send what the failed receipts of a key have kept again, where it failed."""
    key = stack.key_of(name)
    receipts = stack.catalogue.receipts(stack.bucket, key)
    failed = [receipt for receipt in receipts if receipt.outcome == "failed" and receipt.message]
    if not failed:
        outcomes = ", ".join(receipt.outcome for receipt in receipts) or "no receipt"
        raise Failure(f"{key} has nothing to try again: {outcomes}")
    # One message may have announced several files or members, and each has a receipt that keeps it.
    for receipt in {str(receipt.message): receipt for receipt in failed}.values():
        _send_again(stack, receipt)
        answers.print(plain(f"sent again: {key}" + (f" ({receipt.member})" if receipt.member else "")))


def _send_again(stack: Stack, receipt: Receipt) -> None:
    """An arrival goes back into its queue; a change that was not announced goes to the function that announces."""
    message = str(receipt.message)
    if receipt.problem and receipt.problem.type.endswith(":notification-failed"):
        lambda_client().invoke(FunctionName=stack.notify_function, InvocationType="Event", Payload=message.encode())
    else:
        sqs().send_message(QueueUrl=stack.arrivals_queue, MessageBody=message)
