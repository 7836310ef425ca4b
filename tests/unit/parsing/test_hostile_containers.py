"""Containers that lie: each member costs itself, and nothing is expanded, kept or repeated without a bound."""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from typing import Any

import pytest

from clipwire.model.limits import Limits
from clipwire.parsing import opening
from clipwire.parsing.containers import tar_archive
from clipwire.parsing.containers.members import Located, Member, Names, PassedOver, Refused, shortened
from clipwire.parsing.opening import open_file
from clipwire.parsing.registry import parse
from tests.benchmarks.hostile.material import warc_record
from tests.unit.parsing.archives import PAGE, opened, read_by_place, scanned, scanned_or_refused, tarred, zipped

MB = 1 << 20


def raw_zip(*members: tuple[bytes, bytes, int | None]) -> bytes:
    """A zip of stored members: (name, data, what the directory says of its offset if that is a lie)."""
    body = directory = b""
    for name, data, offset in members:
        fields = (20, 0x800, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(name), 0)
        entry = (0, 0, 0, 0, len(body) if offset is None else offset)
        directory += struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, *fields, *entry) + name
        body += struct.pack("<4s5H3I2H", b"PK\3\4", *fields) + name + data
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return body + directory + end


# --- names ----------------------------------------------------------------------------------------------------------


def test_members_of_colliding_names_are_all_read_under_names_of_their_own() -> None:
    # Given a member whose name is what the second one of another name would be called
    data = raw_zip(*((name, PAGE, None) for name in (b"a.md", b"a.md", b"a.md (2)", b"a.md", b"b.md")))
    # When the archive is read in place, and member by member
    # Then each has a name, and so a receipt, of its own
    assert opened(data) == dict.fromkeys(["a.md", "a.md (2)", "a.md (2) (2)", "a.md (3)", "b.md"], "read")
    assert read_by_place(data) == opened(data)


@pytest.mark.parametrize("first", ["container", "file"])
def test_a_container_beside_a_folder_of_its_name_keeps_its_members_apart(first: str) -> None:
    # Given o.zip with x.md in it, and a member o.zip/x.md beside it
    members = {"o.zip": zipped({"x.md": PAGE}), "o.zip/x.md": PAGE}
    ordered = members if first == "container" else dict(reversed(members.items()))
    # Then both articles are read under two names, in place and by place
    for found in (opened(zipped(ordered)), read_by_place(zipped(ordered))):
        assert len(found) == 2 and set(found.values()) == {"read"}


def test_giving_names_costs_no_more_than_their_number() -> None:
    # Given a hundred thousand members of one name, after a thousand that have its numbers already
    names = Names()
    given = [names.once(f"a ({n})") for n in range(2, 1_000)] + [names.once("a") for _ in range(100_000)]
    # Then each gets a name of its own; a search from the start for each would take hours
    assert len(set(given)) == len(given)


def test_names_hold_no_character_that_a_message_cannot_hold() -> None:
    # Given names with a noncharacter, half a surrogate pair and a control sequence for terminals
    assert shortened("a\uffff.md") == "a\\uffff.md"
    assert shortened("a\ud800.md") == "a\\ud800.md"
    assert shortened("a\x1b[2J\n.md") == "a\\u001b[2J\\u000a.md"
    assert shortened("Häfen und Märkte/조선.md") == "Häfen und Märkte/조선.md"


# --- zip ------------------------------------------------------------------------------------------------------------


def test_one_lying_offset_costs_one_member() -> None:
    # Given a directory of which one entry leads behind the end, and one into the middle of another member
    data = raw_zip((b"a.md", PAGE, None), (b"b.md", PAGE, 4_000_000_000), (b"c.md", PAGE, 7), (b"d.md", PAGE, None))
    wanted = {"a.md": "read", "b.md": "damaged-file", "c.md": "damaged-file", "d.md": "read"}
    assert opened(data) == wanted
    assert read_by_place(data) == wanted


