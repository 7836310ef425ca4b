"""Time stamps of an authority on loopback, which `openssl ts` plays and checks."""

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from clipwire.adapters.authority import TimestampAuthority
from clipwire.model.errors import TryAgain
from clipwire.versions.timestamps import is_granted, request
from tests.support import authority

DATA = b'{"root": "of a day"}\n'
DIGEST = hashlib.sha256(DATA).digest()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("authority")


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with authority.running(folder) as url:
        yield url


def test_a_stamp_is_one_that_openssl_verifies_over_the_data_and_over_no_other(
    url: str, folder: Path, tmp_path: Path
) -> None:
    # Given a stamp
    stamp = tmp_path / "stamp.tsr"
    stamp.write_bytes(TimestampAuthority(url).stamp(DIGEST))
    # Then openssl verifies it over the data
    for data, is_right in ((DATA, True), (DATA + b" ", False)):
        (tmp_path / "data").write_bytes(data)
        verify = ["openssl", "ts", "-verify", "-data", tmp_path / "data", "-in", stamp]
        done = subprocess.run([*verify, "-CAfile", folder / "authority.pem"], capture_output=True, text=True)
        assert (done.returncode == 0) is is_right, done.stderr


def test_a_request_is_one_that_openssl_reads(tmp_path: Path) -> None:
    (tmp_path / "query").write_bytes(request(DIGEST))
    read = authority.openssl("ts", "-query", "-in", tmp_path / "query", "-text").decode()
    assert "Hash Algorithm: sha256" in read and "Certificate required: yes" in read


def test_an_answer_that_grants_nothing_or_stamps_something_else_is_no_stamp(url: str) -> None:
    stamp = TimestampAuthority(url).stamp(DIGEST)
    assert is_granted(stamp, DIGEST)
    assert not is_granted(stamp, hashlib.sha256(b"another").digest())
    # refused, cut off, empty, a page of HTML
    refusal = bytes.fromhex("3005300302010200")
    for answer in (refusal, stamp[:40], b"", b"<html>Not found</html>"):
        assert not is_granted(answer, DIGEST)


def test_an_authority_that_refuses_or_is_not_there_is_asked_again_later(url: str) -> None:
    # Given a digest that the authority does not stamp, and an authority that is not there
    with pytest.raises(TryAgain, match="grants no stamp"):
        TimestampAuthority(url).stamp(b"too short")
    with pytest.raises(TryAgain, match="does not answer"):
        TimestampAuthority("http://127.0.0.1:9/").stamp(DIGEST)
