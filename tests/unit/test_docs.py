"""The docs keep up with the code."""

import re
from pathlib import Path

import pytest
import typer
import yaml

from clipwire.cli.app import app
from clipwire.model.limits import LIMITS, UNPACKING, table
from clipwire.model.problem import TITLES
from clipwire.model.receipt import Receipt
from clipwire.wiring import settings

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = sorted(folder.name for folder in (ROOT / "functions").iterdir() if (folder / "handler.py").exists())
SETTINGS = [
    settings.IngestSettings,
    settings.UnpackSettings,
    settings.ReadLargeSettings,
    settings.PassOnSettings,
    settings.PlaceSettings,
    settings.FailureSettings,
    settings.RootsSettings,
    settings.ArchiveSettings,
    settings.CompactSettings,
    settings.SearchSettings,
]


def doc(name: str) -> str:
    return (ROOT / "docs" / name).read_text()


@pytest.mark.parametrize("model", SETTINGS)
def test_every_setting_is_documented(model: type[settings.Settings]) -> None:
    for name, field in model.model_fields.items():
        assert f"`{name.upper()}`" in doc("architecture.md"), f"{name} is missing"
        assert field.description


def test_every_alarm_has_an_entry_in_the_runbook() -> None:
    alarms = re.findall(r"^  (\w+Alarm):$", (ROOT / "stacks" / "alarms.yaml").read_text(), re.MULTILINE)
    assert len(alarms) > 8
    headings = "\n".join(line for line in doc("runbook.md").splitlines() if line.startswith("## "))
    assert [alarm for alarm in alarms if alarm not in headings] == []


COMMANDS = sorted(set(re.findall(r"^clipwire [^#\n]+|(?<=`)clipwire [^`]+(?=`)", doc("runbook.md"), re.MULTILINE)))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_line_takes_the_commands_of_the_runbook(command: str) -> None:
    _, name, *words = command.split()
    its_own = typer.main.get_command(app).commands[name]
    if hasattr(its_own, "commands"):  # a group of commands
        name, *words = words
        its_own = its_own.commands[name]
    with its_own.make_context(name, words) as context:  # fails for an unknown option or a missing argument
        assert isinstance(context.params, dict)
    assert all((ROOT / word).exists() for word in words if word.startswith("events/"))


def test_the_logs_have_the_messages_of_the_runbook() -> None:
    code = "".join(
        path.read_text() for folder in ("functions", "shared/clipwire/wiring") for path in (ROOT / folder).rglob("*.py")
    )
    named = {
        "dead letter kept",
        "dead letter failed",
        "file failed",
        "part failed",
        "container failed",
        "not published",
    }
    assert [message for message in named if f"`{message}`" not in doc("runbook.md")] == []
    assert [message for message in named if f'"{message}' not in code] == []


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_is_in_the_architecture(function: str) -> None:
    assert f"`{function}`" in doc("architecture.md")


def test_every_outcome_of_a_receipt_is_explained() -> None:
    outcomes = Receipt.model_json_schema()["properties"]["outcome"]["enum"]
    assert [outcome for outcome in outcomes if f"| `{outcome}` |" not in doc("data-model.md")] == []


def test_every_parameter_is_described() -> None:
    text = (ROOT / "template.yaml").read_text().partition("\nConditions:")[0].partition("\nParameters:")[2]
    parameters = yaml.safe_load(text)
    assert [name for name, parameter in parameters.items() if not parameter.get("Description")] == []


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def limit_rows() -> list[str]:
    """The limits of the code as rows of the table in docs/formats.md."""
    in_steps = {row.name: row.value for row in table(UNPACKING)}
    rows = []
    for name, value, unit, of, beyond in table(LIMITS):
        steps = f"; in steps {in_steps[name]:,}" if in_steps[name] != value else ""
        rows.append(f"| `{name}` | {value:,} {unit}{steps} | {of} | {f'`{beyond}`' if beyond in TITLES else beyond} |")
    return rows


def test_the_limits_are_those_of_the_code() -> None:
    section = doc("formats.md").partition("\n## Limits\n")[2].partition("\n## ")[0]
    assert [line for line in section.splitlines() if line.startswith("| `")] == limit_rows()


def test_every_problem_is_explained() -> None:
    section = doc("formats.md").partition("\n## Problems\n")[2]
    of_others = {"file-gone", "processing-failed", "notification-failed"}  # explained where they arise
    assert [name for name in TITLES if f"`{name}`" not in section and name not in of_others] == []


def test_every_problem_has_a_title_for_people() -> None:
    assert all(title[0].isupper() and not title.endswith(".") for title in TITLES.values())
