"""Publish the changes of the table, each once."""

from dataclasses import dataclass, field

from clipwire.model.change import Change
from clipwire.services.events import Event, event_of
from clipwire.services.ports import Announcements, Topic


@dataclass(frozen=True)
class Notify:
    topic: Topic
    announcements: Announcements
    source: str
    """The `source` of every event; names this stack."""
    unmarked: set[str] = field(default_factory=set)
    """Ids that this process has published and not yet marked, because the table did not answer."""

    def announce(self, change: Change) -> Event | None:
        """Publish the event of a change. None if the change needs no event, or its event was published before.

        The mark follows the publish: if the process ends between the two, the event is published again under the same
        id, and none is lost. Raises `TryAgain` if AWS does not answer.
        """
        event = event_of(change)
        if event is None or self.announcements.has(event.id):
            return None
        if event.id not in self.unmarked:
            self.topic.publish(event.message(self.source), event.attributes)
            self.unmarked.add(event.id)
        self.announcements.mark(event.id)
        self.unmarked.discard(event.id)
        return event
