"""`make demo`: drop files into Clipwire on a local AWS and show the results."""

import json
import os
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import FrameType

import boto3
from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from clipwire.adapters import clients
from clipwire.cli.archive import ArchiveOf, Choice
from clipwire.cli.changes import notification_view
from clipwire.cli.display import record_view
from clipwire.cli.drop import planned
from clipwire.cli.history import history
from clipwire.cli.output import Failure
from clipwire.cli.proofs import verify
from clipwire.cli.receipts import receipt_view
from clipwire.cli.search import count, search
from clipwire.cli.stack import Stack, cloudformation, find_stack, sqs
from clipwire.cli.status import places_of
from clipwire.cli.story import story
from clipwire.cli.watch import receive, subscribed_queue
from clipwire.model.article import Article
from clipwire.model.receipt import Receipt
from clipwire.model.story import StoryPlace
from local.ministack import LocalAwsError
from local.paths import ROOT
from local.stack import running_stack
from local.steps import Steps

SAMPLES = [
    # file                           description
    ("kcna-watch-fishing-fleet.txt", "a page of a news aggregator, saved as text"),
    ("harbour-news.html", "a news page, saved from a browser"),
    ("shopping-list.txt", "no article at all"),
]

STORY = [
    # file                                  description
    ("kcna-watch-fishing-fleet-edited.txt", "the first page two days later: somebody has edited it"),
    ("kcna-watch-fishing-fleet-copy.txt", "another paper printed the same text"),
    ("fishing-fleet-report.html", "an agency wrote a report of its own"),
]

NEXT = [
    # command                            purpose
    (".venv/bin/clipwire inspect FILE", "read files of your own, without AWS"),
    ("make up", "start the same local AWS and leave it running"),
    (".venv/bin/clipwire watch", "with it: show notifications as they arrive"),
    ("less README.md", "how to subscribe, and how to deploy to your own account"),
]

PATIENCE = 60.0
"""Seconds that a file may take to be read."""


def main() -> int:
    console = Console(highlight=False)
    # A signal ends the demo like Ctrl-C. If it is killed, the guard of the local AWS notices.
    signal.signal(signal.SIGTERM, _leave)
    begun = time.monotonic()
    steps = Steps(console)
    set_up = float(os.environ.get("CLIPWIRE_SETUP_SECONDS", "0"))
    console.print(Panel("[bold]Clipwire[/]: drop article files, get records and alerts. Here on a local AWS."))
    try:
        with running_stack(steps.begin) as local:
            os.environ.update(local.variables)
            clients.clear()
            show(console, find_stack(local.name), steps)
    except (LocalAwsError, Failure) as error:
        steps.fail()
        console.print(Text(str(error)), style="red")
        return 1
    except KeyboardInterrupt:
        steps.fail()
        console.print("Stopped, and cleaned up.")
        return 130
    say_times(console, [("Set-up of the environments", set_up), *steps.took], set_up + time.monotonic() - begun)
    say_next(console)
    return 0


def show(console: Console, stack: Stack, steps: Steps) -> None:
    """Drop the samples; show the receipts, a record and a notification."""
    steps.begin("Subscribe a queue to the topic")
    with subscribed_queue(sqs(), stack.topic, None) as queue:
        steps.begin("Drop three files, read their receipts")
        receipts = read_through(stack, SAMPLES)
        steps.begin("Receive the notifications")
        events = hear(queue, expected=len(SAMPLES))
        first = [_seen(stack, receipt) for receipt in receipts]
        steps.begin("Drop an edited page, a copy and another report")
        later = read_through(stack, STORY)
        events += hear(queue, expected=len(STORY))
        steps.begin("Let the night come: write the root of the day's versions")
        write_roots(stack)
        steps.end()
    show_files(console, first, events)
    show_story(console, stack, later)
    show_archive(console, stack)


def write_roots(stack: Stack) -> None:
    """Invoke the function that the schedule invokes at night, as if it were the next one."""
    resource = cloudformation().describe_stack_resource(StackName=stack.name, LogicalResourceId="WriteRoots")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    answer = boto3.client("lambda").invoke(
        FunctionName=resource["StackResourceDetail"]["PhysicalResourceId"],
        Payload=json.dumps({"time": tomorrow.strftime("%Y-%m-%dT00:30:00Z")}).encode(),
    )
    if "FunctionError" in answer:
        raise LocalAwsError("the root was not written: see the log of the functions, .local/ministack.log")


