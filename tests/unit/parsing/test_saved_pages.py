"""Pages as browsers and crawlers save them: MHTML, Safari's webarchive, HAR, WACZ."""

import base64
import io
import json
import plistlib
import quopri
import zipfile
from typing import Any

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import Limits
from clipwire.parsing.containers.members import Located
from clipwire.parsing.containers.slices import looks_like_container, member_of_slice, needs_steps, scan
from clipwire.parsing.opening import open_file
from clipwire.parsing.registry import Parsed, parse
from tests.unit.parsing.archives import became, opened, zipped

URL = "https://harbour.example/news/ferry-line"
TEXT = (
    "The ferry line between the two islands opens again on Monday, after the pier was repaired over the winter.",
    "Two boats will run every hour, and the council expects four hundred passengers a day in the first weeks.",
    "The repair cost nine million, of which the islands paid a third; the rest came from the regional fund.",
)
HTML = (
    '<!doctype html><html><head><meta charset="{charset}"><title>Ferry line opens – Harbour News</title></head><body>'
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li></ul></nav>"
    f"<main><article><h1>Ferry line opens</h1>{''.join(f'<p>{text}</p>' for text in TEXT)}"
    "<p>“Größere Schiffe folgen”, a sign said.</p></article></main></body></html>"
)
PAGE = HTML.replace("{charset}", "utf-8").encode()


def only(parsed: Parsed) -> Article:
    (article,) = parsed.articles
    return article


def problem_of(data: bytes) -> tuple[str, str]:
    with pytest.raises(Rejected) as refusal:
        parse(data)
    return refusal.value.problem.type.rpartition(":")[2], refusal.value.problem.detail


# --- MHTML ----------------------------------------------------------------------------------------------------------

