"""Run ministack with corrections, for behaviour of AWS that our template and functions need and ministack lacks.

The interpreter is that of ministack's own environment. Functions are separate processes of it, which these corrections
do not affect: they have boto3 and the packages of their layer, as on AWS.
"""

import re
import site
import sys
from pathlib import Path
from typing import Any

ASSUMED_ROLE = re.compile(r"arn:(?P<partition>[^:]+):sts::(?P<account>\d+):assumed-role/(?P<role>[^/]+)/.+")


def main(borrowed: Path) -> int:
    """Serve until a signal ends the process. `borrowed` is the environment of the SAM CLI."""
    borrow_translator(borrowed)
    correct_conditions()
    authorise_batches_by_their_single_action()
    cut_ranges_from_versions()

    from ministack.app import main as serve

    sys.argv = ["ministack"]
    return int(serve() or 0)


def borrow_translator(environment: Path) -> None:
    """Make `samtranslator` importable, which expands SAM templates. Functions must not see it, nor its pydantic."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site.addsitedir(
        str(environment / "lib" / version / "site-packages")
    )  # at the end, so that ministack's packages come first


def correct_conditions() -> None:
    """Correct the values of two keys in policy conditions.

    `aws:SecureTransport` is true: bucket and queues refuse plain HTTP, but here it never leaves the machine.
    `aws:PrincipalArn` is the role of a function, not the session under which it runs.
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


def authorise_batches_by_their_single_action() -> None:
    """Allow batches to roles with `sqs:SendMessage`: IAM has no separate actions for SQS's batches."""
    from ministack.core.iam_evaluator import EvalContext

    initialise = EvalContext.__init__

    def renamed(self: Any, *given: Any, **named: Any) -> None:
        initialise(self, *given, **named)
        if self.action.startswith("sqs:"):
            self.action = self.action.removesuffix("Batch")

    EvalContext.__init__ = renamed


def cut_ranges_from_versions() -> None:
    """Return a range of bytes of a version of an object, and not the whole object."""
    from ministack.services import s3

    get_object = s3._get_object

    def ranged(bucket: str, key: str, headers: dict[str, str], query: dict[str, Any] | None = None) -> Any:
        answer = get_object(bucket, key, headers, query)
        status, answered, body = answer
        if status != 200 or not headers.get("range") or not isinstance(body, bytes):
            return answer
        asked = s3._parse_range(headers["range"], len(body))
        if asked is None:
            return 416, {"Content-Range": f"bytes */{len(body)}"}, b""
        start, end = asked
        # The checksum of the whole object does not fit a part.
        kept = {name: value for name, value in answered.items() if not name.lower().startswith("x-amz-checksum")}
        told = {"Content-Length": str(end + 1 - start), "Content-Range": f"bytes {start}-{end}/{len(body)}"}
        return 206, kept | told, body[start : end + 1]

    s3._get_object = ranged


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
