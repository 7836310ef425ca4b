"""The balance sheet of a load: expected outcomes beside those that were found."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from clipwire.adapters.table import items
from tests.load.files import Load

Json = dict[str, Any]


@dataclass(frozen=True)
class Line:
    name: str
    expected: int
    found: int

    @property
    def is_even(self) -> bool:
        return self.expected == self.found


@dataclass(frozen=True)
class Balance:
    lines: list[Line]
    repeats: int
    """Events that a subscriber received again under the same id. A crash may cause some."""

    @property
    def is_even(self) -> bool:
        return all(line.is_even for line in self.lines)


def balance(load: Load, rows: list[Json], events: list[Json]) -> Balance:
    """`rows` are all items of the table, in DynamoDB's JSON; `events` all that a subscriber received."""
    receipts = [items.receipt_in(row) for row in rows if row["kind"]["S"] == "receipt"]
    files = Counter(receipt.outcome for receipt in receipts if receipt.member is None)
    members = Counter(receipt.outcome for receipt in receipts if receipt.member is not None)
    newest = [items.article_in(row) for row in rows if row["kind"]["S"] == "article"]
    others = sum(row["kind"]["S"] == "version" for row in rows)
    published = {event["id"]: event["type"].removeprefix("clipwire.") for event in events}
    types = Counter(published.values())
    expected = load.expected
    late = others - types["article.updated"]
    lines = [
        Line("files with a receipt", len(load.files), files.total()),
        *(Line(f"files {outcome}", expected.files[outcome], files[outcome]) for outcome in _all(expected.files, files)),
        *(
            Line(f"members {outcome}", expected.members[outcome], members[outcome])
            for outcome in _all(expected.members, members)
        ),
        Line("articles", expected.articles, len(newest)),
        Line("texts: versions and late observations", expected.texts, len(newest) + others),
        Line("events article.published", expected.articles, types["article.published"]),
        Line("events article.updated: versions after the first", _updates(newest), types["article.updated"]),
        Line("updates and late observations", expected.texts - expected.articles, types["article.updated"] + late),
        Line("events file.rejected", expected.rejections, types["file.rejected"]),
        Line("ids of events", expected.articles + _updates(newest) + expected.rejections, len(published)),
    ]
    return Balance(lines, repeats=len(events) - len(published))


def _updates(newest: list[Any]) -> int:
    return sum((article.version or 0) - 1 for article in newest)


def _all(expected: "Counter[str]", found: "Counter[str]") -> list[str]:
    return sorted(expected.keys() | found.keys())
