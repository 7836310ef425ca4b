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
    reverts_to: int | None = None
    """The version whose text a later observation shows again."""
