"""`clipwire proof` lets a stranger check an article's versions offline."""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from clipwire.cli.proofs import bundle, verify
from clipwire.versions.proofs import text_of, text_sha256
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
)
from tests.integration.test_rereading import deploy_today, earlier_release
from tests.support import authority
from tests.support.clippings import ClipwireStack
from tests.support.pages import page_dump

__all__ = ["earlier_release", "findings"]


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
