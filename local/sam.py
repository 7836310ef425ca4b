"""Build and deploy with the real SAM CLI, for this machine."""

import hashlib
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from local.bytecode import BytecodeError, compile_build, target_of
from local.ministack import LocalAwsError
from local.paths import BUILD, REGION, ROOT, SAM_ENVIRONMENT, STATE, clean_environment, local_aws_environment

RUNTIME = f"python{sys.version_info.major}.{sys.version_info.minor}"
ARCHITECTURE = "arm64" if platform.machine() in {"arm64", "aarch64"} else "x86_64"
"""Functions run with this machine's interpreter, so the layer is built for it and for its processor."""

STACK = "clipwire-dev"

PARAMETERS = [f"PythonRuntime={RUNTIME}", f"Architecture={ARCHITECTURE}", "Stage=dev", "IngestConcurrency=0"]
"""Without a limit of concurrency: ministack's queue pollers do not accept a limit from a parameter."""

STAMP = "clipwire-built-from"
"""A file in the build, with the digest of its sources. Another `sam build` empties the folder, and deletes it too."""


def build() -> bool:
    """Build the functions and the layer. False if they are already built from these sources."""
    sources = digest_of_sources()
    if is_current(BUILD, sources):
        return False
    (BUILD / STAMP).unlink(missing_ok=True)
    _run("build", "--cached", "--parallel", "--parameter-overrides", *PARAMETERS)
    compile_build()
    (BUILD / STAMP).write_text(sources)
    return True


def is_current(build: Path, sources: str) -> bool:
    """Whether a build was made from these sources, and is for this Python and this processor."""
    stamp = build / STAMP
    if not stamp.exists() or stamp.read_text() != sources or not (build / "template.yaml").exists():
        return False
    try:
        return target_of(build) == (RUNTIME, ARCHITECTURE)
    except BytecodeError:
        return False


def deploy(endpoint: str, stack: str = STACK) -> None:
    """Deploy the build to the local AWS, or update it there."""
    _run(
        "deploy",
        *("--stack-name", stack),
        "--resolve-s3",
        *("--capabilities", "CAPABILITY_IAM"),
        "--no-confirm-changeset",
        "--no-fail-on-empty-changeset",
        *("--parameter-overrides", *PARAMETERS),
        environment=local_aws_environment(endpoint),
    )


def digest_of_sources() -> str:
    """A digest of everything that a build depends on: templates, code, locks, Python and processor."""
    digest = hashlib.sha256(repr(PARAMETERS).encode())
    for path in sorted(_sources()):
        digest.update(f"{path.relative_to(ROOT)}\0{path.stat().st_mode & 0o111}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    yield ROOT / "template.yaml"
    yield ROOT / "requirements" / "sam.txt"
    yield ROOT / "local" / "bytecode.py"
    yield ROOT / "local" / "trimming.py"
    for folder in ("functions", "layers", "shared", "stacks"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def _run(command: str, *arguments: str, environment: dict[str, str] | None = None) -> None:
    """Run the SAM CLI with its output in a log. If it fails, the error has the end of the log."""
    log = STATE / f"sam-{command}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        done = subprocess.run(
            # samconfig.toml has no environment `local`, since it is for real accounts.
            [str(SAM_ENVIRONMENT / "bin" / "sam"), command, "--config-env", "local", *arguments],
            cwd=ROOT,
            env=clean_environment() | (environment or {"AWS_DEFAULT_REGION": REGION}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        said = [line for line in log.read_text(errors="replace").split("\n") if line.strip() and "\r" not in line][-15:]
        raise LocalAwsError(f"sam {command} failed; the end of {os.path.relpath(log)}:\n" + "\n".join(said))
