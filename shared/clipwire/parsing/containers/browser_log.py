"""HAR: the log that a browser's developer tools save as JSON. Its pages are members; other answers are passed over."""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any

from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Item, Member, PassedOver, Refused, Stated, shortened

PAGES = ("text/html", "application/xhtml+xml")
BEGINNING = re.compile(
    rb'(?:\xef\xbb\xbf)?\s*\{\s*"log"\s*:\s*\{\s*"(?:version|creator|browser|pages|entries|comment)"\s*:'
)
ENTRIES = re.compile(r'"entries"\s*:\s*\[')
BETWEEN = re.compile(r"[\s,]*")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")


def is_har(data: bytes) -> bool:
    return BEGINNING.match(data) is not None


def members(data: bytes, limits: Limits) -> Iterator[Item]:
    """The pages that the browser received. Raises `Rejected` (damaged-file) if no entry of the log can be read."""
    if len(data) > limits.log_bytes:
        raise Rejected("file-too-large", f"The log has {len(data):,} bytes; the limit is {limits.log_bytes:,}.")
    number = 0
    for number, entry in enumerate(_entries(data.decode("utf-8-sig", "replace")), start=1):
        if number > limits.members:
            detail = f"The log has more than {limits.members:,} entries."
            yield Refused("the rest", Problem.of("too-many-members", detail))
            return
        if isinstance(entry, Problem):
            if number == 1:
                raise Rejected("damaged-file", entry.detail)
            yield Refused("the rest", entry)
            return
        yield _item(entry, limits)


def _entries(text: str) -> Iterator[object]:
    """The entries one by one; a `Problem` where the log breaks off."""
    begin = ENTRIES.search(text)
    at = begin.end() if begin else len(text)
    decoder = json.JSONDecoder(strict=False)
    number = 0
    while True:
        at = BETWEEN.match(text, at).end()  # type: ignore[union-attr]  # it matches anything
        if text.startswith("]", at):
            return
        try:
            entry, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield Problem.of("damaged-file", f"The browser's log (HAR) breaks off after {number:,} entries.")
            return
        number += 1
        yield entry


def _item(entry: object, limits: Limits) -> Item:
    response = _object(_object(entry).get("response"))
    content = _object(response.get("content"))
    url, moment = _text(_object(_object(entry).get("request")).get("url")), _text(_object(entry).get("startedDateTime"))
    name = shortened(f"{url[:2_000]}@{moment[:40]}")
    status, kind = response.get("status"), _text(content.get("mimeType")).strip().lower()
    if status != 200:
        return PassedOver(name, f"an answer with status {str(status)[:20]}")
    if not kind.startswith(PAGES):
        return PassedOver(name, f"not HTML but {kind.partition(';')[0][:60] or 'of no stated type'}")
    text = _text(content.get("text"))
    if not text:
        detail = f"The log has the address “{name}”, but not the page: save it as “HAR with content”."
        return Refused(name, Problem.of("not-an-article", detail))
    try:
        data = base64.b64decode(text) if content.get("encoding") == "base64" else text.encode("utf-8", "replace")
    except ValueError:
        return Refused(name, Problem.of("damaged-file", f"“{name}” cannot be read: its base64 is broken."))
    if len(data) > limits.member_bytes:
        return Refused(name, Problem.of("file-too-large", f"“{name}” has more than {limits.member_bytes:,} bytes."))
    stated = Stated(
        url=url if url.startswith(("http://", "https://")) else None, crawled=moment if MOMENT.match(moment) else None
    )
    return Member(name, data, stated)


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
