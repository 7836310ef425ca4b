"""`clipwire status`: what became of a dropped file, of a container's members, or of all files under a prefix."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import Any

from botocore.exceptions import ClientError

from clipwire.adapters import clients
from clipwire.adapters.aws_errors import code_of
from clipwire.adapters.table.progress import ProgressTable
from clipwire.cli.drop_sums import WAITING, DropSums
from clipwire.cli.output import Failure, answers, notes, plain, print_line, write_json
from clipwire.cli.receipts import OUTCOMES, outcome_line, receipt_view
from clipwire.cli.stack import Stack
from clipwire.model.arrival import Arrival
from clipwire.model.receipt import Receipt
from clipwire.model.story import StoryPlace

MAX_MEMBERS_SHOWN = 20
"""Members of a container whose receipts are printed, if no outcome is chosen."""
MAX_QUERIES = 8
"""Queries that run at the same time."""
KEYS_AT_ONCE = 200
MAX_FILES_SHOWN = 20
"""Files under a prefix that are printed, if no outcome is chosen."""


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
        _print_receipts(stack, receipts, outcomes, as_json)
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


def _print_receipts(stack: Stack, receipts: Sequence[Receipt], outcomes: Sequence[str], as_json: bool) -> None:
    chosen = [receipt for receipt in receipts if not outcomes or receipt.outcome in outcomes]
    if as_json:
        places = places_of(stack, chosen)
        for receipt in chosen:
            write_json(_as_json(receipt, places))
        return
    members = [receipt for receipt in chosen if receipt.member is not None]
    whole = [receipt for receipt in chosen if receipt.member is None]
    shown = members if outcomes else members[:MAX_MEMBERS_SHOWN]
    places = places_of(stack, [*whole, *shown])
    for receipt in [*whole, *shown]:
        answers.print(receipt_view(receipt, places))
    if len(members) > len(shown):
        notes.print(plain(f"… {len(members) - len(shown)} more members: --outcome rejected lists those, --json all"))
    if not chosen:
        notes.print(plain(f"no receipt of it is {' or '.join(outcomes)}"))


def places_of(stack: Stack, receipts: Sequence[Receipt]) -> Mapping[str, StoryPlace]:
    """The stories of the articles of receipts; none for users who may read receipts and no articles."""
    try:
        return stack.catalogue.places(article.id for receipt in receipts for article in receipt.articles)
    except ClientError as error:
        if not code_of(error).startswith("AccessDenied"):
            raise
        return {}


def _as_json(receipt: Receipt, places: Mapping[str, StoryPlace]) -> dict[str, Any]:
    """The receipt, with the story of each article that is placed."""
    row = receipt.model_dump(mode="json", exclude_none=True)
    for article in row["articles"]:
        if place := places.get(article["id"]):
            article |= place.model_dump(exclude_none=True)
    return row


def _print_prefix(stack: Stack, prefix: str, outcomes: Sequence[str], as_json: bool) -> bool:
    """Print a line for each file whose key begins with the prefix, and their sums. False if there is none."""
    sums = DropSums(datetime.now(UTC))
    for key, receipts in _newest(stack, prefix):
        sums.add(receipts)
        receipt = next((receipt for receipt in receipts if receipt.member is None), None)
        outcome = receipt.outcome if receipt else WAITING
        if outcomes and outcome not in outcomes:
            continue
        if as_json:
            waiting = {"key": key, "outcome": WAITING}
            write_json(receipt.model_dump(mode="json", exclude_none=True) if receipt else waiting)
            continue
        if not outcomes and sums.files.total() > MAX_FILES_SHOWN:
            continue
        print_line(answers, outcome_line(key, outcome))
        if receipt and receipt.problem:
            print_line(answers, plain(f"  {receipt.problem.detail}"))
    more = sums.files.total() - MAX_FILES_SHOWN
    if more > 0 and not outcomes and not as_json:
        notes.print(plain(f"… {more:,} more files: --outcome rejected lists those, --json all"))
    for line in sums.lines() if sums.files else ():
        print_line(notes, plain(line))
    return bool(sums.files)


def _newest(stack: Stack, prefix: str) -> Iterator[tuple[str, list[Receipt]]]:
    """Each file in the bucket whose key begins so, with the receipts of its newest version; none if it waits."""
    keys = iter(_keys(stack, prefix))
    with ThreadPoolExecutor(MAX_QUERIES) as threads:
        while some := list(islice(keys, KEYS_AT_ONCE)):
            for key, receipts in zip(some, threads.map(partial(_of_key, stack), some), strict=True):
                newest = next((receipt.revision for receipt in reversed(receipts) if receipt.member is None), None)
                yield key, [receipt for receipt in receipts if receipt.revision == newest]


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
