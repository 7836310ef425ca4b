"""Handlers by themselves: what they make of an event, with the service behind them replaced."""

import importlib.util
import logging
import sys
from collections.abc import Callable, Iterator
from types import ModuleType

import pytest

from tests.support.clippings import ROOT
from tests.support.functions import Context


@pytest.fixture
def load_handler(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ModuleType]]:
    """Loads `functions/<name>/handler.py` as Lambda would, in a process of its own."""
    loaded: list[str] = []

    def load(function: str) -> ModuleType:
        monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", function)
        monkeypatch.setenv("POWERTOOLS_METRICS_NAMESPACE", "Clipwire/test")
        sys.modules.pop("clipwire.wiring.batches", None)  # its logger reads the environment when it is imported
        path = ROOT / "functions" / function / "handler.py"
        spec = importlib.util.spec_from_file_location(f"handler_of_{function}", path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        loaded.append(spec.name)
        spec.loader.exec_module(module)
        return module

    yield load
    for name in loaded:
        del sys.modules[name]
        # Its logger writes to this test's output; who logs under the same name later makes its own.
        logging.root.manager.loggerDict.pop(name.removeprefix("handler_of_"), None)


@pytest.fixture
def context() -> Context:
    return Context("function", "arn:aws:lambda:eu-west-1:123456789012:function:function", 512, ends=4e9)
