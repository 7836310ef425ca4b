"""What is deployed is what was built: for one Python and one processor, and from these sources."""

from pathlib import Path

import pytest

from local import deploy, sam
from local.bytecode import target_of
from local.deploy import DeployError, check, check_archive, parameters_of
from tests.support.clippings import ROOT
from tests.support.template import load

HERE = (sam.RUNTIME, sam.ARCHITECTURE)
OTHER_PYTHON = ("python3.10", sam.ARCHITECTURE)
OTHER_PROCESSOR = (sam.RUNTIME, "x86_64" if sam.ARCHITECTURE == "arm64" else "arm64")


def a_build(folder: Path, target: tuple[str, str], stamp: str | None = "these sources") -> Path:
    """A build as `sam build` leaves it, with our stamp."""
    digits = target[0].removeprefix("python").replace(".", "")
    system = "aarch64-linux-gnu" if target[1] == "arm64" else "x86_64-linux-gnu"
    native = folder / "ClipwireLayer" / "python" / "native"
    native.mkdir(parents=True)
    (native / f"core.cpython-{digits}-{system}.so").touch()
    (folder / "template.yaml").touch()
    if stamp:
        (folder / sam.STAMP).write_text(stamp)
    return folder


@pytest.mark.parametrize("target", [HERE, OTHER_PYTHON, OTHER_PROCESSOR])
def test_a_layer_says_what_it_was_built_for(tmp_path: Path, target: tuple[str, str]) -> None:
    assert target_of(a_build(tmp_path, target)) == target


def test_a_build_of_these_sources_for_this_machine_is_used_again(tmp_path: Path) -> None:
    assert sam.is_current(a_build(tmp_path, HERE), "these sources")


@pytest.mark.parametrize(
    ("target", "stamp"),
    [(HERE, "other sources"), (HERE, None), (OTHER_PYTHON, "these sources"), (OTHER_PROCESSOR, "these sources")],
    ids=["of other sources", "by hand", "for another Python", "for another processor"],
)
def test_a_build_is_not_believed(tmp_path: Path, target: tuple[str, str], stamp: str | None) -> None:
    assert not sam.is_current(a_build(tmp_path, target, stamp), "these sources")


def test_a_stamp_without_a_build_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / sam.STAMP).write_text("these sources")
    (tmp_path / "template.yaml").touch()
    assert not sam.is_current(tmp_path, "these sources")


def test_a_deployment_has_the_parameters_of_its_configuration_and_this_python() -> None:
    # When the configuration for production is deployed with an address
    parameters = parameters_of(ROOT / "samconfig.toml", "prod", ["AlarmEmail=duty@example.org", "LogRetentionDays=30"])
    # Then its own parameters stay, what is given goes before them, and the Python is that which builds
    assert parameters["Stage"] == "prod" and parameters["DeletionProtection"] == "true"
    assert (parameters["AlarmEmail"], parameters["LogRetentionDays"]) == ("duty@example.org", "30")
    assert parameters["PythonRuntime"] == deploy.RUNTIME
    # and the template knows each of them
    assert parameters.keys() <= load(ROOT / "template.yaml").source["Parameters"].keys()


@pytest.mark.parametrize(
    ("config", "given", "said"),
    [
        ("test", [], r"samconfig.toml has no \[test.deploy.parameters\]: CONFIG=dev or CONFIG=prod\?"),
        ("dev", ["PythonRuntime=python3.9"], "make deploy PYTHON=python3.9"),
        ("dev", ["AlarmEmail"], "AlarmEmail is not a parameter"),
    ],
)
def test_what_cannot_be_deployed_says_why(config: str, given: list[str], said: str) -> None:
    with pytest.raises(DeployError, match=said):
        parameters_of(ROOT / "samconfig.toml", config, given)


@pytest.mark.parametrize("target", [OTHER_PYTHON, OTHER_PROCESSOR])
def test_functions_do_not_get_a_layer_that_was_built_for_others(tmp_path: Path, target: tuple[str, str]) -> None:
    parameters = {"PythonRuntime": sam.RUNTIME, "Architecture": sam.ARCHITECTURE}
    with pytest.raises(DeployError, match=f"built for {' on '.join(target)}, not for {' on '.join(HERE)}"):
        check(a_build(tmp_path, target), parameters)
    check(a_build(tmp_path / "right", HERE), parameters)


def test_an_archive_is_not_deployed_where_duckdb_does_not_run() -> None:
    with pytest.raises(DeployError, match="PARAMETERS=Archive=false"):
        check_archive({"PythonRuntime": "python3.11"})
    check_archive({"PythonRuntime": "python3.11", "Archive": "false"})
    check_archive({"PythonRuntime": "python3.12"})


def test_the_processor_is_the_templates_default_if_none_is_given() -> None:
    assert load(ROOT / "template.yaml").source["Parameters"]["Architecture"]["Default"] == deploy.DEFAULT_ARCHITECTURE
