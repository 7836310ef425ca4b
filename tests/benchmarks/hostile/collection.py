"""All hostile files, in order."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import NamedTuple

KINDS = {
    # kind        module of `kinds`
    "bombs": "bombs",
    "mail": "mail",
    "HTML": "html",
    "dumps": "dumps",
    "JSON": "json_files",
    "XML": "xml_files",
    "archives": "archives",
    "encodings": "encodings",
    "documents": "documents",
    "saved": "saved",
    "watch lists": "watch_lists",
}


class HostileFile(NamedTuple):
    kind: str
    name: str
    make: Callable[[], bytes]


def hostile_files() -> Iterator[HostileFile]:
    for kind, module in KINDS.items():
        for name, make in import_module(f"tests.benchmarks.hostile.kinds.{module}").FILES.items():
            yield HostileFile(kind, name, make)
