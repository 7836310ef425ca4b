"""WARC 1.1 (ISO 28500), each record compressed: the originals as `resource`, their records as `metadata`.

A file that several articles were read from is written once. The record of an article whose original is gone is
written alone. A crawl date that is not known is that of 1970, which Clipwire reads as none.
"""

import io
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from clipwire.exports.moments import NO_DATE, in_utc, moment
from clipwire.exports.records import Original, name_of, record_of
from clipwire.exports.texts import in_json
from clipwire.model.article import Article, FileRef

MEDIA_TYPES = {
    "html": "text/html",
    "page-dump": "text/plain",
    "markdown": "text/markdown",
    "json": "application/json",
    "json-lines": "application/jsonl",
    "feed": "application/xml",
    "nitf": "application/xml",
    "newsml-g2": "application/xml",
    "mail": "message/rfc822",
    "mhtml": "message/rfc822",
    "pdf": "application/pdf",
    "rtf": "application/rtf",
    "epub": "application/epub+zip",
    "table": "text/csv",
}
"""Clipwire's format of a file -> media type."""


def many(articles: Iterable[Article], original: Original) -> Iterator[bytes]:
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")

    def written(record: Any) -> bytes:
        out.seek(0)
        out.truncate()
        writer.write_record(record)
        return out.getvalue()

    yield written(writer.create_warcinfo_record(None, {"software": "Clipwire", "format": "WARC File Format 1.1"}))
    known: set[str] = set()
    for article in articles:
        file = article.file
        address = article.url or name_of(article)
        date = _date(article.crawled)
        headers = {"WARC-Date": date, "WARC-Record-ID": _record_id("metadata", f"{article.id}-{article.version}")}
        if file and file.sha256 not in known and (data := original(file)) is not None:
            known.add(file.sha256)
            yield written(_resource(writer, file, address, date, data))
        if file and file.sha256 in known:
            headers["WARC-Concurrent-To"] = _record_id("resource", file.sha256)
        record = io.BytesIO(in_json(record_of(article)))
        yield written(
            writer.create_warc_record(
                address, "metadata", payload=record, warc_content_type="application/json", warc_headers_dict=headers
            )
        )


def _resource(writer: Any, file: FileRef, address: str, date: str, data: bytes) -> Any:
    return writer.create_warc_record(
        address,
        "resource",
        payload=io.BytesIO(data),
        warc_content_type=MEDIA_TYPES.get(file.format, "application/octet-stream"),
        warc_headers_dict={
            "WARC-Date": date,
            "WARC-Record-ID": _record_id("resource", file.sha256),
            "Clipwire-Format": file.format,
        },
    )


def _date(crawled: str | None) -> str:
    """In UTC, or a day, month or year, which WARC 1.1 allows."""
    if whole := moment(crawled):
        return f"{in_utc(whole):%Y-%m-%dT%H:%M:%SZ}"
    return crawled[:10] if crawled else NO_DATE


def _record_id(kind: str, name: str) -> str:
    return f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:clipwire:warc:{kind}:{name}').urn}>"
