"""Messages that Clipwire puts into its own queues."""

from pydantic import BaseModel, ConfigDict

from clipwire.model.arrival import Arrival
from clipwire.model.problem import Problem


class Step(BaseModel):
    """The progress of unpacking one container; the message of the containers queue."""

    model_config = ConfigDict(frozen=True)

    arrival: Arrival
    cursor: int = 0
    counted: dict[str, int] = {}
    problem: Problem | None = None
    """The first problem of a member."""