@dataclass(frozen=True)
class Seen:
    """The receipt, the stories and the articles of a file, as they are before another file edits them."""

    receipt: Receipt
    places: Mapping[str, StoryPlace]
    articles: Mapping[str, Article]


def _seen(stack: Stack, receipt: Receipt) -> Seen:
    found = {stored.id: stack.catalogue.article(stored.id) for stored in receipt.articles}
    return Seen(receipt, places_of(stack, [receipt]), {id_: article for id_, article in found.items() if article})


def show_files(console: Console, files: list[Seen], events: list[dict[str, object]]) -> None:
    for (name, what), file in zip(SAMPLES, files, strict=True):
        console.print()
        console.print(Rule(Text(f"{name}: {what}"), align="left", style="cyan"))
        said(console, f"clipwire status {name}")
        console.print(Padding(receipt_view(file.receipt, file.places), (0, 2)))
        for id_, article in file.articles.items():
            said(console, f"clipwire show {id_}")
            console.print(record_view(article))
        for event in events:
            if event.get("subject") in {f"{file.receipt.bucket}/{file.receipt.key}", *file.articles}:
                said(console, "what a subscriber of the topic received")
                console.print(Padding(notification_view(event), (0, 2)))


def show_story(console: Console, stack: Stack, receipts: list[Receipt]) -> None:
    """One story: two versions of a page and what changed, a copy, another report; and the proof of the edited page."""
    console.print()
    console.print(Rule("One story: an edited page, a copy and another report", align="left", style="cyan"))
    edited = receipts[0].articles[0].id
    said(console, f"clipwire story {edited}")
    story(stack, edited, as_json=False)
    said(console, f"clipwire history {edited} --diff")
    history(stack, edited, with_diff=True, as_json=False)
    said(console, f"clipwire verify {edited}")
    verify(stack, edited, as_json=False)


def show_archive(console: Console, stack: Stack) -> None:
    """Ask the archive, which holds every version in Parquet."""
    console.print()
    console.print(Rule("All articles, in an archive that answers questions", align="left", style="cyan"))
    archive = ArchiveOf(stack)
    said(console, "clipwire search 'place:Sinpho AND (trawler* OR fleet)'")
    choice = Choice("place:Sinpho AND (trawler* OR fleet)")
    search(archive, choice, limit=5, best=False, by_story=False, as_json=False, as_csv=False)
    said(console, "clipwire count '' --by person")
    count(archive, Choice(""), by="person", limit=5, as_json=False)


def read_through(stack: Stack, samples: list[tuple[str, str]]) -> list[Receipt]:
    """Drop files of `events/samples` one by one, and return the receipt of each.

    If they were dropped together, three copies of the function would have to start at the same time.
    """
    receipts = []
    for upload in planned([str(ROOT / "events" / "samples" / name) for name, _ in samples]):
        clients.s3().upload_file(str(upload.path), stack.bucket, upload.key)
        receipts.append(closed_receipt(stack, upload.key))
    return receipts


def closed_receipt(stack: Stack, key: str) -> Receipt:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for receipt in stack.catalogue.receipts(stack.bucket, key):
            if receipt.outcome not in ("received", "reading"):
                return receipt
        time.sleep(0.2)
    raise LocalAwsError(f"{key} was not read in time: see the log of the functions, .local/ministack.log")


def hear(queue: str, expected: int) -> list[dict[str, object]]:
    events: list[dict[str, object]] = []
    deadline = time.monotonic() + PATIENCE
    while len(events) < expected:
        if time.monotonic() > deadline:
            raise LocalAwsError("no notification arrived: see the log of the functions, .local/ministack.log")
        events += receive(sqs(), queue)
    return events


def said(console: Console, line: str) -> None:
    console.print(Text.assemble(("\n$ " if line.startswith("clipwire") else "\n» ", "dim"), (line, "bold dim")))


def say_times(console: Console, steps: list[tuple[str, float]], whole: float) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    for name, seconds in steps:
        table.add_row(name, f"{seconds:.1f} s")
    table.add_row(Text("All", "bold"), Text(f"{whole:.1f} s", "bold"))
    console.print()
    console.print(Rule("How long it took", align="left", style="cyan"), table, sep="\n")


def say_next(console: Console) -> None:
    console.print()
    console.print(Rule("What to try next", align="left", style="cyan"))
    grid = Table.grid(padding=(0, 2))
    for command, what in NEXT:
        grid.add_row("", Text(command, "bold"), what)
    console.print(grid)


def _leave(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
