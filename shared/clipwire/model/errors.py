"""Two families of error: `Rejected` for a file that can never be read, `TryAgain` for a call that is worth repeating.

Any other exception is a bug or a missing permission. Nothing catches it: its message ends in a dead-letter queue, and
the file still gets a receipt.
"""

from clipwire.model.problem import TITLES, Problem


class ClipwireError(Exception):
    """The base of all errors that Clipwire raises on purpose."""


class Rejected(ClipwireError):
    """Permanent: the file will never become an article. Its receipt says why."""

    def __init__(self, name: str, detail: str) -> None:
        """`name` is a key of `TITLES`; `detail` a sentence for the user who dropped the file."""
        super().__init__(f"{TITLES[name]}: {detail}")
        self.problem = Problem.of(name, detail)


class ChangesLost(ClipwireError):
    """The table's stream no longer has the changes that were not published: it keeps them for 24 hours."""


class TryAgain(ClipwireError):
    """Transient: throttling, a time-out, a server error. The queue or the stream delivers again."""


class UnknownMessage(ClipwireError):
    """A queue message of a shape that neither Clipwire nor AWS sends to this queue."""
