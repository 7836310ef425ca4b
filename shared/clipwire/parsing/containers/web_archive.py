"""WARC: the responses of a crawl, read by warcio. Revisits, redirects and files other than HTML are passed over."""

import io
import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import IO, Any

from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.model.problem import Problem
from clipwire.parsing.charsets import in_utf8
from clipwire.parsing.containers.members import Item, Member, PassedOver, Refused, Stated, shortened

PAGES = ("text/html", "application/xhtml+xml")
CHARSET = re.compile(r"charset=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
REST = "the rest"
BLOCK_BYTES = 65_536


def is_warc(data: bytes) -> bool:
    return re.match(rb"WARC/[01]\.\d+\r?\n", data) is not None


def members(data: bytes, limits: Limits) -> Iterator[Item]:
    """The pages of a web archive, compressed or not. Raises `Rejected` (damaged-file) if no record can be read."""
    for number, (item, _, _) in enumerate(located_members(io.BytesIO(data), limits)):
        if number >= limits.members:
            yield Refused(
                item.name, Problem.of("too-many-members", f"The web archive has more than {limits.members:,} records.")
            )
            return
        yield item


def located_members(file: IO[bytes], limits: Limits, read: bool = True) -> Iterator[tuple[Item, int, int]]:
    """(item, offset, length) of each record of interest; these bytes alone are a web archive too.

    With `read` False the members are announced without their data. Records that only describe (warcinfo, request,
    metadata) are left out.
    """
    from warcio.archiveiterator import ArchiveIterator

    found = expanded_bytes = 0
    try:
        records = ArchiveIterator(file)
        records.INC_RECORD = ""  # its warning would print a part of the page into the log
        for record in records:
            item = _item(record, limits, read)
            expanded_bytes += _length_of_rest(record.raw_stream, limits)
            records.read_to_end(record)
            found += 1
            if expanded_bytes > limits.expanded_bytes:
                raise OverflowError(f"its records expand to more than {limits.expanded_bytes:,} bytes")
            if item:
                yield item, records.get_record_offset(), records.get_record_length()
            if getattr(record.raw_stream, "limit", 0) > 0:  # it announced more than there is
                raise EOFError("the last record is not whole")
    except Exception as error:  # warcio raises errors of many kinds for broken files
        if not found:
            raise Rejected("damaged-file", f"The web archive cannot be read: {error}.") from None
        problem = Problem.of("damaged-file", f"The web archive breaks off after {found} records: {error}.")
        yield Refused(REST, problem), 0, 0
        return
    if not found:
        raise Rejected("damaged-file", "The web archive holds no record.")


def _length_of_rest(stream: Any, limits: Limits) -> int:
    """Read the rest of a record, up to the limit, and return its length."""
    length = 0
    while length <= limits.expanded_bytes and (block := stream.read(BLOCK_BYTES)):
        length += len(block)
    return length


def _item(record: Any, limits: Limits, read: bool) -> Item | None:
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI") or ""
    date = headers.get_header("WARC-Date") or ""
    name = shortened(f"{url}@{date}")
    if record.rec_type == "revisit":
        return PassedOver(name, "a revisit: the page is as it was")
    if record.rec_type == "resource" and headers.get_header("Clipwire-Format"):
        return _exported(record, name, url, date, limits, read)
    if record.rec_type in ("resource", "conversion"):
        return PassedOver(name, f"a {record.rec_type}, not an answer of a server")
    if record.rec_type != "response":
        return None
    status = record.http_headers.get_statuscode() if record.http_headers else ""
    kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
    if status != "200":
        return PassedOver(name, f"an answer with status {status or 'unknown'}")
    if kind and not kind.lower().startswith(PAGES):
        return PassedOver(name, f"not HTML but {kind.partition(';')[0][:60]}")
    coding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    if not _is_readable(coding):
        return Refused(name, Problem.of("unsupported-format", f"“{name}” is compressed as “{coding[:40]}”, not read."))
    stated = Stated(
        url=url if url.startswith("http") else None,
        crawled=date if re.match(r"\d{4}-\d\d-\d\dT", date) else None,
        truncated=headers.get_header("WARC-Truncated") is not None,
    )
    if not read:
        return Member(name, b"", stated)
    data = record.content_stream().read(limits.member_bytes + 1)
    if len(data) > limits.member_bytes:
        return Refused(name, Problem.of("file-too-large", f"“{name}” has more than {limits.member_bytes:,} bytes."))
    return Member(name, in_utf8(data, charset[1] if (charset := CHARSET.search(kind)) else None), stated)


def _exported(record: Any, name: str, url: str, date: str, limits: Limits, read: bool) -> Item:
    """An original that `clipwire export --format warc` wrote. Its date may be a day, and that of 1970 is none."""
    from clipwire.parsing.dates import iso_date

    stated = Stated(url=url if url.startswith("http") else None, crawled=iso_date(date))
    data = record.content_stream().read(limits.member_bytes + 1) if read else b""
    if len(data) > limits.member_bytes:
        return Refused(name, Problem.of("file-too-large", f"“{name}” has more than {limits.member_bytes:,} bytes."))
    return Member(name, data, stated)


def _is_readable(coding: str) -> bool:
    """Whether warcio can expand a content coding: gzip and deflate always, Brotli if it is installed."""
    return coding not in ("br", "zstd", "compress") or (coding == "br" and find_spec("brotli") is not None)
