"""CPU time and calls to AWS of `ingest_article` by kind of file, as a basis for batch size and deadline.

    python -m tests.load.cpu_by_kind [--times 100] [--only WORD] [--pages FOLDER]

The handler runs in this process, with one file in each event, against a local AWS. The figures include what the calls
to AWS cost the client. `--pages` takes files of your own, such as saved pages. The first three files of each kind are
not counted, because they load tables and compile patterns.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import math
import os
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest import mock

from botocore.client import BaseClient

from local.paths import ROOT
from local.stack import LocalStack, running_stack
from tests.benchmarks import bench_formats as formats
from tests.e2e.installation import Installation
from tests.load.files import BAD, _zip_of
from tests.load.pages import as_feed, as_html, as_json_lines, as_text, story

WARM_UP = 3
HANDLER = ROOT / "functions" / "ingest_article" / "handler.py"

KINDS: dict[str, Callable[[int], bytes]] = {
    # kind                        file number -> bytes
    "HTML, 2.5 kB of text": lambda n: as_html(story(n)),
    "HTML, 10 kB of text": lambda n: as_html(story(10_000 + n, paragraphs=36)),
    "HTML, 50 kB of text": lambda n: as_html(story(20_000 + n, paragraphs=180)),
    "HTML, 100 kB of text": lambda n: as_html(story(25_000 + n, paragraphs=360)),
    "HTML, a copy": lambda n: as_html(story(1 + n % 50)),
    "HTML, an edit": lambda n: as_html(story(1 + n).edited()),
    "page dump, 2.5 kB of text": lambda n: as_text(story(30_000 + n)),
    "no article": lambda n: BAD[n % len(BAD)] + b" " * n,
    "feed of 20": lambda n: as_feed([story(40_000 + 20 * n + k) for k in range(20)]),
    "zip of 36 HTML, 195 kB": lambda n: _zip_of({f"{k}.html": as_html(story(60_000 + 36 * n + k)) for k in range(36)}),
    "JSON Lines, 65 articles": lambda n: as_json_lines([story(70_000 + 65 * n + k) for k in range(65)]),
    "mail, 20 kB": lambda n: _numbered(formats.mail, n),
    "Markdown, 20 kB": lambda n: _numbered(formats.markdown, n),
    "DOCX, 20 kB": lambda n: formats.docx(20_000 + 500 * n),
    "PDF (the fixture)": lambda n: formats.TYPICAL["PDF (the fixture)"](0) + b"%" * n,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=100, help="files of each kind")
    parser.add_argument("--only", default="", help="only kinds whose name holds this word")
    parser.add_argument("--pages", type=Path, help="a folder of files of your own, which become a kind")
    options = parser.parse_args()
    kinds: dict[str, Iterator[bytes]] = {
        name: map(make, range(options.times + WARM_UP)) for name, make in KINDS.items() if options.only in name
    }
    if options.pages:
        kinds[str(options.pages)] = (path.read_bytes() for path in sorted(options.pages.iterdir()) if path.is_file())
    with running_stack() as local:
        handler = Handler(local)
        print(f"{'CPU ms':<34} {'mean':>7} {'p50':>7} {'p99':>7} {'most':>7} {'files':>6} {'calls':>6}")
        for name, contents in kinds.items():
            spent, calls = handler.reads_all(contents)
            p99 = spent[math.ceil(0.99 * len(spent)) - 1]
            print(
                f"{name:<34} {statistics.mean(spent):7.1f} {statistics.median(spent):7.1f} {p99:7.1f} {spent[-1]:7.1f}"
                f" {len(spent):6} {calls:6.1f}",
                flush=True,
            )


def _numbered(make: Callable[[int], bytes], number: int) -> bytes:
    return make(20_000).replace(b"Fleet returns", f"Fleet {number} returns".encode())


class Spent(NamedTuple):
    """Milliseconds."""

    cpu: float
    clock: float


class Handler:
    """`ingest_article` in this process, with the table, bucket and queues of the deployed stack."""

    def __init__(self, local: LocalStack) -> None:
        self.installation = Installation(local.name, local.environment, patience=60, is_local=True)
        outputs = self.installation.outputs
        os.environ |= local.variables | {
            "ARTICLES_TABLE": outputs["ArticlesTableName"],
            "DROP_BUCKET": outputs["DropBucketName"],
            "CONTAINERS_QUEUE": self._queue("ContainersQueue"),
            "ARRIVALS_QUEUE": outputs["ArrivalsQueueUrl"],
            "LARGE_FILES_QUEUE": self._queue("LargeFilesQueue"),
            "AWS_LAMBDA_FUNCTION_NAME": "ingest_article",
            "POWERTOOLS_METRICS_NAMESPACE": "load",
            "POWERTOOLS_SERVICE_NAME": "ingest_article",
            "POWERTOOLS_LOG_LEVEL": "CRITICAL",
            "POWERTOOLS_METRICS_DISABLED": "true",
        }
        specification = importlib.util.spec_from_file_location("handler", HANDLER)
        assert specification and specification.loader
        module = importlib.util.module_from_spec(specification)
        specification.loader.exec_module(module)
        self.handle = module.lambda_handler
        self.s3 = self.installation.client("s3")
        self.number = 0

    def _queue(self, name: str) -> str:
        """The URL of a queue that the stack does not give as an output."""
        found = self.installation.client("sqs").list_queues(QueueNamePrefix=f"{self.installation.stack}-{name}")
        return str(found["QueueUrls"][0])

    def reads_all(self, contents: Iterator[bytes]) -> tuple[list[float], float]:
        """Milliseconds of CPU for each file, sorted, and the mean number of calls to AWS."""
        for content in islice(contents, WARM_UP):
            self.reads(content)
        made: list[str] = []
        make = BaseClient._make_api_call  # type: ignore[attr-defined]

        def counted(client: BaseClient, operation: str, parameters: dict[str, Any]) -> Any:
            made.append(operation)
            return make(client, operation, parameters)

        with mock.patch.object(BaseClient, "_make_api_call", counted):
            spent = [self.reads(content) for content in contents]
        return sorted(spent), len(made) / len(spent) - 1  # the file was put into the bucket

    def reads(self, content: bytes) -> float:
        """Call the handler with one file: milliseconds of CPU."""
        return self.handles([self.dropped(content)]).cpu

    def dropped(self, content: bytes) -> dict[str, Any]:
        """Put a file where S3 sends no event; the message that would announce it."""
        self.number += 1
        key = f"measured/{self.number}"
        answer = self.s3.put_object(Bucket=self.installation.bucket, Key=key, Body=content)
        record = {
            "eventName": "ObjectCreated:Put",
            "eventTime": "2026-01-07T12:00:00.000Z",
            "s3": {
                "bucket": {"name": self.installation.bucket},
                "object": {"key": key, "size": len(content), "versionId": answer["VersionId"], "sequencer": "0A"},
            },
        }
        message = {"messageId": key, "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:us-east-1:0:q"}
        return message | {"body": json.dumps({"Records": [record]})}

    def handles(self, messages: list[dict[str, Any]]) -> Spent:
        """Call the handler with a batch."""
        context = SimpleNamespace(
            function_name="ingest_article",
            memory_limit_in_mb=1024,
            invoked_function_arn="arn:aws:lambda:us-east-1:000000000000:function:ingest_article",
            aws_request_id="0",
            get_remaining_time_in_millis=lambda: 60_000,
        )
        cpu, began = time.process_time(), time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):  # metrics
            answer = self.handle({"Records": messages}, context)
        spent = Spent((time.process_time() - cpu) * 1000, (time.perf_counter() - began) * 1000)
        assert answer == {"batchItemFailures": []}, answer
        return spent


if __name__ == "__main__":
    main()
