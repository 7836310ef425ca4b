"""Write the files of knowledge about names in one language, compressed."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from clipwire.enrichment.entities.trained.knowledge import group_size
from clipwire.text.grouped_words import grouped

FOLDER = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "entities" / "languages"


def write_table(name: str, lines: Iterable[str]) -> int:
    """Write the lines of `NAME.tsv.gz`, grouped; the number of bytes. The same lines make the same file."""
    return write_compressed(FOLDER / f"{name}.tsv.gz", grouped(lines, group_size(name.partition(".")[0])).encode())


def write_compressed(target: Path, data: bytes) -> int:
    return target.write_bytes(gzip.compress(data, mtime=0))
