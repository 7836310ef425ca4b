"""Write the files of knowledge about names in one language, compressed."""

import gzip
import struct
from collections.abc import Iterable
from pathlib import Path

from clipwire.enrichment.entities.trained.knowledge import group_size
from clipwire.text.grouped_words import grouped

FOLDER = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "entities" / "languages"


FEATURES_AT, FIRST_FEATURE = 28, 12
"""Offsets in a model of crfsuite: of the address of its features in the file, and of the first feature there."""
FEATURE = struct.Struct("<3IQ")
DROPPED_BITS = 42


def rounded(model: bytes) -> bytes:
    """A model of crfsuite whose weights keep 10 binary digits, for a file that is a quarter smaller."""
    kept = bytearray(model)
    (address,) = struct.unpack_from("<I", model, FEATURES_AT)
    (count,) = struct.unpack_from("<I", model, address + 8)
    for at in range(address + FIRST_FEATURE, address + FIRST_FEATURE + count * FEATURE.size, FEATURE.size):
        *rest, weight = FEATURE.unpack_from(model, at)
        weight = (weight + (1 << DROPPED_BITS - 1)) >> DROPPED_BITS << DROPPED_BITS
        FEATURE.pack_into(kept, at, *rest, weight)
    return bytes(kept)


def write_table(name: str, lines: Iterable[str]) -> int:
    """Write the lines of `NAME.tsv.gz`, grouped; the number of bytes. The same lines make the same file."""
    return write_compressed(FOLDER / f"{name}.tsv.gz", grouped(lines, group_size(name.partition(".")[0])).encode())


def write_compressed(target: Path, data: bytes) -> int:
    return target.write_bytes(gzip.compress(data, mtime=0))
