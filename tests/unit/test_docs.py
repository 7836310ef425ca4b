"""The docs keep up with the code."""

import re
from pathlib import Path

import pytest
import yaml

from clipwire.model.problem import TITLES
from clipwire.model.receipt import Receipt
from clipwire.wiring import settings

ROOT = Path(__file__).resolve().parents[2]
FUNCTIONS = sorted(folder.name for folder in (ROOT / "functions").iterdir() if (folder / "handler.py").exists())
SETTINGS = [
    settings.IngestSettings,
    settings.UnpackSettings,
    settings.NotifySettings,
    settings.FailureSettings,
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


def test_every_problem_has_a_title_for_people() -> None:
    assert all(title[0].isupper() and not title.endswith(".") for title in TITLES.values())
