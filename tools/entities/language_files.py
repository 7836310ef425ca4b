"""Write the files of knowledge about names in one language, compressed."""

import gzip
from collections.abc import Iterable
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "shared" / "clipwire" / "knowledge" / "entities" / "languages"


def write_table(name: str, lines: Iterable[str]) -> int:
    """Write the lines of `NAME.tsv.gz`, sorted; the number of bytes. The same lines make the same file."""
    return write_compressed(FOLDER / f"{name}.tsv.gz", "".join(sorted(lines)).encode())


def write_compressed(target: Path, data: bytes) -> int:
    return target.write_bytes(gzip.compress(data, mtime=0))
