"""A shortcut in moto that halves the time of its answers about tables."""

import contextlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

from moto.core.serialize import ResponseSerializer


@contextlib.contextmanager
def quick_values() -> Iterator[None]:
    """Look up the types of a DynamoDB value (`S`, `N`, …) by their only names; moto tries a dozen for each."""
    get_value = ResponseSerializer.get_value

    def get_value_at_once(self: ResponseSerializer, value: Any, key: str, shape: Any) -> Any:
        if isinstance(value, dict) and getattr(getattr(shape, "parent", None), "name", "") == "AttributeValue":
            return value.get(key)
        return get_value(self, value, key, shape)

    with mock.patch.object(ResponseSerializer, "get_value", get_value_at_once):
        yield
