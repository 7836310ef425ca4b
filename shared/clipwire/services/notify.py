"""From a change in the table to a notification that is told once."""

from dataclasses import dataclass, field

from clipwire.services.events import Event
from clipwire.services.ports import Announcements, Topic


@dataclass(frozen=True)
class Notify:
    topic: Topic
    announcements: Announcements
    source: str
    """Names this stack in every event."""
    unmarked: set[str] = field(default_factory=set)
    """Published by this process and not yet marked, because the table did not answer."""

    def tell(self, event: Event) -> bool:
        """Publish an event that was not published before; False where it was.

        The mark follows the publish: a crash between the two tells again, under the same id, and loses nothing.
        Raises `TryAgain` where AWS does not answer.
        """
        if self.announcements.has(event.id):
            return False
        if event.id not in self.unmarked:
            self.topic.publish(event.message(self.source), event.attributes)
            self.unmarked.add(event.id)
        self.announcements.mark(event.id)
        self.unmarked.discard(event.id)
        return True
