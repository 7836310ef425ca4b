"""What `sam build` made: complete without this checkout, and small."""

import ast
import inspect
import subprocess
from pathlib import Path

import pytest

from clipwire.parsing.registry import PARSERS
from clipwire.services.reading import read_file
from local import sam
from local.paths import BUILD, MINISTACK_PYTHON, ROOT
from tests.unit.parsing.test_office_documents import FIRST, ISSUE, SECOND, epub, odt, p

FUNCTIONS = sorted(path.name for path in (ROOT / "functions").iterdir() if (path / "handler.py").exists())

LARGEST_LAYER = 75 * 10**6
"""Bytes, unpacked. AWS stops at 250 MB; a larger layer also starts more slowly."""


@pytest.fixture(scope="module")
def layer() -> Path:
    sam.build()
    return BUILD / "ClipwireLayer" / "python"


def summary(path: Path) -> tuple[str, str | None, list[str]]:
    """Outcome and format of a file, and its articles without what depends on the path."""
    reading = read_file(path.read_bytes(), path.name)
    return reading.outcome, reading.format, [article.model_dump_json() for article in reading.articles]


def built(function: str) -> Path:
    return BUILD / "".join(word.capitalize() for word in function.split("_"))


def python(*lines: str, beside: list[Path]) -> subprocess.CompletedProcess[str]:
    """Run lines in an interpreter that has boto3, as Lambda's has, and these folders; nothing of this checkout."""
    found = f"import sys; sys.path[:0] = {[str(folder) for folder in beside]}"
    command = [MINISTACK_PYTHON, "-I", "-c", "\n".join([found, *lines])]
    return subprocess.run(command, env={}, cwd="/", capture_output=True, text=True, check=False)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_handler_imports_from_what_is_built_and_boto3_alone(layer: Path, function: str) -> None:
    # Given what is built, and an interpreter that has boto3 and none of our packages
    assert python("import pydantic", beside=[]).returncode != 0
    assert python("import boto3", beside=[]).returncode == 0
    # When the handler is imported there
    done = python("import handler", "print(handler.lambda_handler.__name__)", beside=[built(function), layer])
    # Then it is complete
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "lambda_handler"


def test_every_parser_and_enricher_is_complete_in_the_layer(layer: Path) -> None:
    # Given a page, and the layer alone: much is imported only when it is first used
    page = ROOT / "events" / "samples" / "harbour-news.html"
    # When it is read there
    done = python(
        "from clipwire.services.reading import read_file",
        f"reading = read_file(open({str(page)!r}, 'rb').read(), 'page.html')",
        "print(reading.outcome, *(warning for article in reading.articles for warning in article.warnings))",
        beside=[layer],
    )
    # Then nothing is missing
    assert (done.stdout.strip(), done.returncode) == ("accepted", 0), done.stderr


def test_the_layer_reads_files_of_every_format_as_this_checkout_does(layer: Path, tmp_path: Path) -> None:
    # Given files of every format, and the layer without what `make bytecode` removes
    files = [path for path in sorted((ROOT / "tests" / "fixtures").rglob("*")) if path.is_file()]
    for name, data in {"issue.epub": epub(ISSUE), "fleet.odt": odt(p(FIRST) + p(SECOND))}.items():
        files.append(tmp_path / name)
        files[-1].write_bytes(data)
    here = [summary(path) for path in files]
    assert {format for _, format, _ in here} >= set(PARSERS)
    # When they are read there
    done = python(
        "from pathlib import Path",
        "from clipwire.services.reading import read_file",
        inspect.getsource(summary),
        f"print([summary(Path(name)) for name in {[str(path) for path in files]}])",
        beside=[layer],
    )
    # Then outcome, format and articles are the same
    assert ast.literal_eval(done.stdout) == here, done.stderr


def test_what_is_built_is_compiled(layer: Path) -> None:
    # When the package's sources are held against their bytecode
    sources = set((layer / "clipwire").rglob("*.py"))
    compiled = {path.parent.parent / f"{path.name.split('.')[0]}.py" for path in layer.rglob("clipwire/**/*.pyc")}
    # Then none is left for a function to compile when it starts
    assert sources and sources == compiled


def test_the_layer_is_small(layer: Path) -> None:
    # When everything in it is weighed
    size = sum(path.stat().st_size for path in layer.rglob("*") if path.is_file())
    # Then it keeps to its limit
    assert size <= LARGEST_LAYER
