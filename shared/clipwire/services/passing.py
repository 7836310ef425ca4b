"""Pass each change of the table on to the placing queue."""

from dataclasses import dataclass

from clipwire.model.change import Change
from clipwire.model.messages import Unplaced
from clipwire.services.announcing import change_to_place
from clipwire.services.ports import PlacingLine


@dataclass(frozen=True)
class PassOn:
    line: PlacingLine

    def pass_on(self, change: Change) -> Unplaced | None:
        """Queue a change that is to be placed and announced. None if it is neither."""
        unplaced = change_to_place(change)
        if unplaced:
            self.line.send(unplaced)
        return unplaced
