"""`clipwire drop`: put files into the bucket."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from boto3.s3.transfer import TransferConfig
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from clipwire.adapters import clients
from clipwire.cli.output import Failure, answers, notes, plain, write_line
from clipwire.cli.receipts import counted, outcome_line, problem_title, stored_line
from clipwire.cli.stack import INCOMING, Stack
from clipwire.model.receipt import Receipt

MAX_UPLOADS = 8
"""Files that are uploaded at the same time. A multipart upload uses further threads."""

PARTS = TransferConfig(multipart_threshold=16 * 2**20, multipart_chunksize=16 * 2**20, max_concurrency=4)

MAX_KEY_BYTES = 1024
"""S3's limit."""

POLL_SECONDS = 0.5
"""Seconds between two queries for receipts."""


@dataclass(frozen=True)
class Upload:
    path: Path
    key: str
    size: int


def planned(paths: Sequence[str], prefix: str = INCOMING) -> list[Upload]:
    """The uploads and their keys: a file has its name, the files of a folder have the folder's name and theirs.

    Hidden files (`.DS_Store`, `.git/`) in folders are left out. Raises `Failure` with status 2 if a path does not
    exist, no file is left, or two files would have the same key, so that the second would replace the first.
    """
    uploads = [Upload(path, prefix + key, path.stat().st_size) for path, key in _named(paths)]
    if not uploads:
        raise Failure("there is no file to drop in " + ", ".join(paths), status=2)
    seen: dict[str, Path] = {}
    for upload in uploads:
        if len(upload.key.encode("utf-8", "replace")) > MAX_KEY_BYTES:
            raise Failure(f"{upload.path}: its name is too long for a key ({MAX_KEY_BYTES} bytes)", status=2)
        other = seen.setdefault(upload.key, upload.path)
        if other != upload.path:
            raise Failure(f"{other} and {upload.path} would both become {upload.key}: drop them one by one", status=2)
    return list({upload.key: upload for upload in uploads}.values())


def drop(stack: Stack, uploads: Sequence[Upload]) -> None:
    """Upload with a progress bar on a terminal, and print each key when its file is in the bucket."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        console=notes,
        transient=True,
        disable=not notes.is_terminal,
    )
    s3 = clients.s3()
    with bar, ThreadPoolExecutor(MAX_UPLOADS) as threads:
        task = bar.add_task(f"{len(uploads)} files", total=sum(upload.size for upload in uploads))

        def send(upload: Upload) -> Upload:
            s3.upload_file(
                str(upload.path), stack.bucket, upload.key, Config=PARTS, Callback=lambda sent: bar.advance(task, sent)
            )
            return upload

        sending = [threads.submit(send, upload) for upload in uploads]
        try:
            for done in as_completed(sending):
                write_line(done.result().key)
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise


def wait_for_receipts(stack: Stack, keys: Iterable[str], since: float, patience: float) -> bool:
    """Print each file's outcome when its receipt is closed, and their sum at the end.

    True if all are closed within `patience` seconds, and none is rejected, failed, or has a member that failed.

    `since` is the time before the drop, in seconds since 1970. Older receipts belong to older files with the same key.
    """
    waiting = list(keys)
    sums: Counter[str] = Counter()
    has_failed = False
    catalogue = stack.catalogue
    deadline = time.monotonic() + patience
    while waiting:
        for key in list(waiting):
            receipts = [one for one in catalogue.receipts(stack.bucket, key) if _is_done(one, since)]
            if receipts:
                waiting.remove(key)
                sums[receipts[-1].outcome] += 1
                has_failed |= bool(receipts[-1].members.get("failed"))
                _say(receipts[-1])
        if waiting and time.monotonic() > deadline:
            notes.print(plain(f"no receipt yet for {', '.join(waiting)}: see `clipwire status`", "yellow"))
            break
        if waiting:
            time.sleep(POLL_SECONDS)
    sums.update({"waiting": len(waiting)} if waiting else {})
    notes.print(plain(counted(sums, "file")))
    return not has_failed and not sums.keys() & {"rejected", "failed", "waiting"}


def _named(paths: Sequence[str]) -> Iterator[tuple[Path, str]]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            top = path.resolve().name
            for inner in sorted(path.rglob("*")):
                within = inner.relative_to(path)
                if inner.is_file() and not any(part.startswith(".") for part in within.parts):
                    yield inner, _key(f"{top}/{within.as_posix()}")
        elif path.is_file():
            yield path, _key(path.name)
        else:
            raise Failure(f"{given}: there is no such file or folder", status=2)


def _key(name: str) -> str:
    """A file name as a part of a key. Bytes that are not UTF-8 are replaced, since keys cannot have them."""
    return name.encode("utf-8", "replace").decode()


def _is_done(receipt: Receipt, since: float) -> bool:
    """Whether this is the closed receipt of a file that was just dropped; members of a container close before it."""
    # S3 counts whole seconds, and its clock may differ from ours.
    return (
        receipt.member is None
        and receipt.outcome not in ("received", "reading")
        and receipt.arrived.timestamp() > since - 5
    )


def _say(receipt: Receipt) -> None:
    answers.print(outcome_line(receipt.key, receipt.outcome))
    if receipt.problem:
        answers.print(plain(f"  {problem_title(receipt.problem, receipt.outcome)}. {receipt.problem.detail}"))
    if receipt.members:
        counted = ", ".join(f"{count} {outcome}" for outcome, count in receipt.members.items())
        answers.print(plain(f"  members: {counted}"))
    for article in receipt.articles:
        answers.print(plain(f"  {stored_line(article)}"))
