"""Ask the archive from the command line: by the function `search_archive`, or by DuckDB on this computer."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from clipwire.adapters import clients
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.queues import ArchiveQueue
from clipwire.adapters.table.archived import VersionsTable
from clipwire.adapters.table.marks import AnnouncementsTable
from clipwire.adapters.table.records import RecordsTable
from clipwire.archive import rows
from clipwire.cli import functions
from clipwire.cli.output import Failure
from clipwire.cli.stack import Stack
from clipwire.model.article import Article
from clipwire.queries.errors import QueryError, marked
from clipwire.queries.matching import match
from clipwire.queries.sql import where
from clipwire.services.events import without_offsets
from clipwire.services.searching import score_in

RECENT = timedelta(minutes=15)
"""Versions that were published since are looked for in the table too: `archive_articles` may not have written them."""
MAX_RECENT_READ = 300
"""Of these, which are three calls each. If more wait, a search says that it is not complete."""
READ_AT_ONCE = 8
RECORDS_AT_ONCE = 500
HITS_AT_ONCE = 2_000

Answer = dict[str, Any]
Ask = Callable[[dict[str, Any]], Answer]


@dataclass(frozen=True)
class Found:
    """The answer to a search."""

    hits: list[dict[str, Any]]
    """The columns of each hit that are known, by name."""
    total: int
    days: list[tuple[str, int]]
    """Day -> number of hits, in order."""
    complete_until: datetime | None
    """Until when articles were published that are all considered. None if versions wait that were not read."""
    waiting: int
    """Number of versions that wait to be archived, besides those that were read from the table."""


@dataclass(frozen=True)
class Choice:
    """The articles that are searched."""

    query: str
    since: date | None = None
    until: date | None = None
    source: str | None = None
    """A source's id."""

    @property
    def asked(self) -> dict[str, Any]:
        known = {
            "query": self.query,
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "source": self.source,
        }
        return {name: value for name, value in known.items() if value}


@dataclass(frozen=True)
class ArchiveOf:
    """The archive of a stack. With `is_local`, DuckDB asks it on this computer."""

    stack: Stack
    is_local: bool = False
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def ask(self, question: dict[str, Any]) -> Answer:
        """The answer to a question. Raises `Failure` with what is wrong with it."""
        answer = self._ask(question)
        if "problem" not in answer:
            return answer
        if "position" in answer:
            error = QueryError(answer["problem"], answer["position"])
            raise Failure(str(error), status=2, marked=marked(question["query"], error))
        raise refused(answer["problem"])

    def search(self, choice: Choice, *, limit: int, best: bool = False) -> Found:
        """Hits of the archive, and of what was published in the last minutes and is not archived yet."""
        answer = self.page(choice, limit=limit, best=best)
        missing = [(one, version) for one, version in answer["missing"]]
        fresh = self._of_table(choice, missing[:MAX_RECENT_READ])
        if best and choice.query.strip():
            condition = where(choice.query)
            fresh = [row | {"score": score_in(row, condition)} for row in fresh]
        hits, days, total = _joined(answer, fresh)
        waiting = max(0, self._waiting() - len(missing)) + len(missing[MAX_RECENT_READ:])
        return Found(hits[:limit] if limit else hits, total, days, None if waiting else self.now(), waiting)

    def page(self, choice: Choice, *, limit: int, best: bool = False, offset: int = 0) -> Answer:
        """Hits of the archive, without the articles that have a version that is `missing` there."""
        since = self.now() - RECENT
        recent = list(dict.fromkeys(self._marks.lately(since)))
        question = choice.asked | {"kind": "search", "limit": limit, "best": best, "offset": offset}
        return self.ask(question | {"recent": recent, "recent_since": (since - RECENT).isoformat()})

    def articles(self, ids: list[str]) -> Iterator[dict[str, Any]]:
        """The records with some ids: from the table, which has them as they are now, else from the archive."""
        for start in range(0, len(ids), RECORDS_AT_ONCE):
            some = ids[start : start + RECORDS_AT_ONCE]
            found = {
                one: article.model_dump(mode="json", exclude_none=True)
                for one, article in self.stack.catalogue.articles(some).items()
            }
            left = [one for one in some if one not in found]
            while left:
                answer = self.ask({"kind": "records", "ids": left})
                found |= {record["id"]: record for record in answer["records"]}
                left = list(answer["left"])
            yield from (found[one] for one in some if one in found)

    @cached_property
    def _ask(self) -> Ask:
        name = self.stack.of_archive(self.stack.search_function)
        if self.is_local:
            return local_searching(self.stack)
        return lambda question: functions.invoke(name, question)

    def _of_table(self, choice: Choice, versions: list[tuple[str, int]]) -> list[dict[str, Any]]:
        """Those of some versions that match, as hits."""
        records = RecordsTable(clients.dynamodb(), self.stack.table, Bodies(clients.s3(), self.stack.bucket))
        table, found = VersionsTable(records), dict[str, rows.Row]()
        with ThreadPoolExecutor(READ_AT_ONCE) as threads:
            read = list(threads.map(lambda it: table.version(*it), sorted(versions)))
        for stored in read:  # the newest version of an article is the last
            if stored is None:
                continue
            one = str(stored.article.id)
            found.pop(one, None)
            row = rows.row_of(without_offsets(stored.article), stored.stored_at, self.now())
            if _is_chosen(choice, row, stored.article):
                found[one] = row
        return list(found.values())

    @property
    def _marks(self) -> AnnouncementsTable:
        return AnnouncementsTable(clients.dynamodb(), self.stack.table)

    def _waiting(self) -> int:
        """The number of messages in the archive's queue, about."""
        return ArchiveQueue(clients.sqs(), self.stack.archive_queue or "").waiting()


