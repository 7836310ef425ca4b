"""Queue the changes of the table: for placing, and for the archive what is not announced."""

from dataclasses import dataclass

from clipwire.archive.days import month_of
from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.messages import ToArchive, Unplaced
from clipwire.services.announcing import change_to_place
from clipwire.services.ports import ArchiveLine, PlacingLine


@dataclass(frozen=True)
class PassOn:
    line: PlacingLine
    archive: ArchiveLine | None = None
    """None if there is no archive."""

    def pass_on(self, change: Change) -> Unplaced | ToArchive | None:
        """Queue a change that is to be placed and announced, or only to be archived. None if neither."""
        unplaced = change_to_place(change)
        to_archive = change_to_archive(change) if self.archive else None
        if unplaced:
            self.line.send(unplaced)
        if to_archive and self.archive:
            self.archive.send(to_archive)
        return unplaced or to_archive


def change_to_archive(change: Change) -> ToArchive | None:
    """The message for an article that was read again, or that belongs into another month than before.

    The first is not announced, and no announcement says that the row in the former month is outdated.
    """
    match change.before, change.after:
        case Article() as before, Article() as after if before != after:
            month = month_of(before.published, before.crawled, change.former or change.when)
            left = month if month != month_of(after.published, after.crawled, change.when) else None
            is_reading = before.version == after.version
            if left or is_reading:
                announced = None if is_reading else change.when
                return ToArchive(article_id=str(after.id), version=after.version, left=left, announced=announced)
    return None
