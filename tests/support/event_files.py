"""The events in `events/<function>/`, which `sam local invoke` uses as well."""

import json
from typing import Any

from tests.support.clippings import ROOT


def event(case: str) -> dict[str, Any]:
    """`events/<function>/<case>.json`."""
    loaded: dict[str, Any] = json.loads((ROOT / "events" / f"{case}.json").read_text())
    return loaded


def cases(function: str) -> list[str]:
    """The names of a function's events. Raises `LookupError` if there are none."""
    found = sorted(path.stem for path in (ROOT / "events" / function).glob("*.json"))
    if not found:
        raise LookupError(f"events/{function} holds no events")
    return found