def search_records(
    stack: Stack,
    query: str,
    since: date | None = None,
    until: date | None = None,
    source: str | None = None,
) -> Iterator[dict[str, Any]]:
    """The records that match a query, newest first, as `clipwire inspect --json` prints them.

    A record that the table no longer has comes from the archive, without offsets.
    """
    archive, choice = ArchiveOf(stack), Choice(query, since, until, source)
    first = archive.search(choice, limit=HITS_AT_ONCE)
    ids = dict.fromkeys(hit["id"] for hit in first.hits)
    # the first page has fewer archived hits if some come from the table: the pages overlap
    for offset in range(HITS_AT_ONCE - MAX_RECENT_READ, first.total, HITS_AT_ONCE):
        page = archive.page(choice, limit=HITS_AT_ONCE, offset=offset)
        ids |= dict.fromkeys(hit["id"] for hit in page["hits"])
    yield from archive.articles(list(ids))


def refused(problem: str) -> Failure:
    """What is wrong with a question. DuckDB prints the statement below it, with the fault marked."""
    line, _, statement = problem.partition("\n")
    return Failure(line, marked=statement.strip("\n"))


def local_searching(stack: Stack) -> Ask:
    """Questions answered on this computer. Raises `Failure` if DuckDB is not installed."""
    with suppress(ImportError):
        import duckdb  # noqa: F401

        from clipwire.adapters.archive.objects import ArchiveObjects
        from clipwire.adapters.archive.reading import Archive, local_folder
        from clipwire.adapters.archive.sparse import SparseFiles
        from clipwire.services.searching import Searching

        objects = ArchiveObjects(clients.s3(), stack.bucket)
        return Searching(Archive(objects, SparseFiles(objects, local_folder()))).answer
    raise Failure("DuckDB is not installed here: pip install duckdb, or ask without --local")


def _is_chosen(choice: Choice, row: rows.Row, article: Article) -> bool:
    return bool(
        (choice.since is None or row["day"] >= choice.since.isoformat())
        and (choice.until is None or row["day"] <= choice.until.isoformat())
        and (choice.source is None or row["source_id"] == choice.source)
        and (not choice.query or match(choice.query, article, row["type"]) is not None)
    )


def _joined(answer: Answer, fresh: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[tuple[str, int]], int]:
    """Hits, days and total of an answer and of the table, in the order of the archive: by score, if any, and day."""
    days = dict(answer["days"])
    for row in fresh:
        days[row["day"]] = days.get(row["day"], 0) + 1
    hits = sorted([*answer["hits"], *fresh], key=lambda hit: (hit.get("score", 0), str(hit["day"])), reverse=True)
    return hits, sorted(days.items()), answer["total"] + len(fresh)
