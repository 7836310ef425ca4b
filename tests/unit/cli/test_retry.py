"""`clipwire retry`: the answer of the function that publishes is believed."""

import io
import json
from typing import Any
from unittest import mock

import pytest

from clipwire.cli import retry
from clipwire.cli.output import Failure
from clipwire.cli.stack import Stack

STACK = Stack(*["x"] * len(Stack.__dataclass_fields__))


@pytest.mark.parametrize(
    ("answer", "is_published"),
    [
        ({"batchItemFailures": []}, True),
        ({"batchItemFailures": [{"itemIdentifier": "0"}]}, False),
    ],
)
def test_an_event_that_was_not_published_is_a_failure(answer: dict[str, Any], is_published: bool) -> None:
    function = mock.Mock()
    function.invoke.return_value = {"Payload": io.BytesIO(json.dumps(answer).encode())}
    with mock.patch.object(retry, "lambda_client", return_value=function):
        if is_published:
            retry._announce(STACK, {"Records": []})
            return
        with pytest.raises(Failure, match="the event was not published"):
            retry._announce(STACK, {"Records": []})
