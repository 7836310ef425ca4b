"""Compressions and containers: what is readable is kept, and nothing unfolds without bound."""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import pytest

from clipwire.model.limits import Limits
from clipwire.parsing.opening import open_file
from tests.unit.parsing.archives import PAGE, opened, tarred, zipped

SMALL = Limits(members=5, member_bytes=10_000, expanded_bytes=20_000, ratio=50)


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_page_is_a_page(compress: Callable[[bytes], bytes]) -> None:
    assert opened(compress(PAGE)) == {None: "read"}


def test_several_gzip_streams_one_after_the_other_are_one_file() -> None:
    assert opened(gzip.compress(PAGE[:100]) + gzip.compress(PAGE[100:])) == {None: "read"}


def test_a_gzip_that_breaks_off_keeps_what_is_readable() -> None:
    noise = "".join(f"Boat number {n} came home with {n * 7 % 97} crates.\n\n" for n in range(500)).encode()
    assert opened(gzip.compress(PAGE + noise)[:-400]) == {None: "read, damaged-file"}


def test_a_gzip_of_nothing_but_a_header_is_damaged() -> None:
    assert opened(gzip.compress(PAGE)[:8]) == {None: "damaged-file"}


def test_a_gzip_of_a_gzip_is_opened_and_a_third_one_is_not() -> None:
    twice = gzip.compress(gzip.compress(PAGE))
    assert opened(twice) == {None: "read"}
    assert opened(gzip.compress(twice)) == {None: "nested-too-deep"}


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_is_stopped_at_the_limit(compress: Callable[[bytes], bytes]) -> None:
    assert opened(compress(bytes(30_000_000))) == {None: "expands-too-far"}


def test_members_of_a_zip_are_read_and_what_systems_leave_is_passed_over() -> None:
    members = {"a/fleet.md": PAGE, "a/": b"", "__MACOSX/a/._fleet.md": b"x", ".DS_Store": b"x", "note.txt": b""}
    assert opened(zipped(members)) == {
        "a/fleet.md": "read",
        "a/": "passed over",
        "__MACOSX/a/._fleet.md": "passed over",
        ".DS_Store": "passed over",
        "note.txt": "empty-file",
    }


def test_containers_may_be_nested_two_deep() -> None:
    two = zipped({"inner.zip": zipped({"fleet.md": PAGE})})
    three = zipped({"outer.zip": two})
    assert opened(two) == {"inner.zip/fleet.md": "read"}
    assert opened(three) == {"outer.zip/inner.zip": "nested-too-deep"}


def test_a_zip_that_breaks_off_keeps_the_members_that_are_whole() -> None:
    whole = zipped({f"{n}.md": PAGE for n in range(3)})
    assert opened(whole[: whole.rindex(b"PK\3\4")]) == {"0.md": "read", "1.md": "read", "the rest": "damaged-file"}


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\up.md", "C:\\up.md", "a/../../b"])
def test_a_member_that_points_outside_is_refused(name: str) -> None:
    assert set(opened(zipped({name: PAGE, "ok.md": PAGE})).values()) == {"unsafe-member", "read"}


def test_links_and_devices_are_refused() -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    symlink, device = tarfile.TarInfo("link.md"), tarfile.TarInfo("null")
    symlink.type, symlink.linkname, device.type = tarfile.SYMTYPE, "/etc/passwd", tarfile.CHRTYPE
    assert opened(file.getvalue()) == {"link.md": "unsafe-member"}
    assert opened(tarred(symlink, device, ("ok.md", PAGE))) == {
        "link.md": "unsafe-member",
        "null": "unsafe-member",
        "ok.md": "read",
    }


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"secret.md": PAGE}))
    data[6] |= 1  # the flag in the member's own header
    data[data.rindex(b"PK\1\2") + 8] |= 1  # and in the directory
    assert opened(bytes(data)) == {"secret.md": "encrypted-file"}


def test_limits_hold_for_members_sizes_and_ratio() -> None:
    many = opened(zipped({f"{n}.md": PAGE for n in range(7)}), SMALL)
    assert list(many.values()) == ["read"] * 5 + ["too-many-members"]
    assert opened(zipped({"long.md": PAGE + bytes(20_000)}), SMALL) == {"long.md": "file-too-large"}
    assert opened(zipped({"bomb.md": bytes(5_000_000)})) == {"bomb.md": "expands-too-far"}
    wide = opened(zipped({f"{n}.md": PAGE + b"x" * 9_000 for n in range(4)}), SMALL)
    assert list(wide.values())[-1] == "expands-too-far"


def test_a_name_of_three_hundred_letters_is_a_name_and_of_three_thousand_is_shortened() -> None:
    names = list(opened(zipped({"n" * 300 + ".md": PAGE, "m" * 3_000: PAGE})))
    assert names[0] == "n" * 300 + ".md"
    assert names[1] and len(names[1].encode()) <= 400


@pytest.mark.parametrize(
    ("code_page", "name"),
    [
        ("cp949", "고기잡이기사.md"),
        ("cp932", "漁船団の帰港.md"),
        ("gbk", "渔船队返港.md"),
        ("cp866", "Флот вернулся.md"),
        ("cp1251", "Флот вернулся.md"),
        ("cp866", "Сводка №5.md"),
        ("cp437", "Küstenfischerei.md"),
        ("cp850", "Évènement_à_Orléans.md"),
        ("utf-8", "Флот.md"),
        ("cp852", "żółć i łódź.md"),
        ("cp852", "Příběh města.md"),
        ("cp1250", "żółć i łódź.md"),
        ("cp1252", "Größe.md"),
        ("cp737", "ελληνικά νέα.md"),
        ("cp1253", "Τα νέα.md"),
        ("big5", "中文新聞.md"),
    ],
)
def test_names_of_zip_members_are_readable_whatever_the_computer_that_packed_them(code_page: str, name: str) -> None:
    encoded = name.encode(code_page)
    data = zipped({"x" * len(encoded): PAGE}).replace(b"x" * len(encoded), encoded)
    assert list(opened(data)) == [name]


