"""Publish each change of the table once."""

from dataclasses import dataclass, field

from clipwire.model.article import Article
from clipwire.model.changes import Changes
from clipwire.services.announcing import Announcement, Content
from clipwire.services.events import Event, event_of
from clipwire.services.ports import Announcements, Differences, Topic


@dataclass(frozen=True)
class Notify:
    topic: Topic
    announcements: Announcements
    differences: Differences
    source: str
    """The `source` of every event, a URI that names this stack."""
    unmarked: set[str] = field(default_factory=set)
    """Ids that this process has published and could not mark, because the table did not answer."""

    def announce(self, content: Content, announcement: Announcement) -> Event | None:
        """Publish the event of a change, or return None if it was published before.

        The event is marked after it is published. If the process ends in between, the event is published again with the
        same id, so that none is lost. Raises `TryAgain` if AWS does not answer.
        """
        if self.announcements.has(announcement.id, announcement.day):
            return None
        event = event_of(content, announcement, self._difference(content))
        if event.id not in self.unmarked:
            self.topic.publish(event.message(self.source), event.letter, event.attributes)
            self.unmarked.add(event.id)
        self.announcements.mark(event.id, announcement.day, announcement.leaf)
        self.unmarked.discard(event.id)
        return event

    def _difference(self, content: Content) -> Changes | None:
        if not isinstance(content, Article) or not content.previous_version:
            return None
        return self.differences.of(str(content.id), content.previous_version + 1)
