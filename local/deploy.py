"""`make deploy CONFIG=dev`: build, compile and deploy to a real account, all for one Python.

That Python is the one that runs this program (`make deploy PYTHON=python3.12` chooses another). It becomes the
parameter PythonRuntime of the build and of the deployment, so that functions never get a layer for another Python.
"""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from local.bytecode import BytecodeError, compile_build, target_of
from local.paths import BUILD, ROOT, SAM_ENVIRONMENT, clean_environment

RUNTIME = f"python{sys.version_info.major}.{sys.version_info.minor}"
DEFAULT_ARCHITECTURE = "arm64"
"""The default of the template's parameter Architecture."""


class DeployError(Exception):
    """The configuration cannot be deployed. The message is for the user."""


def main(arguments: list[str]) -> int:
    config, *given = arguments
    try:
        parameters = parameters_of(ROOT / "samconfig.toml", config, given)
        check_archive(parameters)
        overrides = [f"{name}={value}" for name, value in parameters.items()]
        options = ["--config-env", config, "--parameter-overrides", *overrides]
        _run("build", *options)
        compile_build()
        check(BUILD, parameters)
        _run("deploy", *options)
    except (DeployError, BytecodeError) as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


def parameters_of(samconfig: Path, config: str, given: list[str]) -> dict[str, str]:
    """The parameters of a configuration, overridden by those given (`Name=value`), and the Python of this program."""
    configs = {name: it for name, it in tomllib.loads(samconfig.read_text()).items() if isinstance(it, dict)}
    if "deploy" not in configs.get(config, {}):
        names = " or ".join(f"CONFIG={name}" for name, commands in configs.items() if "deploy" in commands)
        raise DeployError(f"samconfig.toml has no [{config}.deploy.parameters]: {names}?")
    of_config = configs[config]["deploy"]["parameters"].get("parameter_overrides", [])
    listed = [*([of_config] if isinstance(of_config, str) else of_config), *given]
    if wrong := [one for one in listed if "=" not in one]:
        raise DeployError(f"{wrong[0]} is not a parameter, as in AlarmEmail=you@example.org")
    parameters = dict(one.split("=", 1) for one in listed)
    runtime = parameters.setdefault("PythonRuntime", RUNTIME)
    if runtime != RUNTIME:
        raise DeployError(f"PythonRuntime={runtime} needs that Python to build: make deploy PYTHON={runtime}")
    return parameters


def check_archive(parameters: dict[str, str]) -> None:
    """Raise `DeployError` if there would be an archive without DuckDB (layers/archive/requirements.in)."""
    if parameters["PythonRuntime"] == "python3.11" and parameters.get("Archive", "true") == "true":
        raise DeployError(
            "DuckDB does not run on Lambda's Python 3.11, so there is no archive: make deploy PYTHON=python3.12, "
            "or PARAMETERS=Archive=false"
        )


def check(build: Path, parameters: dict[str, str]) -> None:
    """Raise `DeployError` if the layer of a build is for another Python or processor than the functions."""
    wanted = parameters["PythonRuntime"], parameters.get("Architecture", DEFAULT_ARCHITECTURE)
    if target_of(build) != wanted:
        raise DeployError(f"The layer was built for {' on '.join(target_of(build))}, not for {' on '.join(wanted)}.")


def _run(command: str, *options: str) -> None:
    """Run the SAM CLI in the terminal, with the AWS settings of the shell. It finds the layer's Python on PATH."""
    ours = {name: value for name, value in os.environ.items() if name.startswith("AWS_") and value}
    sam = str(SAM_ENVIRONMENT / "bin" / "sam")
    subprocess.run([sam, command, *options], cwd=ROOT, env=clean_environment() | ours, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
