"""Two kinds of error: `Rejected` for a file that can never be read, `TryAgain` for a call that should be repeated.

Any other exception is a bug or a missing permission. It is not caught: the message ends in a dead-letter queue, and the
file gets a receipt nevertheless.
"""

from clipwire.model.problem import TITLES, Problem


class ClipwireError(Exception):
    """The base of all errors that Clipwire raises on purpose."""


class Rejected(ClipwireError):
    """Permanent: the file has no article that can be read. Its receipt has the reason."""

    def __init__(self, name: str, detail: str) -> None:
        """`name` is a key of `TITLES`; `detail` is a sentence for the user who dropped the file."""
        super().__init__(f"{TITLES[name]}: {detail}")
        self.problem = Problem.of(name, detail)


class ChangesLost(ClipwireError):
    """The table's stream no longer has changes that were not published. It keeps changes for 24 hours."""


class TryAgain(ClipwireError):
    """Transient: throttling, a time-out, a server error. The queue or the stream delivers the message again."""


class NoTimeLeft(ClipwireError):
    """The function ends soon: the file was not begun, and its message goes back to the queue."""


class Erased(ClipwireError):
    """The article was erased by request. It is not stored again."""

    def __init__(self, article_id: str, day: str) -> None:
        super().__init__(f"article {article_id} was erased on {day}")
        self.article_id = article_id


class UnknownMessage(ClipwireError):
    """A queue message of a form that neither Clipwire nor AWS sends to this queue."""


class BadQuestion(ClipwireError):
    """A question to the archive that is not understood, or that asks for more than reading."""


class TooMuch(ClipwireError):
    """A question to the archive that takes more than its time or its memory."""


class ArchiveChanged(ClipwireError):
    """Objects of the archive were merged or written again since they were listed. The question must be asked again."""
