"""Moto at twice its speed: no other spelling is tried for the parts of a DynamoDB value, which have but one."""

import contextlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

from moto.core.serialize import ResponseSerializer


@contextlib.contextmanager
def quick_values() -> Iterator[None]:
    """Moto looks for each of the ten types of a value (`S`, `N`, …) under a dozen names, for every value of an item."""
    get_value = ResponseSerializer.get_value

    def get_value_at_once(self: ResponseSerializer, value: Any, key: str, shape: Any) -> Any:
        if isinstance(value, dict) and getattr(getattr(shape, "parent", None), "name", "") == "AttributeValue":
            return value.get(key)
        return get_value(self, value, key, shape)

    with mock.patch.object(ResponseSerializer, "get_value", get_value_at_once):
        yield