HEADERS = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: Ferry line opens
Date: Fri, 25 Apr 2025 08:10:00 +0000
MIME-Version: 1.0
"""


def mhtml(page: bytes = PAGE, headers: str = HEADERS, charset: str = "", before: str = "") -> bytes:
    """A page as Chrome saves it, with a picture behind it."""
    mark = "----MultipartBoundary--abc123----"
    encoded = quopri.encodestring(page).decode("ascii")
    return (
        (
            f'{headers}Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="{mark}"\n\n\n'
            f"{before}--{mark}\n"
            f"Content-Type: text/html{charset}\nContent-ID: <frame-1@mhtml.blink>\n"
            "Content-Transfer-Encoding: quoted-printable\n"
            f"Content-Location: {URL}\n\n{encoded}\n--{mark}\nContent-Type: image/png\n"
            f"Content-Transfer-Encoding: base64\nContent-Location: https://harbour.example/p.png\n\niVBORw0KGgo=\n\n--{mark}--\n"
        )
        .replace("\n", "\r\n")
        .encode()
    )


def test_a_page_that_chrome_saved_is_read_as_its_page_with_address_and_day_of_saving() -> None:
    # When an MHTML file is read
    parsed = parse(mhtml())
    article = only(parsed)
    # Then it is the page, without its menu, and not a mail of a sender
    assert parsed.format == "mhtml"
    assert article.title == "Ferry line opens"
    assert (article.url, article.crawled, article.published) == (URL, "2025-04-25T08:10:00+00:00", None)
    assert article.authors == []
    assert article.body.startswith(TEXT[0])
    assert "Sport" not in article.body
    assert "Größere Schiffe" in article.body


def test_a_page_without_a_sender_is_no_mail_and_a_mail_with_pictures_is_no_page() -> None:
    # Given the headers of another browser, and those of a newsletter
    saved = mhtml(headers=f"Content-Location: {URL}\nSubject: Ferry\nMIME-Version: 1.0\n")
    mailed = mhtml(headers="From: Harbour News <desk@harbour.example>\nSubject: Ferry\nMIME-Version: 1.0\n")
    # Then only the first is a page
    assert parse(saved).format == "mhtml"
    assert only(parse(saved)).url == URL
    assert parse(mailed).format == "mail"


def test_the_charset_of_the_part_decides_over_the_declaration_of_the_page() -> None:
    page = HTML.replace("{charset}", "koi8-r").encode("cp1252")
    assert "Größere Schiffe" in only(parse(mhtml(page, charset='; charset="windows-1252"'))).body


def test_pictures_before_the_page_are_passed_over() -> None:
    before = "------MultipartBoundary--abc123----\nContent-Type: image/png\n\nx\n"
    assert only(parse(mhtml(before=before))).title == "Ferry line opens"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (mhtml(b""), "not-an-article"),
        (mhtml()[:300], "not-an-article"),  # cut within the headers of the page
        (mhtml().replace(b"boundary", b"bounty"), "damaged-file"),
        (mhtml().replace(b"text/html", b"text/css"), "not-an-article"),
    ],
)
def test_an_mhtml_file_without_a_page_is_refused(data: bytes, problem: str) -> None:
    assert problem_of(data)[0] == problem


def test_an_mhtml_file_that_breaks_off_keeps_the_text_before_the_break() -> None:
    data = mhtml()
    article = only(parse(data[: data.index(b"The repair cost")]))
    assert article.body == "\n\n".join(TEXT[:2])


def test_many_boundaries_take_no_time() -> None:
    mark = b"------MultipartBoundary--abc123----"
    data = mhtml()
    at = data.index(mark)
    assert only(parse(data[:at] + (mark + b"\r\n") * 200_000 + data[at:])).title == "Ferry line opens"


# --- webarchive -----------------------------------------------------------------------------------------------------


def webarchive(form: plistlib.PlistFormat, **changes: Any) -> bytes:
    main = {
        "WebResourceData": PAGE,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
        "WebResourceFrameName": "",
    }
    picture = {"WebResourceData": b"\x89PNG", "WebResourceMIMEType": "image/png", "WebResourceURL": f"{URL}/p.png"}
    return plistlib.dumps({"WebMainResource": main | changes, "WebSubresources": [picture]}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_that_safari_saved_is_read_as_its_page_with_its_address(form: plistlib.PlistFormat) -> None:
    parsed = parse(webarchive(form))
    assert parsed.format == "webarchive"
    assert (only(parsed).title, only(parsed).url) == ("Ferry line opens", URL)
    assert "Größere Schiffe" in only(parsed).body


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (webarchive(plistlib.FMT_BINARY)[:-30], "damaged-file"),
        (webarchive(plistlib.FMT_XML)[:-200], "damaged-file"),
        (webarchive(plistlib.FMT_BINARY, WebResourceData="text"), "not-an-article"),
        (webarchive(plistlib.FMT_BINARY, WebResourceMIMEType="image/png"), "not-an-article"),
        (plistlib.dumps({"settings": 1}, fmt=plistlib.FMT_XML), "unsupported-format"),
        (plistlib.dumps({"settings": 1}, fmt=plistlib.FMT_BINARY), "unsupported-format"),
        (plistlib.dumps({"WebMainResource": 1}, fmt=plistlib.FMT_BINARY), "unsupported-format"),
        (b"bplist00WebMainResource" + bytes(range(256)) * 20, "damaged-file"),
        (
            b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict><key>WebMainResource</key>'
            b"<string>&a;</string></dict></plist>",
            "damaged-file",
        ),
    ],
)
def test_a_property_list_that_is_no_readable_page_is_refused(data: bytes, problem: str) -> None:
    assert problem_of(data)[0] == problem


# --- HAR ------------------------------------------------------------------------------------------------------------


def entry(
    text: str | None = PAGE.decode(),
    url: str = URL,
    status: int = 200,
    kind: str = "text/html; charset=utf-8",
    **more: Any,
) -> dict[str, Any]:
    content = {"size": 1, "mimeType": kind} | ({} if text is None else {"text": text}) | more
    return {
        "startedDateTime": "2025-04-25T08:10:00.123Z",
        "request": {"method": "GET", "url": url},
        "response": {"status": status, "content": content},
    }


def har(*entries: object) -> bytes:
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "a"}, "entries": list(entries)}}).encode()


NAME = f"{URL}@2025-04-25T08:10:00.123Z"


@pytest.mark.parametrize(
    "content", [{}, {"text": base64.b64encode(PAGE).decode(), "encoding": "base64"}], ids=["as text", "in base64"]
)
def test_the_pages_of_a_browsers_log_are_members_with_address_and_moment(content: dict[str, str]) -> None:
    # Given a log with a page, a script, a picture and a redirect
    page = entry()
    page["response"]["content"] |= content
    log = har(page, entry("x()", f"{URL}.js", kind="text/javascript"), entry(None, f"{URL}/p", 302))
    # When it is opened
    found = list(open_file(log, "log.har"))
    # Then the page is read, and the rest is passed over
    assert [became(thing) for thing in found] == ["read", "passed over", "passed over"]
    assert found[0].member == NAME
    assert found[0].parsed
    article = only(found[0].parsed)
    assert (article.title, article.url, article.crawled) == ("Ferry line opens", URL, "2025-04-25T08:10:00.123Z")


def test_a_log_without_bodies_says_how_to_save_it() -> None:
    (found,) = open_file(har(entry(None)), "log.har")
    assert found.problem
    assert "HAR with content" in found.problem.detail


@pytest.mark.parametrize(
    ("log", "outcome"),
    [
        (har(), {None: "not-an-article"}),
        (har(1, None, [], {"response": []}, {"response": {"status": 200, "content": 3}}), "passed over"),
        (har(entry(encoding="base64", text="=")), {NAME: "empty-file"}),
        (har(entry(text="x", encoding="base64")), {NAME: "damaged-file"}),
        (har(entry(), entry(url=f"{URL}/2"))[:-900], {NAME: "read", "the rest": "damaged-file"}),
        (har(entry())[:500], {None: "damaged-file"}),
        (b'{"log":{"version":"1.2","entries":' + b"[" * 100_000, {None: "damaged-file"}),
    ],
)
def test_a_log_that_is_odd_or_broken_keeps_what_is_readable(log: bytes, outcome: object) -> None:
    found = opened(log)
    assert (set(found.values()) if isinstance(outcome, str) else found) == (
        {outcome} if isinstance(outcome, str) else outcome
    )


def test_a_log_of_any_length_is_read_up_to_its_limits() -> None:
    limits = Limits(log_bytes=10_000, member_bytes=1_000)
    assert opened(har(entry(), entry("a" * 20_000)), limits) == {None: "file-too-large"}
    assert opened(har(entry("<p>" + "a" * 2_000)), limits) == {NAME: "file-too-large"}


def test_a_large_log_is_read_in_steps() -> None:
    # Given a log of 400 kB, most of it pictures
    picture = entry("A" * 300_000, f"{URL}.png", kind="image/png")
    log = har(picture, entry(), entry(url=f"{URL}/2"))
    assert looks_like_container(log[:65_536])
    # Then its pages come one by one, and the scan resumes behind any of them
    found = list(scan(io.BytesIO(log)))
    assert [type(item).__name__ for item, _ in found] == ["PassedOver", "Member", "Member"]
    assert [item.name for item, _ in scan(io.BytesIO(log), cursor=found[1][1])] == [found[2][0].name]
    assert needs_steps(har(*[entry()] * 101))


# --- WACZ -----------------------------------------------------------------------------------------------------------


def record(url: str = URL, kind: str = "response", page: bytes = PAGE, more: str = "") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-04-25T08:10:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n{more}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def gzipped(*records: bytes) -> bytes:
    import gzip

    return b"".join(gzip.compress(each, mtime=0) for each in records)


def wacz(warc: bytes, name: str = "archive/data.warc.gz", method: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("indexes/index.cdx.gz", b"\x1f\x8b broken")
        archive.writestr(zipfile.ZipInfo(name), warc, compress_type=method)
        archive.writestr("pages/pages.jsonl", '{"format": "json-pages-1.0"}\n{"url": "https://a.example/"}\n')
        archive.writestr("logs/crawl.log", "2025-04-25 started\n")
        archive.writestr("datapackage.json", '{"profile": "data-package", "resources": []}')
    return file.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("name", ["archive/data.warc.gz", "archive/data.warc"])
def test_the_pages_of_a_wacz_are_members_and_its_indexes_are_passed_over(method: int, name: str) -> None:
    records = record(), record(f"{URL}/2")
    archive = wacz(gzipped(*records) if name.endswith("gz") else b"".join(records), name, method)
    found = opened(archive)
    assert {member: what for member, what in found.items() if what != "passed over"} == {
        f"{URL}@2025-04-25T08:10:00Z": "read",
        f"{URL}/2@2025-04-25T08:10:00Z": "read",
    }
    assert len(found) == 6
    # And the same in a zip
    inside = opened(zipped({"crawl.wacz": archive}))
    assert inside[f"crawl.wacz/{URL}@2025-04-25T08:10:00Z"] == "read"
    assert set(inside.values()) == {"read", "passed over"}


def test_a_record_that_the_crawler_cut_short_is_truncated() -> None:
    # Given a web archive with a record that the crawler did not keep whole, and a whole one
    archive = record(more="WARC-Truncated: length\r\n") + record(f"{URL}/2")
    # Then only the first one's article is marked as truncated
    articles = [opened.parsed.articles[0] for opened in open_file(archive) if opened.parsed]
    assert [article.truncated for article in articles] == [True, False]


@pytest.mark.parametrize("name", ["archive/data.warc.gz", "archive/data.warc"])
def test_the_records_of_a_large_wacz_are_read_by_their_place(name: str) -> None:
    # Given a WACZ with two pages
    records = record(), record(f"{URL}/2")
    archive = wacz(gzipped(*records) if name.endswith("gz") else b"".join(records), name)
    # When it is scanned, and again behind the first page
    found = list(scan(io.BytesIO(archive)))
    placed = [(item, cursor) for item, cursor in found if isinstance(item, Located)]
    # Then each page can be fetched by itself
    assert len(placed) == 2
    for item, _ in placed:
        member = member_of_slice(archive[item.slice.start :][: item.slice.length], item.slice, item.name)
        assert only(parse(member.data)).title == "Ferry line opens"
        assert member.stated.url and member.stated.url.startswith(URL)
    rest = [item.name for item, _ in scan(io.BytesIO(archive), cursor=placed[0][1])]
    assert rest == [item.name for item, _ in found[found.index(placed[1]) :]]


def test_a_wacz_whose_warc_is_broken_says_so() -> None:
    assert opened(wacz(b"nothing of the kind"))["archive/data.warc.gz"] == "damaged-file"
    cut = gzipped(record(), record(f"{URL}/2"))[:-100]
    assert set(opened(wacz(cut)).values()) == {"read", "damaged-file", "passed over"}
