"""Where things are in a checkout, and how programs are started from it."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".local"
"""Logs and notes about what runs; nothing in it is worth keeping."""

BUILD = ROOT / ".aws-sam" / "build"
MINISTACK_PYTHON = ROOT / ".venv-ministack" / "bin" / "python"
SAM_ENVIRONMENT = ROOT / ".venv-sam"

REGION = "us-east-1"

LEADING_ASTRAY = ("AWS_", "SAM_", "CLIPWIRE_", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
"""Beginnings of variables that would lead a program to a real account, or functions to packages of this checkout."""


def clean_environment() -> dict[str, str]:
    """Ours without what leads astray, and with no proxy before the local AWS."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(LEADING_ASTRAY)}
    # `sam build` looks on PATH for the Python of the layer, and uses its pip: this one's.
    kept["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    no_proxy = ",".join(filter(None, [kept.get("NO_PROXY") or kept.get("no_proxy"), "127.0.0.1,localhost"]))
    return kept | {
        "NO_PROXY": no_proxy,
        "no_proxy": no_proxy,
        "SAM_CLI_TELEMETRY": "0",
        "SAM_CLI_POLL_DELAY": "0.5",  # seconds between two looks at a deployment; its 5 are for the real AWS
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def local_aws_environment(endpoint: str) -> dict[str, str]:
    """What points a program at the local AWS. The keys are ministack's own for its root user, and no secret."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": REGION,
    }
