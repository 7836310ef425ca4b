"""The conditional random field (python-crfsuite), opened on first use."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pycrfsuite import Tagger


@cache
def tagger() -> "Tagger":
    from pycrfsuite import Tagger

    opened = Tagger()
    opened.open_inmemory(model())
    return opened


@cache
def model() -> bytes:
    # The tagger reads these bytes in place and does not keep them alive.
    return (files("clipwire") / "knowledge" / "entities" / "model.crfsuite").read_bytes()
