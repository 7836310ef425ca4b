"""Place one change: find the story of an article, and publish its event."""

from dataclasses import dataclass

from clipwire.model.article import Article
from clipwire.model.messages import Unplaced
from clipwire.model.receipt import Receipt
from clipwire.services.announcing import announcement_of
from clipwire.services.events import Event
from clipwire.services.notify import Notify
from clipwire.services.ports import Contents


@dataclass(frozen=True)
class Placing:
    contents: Contents
    notify: Notify

    def place(self, change: Unplaced) -> Event | None:
        """Publish the event of a change. None if that was done before, or if its article or file was erased.

        Raises `TryAgain` if AWS does not answer.
        """
        content = self._content(change)
        if content is None:
            return None
        announcement = announcement_of(content, change.when)
        if self.notify.is_announced(announcement):
            return None
        return self.notify.announce(content, announcement)

    def _content(self, change: Unplaced) -> Article | Receipt | None:
        if change.article_id is None:
            return self.contents.receipt(change.bucket, change.key, change.revision)
        record = self.contents.version(change.article_id, change.version or 1)
        return record.article if record else None
