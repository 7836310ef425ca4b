"""The proof of a version (docs/proofs.md). All hashes are SHA-256, in hexadecimal."""

from pydantic import BaseModel, ConfigDict


class ReadAgain(BaseModel):
    """A later reading of the same bytes, which replaced the text of a version in place."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text_sha256: str
    """Of the text that the record has now."""
    release: str
    """The version of Clipwire that read it."""


class Proof(BaseModel):
    """The hashes of a version's first reading. `clipwire.versions.proofs` has the statement that they are about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hash: str | None = None
    """Of the statement; None for an observation that arrived late, which is no version."""
    text_sha256: str
    """Of title and body as they were first stored."""
    before: str | None = None
    """The hash of the version before; None for the first one that has a proof."""
    read_again: ReadAgain | None = None
    """Set if a newer release read another text from the same bytes."""


class Leaf(BaseModel):
    """A version of an article, and its hash, a leaf of the tree of its day."""

    model_config = ConfigDict(frozen=True)

    article_id: str
    version: int
    version_hash: str | None = None
    """`Proof.hash`; None for versions that earlier releases stored."""
