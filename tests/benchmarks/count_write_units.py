"""Write units of the table, counted from the sizes of the items that are written.

    .venv/bin/python -m tests.benchmarks.count_write_units FILE…

Each file is read as `ingest_article` reads it. A write costs one unit per begun 1,024 bytes of the item (attribute
names and values in UTF-8, as DynamoDB counts), an index entry one per begun 1,024 bytes of what it projects, and a
write in a transaction twice as much. The items are those of `adapters/table/items.py`.
"""

import argparse
import gzip
import statistics
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from clipwire.adapters.table import items, story_items
from clipwire.adapters.table.lists import list_item
from clipwire.adapters.table.units import CHECK_UNITS, TRANSACTION, item_size, units
from clipwire.model.arrival import Arrival
from clipwire.model.article import Article
from clipwire.model.receipt import Receipt, StoredArticle
from clipwire.model.record import Record, Sighting
from clipwire.services.page_lists import list_on
from clipwire.services.reading import read_file
from clipwire.services.stories import Decision
from clipwire.stories.placing import Placing
from clipwire.stories.prints import print_of
from clipwire.versions.changes import changes
from clipwire.versions.identity import text_digest
from clipwire.versions.proofs import proven

MARK = 1
"""The mark of an announcement: an event's id and a time."""
PROGRESS = 1
"""The member's number in a set of at most a hundred."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    rows = [row for path in parser.parse_args().files for row in counted(path)]
    if not rows:
        raise SystemExit("no article in these files")
    print(f"{len(rows)} articles")
    print(f"{'units':<44} {'mean':>6} {'median':>6}")
    for name in rows[0]:
        values = [row[name] for row in rows]
        print(f"{name:<44} {statistics.fmean(values):6.1f} {statistics.median(values):6.0f}")


def counted(path: Path) -> list[dict[str, float]]:
    """What each article of a file costs."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [costs_of(article) for article in read_file(data, path.name).articles]


def costs_of(article: Article) -> dict[str, float]:
    article.version = 1
    now = datetime.now(UTC)
    arrival = Arrival(bucket="clipwire-dev-dropbucket", key="incoming/page.html", version_id="v" * 32, arrived=now)
    record = Record(article=article, digest=text_digest(article), sighting=Sighting.of(article, arrival))
    without = item_size(items.article_item(record, now))
    record = proven(record, None, now)
    item = items.article_item(record, now)
    parts: dict[str, float] = defaultdict(float)
    parts["bytes of the record"] = item_size(item)
    parts["of which the proof"] = item_size(item) - without
    parts["record"] = units(item)
    parts["receipt, opened and closed"] = _receipts(arrival, article)
    parts["by_source, by_day_listed"] = bool(article.source) + 1
    parts["mark"] = MARK
    parts["place: decision, print, report"] = _place(record, now)
    parts["list of other titles, if the page has one"] = _list(record, arrival, now)
    shared = parts["by_source, by_day_listed"] + MARK + parts["place: decision, print, report"]
    shared += parts["list of other titles, if the page has one"]
    parts["= a new article in a file of its own"] = parts["record"] + parts["receipt, opened and closed"] + shared
    parts["= a new article in a small container"] = parts["= a new article in a file of its own"] - 1
    parts["= a new article in a large container"] = parts["= a new article in a file of its own"] + PROGRESS
    seen_again = units(items.last_seen_item(record))
    listed = parts["list of other titles, if the page has one"]
    parts["= a known text, seen later (SEEN)"] = parts["receipt, opened and closed"] + seen_again + listed
    parts["= a known text, not seen later"] = parts["receipt, opened and closed"]
    together = TRANSACTION * (_next_version(record, now) + _history(record, now)) + CHECK_UNITS
    # The new version is placed again, and the print of the former one is deleted, in one transaction.
    placed = TRANSACTION * (parts["place: decision, print, report"] + 1)
    parts["= an update by a sentence"] = together + parts["receipt, opened and closed"] + MARK + placed
    return dict(parts)


def _place(record: Record, now: datetime) -> int:
    """Of an article that is a copy, whose items are the largest."""
    one = replace(print_of(record.article), day=date.fromisoformat(record.day))
    placing = Placing("s" * 24, record.article.published or "", "d" * 24, 0.987)
    decision = Decision(1, placing, now, one.language, date.fromisoformat(record.day))
    written = (
        story_items.decision_item(record.id, decision),
        story_items.print_item(one, decision),
        story_items.report_item(record, placing),
    )
    return sum(map(units, written))


def _list(record: Record, arrival: Arrival, now: datetime) -> int:
    page = list_on(record, arrival)
    return units(items.expiring(list_item(page, now), now, 365)) if page else 0


def _receipts(arrival: Arrival, article: Article) -> int:
    """The receipt as it is opened and as it is closed."""
    receipt = Receipt.of(arrival, arrival.arrived)
    stored = [StoredArticle(id=str(article.id), version=1, outcome="new")]
    closed = receipt.model_copy(update={"outcome": "accepted", "articles": stored, "format": "html"})
    return units(items.receipt_item(receipt)) + units(items.receipt_item(closed))


def _next_version(record: Record, now: datetime) -> int:
    """The item of a version after this one, with the hash of the one before."""
    return units(items.article_item(proven(record, record.article.proof, now), now))


def _history(record: Record, now: datetime) -> int:
    """The item of the version that an update replaces, with what changed: a sentence more at the end."""
    article = record.article
    after = article.model_copy(update={"body": f"{article.body}\n\nA correction was added to this report on Monday."})
    difference = changes(article, after).model_dump(mode="json", exclude_defaults=True)
    return units(items.version_item(record, now) | items.to_item({"changes": difference}))


if __name__ == "__main__":
    main()
