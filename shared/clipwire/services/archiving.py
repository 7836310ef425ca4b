"""Write the versions of articles into the archive, and merge its objects."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from clipwire.archive import merging, names, rows
from clipwire.archive.merging import Sized
from clipwire.archive.rows import Row
from clipwire.model.article import Article
from clipwire.model.errors import TryAgain
from clipwire.model.messages import ArticleEvent, MergedEvent, ToArchive
from clipwire.model.moments import utc_text
from clipwire.services.events import without_offsets

Wanted = ArticleEvent | MergedEvent | ToArchive


@dataclass(frozen=True)
class AsStored:
    """A version of an article as the table has it, with its story."""

    article: Article
    stored_at: datetime


class Versions(Protocol):
    """The articles of the table."""

    def version(self, article_id: str, version: int | None) -> AsStored | None:
        """A version of an article, by default the newest, with its story; None if the article was erased."""

    def members(self, story_id: str) -> Iterable[str]:
        """The ids of the reports of a story, and of the stories that were merged into it."""


class Shelves(Protocol):
    """The objects of the archive."""

    def write(self, key: str, rows: Sequence[Row]) -> None:
        """Write rows as an object."""

    def months(self) -> dict[str, list[Sized]]:
        """The objects of each month."""

    def merge(self, keys: Sequence[str], into: str, since: str) -> bool:
        """Replace objects by one with the newest row of each version. False if one of them changed meanwhile.

        Rows that are older than the moment `since` are left out.
        """

    def erase(self, ids: Sequence[str]) -> int:
        """Remove the rows of articles, from former versions of objects too. The number of objects that had some."""


@dataclass(frozen=True)
class Archiving:
    versions: Versions
    shelves: Shelves
    clock: Callable[[], datetime]

    def rows_of(self, message: Wanted) -> list[Row]:
        """The rows that a message asks for; none for an article that was erased. Raises `TryAgain`."""
        match message:
            case ArticleEvent(record=record) if "body" in record:  # the body is the first part that is left out
                return [rows.row_of(record, message.time, message.time)]
            case ArticleEvent(record=record):
                return self._from_table(record["id"], record["version"])
            case MergedEvent():
                members = self.versions.members(message.merged)
                return [row for member in members for row in self._from_table(member, None)]
            case ToArchive(version=int(version), left=str(month), announced=datetime() as stored_at):
                return [rows.marker(message.article_id, version, stored_at, month)]
            case ToArchive():
                return self._from_table(message.article_id, message.version, message.left)

    def archive(self, messages: Sequence[Wanted]) -> dict[int, Exception]:
        """Write the rows of a batch of messages. Index of each message that failed -> its error."""
        errors: dict[int, Exception] = {}
        found: dict[int, list[Row]] = {}
        for at, message in enumerate(messages):
            try:
                found[at] = self.rows_of(message)
            except Exception as error:  # one message must not hold up the others
                errors[at] = error
        return errors | self._write_apart(found)

    def _write_apart(self, found: dict[int, list[Row]]) -> dict[int, Exception]:
        """Write rows together. If they cannot be written, halve them until the ones at fault are alone."""
        try:
            self.write([row for some in found.values() for row in some])
        except Exception as error:
            if len(found) == 1 or isinstance(error, TryAgain):
                return dict.fromkeys(found, error)
            middle = len(found) // 2
            halves = [dict(list(found.items())[:middle]), dict(list(found.items())[middle:])]
            return self._write_apart(halves[0]) | self._write_apart(halves[1])
        return {}

    def write(self, given: Iterable[Row]) -> int:
        """Write rows, one object for each month. The number of objects."""
        months: dict[str, dict[Any, Row]] = defaultdict(dict)
        for row in sorted(given, key=lambda row: str(row["as_of"])):
            months[rows.month_of_row(row)][row["id"], row["version"], row["moved"]] = row
        for month, distinct in months.items():
            turned = rows.with_turns(list(distinct.values()))
            self.shelves.write(names.batch_key(month, turned), turned)
        return len(months)

    def _from_table(self, article_id: str, version: int | None, left: str | None = None) -> list[Row]:
        """The row of a version as it is now, and a marker in the month that it left."""
        now = self.clock()
        found = self.versions.version(article_id, version)
        if found is None:
            return []
        row = rows.row_of(without_offsets(found.article), found.stored_at, now)
        if left is None or left == rows.month_of_row(row):
            return [row]
        return [row, rows.marker(row["id"], row["version"], now, left)]


@dataclass(frozen=True)
class Merging:
    shelves: Shelves
    clock: Callable[[], datetime]
    days: int = 0
    """Days until a row is left out, as those of records; 0 for never."""

    def run(self, *, whole: bool, is_out_of_time: Callable[[], bool] = lambda: False) -> int:
        """Merge the objects of each month that has many, or with `whole` of each. The number of merged objects."""
        merged = 0
        since = utc_text(self.clock() - timedelta(days=self.days), "microseconds") if self.days else ""
        for month, objects in self.shelves.months().items():
            chosen = [it.key for it in merging.to_merge(objects, whole=whole)]
            if is_out_of_time():
                break
            if chosen and self.shelves.merge(chosen, names.merged_key(month, chosen, self.clock()), since):
                merged += len(chosen)
        return merged
