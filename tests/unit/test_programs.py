"""Programs that no test runs, in `tools` and `tests/load`, import what is there."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAMS = sorted([*(ROOT / "tools").rglob("*.py"), *(ROOT / "tests" / "load").rglob("*.py")])
OURS = ("clipwire", "tests", "tools")


def imported(source: str) -> Iterator[tuple[str, str]]:
    """(Module, name) of each import of our own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in OURS:
            yield from ((node.module or "", alias.name) for alias in node.names)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_program_imports_what_is_there(program: Path) -> None:
    for module, name in imported(program.read_text()):
        if (ROOT / module.replace(".", "/")).with_suffix(".py") in PROGRAMS:
            defined = ast.walk(ast.parse((ROOT / module.replace(".", "/")).with_suffix(".py").read_text()))
            assert name in {getattr(node, "name", getattr(node, "id", None)) for node in defined}, (module, name)
        elif not hasattr(importlib.import_module(module), name):
            importlib.import_module(f"{module}.{name}")
