"""`make bytecode`: what is deployed needs no compiling when a function starts."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from local.bytecode import BytecodeError, compile_build, python_of

THIS_PYTHON = f"{sys.version_info.major}{sys.version_info.minor}"


def a_build(folder: Path, tag: str) -> Path:
    """A build as `sam build` leaves it: a layer with an extension module, and a function."""
    package = folder / "ClipwireLayer" / "python" / "native"
    package.mkdir(parents=True)
    (package / f"core.cpython-{tag}-x86_64-linux-gnu.so").touch()
    for name in ("clipwire", "native"):
        (package.parent / name).mkdir(exist_ok=True)
        (package.parent / name / "news.py").write_text("HEADLINE = 'Fleet returns'\n")
    return folder


def test_a_build_is_compiled_for_the_python_it_was_built_for(tmp_path: Path) -> None:
    # Given a build for the Python that runs this test
    build = a_build(tmp_path, THIS_PYTHON)
    # When it is compiled
    python = compile_build(build)
    # Then its bytecode is where that Python looks, and valid whatever times unzipping gives the files
    source = build / "ClipwireLayer" / "python" / "clipwire" / "news.py"
    flags = Path(importlib.util.cache_from_source(str(source))).read_bytes()[4:8]
    assert python == f"python3.{sys.version_info.minor}"
    assert int.from_bytes(flags, "little") == 0b01  # PEP 552: by hash, unchecked


def test_other_packages_are_imported_without_their_sources(tmp_path: Path) -> None:
    # Given a layer with a package of ours and another
    layer = a_build(tmp_path, THIS_PYTHON) / "ClipwireLayer" / "python"
    # When it is compiled
    compile_build(tmp_path)
    # Then the other can be imported, and only ours has its source
    lines = f"import sys; sys.path[:0] = [{str(layer)!r}]; import native.news; print(native.news.HEADLINE)"
    done = subprocess.run([sys.executable, "-I", "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout == "Fleet returns\n"
    assert [str(it.relative_to(layer)) for it in layer.rglob("*.py")] == ["clipwire/news.py"]


def test_the_layer_says_which_python_it_was_built_for(tmp_path: Path) -> None:
    assert python_of(a_build(tmp_path, "313")) == "python3.13"


def test_without_a_build_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BytecodeError, match="run `sam build` first"):
        compile_build(tmp_path)


def test_without_the_python_of_the_layer_nothing_is_compiled(tmp_path: Path) -> None:
    with pytest.raises(BytecodeError, match=r"built for python9\.99, which is not here"):
        compile_build(a_build(tmp_path, "999"))


def test_files_that_no_function_opens_are_removed_before_compiling(tmp_path: Path) -> None:
    # Given a layer with words of locales, headers, tests of a package, and data of our own
    layer = a_build(tmp_path, THIS_PYTHON) / "ClipwireLayer" / "python"
    unread = ["babel/locale-data/sw.dat", "lxml/includes/xpath.pxd", "tld/tests/test_tld.py", "native/core.pyi"]
    kept = ["babel/locale-data/en.dat", "babel/global.dat", "lxml/html/defs.so", "clipwire/knowledge/tests/a.tsv"]
    for name in unread + kept:
        (layer / name).parent.mkdir(parents=True, exist_ok=True)
        (layer / name).touch()
    # When the build is compiled
    compile_build(tmp_path)
    # Then only what may be opened is left
    assert [name for name in unread + kept if (layer / name).exists()] == kept
