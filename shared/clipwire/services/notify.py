"""Publish each change of the table once."""

from dataclasses import dataclass, field

from clipwire.model.article import Article
from clipwire.model.change import Change
from clipwire.model.changes import Changes
from clipwire.services.announcing import announcement_of
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

    def announce(self, change: Change) -> Event | None:
        """Publish the event of a change. None if the change has no event, or its event was published before.

        The event is marked after it is published. If the process ends in between, the event is published again with the
        same id, so that none is lost. Raises `TryAgain` if AWS does not answer.
        """
        announcement = announcement_of(change)
        if announcement is None or self.announcements.has(announcement.id, announcement.day):
            return None
        event = event_of(change, announcement, self._difference(change))
        if event.id not in self.unmarked:
            self.topic.publish(event.message(self.source), event.letter, event.attributes)
            self.unmarked.add(event.id)
        self.announcements.mark(event.id, announcement.day, announcement.leaf)
        self.unmarked.discard(event.id)
        return event

    def _difference(self, change: Change) -> Changes | None:
        article = change.after
        if not isinstance(article, Article) or not article.previous_version:
            return None
        return self.differences.of(str(article.id), article.previous_version + 1)
