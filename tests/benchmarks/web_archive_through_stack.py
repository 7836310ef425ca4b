"""A web archive of 200 MB through the local stack: is every record accounted for, and how much memory did it take?

    make setup && .venv/bin/python -m tests.benchmarks.web_archive_through_stack [--megabytes 200]

Pages are generated: an article of about 300 words inside 100 kB of navigation, scripts and teasers. Among the responses
stand pictures, redirects and a revisit, which are to be passed over. Memory is the highest resident size that any
process running one of our functions reached (`VmHWM`).
"""

import argparse
import io
import random
import re
import threading
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import boto3
from boto3.s3.transfer import TransferConfig
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from local.paths import REGION
from local.stack import LocalStack, running_stack

WORDS = (
    "harbour fleet herring quay boat crew captain storm pier market price crate winter mayor council ferry island "
    "lighthouse repair engine net weather morning evening family official worker town north south coast road school "
    "bridge vote budget"
).split()
PAGE_BYTES = 100_000
ANSWERS_WITHIN = 3_600.0
"""Seconds."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=200)
    megabytes = parser.parse_args().megabytes
    with TemporaryDirectory() as folder, running_stack() as stack:
        archive = Path(folder) / "crawl.warc"
        wanted = write_archive(archive, megabytes * 1_000_000)
        print(f"{archive.stat().st_size:,} bytes, records: {dict(wanted)}")
        memory = Memory()
        began = time.monotonic()
        container, members = through(stack, archive, wanted["pages"])
        seconds = time.monotonic() - began
        highest = memory.stop()
    print(f"receipt of the archive: {container['outcome']}, {container['members']}")
    print(f"receipts of members: {dict(members)}")
    print(f"{seconds:.0f} s, {wanted['pages'] / seconds:.1f} pages a second")
    print("memory: " + ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in sorted(highest.items())))
    told = container["members"]
    assert told.get("sent on") == wanted["pages"], "a page was not sent on"
    assert told.get("passed over") == wanted["passed over"], "something else was not passed over"
    assert sum(members.values()) == wanted["pages"], "a page has no receipt"


def write_archive(path: Path, size: int) -> Counter[str]:
    """A WARC of so many bytes; the number of its pages and of the records beside them."""
    draw, written = random.Random(7), Counter[str]()
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=False)
        while file.tell() < size:
            number = written["pages"] + written["passed over"]
            if number % 10 == 9:
                status, kind, body = draw.choice([("200 OK", "image/png", b"\x89PNG"), ("301 Moved", "text/html", b"")])
                written["passed over"] += 1
            else:
                status, kind, body = "200 OK", "text/html; charset=utf-8", page(number, draw)
                written["pages"] += 1
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://harbour.example/{number}", "response", payload=io.BytesIO(body), http_headers=headers
            )
            writer.write_record(record)
    return written


def page(number: int, draw: random.Random) -> bytes:
    def sentence() -> str:
        return " ".join(draw.choices(WORDS, k=14)).capitalize() + "."

    paragraphs = "".join(f"<p>{' '.join(sentence() for _ in range(3))}</p>" for _ in range(7))
    teasers = "".join(f'<li><a href="/{n}">{sentence()}</a></li>' for n in range(60))
    script = "var state=" + "".join(draw.choices("abcdef0123456789", k=64)) * 1_300
    text = (
        f"<html><head><title>Story {number}: {sentence()}</title>"
        f'<meta property="article:published_time" content="2025-04-{number % 28 + 1:02}">'
        f"<script>{script}</script></head>"
        f"<body><nav><ul>{teasers}</ul></nav><article><h1>Story {number}</h1>{paragraphs}</article></body></html>"
    )
    return text.encode()[: 2 * PAGE_BYTES]


def through(stack: LocalStack, archive: Path, pages: int) -> tuple[dict[str, dict[str, int]], Counter[str]]:
    """Drop the archive and wait until every member has a closed receipt: the archive's receipt, outcomes of members."""
    session = boto3.Session("test", "test", region_name=REGION)
    outputs = {
        one["OutputKey"]: one["OutputValue"]
        for one in session.client("cloudformation", endpoint_url=stack.endpoint).describe_stacks(StackName=stack.name)[
            "Stacks"
        ][0]["Outputs"]
    }
    bucket, table = outputs["DropBucketName"], outputs["ArticlesTableName"]
    s3 = session.client("s3", endpoint_url=stack.endpoint)
    s3.upload_file(str(archive), bucket, "incoming/crawl.warc", Config=TransferConfig(multipart_chunksize=16_000_000))
    rows = session.resource("dynamodb", endpoint_url=stack.endpoint).Table(table)
    deadline = time.monotonic() + ANSWERS_WITHIN
    while time.monotonic() < deadline:
        time.sleep(10)
        receipts, query = [], {"KeyConditionExpression": "pk = :pk"}
        query["ExpressionAttributeValues"] = {":pk": f"FILE#{bucket}/incoming/crawl.warc"}
        while True:
            answer = rows.query(**query)
            receipts += answer["Items"]
            if "LastEvaluatedKey" not in answer:
                break
            query["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
        members = Counter(receipt["outcome"] for receipt in receipts if "member" in receipt)
        container = next((receipt for receipt in receipts if "member" not in receipt), {"outcome": "received"})
        print(f"  {sum(members.values())} of {pages} members, the archive is {container['outcome']}", flush=True)
        if sum(members.values()) >= pages and not members["received"] and container["outcome"] != "received":
            container["members"] = {name: int(count) for name, count in container["members"].items()}
            return container, members
    raise SystemExit("not every member was done in time")


class Memory:
    """The highest resident size of each function's processes, looked at twice a second."""

    def __init__(self) -> None:
        self._highest: Counter[str] = Counter()
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def stop(self) -> dict[str, int]:
        """Function -> bytes."""
        self._over.set()
        self._watcher.join()
        return dict(self._highest)

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            for process in Path("/proc").glob("[0-9]*"):
                try:
                    environment = (process / "environ").read_bytes()
                    name = re.search(rb"POWERTOOLS_SERVICE_NAME=(\w+)", environment)
                    size = re.search(r"VmHWM:\s+(\d+) kB", (process / "status").read_text())
                except OSError:
                    continue  # it ended between two looks
                if name and size and b"LAMBDA" in environment:
                    self._highest[name[1].decode()] = max(self._highest[name[1].decode()], int(size[1]) * 1_000)


if __name__ == "__main__":
    main()
