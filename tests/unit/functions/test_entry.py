"""The entry that all handlers share: it answers item by item, counts and logs."""

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from tests.support.event_files import event
from tests.support.functions import Context
from tests.unit.functions.test_imports import ALLOWED


class Broken:
    """In place of any service: every call of it fails."""

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError("the service is broken")


SERVICES = {
    # function            what its handler calls, the metric of a failure, an event that makes it call
    "ingest_article": ("ingest_service", "IngestFailures", "page-dropped"),
    "read_large": ("read_large_service", "ReadLargeFailures", "cut-off-twice"),
    "unpack_archive": ("unpack_service", "UnpackFailures", "container-handed-on"),
    "pass_on": ("passing_service", "PassOnFailures", "article-inserted"),
    "place_article": ("placing_service", "PlacingFailures", "article-passed-on"),
    "archive_articles": ("archiving_service", "ArchivingFailures", "published"),
    "record_failure": ("failures_service", "LetterFailures", "arrival-given-up"),
}


def test_every_function_is_in_the_table() -> None:
    of_one_item = {"write_roots", "compact_archive", "search_archive"}  # these fail as a whole
    assert {*SERVICES, *of_one_item} == ALLOWED.keys()


@pytest.mark.parametrize("function", SERVICES)
def test_a_handler_keeps_its_name_and_its_description(load_handler: Callable[[str], ModuleType], function: str) -> None:
    handler = load_handler(function).lambda_handler
    assert handler.__name__ == "lambda_handler"
    assert handler.__doc__


@pytest.mark.parametrize("function", SERVICES)
def test_an_item_that_fails_is_given_back_counted_and_logged(
    load_handler: Callable[[str], ModuleType],
    context: Context,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    function: str,
) -> None:
    # Given a function whose service is broken
    service, metric, case = SERVICES[function]
    module = load_handler(function)
    monkeypatch.setattr(module, service, Broken)
    # When an event is delivered
    answer = module.lambda_handler(event(f"{function}/{case}"), context)
    # Then its item is named, so that it is delivered again
    assert len(answer["batchItemFailures"]) == 1
    # And the failure is a line of the log with the error, and a metric of the function
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    assert any(metric in line and line["service"] == function for line in lines if "_aws" in line)
    [error] = [line for line in lines if line.get("exception_name") == "RuntimeError"]
    assert error["level"] == "ERROR" and error["service"] == function
    assert {"message_id", "record_id"} & error.keys()
