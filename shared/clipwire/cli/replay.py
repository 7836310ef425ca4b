"""`clipwire replay`: read stored files again with a new release or watch list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.progress import Progress

from clipwire.adapters import clients
from clipwire.adapters.queues import ArrivalsQueue
from clipwire.cli.output import Failure, notes, plain, write_line
from clipwire.cli.stack import Stack, sqs
from clipwire.model.messages import Replay
from clipwire.model.receipt import Receipt

MESSAGES_AT_ONCE = 10


@dataclass(frozen=True)
class Choice:
    """The files under a prefix that are read again: all of them, unless a condition is set."""

    rejected: bool = False
    failed: bool = False
    read_before: str | None = None
    """Only files that were read by a release before this one."""

    @property
    def needs_receipts(self) -> bool:
        return self.rejected or self.failed or self.read_before is not None

    def takes(self, receipts: Sequence[Receipt]) -> bool:
        """Whether a file is chosen, given its receipts and those of its members."""
        wanted = {name for name in ("rejected", "failed") if getattr(self, name)}
        if wanted and not wanted & {receipt.outcome for receipt in receipts}:
            return False
        return self.read_before is None or any(
            _numbers(receipt.release) < _numbers(self.read_before) for receipt in receipts
        )


def replay(stack: Stack, name: str, choice: Choice, dry_run: bool) -> None:
    """Queue every version of every file whose key begins with a name, and print the keys."""
    if choice.read_before is not None and not _numbers(choice.read_before):
        raise Failure(f"{choice.read_before} is no release: write it as 0.2.0", status=2)
    prefix = stack.prefix if name in ("", ".") else stack.key_of(name)
    found = 0
    with Progress(console=notes, transient=True, disable=not notes.is_terminal) as bar:
        task = bar.add_task("files", total=None)
        waiting: list[Replay] = []
        queue = ArrivalsQueue(sqs(), stack.arrivals_queue)
        for file in _chosen(stack, prefix, choice):
            found += 1
            bar.advance(task)
            write_line(file.key)
            waiting.append(file)
            if len(waiting) == MESSAGES_AT_ONCE and not dry_run:
                queue.send(waiting)
                waiting.clear()
        if not dry_run:
            queue.send(waiting)
    if not found:
        raise Failure(f"no file under {prefix} is to be read again")
    what = "would be read again" if dry_run else "queued to be read again: `clipwire status KEY` shows the outcome"
    notes.print(plain(f"{found} {'file' if found == 1 else 'files'} {what}"))


def _chosen(stack: Stack, prefix: str, choice: Choice) -> Iterator[Replay]:
    for file in _stored(stack.bucket, prefix):
        if choice.needs_receipts:
            of_key = stack.catalogue.receipts(stack.bucket, file.key)
            receipts = [receipt for receipt in of_key if receipt.revision == file.revision]
            if not choice.takes(receipts):
                continue
        yield file


def _stored(bucket: str, prefix: str) -> Iterator[Replay]:
    """All versions of all objects under a prefix, without folders that were made in the S3 console."""
    pages = clients.s3().get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix)
    for page in pages:
        for version in page.get("Versions", []):
            if version["Key"].endswith("/") and not version["Size"]:
                continue
            yield Replay(
                bucket=bucket,
                key=version["Key"],
                version_id=version["VersionId"],
                etag=version["ETag"].strip('"'),
                size=version["Size"],
                arrived=version["LastModified"],
            )


def _numbers(release: str | None) -> tuple[int, ...]:
    """`0.2.1` -> (0, 2, 1). Receipts of version 0.1 name no release."""
    return tuple(int(part) for part in (release or "0").split(".") if part.isdigit())
