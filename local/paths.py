"""Paths in a checkout, and environments for the programs that are started."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".local"
"""Logs and notes of running servers. The folder can be deleted."""

BUILD = ROOT / ".aws-sam" / "build"
MINISTACK_PYTHON = ROOT / ".venv-ministack" / "bin" / "python"
SAM_ENVIRONMENT = ROOT / ".venv-sam"

REGION = "us-east-1"

MISLEADING = ("AWS_", "SAM_", "CLIPWIRE_", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
"""Prefixes of variables that make programs use a real account, or functions use packages of this checkout."""


def clean_environment() -> dict[str, str]:
    """The current environment without misleading variables, and without a proxy for the local AWS."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(MISLEADING)}
    # `sam build` finds the Python of the layer, and its pip, by PATH: it must be this one.
    kept["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    no_proxy = ",".join(filter(None, [kept.get("NO_PROXY") or kept.get("no_proxy"), "127.0.0.1,localhost"]))
    return kept | {
        "NO_PROXY": no_proxy,
        "no_proxy": no_proxy,
        "SAM_CLI_TELEMETRY": "0",
        "SAM_CLI_POLL_DELAY": "0.5",  # seconds between two checks; the default of 5 is for a real account
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def local_aws_environment(endpoint: str) -> dict[str, str]:
    """Variables that make a program use the local AWS. The keys are those of ministack's root user, not a secret."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": REGION,
    }
