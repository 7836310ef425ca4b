"""ministack, taught two things that it needs to take our template.

Run by the interpreter of ministack's own environment. Functions are processes of their own under that interpreter and
see nothing of what is done here: they have boto3 and what their layer brings, as on AWS.
"""

import re
import site
import sys
from pathlib import Path
from typing import Any

ASSUMED_ROLE = re.compile(r"arn:(?P<partition>[^:]+):sts::(?P<account>\d+):assumed-role/(?P<role>[^/]+)/.+")


def main(borrowed: Path) -> int:
    """Serve until told to end. `borrowed` is the environment of the SAM CLI."""
    borrow_translator(borrowed)
    correct_conditions()

    from ministack.app import main as serve

    sys.argv = ["ministack"]
    return int(serve() or 0)


def borrow_translator(environment: Path) -> None:
    """`samtranslator` expands SAM templates. It brings pydantic, so it must not stand where functions would find it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site.addsitedir(str(environment / "lib" / version / "site-packages"))  # at the end: ministack's packages come first


def correct_conditions() -> None:
    """Two keys of policy conditions get the values that they have, or would have, on AWS.

    Bucket and queues refuse plain HTTP (`aws:SecureTransport`); here it never leaves the machine, so it may pass.
    The principal of a function is its role (`aws:PrincipalArn`), not the session under which it runs.
    """
    from ministack.core import iam_evaluator

    resolve = iam_evaluator._resolve_condition_key

    def corrected(key: str, context: Any) -> Any:
        value = resolve(key, context)
        match key.lower():
            case "aws:securetransport":
                return "true"
            case "aws:principalarn" if session := ASSUMED_ROLE.fullmatch(value or ""):
                return "arn:{partition}:iam::{account}:role/{role}".format(**session.groupdict())
        return value

    iam_evaluator._resolve_condition_key = corrected


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
