"""Changes of the ledger -> lines of the log."""

import os
from typing import Any

SEEN: list[str] = []


def lambda_handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    assert "SIGN" not in os.environ, "the other function's environment is none of ours"
    for record in event["Records"]:
        name = record["dynamodb"]["Keys"]["pk"]["S"]
        if name.startswith("breaks"):
            raise RuntimeError(name)
        SEEN.append(name)
        print('{"seen": "%s"}' % name)  # noqa: T201, UP031 - the log
    return {"batchItemFailures": []}
