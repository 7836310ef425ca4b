"""`make load`: drop many files into a local AWS with Clipwire in it, and print the balance sheet.

    python -m tests.load [--files 2000] [--seed 1]

The exit status is 1 if the sheet does not balance. The rate counts dropped files, from the first upload to the last
receipt. CPU is measured for the local AWS and for the processes of each function.
"""

import argparse
import json
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from local.stack import running_stack
from local.steps import Steps
from tests.e2e.installation import Installation, Json, Subscriber
from tests.load.balance import Balance, balance
from tests.load.files import Load, load_of

UPLOADS = 4
"""Uploads at the same time."""
QUEUES = ["ArrivalsQueueUrl", "ContainersQueueUrl"]
WAITING: list[Any] = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
QUIET_SECONDS = 5.0
"""Time without an event, after which all are published."""
PATIENCE_SECONDS = 1_800.0


@dataclass(frozen=True)
class Times:
    """Seconds since the first upload."""

    dropped: float
    read: float
    published: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="make load", description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1, help="of the order in which they are dropped")
    options = parser.parse_args()
    load = load_of(options.files, options.seed)
    console = Console(highlight=False)
    steps = Steps(console)
    with running_stack(steps.begin) as local:
        installation = Installation(local.name, local.environment, patience=PATIENCE_SECONDS, is_local=True)
        run = Run(installation, load)
        with installation.subscriber() as subscriber, Cpu() as cpu:
            times = run.through(steps, subscriber)
            steps.begin("Read the table")
            result = balance(load, run.rows(), subscriber.heard)
            steps.end()
    show(console, result, times, cpu.seconds, len(load.files))
    return 0 if result.is_even else 1


@dataclass
class Run:
    installation: Installation
    load: Load

    def through(self, steps: Steps, subscriber: Subscriber) -> Times:
        began = time.monotonic()
        steps.begin(f"Drop {len(self.load.files):,} files")
        with ThreadPoolExecutor(UPLOADS) as pool:
            list(pool.map(lambda file: self._put(file.key, file.content), self.load.files))
        dropped = time.monotonic() - began
        steps.begin("Read what waits")
        self._wait(lambda: not any(map(self._waiting, QUEUES)))
        read = time.monotonic() - began
        steps.begin("Publish what is new")
        published = self._last_event(subscriber) - began
        steps.end()
        return Times(dropped, read, published)

    def rows(self) -> list[Json]:
        pages = self.installation.client("dynamodb").get_paginator("scan")
        found = pages.paginate(TableName=self.installation.outputs["ArticlesTableName"])
        return [row for page in found for row in page["Items"]]

    @cached_property
    def _s3(self) -> Any:
        return self.installation.client("s3")

    @cached_property
    def _sqs(self) -> Any:
        return self.installation.client("sqs")

    def _put(self, key: str, content: bytes) -> None:
        self._s3.put_object(Bucket=self.installation.bucket, Key=key, Body=content)

    def _waiting(self, queue: str) -> int:
        url = self.installation.outputs[queue]
        counts = self._sqs.get_queue_attributes(QueueUrl=url, AttributeNames=WAITING)["Attributes"]
        return sum(int(counts[name]) for name in WAITING)

    def _wait(self, is_over: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not (is_over() and (time.sleep(0.2) or is_over())):  # a message may be on its way between two queues
            if time.monotonic() > deadline:
                raise SystemExit(f"files still wait after {PATIENCE_SECONDS:.0f} s: .local/ministack.log says why")
            time.sleep(0.2)

    def _last_event(self, subscriber: Subscriber) -> float:
        """Receive all events; the time of the last."""
        last = time.monotonic()
        while time.monotonic() - last < QUIET_SECONDS:
            answer = self._sqs.receive_message(QueueUrl=subscriber.queue, MaxNumberOfMessages=10)
            messages = answer.get("Messages", [])
            subscriber.heard += [json.loads(message["Body"]) for message in messages]
            if not messages:
                time.sleep(0.2)
                continue
            entries = [{"Id": str(n), "ReceiptHandle": it["ReceiptHandle"]} for n, it in enumerate(messages)]
            self._sqs.delete_message_batch(QueueUrl=subscriber.queue, Entries=entries)
            last = time.monotonic()
        return last


class Cpu:
    """CPU time of the local AWS and of the functions' processes. Linux only; empty on other systems."""

    TICKS = 100
    """Per second, in /proc."""

    def __init__(self) -> None:
        self._by_process: dict[tuple[str, int], float] = {}
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Cpu":
        self._look()
        self._before = dict(self._by_process)
        self._watcher.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._over.set()
        self._watcher.join()

    @property
    def seconds(self) -> dict[str, float]:
        """Local AWS or function -> seconds since the block began."""
        spent: Counter[str] = Counter()
        for (name, number), seconds in self._by_process.items():
            spent[name] += seconds - self._before.get((name, number), 0.0)  # type: ignore[assignment]
        return dict(spent)

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            self._look()

    def _look(self) -> None:
        for process in Path("/proc").glob("[0-9]*"):
            try:
                name = self._name(process)
                if name:
                    fields = (process / "stat").read_text().rpartition(")")[2].split()
                    self._by_process[name, int(process.name)] = (int(fields[11]) + int(fields[12])) / self.TICKS
            except OSError:
                continue  # it ended between two looks

    def _name(self, process: Path) -> str | None:
        if b"local.ministack_server" in (process / "cmdline").read_bytes():
            return "local AWS"
        environment = (process / "environ").read_bytes()
        name = re.search(rb"POWERTOOLS_SERVICE_NAME=(\w+)", environment)
        return name[1].decode() if name and b"LAMBDA" in environment else None


def show(console: Console, result: Balance, times: Times, cpu: dict[str, float], files: int) -> None:
    sheet = Table(title="Balance sheet")
    for heading, justify in [("", "left"), ("expected", "right"), ("found", "right"), ("", "left")]:
        sheet.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for line in result.lines:
        sheet.add_row(line.name, f"{line.expected:,}", f"{line.found:,}", "" if line.is_even else "[red]not even[/]")
    console.print(sheet)
    console.print(f"Events received again under the same id: {result.repeats}")
    console.print(
        f"Dropped after {times.dropped:.0f} s, read after {times.read:.0f} s, all published after "
        f"{times.published:.0f} s: {files / times.read:.1f} files a second"
    )
    for name, seconds in sorted(cpu.items()):
        console.print(f"CPU of {name}: {seconds:.0f} s, {seconds / files * 1000:.0f} ms a file")


if __name__ == "__main__":
    sys.exit(main())
