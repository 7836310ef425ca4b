"""Start and stop the local AWS."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from local.guard import end_group
from local.paths import MINISTACK_PYTHON, ROOT, SAM_ENVIRONMENT, STATE, clean_environment

MAX_START_SECONDS = 30.0
MAX_STOP_SECONDS = 10.0

TEMPORARY = STATE / "tmp"
"""The folder in which a detached server unpacks functions."""


class LocalAwsError(Exception):
    """The local AWS could not be started, or Clipwire could not be deployed. The message names the log to read."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_ministack(log: Path = STATE / "ministack.log") -> Iterator[str]:
    """The endpoint of a local AWS, which ends with the block, or with this process if it is killed."""
    port = free_port()
    guarded = [sys.executable, "-m", "local.guard", *_command()]
    with _opened(log) as output:
        guard = subprocess.Popen(
            guarded, cwd=ROOT, env=_environment(port), stdin=subprocess.PIPE, stdout=output, stderr=output
        )
    try:
        yield _when_ready(port, guard, log)
    finally:
        if guard.stdin:
            guard.stdin.close()
        # The guard kills at once. It may take longer to delete files, and finishes by itself.
        with suppress(subprocess.TimeoutExpired):
            guard.wait(MAX_STOP_SECONDS)


def start_detached(port: int, log: Path = STATE / "ministack.log") -> tuple[int, str]:
    """Start a local AWS that keeps running, and return its process id and its endpoint."""
    shutil.rmtree(TEMPORARY, ignore_errors=True)
    TEMPORARY.mkdir(parents=True)
    with _opened(log) as output:
        server = subprocess.Popen(
            _command(),
            cwd=ROOT,
            env=_environment(port) | {"TMPDIR": str(TEMPORARY)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    return server.pid, _when_ready(port, server, log)


def stop_detached(pid: int) -> None:
    """End a server that `start_detached` started, with its workers and files. It is no error if it has ended."""
    end_group(pid)
    shutil.rmtree(TEMPORARY, ignore_errors=True)


def answers(endpoint: str) -> bool:
    """Whether a local AWS answers at an endpoint."""
    # Never through a proxy, since the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{endpoint}/_ministack/health", timeout=2) as answer:
            return "services" in json.load(answer)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def _command() -> list[str]:
    return [str(MINISTACK_PYTHON), "-m", "local.ministack_server", str(SAM_ENVIRONMENT)]


def _environment(port: int) -> dict[str, str]:
    """The server's environment. AUTH enforces the roles of functions and the policies of queues, as on AWS."""
    return clean_environment() | {
        "GATEWAY_PORT": str(port),
        "BIND_HOST": "127.0.0.1",
        "IOT_MTLS_ENABLED": "0",
        "AUTH": "true",
    }


@contextmanager
def _opened(log: Path) -> Iterator[int]:
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as file:
        yield file.fileno()


def _when_ready(port: int, server: subprocess.Popen[bytes], log: Path) -> str:
    endpoint = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + MAX_START_SECONDS
    while not answers(endpoint):
        if server.poll() is not None or time.monotonic() > deadline:
            server.terminate()
            raise LocalAwsError(f"the local AWS did not start: see {log}")
        time.sleep(0.05)
    return endpoint
