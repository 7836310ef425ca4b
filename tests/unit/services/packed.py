"""Containers of pages, and the services that read them with fakes."""

import io
import tarfile
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from clipwire.model.arrival import Arrival
from clipwire.services.ingest import MAX_IN_PLACE_BYTES, Ingest
from clipwire.services.storing import ArticleStore
from clipwire.services.unpack import Unpack
from tests.unit.services.fakes import (
    NOON,
    FakeFiles,
    FakeReceipts,
    FakeRecords,
    FakeUnpacking,
    FakeWatchLists,
    arrival,
    containers,
    never_read_again,
)

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def page(number: int) -> bytes:
    return f"""<html><head><title>Catch of day {number}</title>
<meta property="article:published_time" content="2025-04-{number % 28 + 1:02}"></head><body><article>
<h1>Catch of day {number}</h1>
<p>The fishing fleet of the eastern harbour landed {number} tons of herring on the quay this morning.</p>
<p>The boats had been at sea for eleven days, and their crews were met by families and by officials of the town.</p>
</article></body></html>""".encode()


def zipped(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def tarred(compression: str = "", **members: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=f"w:{compression}") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


def crawled(gzip: bool = True, **members: bytes) -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for name, data in members.items():
        kind = "image/png" if data == PICTURE else "text/html; charset=utf-8"
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://harbour.example/{name}",
            "response",
            payload=io.BytesIO(data),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-01-07T10:00:00Z"},
        )
        writer.write_record(record)
    return file.getvalue()


class House:
    """All services over the same fakes."""

    def __init__(self, **files: bytes) -> None:
        self.receipts, self.records, self.queue = FakeReceipts(), FakeRecords(), FakeUnpacking()
        self.files = FakeFiles(**files)
        self.containers = containers(self.receipts)
        self.ingest = Ingest(
            self.files,
            self.receipts,
            self.containers,
            ArticleStore(self.records, never_read_again),
            self.queue,
            FakeWatchLists(),
            None,
            20_000_000,
            lambda: NOON,
        )
        self.unpack = Unpack(
            self.files, self.receipts, self.containers, self.queue, self.queue, self.ingest, lambda: NOON
        )

    def outcomes(self) -> dict[str | None, str]:
        return {receipt.member: receipt.outcome for receipt in self.receipts.kept.values()}


def large(key: str = "large") -> Arrival:
    return arrival(key).model_copy(update={"size": MAX_IN_PLACE_BYTES + 1})
