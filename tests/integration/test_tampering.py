"""`clipwire verify` finds what was changed, whatever it is."""

import json
from datetime import timedelta

import pytest
from moto.s3.models import s3_backends

from clipwire.adapters.table import items
from clipwire.cli.output import Failure
from clipwire.cli.proofs import verify
from clipwire.model.article import Article, Person
from clipwire.versions.merkle import root_of
from tests.integration.proven import (
    PARTS,
    TODAY,
    TOMORROW,
    Findings,
    failed,
    findings,
    item_of,
    put,
    rewrite,
    rewritten_with_its_hash,
    two_versions,
    with_another_body,
    without_proof,
)
from tests.support.clippings import ClipwireStack
from tests.support.pages import page_dump
from tests.support.template import ACCOUNT

__all__ = ["findings"]


def with_another_hash(article: Article) -> Article:
    assert article.proof
    return article.model_copy(update={"proof": article.proof.model_copy(update={"hash": "0" * 64})})


def of_other_bytes(article: Article) -> Article:
    assert article.file
    return article.model_copy(update={"file": article.file.model_copy(update={"sha256": "0" * 64})})


def put_other_bytes(stack: ClipwireStack, name: str) -> None:
    """Change the bytes of an object under its version id, which S3 itself does not allow."""
    keys = s3_backends[ACCOUNT]["aws"].buckets[stack["DropBucket"]].keys
    keys[f"incoming/{name}"].value = b"other bytes"
    keys[f"incoming/{name}"].checksum_algorithm = None


def a_new_root_in_place_of_the_old(stack: ClipwireStack, name: str, content: bytes) -> None:
    s3, bucket = stack.client("s3"), stack["RootsBucket"]
    for version in s3.list_object_versions(Bucket=bucket, Prefix=name)["Versions"]:
        s3.delete_object(Bucket=bucket, Key=name, VersionId=version["VersionId"], BypassGovernanceRetention=True)
    s3.put_object(Bucket=bucket, Key=name, Body=content)


TAMPERED = {
    # what                       how                                                what must be found, and no more
    "the newest text": (lambda it: rewrite(it, 2, with_another_body), {(2, "text")}),
    "an older text": (lambda it: rewrite(it, 1, with_another_body), {(1, "text")}),
    "a title": (lambda it: rewrite(it, 1, lambda one: one.model_copy(update={"title": "Another"})), {(1, "text")}),
    "a hash": (
        lambda it: rewrite(it, 1, with_another_hash),
        {(1, "record"), (2, "chain"), (1, "root")},
    ),
    "the hash of the bytes": (lambda it: rewrite(it, 2, of_other_bytes), {(2, "record"), (2, "bytes")}),
    "the bytes": (lambda it: put_other_bytes(it, "fleet.txt"), {(1, "bytes")}),
    "an older text with its hash": (lambda it: rewritten_with_its_hash(it, 1), {(2, "chain"), (1, "root")}),
    "the newest text with its hash": (lambda it: rewritten_with_its_hash(it, 2), {(2, "root")}),
    "the older proof": (lambda it: rewrite(it, 1, without_proof), {(1, "record")}),
    "the newest proof": (lambda it: rewrite(it, 2, without_proof), {(2, "record")}),
    "the time of storing": (
        lambda it: put(it, item_of(it, 2) | {"stored_at": {"S": f"{TODAY}T00:00:00+00:00"}}),
        {(2, "record")},
    ),
    **{
        f"the field {name}": (
            lambda it, field={name: value}: put(it, item_of(it, 1) | items.to_item(field)),
            {(1, "record")},
        )
        for name, value in {
            "published": "2020-01-01",
            "crawled": "2020-01-01",
            "source": {"id": "another", "name": "Another"},
            "url": "https://another.example/",
            "language": "ar",
        }.items()
    },
    "the leaves": (
        lambda it: a_new_root_in_place_of_the_old(it, f"roots/{TODAY}.leaves", b"0" * 64 + b"\n"),
        {(1, "root"), (2, "root")},
    ),
    "the root, made unreadable": (
        lambda it: a_new_root_in_place_of_the_old(it, f"roots/{TODAY}.json", b"rubbish"),
        {(1, "root"), (2, "root")},
    ),
    "the root": (
        lambda it: a_new_root_in_place_of_the_old(
            it,
            f"roots/{TODAY}.json",
            json.dumps({"day": TODAY, "leaves": 2, "root": root_of(["0" * 64])}).encode(),
        ),
        {(1, "root"), (2, "root")},
    ),
}


