"""Compressed files: nothing expands, or is copied, without a bound."""

import bz2
import gzip
import io
import lzma
from typing import Any

import pytest

from clipwire.model.limits import LIMITS, Limits
from clipwire.parsing import opening
from clipwire.parsing.containers import compressed
from clipwire.parsing.containers.compressed import ExpandedFile, expanded
from tests.unit.parsing.archives import PAGE, opened, zipped

MB = 1 << 20


class Counting(io.BytesIO):
    """A file that counts what is read of it."""

    count = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read(size)
        self.count += len(data)
        return data


@pytest.mark.parametrize(
    "empty", [gzip.compress(b""), bz2.compress(b""), lzma.compress(b"")], ids=["gzip", "bz2", "xz"]
)
def test_tiny_streams_are_not_copied_once_for_each_of_them(empty: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    # Given a file of many tiny streams one behind the other
    copied: list[int] = []
    give_back = compressed._Source.give_back
    monkeypatch.setattr(
        compressed._Source, "give_back", lambda self, count: (copied.append(count), give_back(self, count))[1]
    )
    data = empty * 2_000 + gzip.compress(PAGE)
    # When it is expanded
    content, problem = expanded(data, LIMITS)
    # Then all of it is read, and what decompressors leave over is a small multiple of the file, not its square
    assert content == PAGE and problem is None
    assert sum(copied) < 20 * len(data)


def test_streams_without_end_are_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "MAX_STREAMS", 5)
    assert opened(gzip.compress(PAGE) * 5) == {None: "read"}
    assert opened(gzip.compress(PAGE) * 6) == {None: "read, damaged-file"}


def test_a_compressed_file_that_is_no_container_expands_to_no_more_than_a_file_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Given a limit for files of 100 kB, which is far below that of containers
    limits = Limits(member_bytes=100_000)
    monkeypatch.setattr(compressed, "MIN_LIMIT_BYTES", 0)
    monkeypatch.setattr(compressed, "PIECE_BYTES", 10_000)
    # When a gzip of a text of 10 MB arrives
    read = []
    monkeypatch.setattr(compressed, "_pieces", _watched(compressed._pieces, read))
    outcome = opened(gzip.compress(PAGE * 40_000), limits)
    # Then it is refused as soon as the limit is passed
    assert outcome == {None: "expands-too-far"}
    assert sum(read) < 300_000


def _watched(pieces: Any, read: list[int]) -> Any:
    def watched(source: Any) -> Any:
        for piece in pieces(source):
            read.append(len(piece))
            yield piece

    return watched


def test_all_members_at_all_depths_together_are_held_to_the_limit() -> None:
    # Given a zip of gzips that are each within the limits
    inner = gzip.compress(PAGE + b" " * 90_000)
    limits = Limits(expanded_bytes=250_000)
    outcomes = list(opened(zipped({f"{n}.md.gz": inner for n in range(5)}), limits).values())
    # Then the third one passes the limit of the whole archive, which ends there
    assert outcomes == ["read", "read", "expands-too-far", "expands-too-far"]


def test_a_stream_of_a_large_compressed_file_stops_at_the_ratio() -> None:
    stream = ExpandedFile(io.BytesIO(gzip.compress(bytes(30 * MB))), LIMITS)
    with pytest.raises(opening.Rejected, match="expands to more"):
        while stream.read(MB):
            pass
