"""`make bytecode`: compile the result of `sam build`, so that functions need not compile it when they start.

Lambda cannot keep the bytecode that Python makes on import, so every cold start would compile all imported modules.
Files that no function opens are removed first, and the sources of other packages at the end.
"""

import subprocess
import sys
from pathlib import Path

from local.paths import BUILD
from local.trimming import drop_sources, trim


class BytecodeError(Exception):
    """There is no build, or no Python to compile it with. The message is for the user."""


def compile_build(build: Path = BUILD) -> str:
    """Trim the layer and compile all Python files of a build with the Python that it was built for.

    Returns the name of that Python.
    """
    python = python_of(build)
    trim(build / "ClipwireLayer" / "python")
    this = f"python{sys.version_info.major}.{sys.version_info.minor}"
    # Without checks of time: deployed files never change, and unzipping sets their times.
    command = [
        sys.executable if python == this else python,
        "-m",
        "compileall",
        "-q",
        "-j0",
        "--invalidation-mode",
        "unchecked-hash",
        ".",
    ]
    try:
        done = subprocess.run(command, cwd=build, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise BytecodeError(f"The layer was built for {python}, which is not here.") from None
    if done.returncode:
        raise BytecodeError(f"{python} could not compile the build:\n{done.stdout}{done.stderr}".rstrip())
    drop_sources(build / "ClipwireLayer" / "python")
    return python


def python_of(build: Path) -> str:
    """The Python that a layer was built for."""
    return target_of(build)[0]


def target_of(build: Path) -> tuple[str, str]:
    """The Python and the processor that a layer was built for, by the names of its extension modules.

    These are as "name.cpython-313-x86_64-linux-gnu.so".
    """
    for extension in sorted(build.glob("ClipwireLayer/python/*/*.cpython-*.so")):
        digits, _, system = extension.name.split(".cpython-")[1].partition("-")
        return f"python{digits[0]}.{digits[1:]}", "arm64" if "aarch64" in system or "arm64" in system else "x86_64"
    raise BytecodeError(f"No built layer in {build}: run `sam build` first.")


def main() -> int:
    try:
        print(f"Bytecode of {compile_build()} is in .aws-sam/build: go on with `sam deploy`.")
    except BytecodeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