def test_what_nobody_has_touched_is_found_whole(stack: ClipwireStack, findings: Findings) -> None:
    outcomes = findings(stack, two_versions(stack))
    assert outcomes == {(version, part): "ok" for version in (1, 2) for part in PARTS}


@pytest.mark.parametrize("what", TAMPERED)
def test_what_was_changed_is_found(stack: ClipwireStack, findings: Findings, what: str) -> None:
    # Given two versions in a root
    article_id = two_versions(stack)
    # When something is changed behind our backs
    tamper, expected = TAMPERED[what]
    tamper(stack)
    # Then it is found, and nothing else is
    assert failed(findings(stack, article_id)) == expected


def test_a_text_that_was_changed_with_its_hash_before_the_root_is_another_than_the_bytes_give(
    stack: ClipwireStack, findings: Findings
) -> None:
    # Given a version that is changed together with its hash on the day of its storing
    stack.drop("fleet.txt", page_dump())
    stack.run()
    rewritten_with_its_hash(stack, 1)
    # Then no hash is wrong, but the text is not that of the bytes
    [article] = stack.articles()
    outcomes = findings(stack, str(article.id))
    assert outcomes == {(1, part): "ok" for part in PARTS} | {(1, "text"): "note", (1, "root"): "note"}


def test_a_version_that_was_deleted_is_missed(stack: ClipwireStack, findings: Findings) -> None:
    # Given two versions, of which the older is deleted
    article_id = two_versions(stack)
    dynamodb, table = stack.client("dynamodb"), stack["ArticlesTable"]
    older, newest = item_of(stack, 1), item_of(stack, 2)
    dynamodb.delete_item(TableName=table, Key={name: older[name] for name in ("pk", "sk")})
    # Then it is missed, and so is the newest
    assert failed(findings(stack, article_id)) == {(1, "record")}
    put(stack, older)
    dynamodb.delete_item(TableName=table, Key={name: newest[name] for name in ("pk", "sk")})
    with pytest.raises(Failure, match=r"the newest version of article .* is not in the table, but older ones are"):
        verify(stack.deployed, article_id, as_json=True)


@pytest.mark.parametrize("item", ["the packed fields", "the sighting"])
def test_a_record_that_was_made_unreadable_is_found(stack: ClipwireStack, item: str) -> None:
    article_id = two_versions(stack)
    broken = {"the packed fields": {"packed": {"B": b"rubbish"}}, "the sighting": {"sighting": {"M": {}}}}[item]
    put(stack, item_of(stack, 1) | broken)
    with pytest.raises(Failure, match=r"a version of article .* was changed: it cannot be read"):
        verify(stack.deployed, article_id, as_json=True)


def test_a_root_that_is_written_over_is_read_as_it_was_first_and_the_writing_is_found(
    stack: ClipwireStack, findings: Findings
) -> None:
    # Given a root that nobody can delete
    article_id, s3, bucket = two_versions(stack), stack.client("s3"), stack["RootsBucket"]
    name = f"roots/{TODAY}.leaves"
    [first] = s3.list_object_versions(Bucket=bucket, Prefix=name)["Versions"]
    with pytest.raises(Exception, match=r"AccessDenied|Access Denied"):
        s3.delete_object(Bucket=bucket, Key=name, VersionId=first["VersionId"])
    # When other leaves are written over it
    s3.put_object(Bucket=bucket, Key=name, Body=b"0" * 64 + b"\n")
    # Then both versions are in the first leaves, and it is said that they were written again
    assert failed(findings(stack, article_id)) == {(1, "root"), (2, "root")}
    # and the next night reads the first leaves, so that no version is in two roots
    stack.strike(TOMORROW + timedelta(days=1))
    second = f"roots/{TOMORROW.date().isoformat()}.leaves"
    assert s3.get_object(Bucket=bucket, Key=second)["Body"].read() == b""


def test_names_that_the_bytes_do_not_give_are_noted(stack: ClipwireStack, findings: Findings) -> None:
    # Given two versions, of which one has another person than its text
    article_id = two_versions(stack)
    rewrite(stack, 1, lambda one: one.model_copy(update={"people": [Person(name="Another", mentions=1)]}))
    # When they are verified
    outcomes = findings(stack, article_id)
    # Then the first has a note, since another processor may read other names too, and the second is right
    assert (outcomes[1, "record"], outcomes[2, "record"]) == ("note", "ok")