def test_a_member_of_wrong_bytes_is_damaged() -> None:
    data = raw_zip((b"a.md", PAGE, None), (b"b.md", PAGE, None))
    assert opened(data.replace(b"eastern", b"western", 1)) == {"a.md": "damaged-file", "b.md": "read"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_rare_methods_are_read_and_expand_to_no_more_than_the_limit(method: int) -> None:
    # Given a zip of bzip2 or LZMA with a member whose entry says that it is short
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("a.md", PAGE)
        archive.writestr("zeros", bytes(3 * MB))
    data = file.getvalue().replace(struct.pack("<I", 3 * MB), struct.pack("<I", 1_000))
    # When it is read with a limit of 1 MB
    # Then the good member is read, and the other is refused
    assert opened(data, Limits(member_bytes=MB)) == {"a.md": "read", "zeros": "damaged-file"}


def test_a_directory_that_breaks_off_keeps_the_members_before_the_break() -> None:
    data = raw_zip((b"a.md", PAGE, None), (b"b.md", PAGE, None))
    second = data.rindex(b"PK\1\2")
    broken = data[:second] + b"PK\7\7" + data[second + 4 :]
    assert opened(broken) == {"a.md": "read", "the rest": "damaged-file"}
    assert read_by_place(broken) == {"a.md": "read", "the rest": "damaged-file"}


def test_the_marks_of_an_end_in_the_comment_are_passed_over() -> None:
    data = raw_zip((b"a.md", PAGE, None))
    assert opened(data[:-2] + struct.pack("<H", 400) + b"PK\5\6" * 100) == {"a.md": "read"}


def test_a_zip64_archive_is_read() -> None:
    # Given sizes and offsets in the 64-bit field, as archives over 4 GB have them
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, archive.open("a.md", "w", force_zip64=True) as member:
        member.write(PAGE)
    assert read_by_place(file.getvalue()) == {"a.md": "read"}


# --- tar ------------------------------------------------------------------------------------------------------------


def pax(fields: dict[str, str]) -> bytes:
    """A tar of a.md with extended fields, and b.md."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, more in (("a.md", fields), ("b.md", {})):
            info = tarfile.TarInfo(name)
            info.size, info.pax_headers = len(PAGE), more
            archive.addfile(info, io.BytesIO(PAGE))
    return file.getvalue()


@pytest.mark.parametrize("size", ["-512", "-1024", "-1536"])
def test_a_size_that_leads_backwards_ends_the_archive(size: str) -> None:
    # Given a member whose extended header says that it has a negative size; tarfile reads it again and again
    assert "damaged-file" in opened(pax({"size": size})).values()
    assert any(isinstance(item, Refused) for item in scanned_or_refused(pax({"size": size})))


def test_an_extended_header_is_not_held_in_memory_however_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tar_archive, "MAX_EXTENSION_BYTES", 2_000)
    assert opened(pax({"X.key": "v" * 100})) == {"a.md": "read", "b.md": "read"}
    assert opened(pax({"X.key": "v" * 3_000})) == {None: "damaged-file"}


def test_what_follows_a_broken_header_is_said_to_be_unread() -> None:
    # Given a tar whose second header has a wrong checksum, at which tarfile stops in silence
    data = tarred(("a.md", PAGE), ("b.md", PAGE), ("c.md", PAGE)).replace(b"b.md", b"x.md", 1)
    assert opened(data) == {"a.md": "read", "the rest": "damaged-file"}
    assert read_by_place(data) == {"a.md": "read", "the rest": "damaged-file"}


def test_headers_of_a_tar_are_not_kept() -> None:
    # Given a tar of many members
    data = tarred(*((f"{n}.md", b"x") for n in range(50)))
    # Then tarfile holds none of their headers while it is read
    kept = [len(item[0].members) for item in tar_archive.headers(io.BytesIO(data), seekable=True)]
    assert len(kept) == 50 and max(kept) == 0


# --- web archives ---------------------------------------------------------------------------------------------------


def test_records_that_share_a_gzip_behind_others_are_refused_by_themselves() -> None:
    # Given a web archive with a gzip for its first record, and one for the next three
    first, *others = (warc_record(PAGE, f"https://a.example/{n}") for n in range(4))
    # When it is scanned
    items = scanned(gzip.compress(first) + gzip.compress(b"".join(others)))
    # Then no record without a place of its own ends the scan
    assert isinstance(items[0], Located)
    assert {type(item) for item in items[1:]} <= {Located, Refused}


# --- members --------------------------------------------------------------------------------------------------------


def test_whatever_reading_a_member_raises_costs_that_member_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a parser with a fault
    def faulty(data: bytes, *rest: Any) -> Any:
        if b"fault" in data:
            raise RecursionError("too deep")
        return parse(data, *rest)

    monkeypatch.setattr(opening, "parse", faulty)
    members = {"a.md": PAGE, "b.md": b"fault", "c.md": PAGE}
    wanted = {"a.md": "read", "b.md": "processing-failed", "c.md": "read"}
    # Then its neighbours are read
    assert opened(zipped(members)) == wanted
    assert opened(tarred(*members.items())) == wanted
    # And alone it is refused with words
    (thing,) = open_file(b"fault", "f")
    assert thing.problem and "RecursionError" in thing.problem.detail


def test_passed_over_members_take_no_names() -> None:
    # Given a folder whose name a file has as well, as a tar may say
    folder = tarfile.TarInfo("a.md")
    folder.type = tarfile.DIRTYPE
    items = scanned(tarred(folder, ("a.md", PAGE)))
    assert [(type(item), item.name) for item in items] == [(PassedOver, "a.md"), (Located, "a.md")]
    assert isinstance(items[1], Located) and not isinstance(items[1], Member)
