"""A stack: the resources of a template in moto, its functions, and the event sources between them."""

import contextlib
import json
import os
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self
from unittest import mock

from moto import mock_aws

from tests.support import clients
from tests.support import template as templates
from tests.support.calls import Caller, Calls, Disturbance, Parameters, crashing, failing_with
from tests.support.functions import FOR_MOTO, Event, Function, FunctionFailed
from tests.support.permissions import Role
from tests.support.queues import QueueSource, messages_in
from tests.support.quick_moto import quick_moto
from tests.support.resources import RESOURCES, WATCHING, Resources
from tests.support.s3_events import Announcements
from tests.support.streams import StreamSource

ROUNDS = 300


class Stack:
    """Functions are named by their folders, other resources by their logical ids."""

    def __init__(self, path: Path, name: str = "clipwire", **parameters: str) -> None:
        self._template = templates.load(path, **parameters)
        self.resources = Resources(self._template, name)
        self.calls = Calls()
        self.failures: list[tuple[str, BaseException]] = []
        """Function and exception of each invocation that failed as a whole."""
        self.announcements = Announcements()
        self._functions: dict[str, Function] = {}
        self._callers: dict[str, Caller] = {}
        self.sources: list[QueueSource | StreamSource] = []
        self._is_watched = False

    @classmethod
    @contextlib.contextmanager
    def up(cls, path: Path, **parameters: str) -> Iterator[Self]:
        """A stack that exists in moto within the block. At the end, fails if a role did not allow a call."""
        with contextlib.ExitStack() as until_the_end:
            until_the_end.enter_context(mock_aws(config={"core": {"reset_boto3_session": False}}))
            environment = FOR_MOTO | {"AWS_DEFAULT_REGION": templates.REGION}
            until_the_end.enter_context(mock.patch.dict(os.environ, environment))
            until_the_end.enter_context(quick_moto())
            until_the_end.callback(clients.client.cache_clear)
            stack = cls(path, **parameters)
            stack.resources.create(RESOURCES)
            stack._connect()
            until_the_end.enter_context(stack.calls.watched())
            until_the_end.enter_context(stack.announcements.true_to_s3())
            for function in stack._functions.values():
                until_the_end.callback(function.close)
            yield stack
            assert not stack.calls.refused, f"a role does not allow: {stack.calls.refused}"

    def __getitem__(self, logical_id: str) -> str:
        """The value of `!Ref`: the URL of a queue, the ARN of a topic, the name of a table or bucket."""
        return self.resources.reference(logical_id)

    def client(self, service: str) -> Any:
        """A client for the tester, who has no role. Alarms and dashboards exist from the first use of CloudWatch's."""
        if service == "cloudwatch" and not self._is_watched:
            self._is_watched = True
            self.resources.create(WATCHING)
        return clients.client(service)

    # --- running ------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Deliver from every queue and stream until nothing is left."""
        for _ in range(ROUNDS):
            if not sum(source.deliver() for source in self.sources):
                return
        raise AssertionError(f"still busy after {ROUNDS} rounds; last failures: {self.failures[-3:]}")

    def invoke(self, function: str, event: Event) -> Any:
        """The answer of a function to an event. Raises `FunctionFailed`."""
        with self.calls.by(self._callers[function]):
            try:
                return self._functions[function].invoke(event)
            except FunctionFailed as failure:
                self.failures.append((function, failure.__cause__ or failure))
                raise

    def strike(self, moment: datetime) -> None:
        """Invoke every scheduled function, as EventBridge does at this time. Raises `FunctionFailed`."""
        for logical_id, rule in self.resources.of_type("AWS::Events::Rule").items():
            event = {
                "version": "0",
                "id": str(uuid.uuid4()),
                "detail-type": "Scheduled Event",
                "source": "aws.events",
                "account": templates.ACCOUNT,
                "time": moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                "region": templates.REGION,
                "resources": [self.resources.arn(logical_id)],
                "detail": {},
            }
            for target in rule["Targets"]:
                [folder] = [name for name, function in self._functions.items() if function.arn == target["Arn"]]
                self.invoke(folder, event)

    def cool_down(self) -> None:
        """End all warm processes, so that the next calls are cold starts."""
        for function in self._functions.values():
            function.cool_down()

    @property
    def streams(self) -> list[StreamSource]:
        return [source for source in self.sources if isinstance(source, StreamSource)]

    def rewind_streams(self) -> None:
        """Read every stream again from its beginning."""
        for stream in self.streams:
            stream.rewind()

    def dead_letters(self, queue: str) -> list[Any]:
        """The bodies of the messages in a dead-letter queue. The messages stay in it."""
        return [json.loads(message["Body"]) for message in messages_in(self[queue])]

    def log(self, function: str) -> list[dict[str, Any]]:
        """The lines of a function's log that are JSON, metrics included."""
        lines = self._functions[function].log.getvalue().splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def role(self, function: str) -> Role:
        return self._callers[function].role

    @property
    def functions(self) -> list[str]:
        return list(self._functions)

    # --- faults -------------------------------------------------------------------------------------------------------

    def fail(self, service: str, operation: str, *, times: int, error: str, after: bool = False, **choice: Any) -> None:
        """Make the next calls of an operation raise this error code, as after boto3's own retries.

        With `after`, AWS executes the call, and only the answer is lost. `function` and `where` (a condition on the
        call's parameters) choose the calls.
        """
        self._disturb(service, operation, times, failing_with(error), after, **choice)

    def crash(self, service: str, operation: str, *, times: int = 1, after: bool = False, **choice: Any) -> None:
        """End the function's process in the next call of an operation, before or after AWS executes it."""
        self._disturb(service, operation, times, crashing, after, **choice)

    def meanwhile(self, service: str, operation: str, act: Callable[[], Any], **choice: Any) -> None:
        """Run `act` as another caller just before the next call of an operation."""

        def act_as_another(client: Any, name: str) -> None:
            with self.calls.by(None):
                act()

        self._disturb(service, operation, 1, act_as_another, False, **choice)

    @contextlib.contextmanager
    def hurried(self, function: str, seconds: float) -> Iterator[None]:
        """Within the block, invocations of the function have this much time."""
        hurried = self._functions[function]
        before, hurried.seconds = hurried.seconds, seconds
        try:
            yield
        finally:
            hurried.seconds = before

    def _disturb(
        self,
        service: str,
        operation: str,
        times: int,
        befall: Callable[[Any, str], None],
        after: bool,
        function: str | None = None,
        where: Callable[[Parameters], bool] = lambda parameters: True,
    ) -> None:
        self.calls.disturbances.append(Disturbance(service, operation, times, befall, after, function, where))

    # --- set-up -------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        roles = {
            self.resources.arn(logical_id): Role.of(logical_id, properties)
            for logical_id, properties in self.resources.of_type("AWS::IAM::Role").items()
        }
        folders = {}
        for logical_id, properties in self.resources.of_type("AWS::Lambda::Function").items():
            name, code = self.resources.name(logical_id), self._template.code[logical_id].resolve()
            function = Function(name, properties, code, self._template.layers)
            folders[name] = function.folder
            self._functions[function.folder] = function
            self._callers[function.folder] = Caller(function.folder, roles[properties["Role"]])
        for mapping in self.resources.of_type("AWS::Lambda::EventSourceMapping").values():
            self.sources.append(self._source(mapping, folders[mapping["FunctionName"]]))

    def _source(self, mapping: dict[str, Any], function: str) -> QueueSource | StreamSource:
        caller, arn = self._callers[function], self._functions[function].arn

        def invoke(event: Event) -> Any:
            return self.invoke(function, event)

        if ":dynamodb:" in mapping["EventSourceArn"]:
            return StreamSource(mapping, arn, invoke, caller, self.calls)
        return QueueSource(mapping, invoke, caller, self.calls)
