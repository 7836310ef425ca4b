"""`clipwire verify` finds what was changed, whatever it is, and `clipwire proof` lets a stranger find it offline."""

import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from moto.s3.models import s3_backends

from clipwire.adapters.table import items
from clipwire.adapters.table.packing import pack
from clipwire.cli.erase import erase
from clipwire.cli.output import Failure
from clipwire.cli.proofs import bundle, verify
from clipwire.model.article import Article
from clipwire.versions.merkle import root_of
from clipwire.versions.proofs import proven, text_of, text_sha256
from tests.integration.test_rereading import deploy_today, earlier_release
from tests.integration.test_unpacking import json_lines_gz
from tests.support import authority
from tests.support.clippings import ClipwireStack
from tests.support.pages import UPDATED_BODY, page_dump, tar_gz_of, zip_of
from tests.support.template import ACCOUNT

__all__ = ["earlier_release"]

TOMORROW = datetime.now(UTC) + timedelta(days=1)
TODAY = datetime.now(UTC).date().isoformat()
PARTS = ["record", "text", "bytes", "chain", "root"]


def two_versions(stack: ClipwireStack) -> str:
    """The id of an article that its publisher has changed, both of whose versions are in the root of today."""
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    stack.run()
    stack.drop("fleet-later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    stack.run()
    stack.strike(TOMORROW)
    [article] = stack.articles()
    return str(article.id)


@pytest.fixture
def findings(capfd: pytest.CaptureFixture[str]) -> Callable[[ClipwireStack, str], dict[tuple[int, str], str]]:
    """What `clipwire verify` prints: version and part -> outcome. Its exit status agrees."""

    def found(stack: ClipwireStack, article_id: str) -> dict[tuple[int, str], str]:
        capfd.readouterr()
        is_whole = verify(stack.deployed, article_id, as_json=True)
        printed = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
        outcomes = {(it["version"], it["part"]): it["outcome"] for it in printed}
        assert is_whole == ("failed" not in outcomes.values()) and len(outcomes) == len(printed)
        return outcomes

    return found


Findings = Callable[[ClipwireStack, str], dict[tuple[int, str], str]]


def failed(outcomes: dict[tuple[int, str], str]) -> set[tuple[int, str]]:
    return {place for place, outcome in outcomes.items() if outcome == "failed"}


# --- what is tampered with ------------------------------------------------------------------------------------------


def item_of(stack: ClipwireStack, version: int) -> dict[str, Any]:
    found = stack.client("dynamodb").scan(TableName=stack["ArticlesTable"])["Items"]
    [item] = [it for it in found if items.is_version(it) and items.article_in(it).version == version]
    return dict(item)


def put(stack: ClipwireStack, item: dict[str, Any]) -> None:
    stack.client("dynamodb").put_item(TableName=stack["ArticlesTable"], Item=item)


def rewrite(stack: ClipwireStack, version: int, change: Callable[[Article], Article]) -> None:
    """Change a version in the table, as somebody would who may write there."""
    item = item_of(stack, version)
    article = change(items.article_in(item))
    plain = items.to_item({"title": article.title, "file": article.file and article.file.model_dump(exclude_none=True)})
    put(stack, item | plain | {"packed": {"B": pack(article, with_body=True)}})


def with_another_body(article: Article) -> Article:
    return article.model_copy(update={"body": article.body.replace("tonnes", "tons")})


def with_another_hash(article: Article) -> Article:
    assert article.proof
    return article.model_copy(update={"proof": article.proof.model_copy(update={"hash": "0" * 64})})


def without_proof(article: Article) -> Article:
    return article.model_copy(update={"proof": None})


def of_other_bytes(article: Article) -> Article:
    assert article.file
    return article.model_copy(update={"file": article.file.model_copy(update={"sha256": "0" * 64})})


def rewritten_with_its_hash(stack: ClipwireStack, version: int) -> None:
    """Change the text of a version, and compute its hash again."""
    record = items.record_in(item_of(stack, version))
    assert record.stored_at and record.article.proof
    changed = record.model_copy(update={"article": with_another_body(record.article)})
    before = record.article.proof.model_copy(update={"hash": record.article.proof.before})
    rewrite(stack, version, lambda _: proven(changed, before, record.stored_at or TOMORROW).article)


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


# --- roots ----------------------------------------------------------------------------------------------------------


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


def test_a_text_that_a_newer_release_read_is_checked_against_the_bytes(
    stack: ClipwireStack,
    findings: Findings,
    earlier_release: pytest.MonkeyPatch,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    # Given a page that an earlier release read, and that today's reads again, with another text
    stack.drop("fleet.txt", page_dump())
    stack.run()
    stack.strike(TOMORROW)
    [first] = stack.articles()
    deploy_today(earlier_release, stack)
    stack.drop("again.txt", page_dump())
    stack.run()
    [again] = stack.articles()
    assert again.body != first.body and first.proof and again.proof and again.proof.read_again
    # Then the hash is that of the first reading, and the text is what today's release reads from the bytes
    assert again.proof.hash == first.proof.hash
    article_id = str(again.id)
    assert findings(stack, article_id) == {(1, part): "ok" for part in PARTS}
    verify(stack.deployed, article_id, as_json=False)
    assert "this release reads the record's text from them" in capfd.readouterr().out
    # and a bundle says that the first text is not kept
    bundle(stack.deployed, article_id, str(tmp_path / "bundle.zip"))
    with zipfile.ZipFile(tmp_path / "bundle.zip") as archive:
        assert archive.read("texts/1.read-again.txt") == text_of(again)
        assert "The text of version 1 is not the one that was stored first" in archive.read("README.txt").decode()
        archive.extractall(tmp_path)
    assert run(tmp_path, "sh", "sh check.sh")[1][:2] == [CHECKED[0], "not in this bundle: text of version 1"]
    # When that text is changed together with its note, then it is found
    forged = with_another_body(again)
    noted = again.proof.read_again.model_copy(update={"text_sha256": text_sha256(forged)})
    proof = again.proof.model_copy(update={"read_again": noted})
    rewrite(stack, 1, lambda _: forged.model_copy(update={"proof": proof}))
    assert failed(findings(stack, article_id)) == {(1, "text")}


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


# --- the bundle -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("authority")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory, certificates: Path) -> Iterator[Path]:
    """The zip file of an article with two versions, in a root that an authority has stamped."""
    output = tmp_path_factory.mktemp("bundle") / "bundle.zip"
    with authority.running(certificates) as url, ClipwireStack.running(TimestampAuthorityUrl=url) as stack:
        bundle(stack.deployed, two_versions(stack), str(output))
    yield output


def unzipped(bundled: Path, certificates: Path, folder: Path) -> Path:
    with zipfile.ZipFile(bundled) as archive:
        archive.extractall(folder)
    (folder / "authority.pem").write_bytes((certificates / "authority.pem").read_bytes())
    return folder


def run(folder: Path, shell: str, script: str) -> tuple[int, list[str]]:
    done = subprocess.run([shell, "-c", script], cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


CHECKED = [
    "ok: bytes of version 1",
    "ok: text of version 1",
    "ok: bytes of version 2",
    "ok: text of version 2",
    "ok: version before version 2",
    f"ok: version 1 is in the root of {TODAY}",
    f"ok: version 2 is in the root of {TODAY}",
]


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_the_commands_of_the_readme_check_a_bundle(
    bundled: Path, certificates: Path, tmp_path: Path, shell: str
) -> None:
    # Given a bundle, and the certificate of the authority
    folder = unzipped(bundled, certificates, tmp_path)
    # When the commands of its README are typed into a shell
    commands = re.findall(r"^    (.*)$", (folder / "README.txt").read_text(), re.MULTILINE)
    status, said = run(folder, shell, "\n".join(commands))
    # Then every check succeeds, and so does the script with the same commands
    assert status == 0 and said[:7] == CHECKED
    assert run(folder, shell, ". ./check.sh") == (0, said)
    # of which the last are those of the stamp, of which openssl speaks
    verify_stamp = "openssl ts -verify -data roots/*.json -in roots/*.tsr -CAfile authority.pem 2>&1"
    assert "Verification: OK" in "\n".join(run(folder, shell, verify_stamp)[1])


NOT_IN_ROOT = f"WRONG: version {{}} is not in the root of {TODAY}"

WRONG = {
    # file that is changed     how                                            what is said
    "originals/1": (lambda it: it + b" ", "WRONG: bytes of version 1"),
    "texts/2.txt": (lambda it: it.replace(b"five", b"six"), "WRONG: text of version 2"),
    "statements/1.txt": (lambda it: it.replace(b"version 1", b"version 3"), "WRONG: version before version 2"),
    "statements/2.txt": (
        lambda it: it.replace(b"+00:00", b"+01:00"),
        NOT_IN_ROOT.format(2),
    ),
    "paths/1.txt": (
        lambda it: it.replace(b" ", b" 00", 1)[:-3] + b"\n",
        NOT_IN_ROOT.format(1),
    ),
    f"roots/{TODAY}.json": (
        lambda it: re.sub(rb'"root": "..', b'"root": "00', it),
        NOT_IN_ROOT.format(1),
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_bundle_that_was_changed_does_not_pass(bundled: Path, certificates: Path, tmp_path: Path, name: str) -> None:
    # Given a bundle of which one file was changed
    folder = unzipped(bundled, certificates, tmp_path)
    change, expected = WRONG[name]
    changed = change((folder / name).read_bytes())
    assert changed != (folder / name).read_bytes()
    (folder / name).write_bytes(changed)
    # Then its check fails, and says what is wrong
    status, said = run(folder, "sh", "sh check.sh")
    assert status != 0 and expected in said


def test_a_stamp_over_another_root_does_not_pass(bundled: Path, certificates: Path, tmp_path: Path) -> None:
    folder = unzipped(bundled, certificates, tmp_path)
    [root] = (folder / "roots").glob("*.json")
    root.write_bytes(root.read_bytes() + b"\n")
    status, said = run(folder, "sh", "sh check.sh")
    assert status != 0 and said[:7] == CHECKED