@pytest.mark.parametrize(("replaced", "name"), [(b"_____.md", "флоты.md"), (b"other.md", "_____.md")])
def test_the_unicode_name_of_a_zip_member_holds_for_the_name_that_it_was_made_of(replaced: bytes, name: str) -> None:
    # Given a member with a field that states a name in UTF-8, and the checksum of the name that it replaces
    stated = "флоты.md".encode()
    info = zipfile.ZipInfo("_____.md")
    info.extra = struct.pack("<HHBI", 0x7075, 5 + len(stated), 1, zlib.crc32(replaced)) + stated
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, PAGE)
    # Then the member has that name, unless another program has renamed it since
    assert opened(file.getvalue()) == {name: "read"}


def test_a_long_name_of_mixed_letters_costs_no_more_than_its_length() -> None:
    encoded = "а".encode("cp866") * 60_000 + b"\xff"
    data = zipped({"x" * len(encoded): PAGE}).replace(b"x" * len(encoded), encoded)
    assert list(opened(data).values()) == ["read"]


def test_two_members_of_one_name_are_two() -> None:
    assert opened(tarred(("a.md", PAGE), ("a.md", PAGE))) == {"a.md": "read", "a.md (2)": "read"}


def test_a_tar_that_breaks_off_keeps_the_members_that_are_whole() -> None:
    data = tarred(("a.md", PAGE), ("b.md", PAGE * 20))
    assert opened(data[:2_000]) == {"a.md": "read", "b.md": "damaged-file", "the rest": "damaged-file"}


@pytest.mark.parametrize(
    "data",
    [b"PK\3\4" + b"\xff" * 500, b"\x1f\x8b" + b"\xff" * 500, b"WARC/1.0\r\n" + b"\xff" * 500, b"PK\5\6" + bytes(18)],
)
def test_garbage_in_a_container_s_clothes_is_refused_with_a_reason(data: bytes) -> None:
    refused = {"damaged-file", "not-an-article", "encrypted-file"}
    assert set(opened(data).values()) <= refused and opened(data)


def test_a_tar_from_before_the_standard_is_told_by_its_checksum() -> None:
    data = bytearray(tarred(("old.md", PAGE)))
    data[257:265] = bytes(8)
    data[148:156] = b" " * 8
    data[148:156] = b"%06o\0 " % sum(data[:512])
    assert opened(bytes(data)) == {"old.md": "read"}


def record(*headers: str, status: str = "HTTP/1.1 200 OK", payload: bytes = PAGE, kind: str = "response") -> bytes:
    """One record of a web archive."""
    head = "".join(f"{line}\r\n" for line in (status, *headers, "")) if kind == "response" else ""
    content = head.encode() + payload
    fields = f"WARC-Type: {kind}\r\nWARC-Target-URI: https://harbour.example/\r\nWARC-Date: 2026-01-07T10:00:00Z\r\n"
    return f"WARC/1.0\r\n{fields}Content-Length: {len(content)}\r\n\r\n".encode() + content + b"\r\n\r\n"


CHUNKED = b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)


@pytest.mark.parametrize(
    ("record", "became"),
    [
        (record("Content-Type: text/html", "Content-Encoding: gzip", payload=gzip.compress(PAGE)), "read"),
        (record("Content-Type: text/html", "Content-Encoding: gzip"), "read"),  # said, and not so
        (record("Content-Type: text/html", "Transfer-Encoding: chunked", payload=CHUNKED), "read"),
        (record("Content-Type: text/html", "Content-Encoding: zstd", payload=b"(\xb5/\xfd"), "unsupported-format"),
        (record("Server: quay"), "read"),  # of no stated type
        (record("content-type: TEXT/HTML; charset=utf-8", status="HTTP/2 200"), "read"),
        (record("Content-Type: image/png"), "passed over"),
        (record("Location: /other", status="HTTP/1.1 301 Moved"), "passed over"),
        (record(kind="resource"), "passed over"),
    ],
)
def test_answers_of_a_web_archive_however_they_were_sent(record: bytes, became: str) -> None:
    assert list(opened(record).values()) == [became]


def test_a_record_of_a_wrong_length_prints_nothing_of_the_page(capfd: pytest.CaptureFixture[str]) -> None:
    # Given an archive whose first record states too few bytes; in a function, what is printed is in the log
    data = record("Content-Type: text/html").replace(b"Content-Length: ", b"Content-Length: 1\r\nX-Length: ", 1)
    opened(data + record("Content-Type: text/html"))
    assert capfd.readouterr() == ("", "")


def test_a_page_of_a_web_archive_is_decoded_as_its_server_said() -> None:
    # Given a page in KOI8-R, of which only the server says so
    text = "Рыбаки вернулись в гавань утром, и начальник порта сказал, что улов хороший. " * 4
    page = f"<html><head><title>Улов</title></head><body><article><p>{text}</p></article></body></html>"
    data = record('Content-Type: text/html; charset="KOI8-R"', payload=page.encode("koi8_r"))
    # Then the text is whole
    [found] = [each.parsed for each in open_file(data) if each.parsed]
    assert found.articles[0].body == text.strip()
