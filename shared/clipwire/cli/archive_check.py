"""`clipwire archive`: compare the archive with the table, mend it, or make it from the table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from typing import Any

from clipwire.adapters import clients
from clipwire.adapters.bucket import Bodies
from clipwire.adapters.queues import ArchiveQueue
from clipwire.adapters.table.archived import EveryVersion
from clipwire.adapters.table.records import RecordsTable
from clipwire.archive import rows
from clipwire.archive.days import month_of
from clipwire.cli import functions
from clipwire.cli.archive import ArchiveOf
from clipwire.cli.output import answers, notes, number_of, plain
from clipwire.model.messages import ToArchive
from clipwire.services.archiving import AsStored
from clipwire.services.events import without_offsets

UNDER_WAY = timedelta(minutes=15)
"""Versions that were stored since may be on their way to the archive."""
SENT_AT_ONCE = 10
ROWS_AT_ONCE = 15_000

Version = tuple[str, int]


@dataclass(frozen=True)
class Archived:
    """The newest row of a version."""

    turn: str
    month: str
    digest: str
    story: tuple[str | None, str | None]
    """Story and original."""


@dataclass
class Differences:
    checked: int = 0
    under_way: int = 0
    """Versions that are too new to compare."""
    missing: list[ToArchive] = field(default_factory=list)
    outdated: list[ToArchive] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)
    """Articles that were erased and still have rows."""

    @property
    def is_none(self) -> bool:
        return not (self.missing or self.outdated or self.erased)


def check(archive: ArchiveOf, *, dry_run: bool) -> bool:
    """Print how the archive differs from the table, and mend it. False if it did."""
    found = differences(archive)
    answers.print(
        plain(
            f"{number_of(found.checked, 'version')} compared: {len(found.missing):,} missing in the archive, "
            f"{len(found.outdated):,} outdated; {number_of(len(found.erased), 'erased article')} still there"
        ),
        soft_wrap=True,
    )
    if found.under_way:
        notes.print(plain(f"not compared: {number_of(found.under_way, 'version')} of the last 15 minutes"))
    if not dry_run and not found.is_none:
        _send(archive, [*found.missing, *found.outdated])
        if found.erased:
            erase_rows(archive, sorted(found.erased))
        notes.print(plain("mended: what was queued is archived within minutes"))
    return found.is_none


def rebuild(archive: ArchiveOf) -> None:
    """Queue all versions of the table."""
    wanted = (ToArchive(article_id=one.article.id or "", version=one.article.version) for one in _table(archive))
    answers.print(plain(f"{number_of(_send(archive, wanted), 'version')} queued to be archived"))


def erase_rows(archive: ArchiveOf, ids: Sequence[str]) -> None:
    """Remove all rows of articles from the archive."""
    if archive.stack.compact_function:
        functions.invoke(archive.stack.compact_function, {"erase": list(ids)})


def differences(archive: ArchiveOf) -> Differences:
    archived = _archived(archive)
    known = _every_version(archive)
    found = Differences()
    for stored in known.versions():
        if archive.now() - stored.stored_at < UNDER_WAY:
            found.under_way += 1
            continue
        found.checked += 1
        wanted = _wanted(stored, archived.get(_key(stored)))
        if wanted and _key(stored) in archived:
            found.outdated.append(wanted)
        elif wanted:
            found.missing.append(wanted)
    erased = set(known.erased())
    found.erased = {one for one, _ in archived if one in erased}
    return found


def _wanted(stored: AsStored, archived: Archived | None) -> ToArchive | None:
    """The message that mends the row of a version; None if it is as it should be."""
    article = stored.article
    month = month_of(article.published, article.crawled, stored.stored_at)
    if archived:
        is_same = rows.digest_of(without_offsets(article)) == archived.digest and archived.month == month
        story = article.story_id, article.duplicate_of
        if is_same and (article.story_id is None or archived.story == story):
            return None
    left = archived.month if archived and archived.month != month else None
    return ToArchive(article_id=article.id or "", version=article.version, left=left)


def _archived(archive: ArchiveOf) -> dict[Version, Archived]:
    """The newest row of each version in the archive."""
    found: dict[Version, Archived] = {}
    for month in archive.ask({"kind": "keys"})["months"]:
        for row in _rows(archive, month):
            key = row["id"], row["version"]
            if key not in found or found[key].turn < row["turn"]:
                story = row["story_id"], row["duplicate_of"]
                found[key] = Archived(row["turn"], month, row["digest"], story)
    return found


def _rows(archive: ArchiveOf, month: str) -> Iterator[dict[str, Any]]:
    offset = 0
    while True:
        page = archive.ask({"kind": "keys", "month": month, "offset": offset, "limit": ROWS_AT_ONCE})
        yield from page["rows"]
        offset += len(page["rows"])
        if not page["more"]:
            return


def _key(stored: AsStored) -> Version:
    return stored.article.id or "", stored.article.version or 0


def _every_version(archive: ArchiveOf) -> EveryVersion:
    stack = archive.stack
    stack.of_archive(stack.archive_queue)
    return EveryVersion(RecordsTable(clients.dynamodb(), stack.table, Bodies(clients.s3(), stack.bucket)))


def _table(archive: ArchiveOf) -> Iterator[AsStored]:
    return _every_version(archive).versions()


def _send(archive: ArchiveOf, wanted: "Iterator[ToArchive] | Sequence[ToArchive]") -> int:
    """Queue versions. Their number."""
    queue = ArchiveQueue(clients.sqs(), archive.stack.archive_queue or "")
    rest = iter(wanted)
    sent = 0
    while some := list(islice(rest, SENT_AT_ONCE)):
        queue.send_all(some)
        sent += len(some)
    return sent
