"""`clipwire verify` on records, roots and bytes of every age that nobody has changed."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clipwire.cli.erase import erase
from clipwire.cli.output import Failure
from clipwire.cli.proofs import verify
from tests.integration.proven import (
    PARTS,
    TODAY,
    TOMORROW,
    Findings,
    failed,
    findings,
    rewrite,
    two_versions,
    with_another_body,
    without_proof,
)
from tests.integration.test_unpacking import json_lines_gz
from tests.support.clippings import ClipwireStack
from tests.support.pages import UPDATED_BODY, page_dump, tar_gz_of, zip_of

__all__ = ["findings"]


def test_a_version_waits_for_the_root_of_its_day_and_comes_late_into_the_next(
    stack: ClipwireStack, findings: Findings, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given a version whose event cannot be published, and the root of its day
    stack.fail("sns", "Publish", times=1, error="InternalError")
    stack.drop("other.txt", page_dump("Another fleet"))
    stack.run()
    [article_id] = [str(it.id) for it in stack.articles()]
    assert findings(stack, article_id)[1, "root"] == "note"
    stack.strike(TOMORROW)
    assert findings(stack, article_id)[1, "root"] == "ok"
    # When a second one is stored after the root was written
    stack.drop("late.txt", page_dump("A late fleet"))
    stack.run()
    [late] = [str(it.id) for it in stack.articles() if it.title == "A late fleet"]
    assert findings(stack, late)[1, "root"] == "failed"
    # Then the next root has it
    stack.strike(TOMORROW + timedelta(days=1))
    verify(stack.deployed, late, as_json=False)
    day = TOMORROW.date().isoformat()
    assert f"it is one of 1 in the root of {day}, not in that of {TODAY}, when it was stored" in capfd.readouterr().out


def test_a_member_is_checked_in_its_container_even_when_its_pack_is_gone(
    stack: ClipwireStack, findings: Findings
) -> None:
    # Given articles in a small archive, in a large one, and in a compressed one, whose members lie in a pack
    filling = {"filling.bin": "x" * 1_100_000}
    stack.drop("small.zip", zip_of({"a.txt": page_dump("In a small zip"), "b.txt": page_dump("And another")}))
    stack.drop("large.zip", zip_of({"c.txt": page_dump("In a large zip")} | filling))
    stack.drop("pages.tar.gz", tar_gz_of({"d.txt": page_dump("In a tar")} | filling))
    stack.drop("nested.zip", zip_of({"in.tar.gz": tar_gz_of({"e.txt": page_dump("In both")})} | filling))
    stack.drop("rows.jsonl.gz", json_lines_gz(12))
    stack.run()
    ids = [str(article.id) for article in stack.articles()]
    assert len(ids) == 5 + 12
    # When the packs are deleted, as the bucket does after 30 days
    s3, bucket = stack.client("s3"), stack["DropBucket"]
    packs = s3.list_objects_v2(Bucket=bucket, Prefix="unpacked/")["Contents"]
    for each in packs:
        s3.delete_object(Bucket=bucket, Key=each["Key"])
    # Then the bytes of each are found, and give its text
    found = [findings(stack, article_id) for article_id in ids]
    assert packs and {outcomes[1, part] for outcomes in found for part in ("bytes", "text")} == {"ok"}


def test_an_address_that_only_the_web_archive_states_is_not_taken_for_a_change(
    stack: ClipwireStack, findings: Findings
) -> None:
    # Given pages whose address and crawl are in the head of their record in a web archive
    stack.drop("pages.warc", (Path(__file__).parents[1] / "cases/web-archives/encodings.warc").read_bytes())
    stack.run()
    articles = stack.articles()
    assert any(article.url and article.crawled for article in articles)
    # Then the records are whole, although the bytes of the members do not have them
    for article in articles:
        assert findings(stack, str(article.id))[1, "record"] == "ok"


def test_files_that_are_gone_are_missed_unless_the_stack_deletes_them(findings: Findings) -> None:
    for days, outcome in (("0", "failed"), ("400", "note")):
        with ClipwireStack.running(OldVersionDays=days) as stack:
            dropped = stack.drop("fleet.txt", page_dump())
            stack.run()
            [article] = stack.articles()
            stack.client("s3").delete_object(Bucket=stack["DropBucket"], Key=dropped.key, VersionId=dropped.version_id)
            assert findings(stack, str(article.id))[1, "bytes"] == outcome


def test_a_stack_without_roots_says_so_and_checks_the_rest(findings: Findings) -> None:
    with ClipwireStack.running(ProofBucket="false") as stack:
        outcomes = findings(stack, two_versions(stack))
        assert {outcomes[version, "root"] for version in (1, 2)} == {"note"}
        assert {outcomes[version, part] for version in (1, 2) for part in PARTS[:-1]} == {"ok"}


def test_versions_of_an_earlier_release_have_no_proof_and_the_chain_begins_after_them(
    stack: ClipwireStack, findings: Findings
) -> None:
    # Given a record without a proof, as an earlier release stored it, on the first day of the roots
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    stack.run()
    rewrite(stack, 1, without_proof)
    # When its publisher changes the page
    stack.drop("fleet-later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.run()
    stack.strike(TOMORROW)
    # Then the chain begins with the second version
    [article] = stack.articles()
    outcomes = findings(stack, str(article.id))
    assert outcomes == {(1, "record"): "note"} | {(2, part): "ok" for part in PARTS}


def test_a_version_that_lost_its_proof_is_found_once_the_stack_kept_roots(
    stack: ClipwireStack, findings: Findings
) -> None:
    # Given a stack that wrote a root the night before, and the only version of an article
    stack.strike(datetime.now(UTC))
    stack.drop("fleet.txt", page_dump())
    stack.run()
    [article] = stack.articles()
    # When its proof is taken away, and its text changed
    rewrite(stack, 1, lambda one: without_proof(with_another_body(one)))
    # Then that is no version of an earlier release
    assert failed(findings(stack, str(article.id))) == {(1, "record")}


def test_an_erased_article_has_nothing_left_to_verify(stack: ClipwireStack) -> None:
    # Given an article that is erased after its root was written
    article_id = two_versions(stack)
    assert erase(stack.deployed, article_id, yes=True)
    # Then that is said, and the roots know no more of it than hashes
    with pytest.raises(Failure, match=r"was erased on 20.*nothing but their hashes in the roots is left"):
        verify(stack.deployed, article_id, as_json=False)
    s3, bucket = stack.client("s3"), stack["RootsBucket"]
    leaves = s3.get_object(Bucket=bucket, Key=f"roots/{TODAY}.leaves")["Body"].read().decode()
    assert re.fullmatch(r"([0-9a-f]{64}\n){2}", leaves)
