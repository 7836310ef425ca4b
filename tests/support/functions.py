"""Run handlers as Lambda does: each with its own modules and the environment that the template sets."""

import contextlib
import importlib
import io
import json
import logging
import os
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any
from unittest import mock

from clipwire.wiring.settings import Settings
from tests.support.template import ACCOUNT, REGION

Event = dict[str, Any]

WIRING = tuple(
    f"clipwire.wiring.{name}"
    for name in ("ingest", "unpack", "passing", "placing", "failures", "roots", "archiving", "searching")
)
OWN_MODULES = ("clipwire.adapters.clients", *WIRING, "clipwire.wiring.batches")
"""Modules that keep values from the environment of one function. The others keep no state, or only tables and models
that are the same for all functions; they are loaded once for all tests. Settings are read anew at each invocation."""

FROM_THIS_MACHINE = ("PATH", "HOME", "LANG")

FOR_MOTO = {"AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled"}
"""Moto does not know the endpoints of streams that have the account in their names."""


_codes: dict[str, CodeType | None] = {}
_get_code = SourceFileLoader.get_code


class FunctionFailed(Exception):
    """The handler raised the exception in `__cause__`."""


class Process:
    """The process of the function that is at work."""

    has_ended = False


class Crash(BaseException):
    """The function's process ends, as after a time-out: no `except Exception` catches this.

    Other threads of the process end with their next call of AWS.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        Process.has_ended = True


@dataclass
class Context:
    """The second argument that Lambda passes to a handler."""

    function_name: str
    invoked_function_arn: str
    memory_limit_in_mb: int
    ends: float
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    function_version: str = "$LATEST"
    log_stream_name: str = "2025/04/24/[$LATEST]0"

    @property
    def log_group_name(self) -> str:
        return f"/aws/lambda/{self.function_name}"

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.ends - time.time()) * 1000))


class Function:
    """One function of the template. Its process stays warm after the first call."""

    def __init__(self, name: str, properties: dict[str, Any], code: Path, layers: list[Path]) -> None:
        """`name` is the physical name. `properties` are from the expanded template, with references resolved."""
        self.name = name
        self.arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
        self.code = code
        self.log = io.StringIO()
        self.seconds = float(properties.get("Timeout", 3))
        """Seconds that the next invocations may take."""
        self._properties = properties
        self._layers = layers
        self._modules: dict[str, ModuleType] = {}
        self._own_modules = (*OWN_MODULES, *(path.stem for path in code.glob("*.py")))

    @property
    def folder(self) -> str:
        """The name of the function's folder, by which tests refer to it."""
        return self.code.name

    def invoke(self, event: Event) -> Any:
        """The handler's answer to the event. Both are converted to JSON and back. Raises `FunctionFailed`."""
        module, _, handler = self._properties["Handler"].rpartition(".")
        memory = self._properties.get("MemorySize", 128)
        context = Context(self.name, self.arn, memory, ends=time.time() + self.seconds)
        with self._at_work():
            try:
                run = getattr(importlib.import_module(module), handler)
                return json.loads(json.dumps(run(json.loads(json.dumps(event)), context)))
            except Crash as crash:
                raise FunctionFailed("the process ended") from crash
            except Exception as error:
                raise FunctionFailed(f"{type(error).__name__}: {error}") from error

    def cool_down(self) -> None:
        """End the warm process, so that the next call is a cold start."""
        self._modules.clear()

    def close(self) -> None:
        """Remove the loggers that write to this function's log. The function of the next stack makes its own."""
        known = logging.root.manager.loggerDict
        for name, logger in list(known.items()):
            handlers = getattr(logger, "handlers", [])
            if any(getattr(handler, "stream", None) is self.log for handler in handlers):
                del known[name]

    @contextlib.contextmanager
    def _at_work(self) -> Iterator[None]:
        path = [str(self.code), *map(str, self._layers), *sys.path]
        others = self._take_out()
        self._put_in(self._modules)
        other_has_ended, Process.has_ended = Process.has_ended, False
        try:
            with (
                mock.patch.dict(os.environ, self._environment(), clear=True),
                mock.patch.object(sys, "path", path),
                mock.patch.object(SourceFileLoader, "get_code", _code_once),
                contextlib.redirect_stdout(self.log),
            ):
                yield
        except FunctionFailed as failure:
            if isinstance(failure.__cause__, Crash):
                self.cool_down()
                self._take_out()
            raise
        finally:
            Process.has_ended = other_has_ended
            self._modules = self._take_out()
            self._put_in(others)

    def _environment(self) -> dict[str, str]:
        given = self._properties.get("Environment", {}).get("Variables", {})
        return {
            **{name: os.environ[name] for name in FROM_THIS_MACHINE if name in os.environ},
            **FOR_MOTO,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_LAMBDA_FUNCTION_NAME": self.name,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(self._properties.get("MemorySize", 128)),
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "POWERTOOLS_TRACE_DISABLED": "true",
            **{name: str(value) for name, value in given.items()},
        }

    def _take_out(self) -> dict[str, ModuleType]:
        """Remove the modules that each function has a copy of from `sys.modules`, and return them."""
        Settings.read.cache_clear()  # type: ignore[attr-defined]
        own = {name: sys.modules.pop(name) for name in self._own_modules if name in sys.modules}
        for name in own:
            package, _, child = name.rpartition(".")
            if package in sys.modules:
                vars(sys.modules[package]).pop(child, None)
        return own

    @staticmethod
    def _put_in(modules: dict[str, ModuleType]) -> None:
        sys.modules.update(modules)
        for name, module in modules.items():
            package, _, child = name.rpartition(".")
            if package in sys.modules:
                setattr(sys.modules[package], child, module)


def _code_once(loader: SourceFileLoader, module: str) -> CodeType | None:
    """The code of a module, compiled once for the copies of all functions."""
    if loader.path not in _codes:
        _codes[loader.path] = _get_code(loader, module)
    return _codes[loader.path]
