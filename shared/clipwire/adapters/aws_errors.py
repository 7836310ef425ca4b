"""Turn botocore's errors into our two kinds."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as BotoConnectionError

from clipwire.model.errors import TryAgain

TRANSIENT = {
    "InternalError",
    "InternalFailure",
    "InternalServerError",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestTimeout",
    "RequestTimeoutException",
    "ServiceUnavailable",
    "SlowDown",
    "Throttled",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TransactionConflictException",
}


@contextmanager
def aws_errors(doing: str) -> Iterator[None]:
    """Turn transient errors into `TryAgain`; any other error (no permission, a bug) is raised as it is."""
    try:
        yield
    except ClientError as error:
        if is_transient(error):
            raise TryAgain(f"{doing}: {error}") from error
        raise
    except (BotoConnectionError, HTTPClientError) as error:
        raise TryAgain(f"{doing}: {error}") from error


def is_transient(error: ClientError) -> bool:
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return code_of(error) in TRANSIENT or status >= 500


def code_of(error: ClientError) -> str:
    return error.response.get("Error", {}).get("Code", "")
