"""The statement of a version can be written by anybody who has its parts, and hashed by `sha256sum`."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest

from clipwire import __version__
from clipwire.model.article import Article, FileRef
from clipwire.model.proof import Proof, ReadAgain
from clipwire.model.record import Record, Sighting
from clipwire.versions.proofs import hashed, proof_of_reading, proven, statement, text_of

NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)


def record(body: str = "Forty boats came home.", version: int = 1, title: str | None = "Fleet returns") -> Record:
    file = FileRef(key="incoming/page.txt", format="page-dump", size=1, sha256="b" * 64)
    article = Article(id="fishing", version=version, title=title, body=body, file=file)
    return Record(article=article, digest="d", sighting=Sighting(observed=NOON, arrived=NOON, key="drop/page.txt"))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


TEXT = sha256("Fleet returns\n\nForty boats came home.\n")


def test_a_statement_is_the_lines_that_the_docs_describe() -> None:
    # Given a first version, stored by a clock that is ahead of UTC
    stored_at = NOON.astimezone(timezone(timedelta(hours=9)))
    first = proven(record(), None, stored_at)
    # Then its statement has its hashes, and the moment in UTC
    said = (
        "clipwire version statement 1\narticle fishing\nversion 1\n"
        f"bytes {'b' * 64}\n"
        f"text {TEXT}\n"
        "before none\nstored 2026-01-07T12:00:00.000000+00:00\n"
    )
    proof = first.article.proof
    assert proof and first.stored_at
    assert statement(first.article, proof, first.stored_at).decode() == said
    # and its hash is that of the statement
    assert proof.hash == sha256(said)


def test_the_next_version_names_the_hash_of_the_one_before() -> None:
    first = proven(record(), None, NOON)
    second = proven(record("Fifty boats came home.", version=2), first.article.proof, NOON)
    assert first.article.proof and second.article.proof
    assert second.article.proof.before == first.article.proof.hash
    assert second.article.proof.hash != first.article.proof.hash
    # A version that an earlier release stored has no hash: the chain begins after it
    assert proven(record(version=2), None, NOON).article.proof == Proof(
        hash=sha256(
            f"clipwire version statement 1\narticle fishing\nversion 2\nbytes {'b' * 64}\n"
            f"text {TEXT}\nbefore none\n"
            "stored 2026-01-07T12:00:00.000000+00:00\n"
        ),
        text_sha256=TEXT,
    )


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        (None, "Body.", "\n\nBody.\n"),
        ("Two\nlines", "One.\n\nTwo.", "Two lines\n\nOne.\n\nTwo.\n"),
        ("어선", "Cut \udc80 off", "어선\n\nCut ? off\n"),
    ],
)
def test_the_text_is_hashed_as_the_table_has_it(title: str | None, body: str, text: str) -> None:
    assert text_of(record(body, title=title).article) == text.encode()


def test_another_reading_keeps_the_first_proof_and_notes_its_own_text() -> None:
    # Given a version, and two later readings of its bytes, of which one finds another text
    first = proven(record(), None, NOON).article.proof
    assert first
    same, other = record().article, record("Forty boats came home. By our reporter").article
    # Then the hash stays, and only another text is noted, with the release that read it
    assert proof_of_reading(first, same) == first
    again = proof_of_reading(first, other)
    noted = ReadAgain(text_sha256=hashlib.sha256(text_of(other)).hexdigest(), release=__version__)
    assert again == first.model_copy(update={"read_again": noted})
    # and a reading that finds the first text again leaves no note
    assert proof_of_reading(again, same) == first
    assert proof_of_reading(None, same) is None


def test_a_late_observation_has_the_hash_of_its_text_and_is_in_no_chain() -> None:
    late = hashed(record()).article.proof
    assert late == Proof(text_sha256=TEXT)
