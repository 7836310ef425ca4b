"""The difference between two versions of an article."""

from pydantic import BaseModel


class Changes(BaseModel):
    """The difference between two versions of an article."""

    title: tuple[str | None, str | None] | None = None
    """Before and after, if the title changed."""
    removed: list[str] = []
    """Sentences of the older body that the newer lacks, in order."""
    added: list[str] = []
    """Sentences of the newer body that the older lacked, in order."""
    reverts_to: int | None = None
    """The version whose text is back, if a later observation shows it again."""
