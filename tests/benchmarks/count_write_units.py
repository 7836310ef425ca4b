"""Write units of the table per article, counted from the sizes of the items that are written.

    .venv/bin/python tests/benchmarks/count_write_units.py FILE…

Each file is read as `ingest_article` reads it. A write costs one unit per begun 1,024 bytes of the item (attribute
names and values in UTF-8, as DynamoDB counts), an index entry one per begun 1,024 bytes of what it projects. Counted
are the writes of a first version: receipt opened and closed, record, two index entries, mentions, mark.
"""

import argparse
import gzip
import math
import statistics
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from clipwire.adapters.table import items
from clipwire.adapters.table.records import COUNTRIES_INDEXED
from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.record import Record, Sighting
from clipwire.services.reading import read_file
from clipwire.versions.identity import text_digest

RECEIPTS, INDEXES, MARK = 2, 2, 1
"""Items that stay below 1,024 bytes each: receipt opened and closed; source and day; mark of the announcement."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    rows = [row for path in parser.parse_args().files for row in counted(path)]
    if not rows:
        raise SystemExit("no article in these files")
    units, sizes = [units for units, _ in rows], [size for _, size in rows]
    print(f"{len(rows)} articles; record: {statistics.median(sizes):,.0f} bytes in the middle, {max(sizes):,} at most")
    print(f"write units: {statistics.median(units):.0f} in the middle, {statistics.fmean(units):.1f} on average")


def counted(path: Path) -> list[tuple[int, int]]:
    """(write units, bytes of the record's item) of each article in a file."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [units_of(article) for article in read_file(data, path.name).articles]


def units_of(article: Article) -> tuple[int, int]:
    article.version = 1
    now = datetime.now(UTC)
    arrival = Arrival(bucket="clipwire-dev-dropbucket", key="incoming/page.html", version_id="v" * 32, arrived=now)
    record = Record(article=article, digest=text_digest(article), sighting=Sighting.of(article, arrival))
    size = item_size(items.article_item(record, now))
    mentions = min(COUNTRIES_INDEXED, len(article.countries))
    return math.ceil(size / 1_024) + RECEIPTS + INDEXES + MARK + mentions, size


def item_size(item: dict[str, Any]) -> int:
    """Bytes of an item: names and values, three more for each list or map and one for each of its entries."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: dict[str, Any]) -> int:
    ((kind, inner),) = value.items()
    match kind:
        case "S":
            return len(inner.encode())
        case "N":
            return math.ceil(len(inner.strip("-0.")) / 2) + 1
        case "L":
            return 3 + sum(1 + _value_size(entry) for entry in inner)
        case "M":
            return 3 + sum(1 + len(name.encode()) + _value_size(entry) for name, entry in inner.items())
        case _:
            return 1


if __name__ == "__main__":
    main()
