"""ministack, taught two things that it needs to take our template.

Run by the interpreter of ministack's own environment. Functions are processes of their own under that interpreter and
see nothing of what is done here: they have boto3 and what their layer brings, as on AWS.
"""

import site
import sys
from pathlib import Path
from typing import Any


def main(borrowed: Path) -> int:
    """Serve until told to end. `borrowed` is the environment of the SAM CLI."""
    borrow_translator(borrowed)
    take_loopback_for_secure()

    from ministack.app import main as serve

    sys.argv = ["ministack"]
    return int(serve() or 0)


def borrow_translator(environment: Path) -> None:
    """`samtranslator` expands SAM templates. It brings pydantic, so it must not stand where functions would find it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site.addsitedir(str(environment / "lib" / version / "site-packages"))  # at the end: ministack's packages come first


def take_loopback_for_secure() -> None:
    """Bucket and queues refuse plain HTTP (`aws:SecureTransport`). Here it never leaves the machine, so it may pass."""
    from ministack.core import iam_evaluator

    resolve = iam_evaluator._resolve_condition_key

    def secure(key: str, context: Any) -> Any:
        return "true" if key.lower() == "aws:securetransport" else resolve(key, context)

    iam_evaluator._resolve_condition_key = secure


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
