"""The proof of a version (docs/proofs.md)."""

from pydantic import BaseModel, ConfigDict


class Leaf(BaseModel):
    """A version of an article, and the hash that stands for it in the root of its day."""

    model_config = ConfigDict(frozen=True)

    article_id: str
    version: int
    version_hash: str | None = None
    """SHA-256 of the version's statement, in hexadecimal; None for versions that earlier releases stored."""
