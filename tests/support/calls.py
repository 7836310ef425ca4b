"""Record every call of AWS by a function, check it against the function's role, and make calls fail."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from botocore.client import BaseClient
from botocore.exceptions import ClientError

from tests.support.functions import Crash, Process
from tests.support.permissions import Role, Use, uses

Parameters = dict[str, Any]


@dataclass(frozen=True)
class Caller:
    """A function, by the name of its folder, and its role."""

    function: str
    role: Role


@dataclass(frozen=True)
class Call:
    function: str
    service: str
    operation: str
    parameters: Parameters


@dataclass
class Disturbance:
    """A fault, or another event, at the next `times` calls that match."""

    service: str
    operation: str
    times: int
    befall: Callable[[BaseClient, str], None]
    after: bool = False
    """Whether AWS executes the call first, so that only the answer is lost."""
    function: str | None = None
    where: Callable[[Parameters], bool] = lambda parameters: True

    def strikes(self, call: Call) -> bool:
        return (
            self.times > 0
            and (self.service, self.operation) == (call.service, call.operation)
            and self.function in (None, call.function)
            and self.where(call.parameters)
        )


@dataclass
class Calls:
    """The calls of all functions of a stack, in order."""

    made: list[Call] = field(default_factory=list)
    used: dict[str, set[Use]] = field(default_factory=dict)
    """Function -> the actions that it used, with their resources."""
    refused: list[str] = field(default_factory=list)
    """Calls that a role did not allow, in words."""
    disturbances: list[Disturbance] = field(default_factory=list)
    _caller: Caller | None = None
    _one_at_a_time: Any = field(default_factory=threading.RLock)
    """Moto's conditional writes are not made for threads."""

    @contextlib.contextmanager
    def by(self, caller: Caller | None) -> Iterator[None]:
        """Calls within the block are made by this function, or by Lambda in its role; with None, by the tester."""
        before, self._caller = self._caller, caller
        try:
            yield
        finally:
            self._caller = before

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        make = BaseClient._make_api_call

        def watched(client: BaseClient, operation: str, parameters: Parameters) -> Any:
            return self._make(client, operation, parameters, make)

        with mock.patch.object(BaseClient, "_make_api_call", watched):
            yield

    def _make(self, client: BaseClient, operation: str, parameters: Parameters, make: Callable[..., Any]) -> Any:
        if self._caller is None:
            return make(client, operation, parameters)
        if Process.has_ended:
            raise Crash("another thread ended the process")
        call = Call(self._caller.function, client.meta.service_model.service_name, operation, parameters)
        self.made.append(call)
        self._check_permissions(self._caller, client, call)
        self._disturb(client, call, after=False)
        try:
            with self._one_at_a_time:
                answer = make(client, operation, parameters)
        except ClientError as error:
            self._hide_missing_object(self._caller, client, call, error)
            raise
        self._disturb(client, call, after=True)
        return answer

    def _check_permissions(self, caller: Caller, client: BaseClient, call: Call) -> None:
        for use in uses(call.service, call.operation, call.parameters):
            self.used.setdefault(caller.function, set()).add(use)
            if not caller.role.allows(use):
                self.refused.append(f"{caller.function}: {use.action} on {use.resource} {' '.join(use.leading_keys)}")
                raise error_of(client, call.operation, "AccessDenied")

    def _disturb(self, client: BaseClient, call: Call, after: bool) -> None:
        for disturbance in self.disturbances:
            if disturbance.after == after and disturbance.strikes(call):
                disturbance.times -= 1
                disturbance.befall(client, call.operation)

    def _hide_missing_object(self, caller: Caller, client: BaseClient, call: Call, error: ClientError) -> None:
        """Refuse access to a missing object if the role may not list the bucket, as S3 does."""
        if call.service == "s3" and error.response["Error"]["Code"] in ("NoSuchKey", "NoSuchVersion", "404"):
            listing = Use("s3:ListBucket", f"arn:aws:s3:::{call.parameters['Bucket']}")
            self.used.setdefault(caller.function, set()).add(listing)
            if not caller.role.allows(listing):
                raise error_of(client, call.operation, "AccessDenied") from error


def error_of(client: BaseClient, operation: str, code: str) -> ClientError:
    """The exception that boto3 raises for this error code after its own retries."""
    status = 403 if code == "AccessDenied" else 500 if code.startswith("Internal") else 400
    response = {
        "Error": {"Code": code, "Message": "made by the test"},
        "ResponseMetadata": {"HTTPStatusCode": status, "RequestId": "0", "RetryAttempts": 3},
    }
    error: ClientError = client.exceptions.from_code(code)(response, operation)
    return error


def failing_with(code: str) -> Callable[[BaseClient, str], None]:
    def fail(client: BaseClient, operation: str) -> None:
        raise error_of(client, operation, code)

    return fail


def crashing(client: BaseClient, operation: str) -> None:
    raise Crash(operation)
