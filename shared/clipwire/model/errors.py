"""What can go wrong, in two families: a file that will never be read, and a call worth repeating.

Everything else is a bug and is left to fail loudly: its message ends in a dead-letter queue and still gets a receipt.
"""

from pydantic import BaseModel, ConfigDict

TITLES = {
    # problem             what a person reads first
    "empty-file": "The file is empty",
    "file-too-large": "The file is larger than the limit",
    "file-gone": "The file is no longer in the bucket",
    "not-text": "The file is not text",
    "unreadable-text": "The text cannot be decoded",
    "not-an-article": "No article was found in the file",
    "unsupported-format": "Files of this format are not read",
    "damaged-file": "The file is damaged",
    "encrypted-file": "The file is encrypted",
    "unsafe-xml": "The XML is not safe to read",
    "archive-limit": "The archive is beyond a limit",
    "unsafe-member": "A member of the archive is not safe to read",
    "processing-failed": "The file could not be processed",
    "notification-failed": "The notification could not be sent",
}


class Problem(BaseModel):
    """Why a file, or a part of it, did not become an article (after RFC 9457)."""

    model_config = ConfigDict(frozen=True)

    type: str
    """`urn:clipwire:problem:<name>`, one of `TITLES`."""
    title: str
    """The same words for every occurrence of this type."""
    detail: str
    """What was seen in this file, for a person: names the member and the limit where there is one."""

    @classmethod
    def of(cls, name: str, detail: str) -> "Problem":
        return cls(type=f"urn:clipwire:problem:{name}", title=TITLES[name], detail=detail)


class ClipwireError(Exception):
    """The base of all errors that Clipwire raises on purpose."""


class Rejected(ClipwireError):
    """Permanent: the file will never become an article. The dropper is told why."""

    def __init__(self, name: str, detail: str) -> None:
        """`name` is a key of `TITLES`; `detail` a sentence for the person who dropped the file."""
        super().__init__(f"{TITLES[name]}: {detail}")
        self.problem = Problem.of(name, detail)


class TryAgain(ClipwireError):
    """Transient: throttling, a time-out, a server's error. The queue or the stream delivers again."""
