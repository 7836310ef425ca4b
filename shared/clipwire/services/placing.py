"""Place one change: find the story of an article, and publish its event."""

from collections.abc import Callable
from dataclasses import dataclass

from clipwire.model.article import Article
from clipwire.model.errors import Erased, TryAgain
from clipwire.model.messages import ToArchive, Unplaced
from clipwire.model.record import Record
from clipwire.model.story import Merged
from clipwire.services.announcing import Content, announcement_of
from clipwire.services.events import Event
from clipwire.services.lists import Lists
from clipwire.services.notify import Notify
from clipwire.services.ports import ArchiveLine, Contents
from clipwire.services.stories import Stories
from clipwire.stories.placing import Merge

NO_STORY = "The article has no story, because placing it failed."


@dataclass(frozen=True)
class Placer:
    contents: Contents
    stories: Stories
    notify: Notify
    lists: Lists
    report: Callable[[str, Exception], None] = lambda event_id, error: None
    """Called with the event and the error if an article is published without a story."""
    clear_erased: Callable[[str], None] = lambda article_id: None
    """Called with an article that has no record: it may have been erased while it was placed."""
    archive: ArchiveLine | None = None
    """None if there is no archive."""

    def place(self, change: Unplaced, call: str, *, is_late: bool = False) -> Event | None:
        """Publish the event of a change. None if that was done before, or if there is nothing to publish.

        Another reading of a version is placed, but not published again; the merges of stories that it joins are.

        `call` is the id of the invocation. If placing fails for good, or fails in a late change, the article is
        published without a story: a story is never worth a lost notice. Raises `TryAgain` if AWS does not answer.
        """
        if change.source_id:
            return self._compare_lists(change, call)
        if change.article_id is None:
            receipt = self.contents.receipt(change.bucket, change.key, change.revision)
            return self._announce(receipt, change) if receipt else None
        record = self.contents.version(change.article_id, change.version or 1)
        if record is None:
            self.clear_erased(change.article_id)
            return None
        try:
            article, merges = self._placed(record, call, is_reading=change.reading is not None)
        except Erased:
            return None
        except Exception as error:
            if change.reading or (isinstance(error, TryAgain) and not is_late):
                raise
            self.report(change.event_id, error)
            warnings = [*record.article.warnings, NO_STORY]
            article, merges = record.article.model_copy(update={"warnings": warnings}), ()
        for merge in merges:
            merged = Merged(story_id=merge.older, merged=merge.younger, article_id=record.id, title=article.title)
            self._announce(merged, change)
        return None if change.reading else self._announce(article, change)

    def _placed(self, record: Record, call: str, is_reading: bool) -> tuple[Article, tuple[Merge, ...]]:
        """The article with its story, and the stories that it joined."""
        placing = self.stories.placing_of(record, call, is_reading=is_reading)
        if self.archive:
            not_announced = [*placing.copies, record.id] if is_reading else placing.copies
            for article_id in not_announced:
                self.archive.send(ToArchive(article_id=article_id))
        return record.article.model_copy(update=placing.fields), placing.merges

    def _compare_lists(self, change: Unplaced, call: str) -> Event | None:
        """Publish the listings that a new list changes. The last event; None if there is none."""
        event = None
        for listing in self.lists.news(change, call):
            event = self._announce(listing, change) or event
        return event

    def _announce(self, content: Content, change: Unplaced) -> Event | None:
        return self.notify.announce(content, announcement_of(content, change.when))
