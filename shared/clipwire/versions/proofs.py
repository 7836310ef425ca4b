"""The statement of a version: a few lines of plain text, whose SHA-256 is the version's hash.

Each statement has the hash of the version before, so that the versions of an article are a chain.
"""

import hashlib
from datetime import UTC, datetime

from clipwire import __version__
from clipwire.model.article import Article
from clipwire.model.proof import Proof, ReadAgain
from clipwire.model.record import Record

HEADING = "clipwire version statement 1"


def text_of(article: Article) -> bytes:
    """The text that is hashed: the title on one line, an empty line, the body, and a line break. In UTF-8.

    Characters that the table cannot hold (lone surrogates) are question marks, as in the table.
    """
    title = (article.title or "").replace("\r", " ").replace("\n", " ")
    return f"{title}\n\n{article.body}\n".encode("utf-8", "replace")


def text_sha256(article: Article) -> str:
    return hashlib.sha256(text_of(article)).hexdigest()


def statement(article: Article, proof: Proof, stored_at: datetime) -> bytes:
    """The statement of a version with a proof, as it was when the version was first stored."""
    lines = [
        HEADING,
        f"article {article.id}",
        f"version {article.version}",
        f"bytes {article.file.sha256 if article.file else 'unknown'}",
        f"text {proof.text_sha256}",
        f"before {proof.before or 'none'}",
        f"stored {stored_at.astimezone(UTC).isoformat(timespec='microseconds')}",
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def statement_hash(article: Article, proof: Proof, stored_at: datetime) -> str:
    return hashlib.sha256(statement(article, proof, stored_at)).hexdigest()


def proven(record: Record, before: Proof | None, now: datetime) -> Record:
    """A version that is about to be stored, with its time of storing and its proof."""
    proof = Proof(text_sha256=text_sha256(record.article), before=before.hash if before else None)
    proof = proof.model_copy(update={"hash": statement_hash(record.article, proof, now)})
    return record.model_copy(update={"article": _with(record.article, proof), "stored_at": now})


def hashed(record: Record) -> Record:
    """An observation that arrived late, with the hash of its text. It is in no chain."""
    return record.model_copy(update={"article": _with(record.article, Proof(text_sha256=text_sha256(record.article)))})


def proof_of_reading(first: Proof | None, again: Article) -> Proof | None:
    """The proof of a version after another reading of its bytes: that of the first reading, and the new text's hash."""
    if first is None:
        return None
    text = text_sha256(again)
    is_same = text == first.text_sha256
    return first.model_copy(
        update={"read_again": None if is_same else ReadAgain(text_sha256=text, release=__version__)}
    )


def _with(article: Article, proof: Proof) -> Article:
    return article.model_copy(update={"proof": proof})
