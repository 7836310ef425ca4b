"""`clipwire status`: what became of a dropped file, of a container's members, or of all files under a prefix."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from clipwire.adapters import clients
from clipwire.adapters.table.progress import ProgressTable
from clipwire.cli.display import OUTCOMES, counted, outcome_line, receipt_view
from clipwire.cli.output import Failure, answers, notes, plain, write_json
from clipwire.cli.stack import Stack
from clipwire.model.arrival import Arrival
from clipwire.model.receipt import Receipt

MAX_MEMBERS_SHOWN = 20
"""Members of a container whose receipts are printed, if no outcome is chosen."""
WAITING = "waiting"
"""Of a file in the bucket that has no receipt yet."""


def status(stack: Stack, name: str, outcomes: Sequence[str], as_json: bool) -> None:
    """Print the receipts of a key, of one member (`key#member`), or a line for each file whose key begins so.

    With `outcomes`, only receipts that have one of them.
    """
    for outcome in outcomes:
        if outcome not in OUTCOMES:
            raise Failure(f"{outcome} is no outcome: it is one of {', '.join(OUTCOMES)}", status=2)
    key = _whole(name, stack)
    receipts = _of_key(stack, key) or _of_member(stack, key)
    if receipts:
        _print_receipts(receipts, outcomes, as_json)
        return
    if not _print_prefix(stack, key, outcomes, as_json):
        raise Failure(f"{key} has no receipt: no file was dropped under this key, or it still waits in the queue")


def _whole(name: str, stack: Stack) -> str:
    return stack.key_of("" if name == "." else name)


def _of_key(stack: Stack, key: str) -> list[Receipt]:
    """The receipts of all files under a key and of their members, oldest first."""
    return [_as_it_is_now(stack, receipt) for receipt in stack.catalogue.receipts(stack.bucket, key)]


def _of_member(stack: Stack, name: str) -> list[Receipt]:
    """The receipts of a member, which is printed as `key#member`; either part may have a # of its own."""
    for at in (place for place, letter in enumerate(name) if letter == "#"):
        key, member = name[:at], name[at + 1 :]
        found = [receipt for receipt in stack.catalogue.receipts(stack.bucket, key) if receipt.member == member]
        if found:
            return found
    return []


def _print_receipts(receipts: Sequence[Receipt], outcomes: Sequence[str], as_json: bool) -> None:
    chosen = [receipt for receipt in receipts if not outcomes or receipt.outcome in outcomes]
    if as_json:
        for receipt in chosen:
            write_json(receipt.model_dump(mode="json", exclude_none=True))
        return
    members = [receipt for receipt in chosen if receipt.member is not None]
    whole = [receipt for receipt in chosen if receipt.member is None]
    shown = members if outcomes else members[:MAX_MEMBERS_SHOWN]
    for receipt in [*whole, *shown]:
        answers.print(receipt_view(receipt))
    if len(members) > len(shown):
        notes.print(plain(f"… {len(members) - len(shown)} more members: --outcome rejected lists those, --json all"))
    if not chosen:
        notes.print(plain(f"no receipt of it is {' or '.join(outcomes)}"))


def _print_prefix(stack: Stack, prefix: str, outcomes: Sequence[str], as_json: bool) -> bool:
    """Print a line for each file whose key begins with the prefix, and their sum. False if there is none."""
    sums: Counter[str] = Counter()
    for key, receipt in _newest(stack, prefix):
        outcome = receipt.outcome if receipt else WAITING
        sums[outcome] += 1
        if outcomes and outcome not in outcomes:
            continue
        if as_json:
            waiting = {"key": key, "outcome": WAITING}
            write_json(receipt.model_dump(mode="json", exclude_none=True) if receipt else waiting)
            continue
        answers.print(outcome_line(key, outcome), soft_wrap=True)
        if receipt and receipt.problem:
            answers.print(plain(f"  {receipt.problem.detail}"), soft_wrap=True)
    if sums:
        notes.print(plain(counted(sums, "file")))
    return bool(sums)


def _newest(stack: Stack, prefix: str) -> Iterator[tuple[str, Receipt | None]]:
    """Each file in the bucket whose key begins so, with its newest receipt, or None if it waits."""
    for key in _keys(stack, prefix):
        whole = [receipt for receipt in _of_key(stack, key) if receipt.member is None]
        yield key, whole[-1] if whole else None


def _keys(stack: Stack, prefix: str) -> Iterable[str]:
    pages = clients.s3().get_paginator("list_objects_v2").paginate(Bucket=stack.bucket, Prefix=prefix)
    return (entry["Key"] for page in pages for entry in page.get("Contents", []) if not entry["Key"].endswith("/"))


def _as_it_is_now(stack: Stack, receipt: Receipt) -> Receipt:
    """The receipt with the current numbers of members. A container's own receipt has them only when all are done."""
    unpacked = receipt.unpacked
    if receipt.outcome != "reading" or not unpacked:
        return receipt
    container = Arrival(bucket=receipt.bucket, key=receipt.key, version_id=receipt.revision, arrived=receipt.arrived)
    done = ProgressTable(clients.dynamodb(), stack.table).done(container, unpacked.run).counted
    waiting = {"sent on": unpacked.sent_on - done.total()}
    return receipt.model_copy(update={"members": dict(Counter(unpacked.counted | waiting) + done)})
