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

START_SECONDS = 30.0
"""Seconds."""
STOPS_WITHIN = 10.0

TEMPORARY = STATE / "tmp"
"""The folder in which a detached server unpacks functions."""


class LocalAwsError(Exception):
    """The local AWS could not be started, or Clipwire not be deployed into it; the message says what to look at."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_ministack(log: Path = STATE / "ministack.log") -> Iterator[str]:
    """The endpoint of a local AWS that ends with the block, or with this process if that is killed."""
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
        # It kills at once; deleting may take longer, and finishes without us.
        with suppress(subprocess.TimeoutExpired):
            guard.wait(STOPS_WITHIN)


def start_detached(port: int, log: Path = STATE / "ministack.log") -> tuple[int, str]:
    """Start a local AWS that stays: its process id and its endpoint."""
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
    """End a server started by `start_detached`, with its workers and their files. One that has ended is no error."""
    end_group(pid)
    shutil.rmtree(TEMPORARY, ignore_errors=True)


def answers(endpoint: str) -> bool:
    """Whether a local AWS answers there."""
    # Without a proxy, whatever the environment says: the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{endpoint}/_ministack/health", timeout=2) as answer:
            return "services" in json.load(answer)
    except (OSError, urllib.error.URLError, ValueError):
        return False


def _command() -> list[str]:
    return [str(MINISTACK_PYTHON), "-m", "local.ministack_server", str(SAM_ENVIRONMENT)]


def _environment(port: int) -> dict[str, str]:
    """AUTH: the roles of functions and the policies of queues are enforced, as on AWS."""
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
    deadline = time.monotonic() + START_SECONDS
    while not answers(endpoint):
        if server.poll() is not None or time.monotonic() > deadline:
            server.terminate()
            raise LocalAwsError(f"the local AWS did not start: {log} says why")
        time.sleep(0.05)
    return endpoint
