"""The reasons why a file, or a part of it, is not an article: types of problem, and their titles."""

from pydantic import BaseModel, ConfigDict

TITLES = {
    # problem             title for the user
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
    "expands-too-far": "The file expands beyond the limit",
    "nested-too-deep": "The file holds files inside files beyond the limit",
    "too-many-members": "The archive has more members than the limit",
    "too-many-articles": "The file has more articles than the limit",
    "too-complex": "The file is more complex than the limit",
    "unsafe-member": "A member of the archive is not safe to read",
    "too-slow": "The file takes too long to read",
    "processing-failed": "The file could not be processed",
    "notification-failed": "The notification could not be sent",
}


class Problem(BaseModel):
    """Why a file, or a part of it, did not become an article (after RFC 9457)."""

    model_config = ConfigDict(frozen=True)

    type: str
    """`urn:clipwire:problem:<name>`, one of `TITLES`."""
    title: str
    """The same for every problem of this type."""
    detail: str
    """The problem of this file, as a sentence. It names the member and the limit, if there is one."""

    @classmethod
    def of(cls, name: str, detail: str) -> "Problem":
        return cls(type=f"urn:clipwire:problem:{name}", title=TITLES[name], detail=detail)
