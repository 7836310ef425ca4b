"""Files of many articles in a row: JSON Lines and mailboxes."""

import bz2
import gzip
import json
import lzma
import random
from collections.abc import Callable

import pytest

from clipwire.parsing.containers import sequences
from tests.unit.services.archives import lines, mailbox
from tests.unit.services.house import House, large


@pytest.mark.parametrize("pack", [lines, mailbox])
def test_many_articles_in_a_row_are_pointed_to_in_pieces_of_whole_ones(
    pack: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a file of many articles, several times as large as a piece
    monkeypatch.setattr(sequences, "MAX_PIECE_BYTES", 10_000)
    data = pack(**{f"day{number}": b"" for number in range(25)})
    house = House(large=data)
    house.ingest.ingest(large())
    # When it is unpacked
    receipt = house.unpack.unpack(house.queue.steps.pop(), lambda: False)
    # Then the pieces cover it without gap, each small and of whole articles
    pointers = house.queue.pointers
    assert receipt and receipt.outcome == "reading" and receipt.members == {"sent on": len(pointers)}
    assert pointers[0].member and pointers[0].member.startswith(f"{'lines' if pack is lines else 'messages'} 1-")
    assert b"".join(data[p.slice.start : p.slice.start + p.slice.length] for p in pointers if p.slice) == data
    assert len(pointers) > 1 and all(pointer.slice and pointer.slice.length <= 10_000 for pointer in pointers)
    # And every article is read once
    assert set(house.read(pointers)) == {"accepted"}
    assert len(house.records.current) == 25


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
@pytest.mark.parametrize("pack", [lines, mailbox])
def test_many_articles_in_a_compressed_row_are_packed_in_pieces(
    pack: Callable[..., bytes], compress: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given more articles than a piece holds
    monkeypatch.setattr(sequences, "MAX_PIECE_PARTS", 10)
    house = House(large=compress(pack(**{f"day{number}": b"" for number in range(25)})))
    # When they are unpacked and read
    receipt = house.whole_receipt()
    # Then each piece was a message of its own
    unit = "lines" if pack is lines else "messages"
    names = [pointer.member for pointer in house.queue.pointers]
    assert names == [f"{unit} 1-10", f"{unit} 11-20", f"{unit} 21-25"]
    assert receipt.members == {"accepted": 3}
    assert len(house.records.current) == 25


def test_a_compressed_row_that_breaks_off_is_partial() -> None:
    data = gzip.compress(lines(**{f"day{number}": b"" for number in range(20)}))
    receipt = House(large=data[: len(data) // 2]).whole_receipt()
    assert receipt.outcome == "partial" and receipt.problem
    assert "breaks off" in receipt.problem.detail


def test_broken_lines_change_neither_the_pieces_nor_the_lines_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given lines of which every fifth is no JSON
    monkeypatch.setattr(sequences, "MAX_PIECE_BYTES", 10_000)
    kept = lines(**{f"day{number}": b"" for number in range(25)}).split(b"\n")
    data = b"\n".join(b"}{ broken" if number % 5 == 4 else line for number, line in enumerate(kept))
    house = House(large=data)
    house.unpack_all()
    # When the pieces are read
    outcomes = house.read(house.queue.pointers)
    # Then the others are articles, and each piece says that it is not whole
    assert len(house.records.current) == 20
    assert set(outcomes) == {"partial"}


def test_a_line_beyond_the_limit_is_refused_by_itself() -> None:
    # Given a line of more bytes than a file may have, between two articles
    first, second = lines(a=b"", b=b"").split(b"\n")
    endless = b'{"headline": "' + b"x" * 20_000_000 + b'"}'
    house = House(large=b"\n".join([first, first, endless, second]))
    # When the file is unpacked
    receipt = house.unpack_all()
    # Then only that line is refused
    assert receipt and receipt.members == {"sent on": 2, "rejected": 1}
    assert receipt.problem and "lines 3-" in receipt.problem.detail


def test_a_bzip2_whose_first_block_is_long_is_recognised_when_it_is_unpacked() -> None:
    # Given articles that compress badly, so that the head of the file says nothing
    notes = random.Random(7).randbytes(150_000).hex()
    data = bz2.compress(lines(a=b"", b=b"") + b"\n" + json.dumps({"note": notes}).encode())
    assert len(data) > 100_000
    house = House(large=data)
    # When it is unpacked and read
    receipt = house.whole_receipt()
    # Then the articles are read, and the note is refused
    assert receipt.members == {"accepted": 1, "rejected": 1}
    assert len(house.records.current) == 2
