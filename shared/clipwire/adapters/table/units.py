"""Write units, computed from the sizes of items as DynamoDB counts them.

The table would report the units of a write itself (`ReturnConsumedCapacity`), but moto reports one for every write. The
computed number differs from AWS's if a write replaces a larger item, or changes the index entries of a stored article.
"""

import math
import threading
from typing import Any

from clipwire.adapters.table import keys

UNIT_BYTES = 1_024
TRANSACTION = 2
"""A write in a transaction costs so many times as much."""
CHECK_UNITS = 2
"""Of a condition on a further item in a transaction."""


class Meter(threading.local):
    """The write units of the tables that share it, of each thread alone: a file is stored by one thread."""

    units: int = 0

    def add(self, units: int) -> None:
        self.units += units


def units(item: dict[str, Any]) -> int:
    """One for each begun 1,024 bytes."""
    return math.ceil(item_size(item) / UNIT_BYTES)


def index_units(item: dict[str, Any]) -> int:
    """Of the entries that a new item makes in the indexes: one each, since they have a few fields only."""
    return sum(1 for index in keys.INDEXES if index.pk in item and index.sk in item)


def item_size(item: dict[str, Any]) -> int:
    """Bytes of an item: names and values, three more for each list or map and one for each of its entries."""
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(value: dict[str, Any]) -> int:
    ((kind, inner),) = value.items()
    match kind:
        case "S":
            return len(inner.encode())
        case "N":
            return math.ceil(len(inner.strip("-0.")) / 2) + 1
        case "B":
            return len(inner)
        case "L":
            return 3 + sum(1 + _value_size(entry) for entry in inner)
        case "M":
            return 3 + sum(1 + len(name.encode()) + _value_size(entry) for name, entry in inner.items())
        case _:
            return 1
