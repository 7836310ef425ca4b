"""The difference between two versions of an article."""

from pydantic import BaseModel


class Changes(BaseModel):
    """The difference between two versions of an article."""

    title: tuple[str | None, str | None] | None = None
    """Before and after, if the title changed."""
    removed: list[str] = []
    """Sentences that are only in the older body, in order."""
    added: list[str] = []
    """Sentences that are only in the newer body, in order."""
    more_removed: int = 0
    more_added: int = 0
    """Further sentences that the two lists leave out, because the difference is too long for an item of the table."""
    reverts_to: int | None = None
    """The version whose text a later observation shows again."""
