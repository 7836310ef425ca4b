"""Parameters, outputs and nested stacks of the template."""

import re
import tomllib
from pathlib import Path

import pytest

from clipwire.model.limits import LIMITS
from tests.support import template as templates
from tests.support.clippings import TEMPLATE
from tests.support.template import Resolver
from tests.unit.template.resources import of_type

STACKS = TEMPLATE.parent / "stacks"


@pytest.mark.parametrize("path", [TEMPLATE, *sorted(STACKS.glob("*.yaml"))], ids=lambda path: path.name)
def test_every_parameter_and_output_is_explained(path: Path) -> None:
    source = templates.load(path).source
    explained = source["Parameters"] | source.get("Outputs", {})
    assert [name for name, it in explained.items() if not it.get("Description")] == []


def test_every_nested_template_is_a_stack_that_holds_no_data() -> None:
    template = templates.load(TEMPLATE)
    assert sorted(template.stacks.values()) == sorted(STACKS.glob("*.yaml"))
    kinds = {it["Type"] for path in STACKS.glob("*.yaml") for it in templates.load(path).resources.values()}
    assert kinds & {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue"} == set()


def test_a_nested_stack_is_given_exactly_its_parameters() -> None:
    template = templates.load(TEMPLATE)
    for name, path in template.stacks.items():
        given = template.source["Resources"][name]["Properties"]["Parameters"]
        assert given.keys() == templates.load(path).source["Parameters"].keys(), name


def test_every_parameter_has_a_default_so_that_a_plain_deploy_works() -> None:
    assert [name for name, it in templates.load(TEMPLATE).source["Parameters"].items() if "Default" not in it] == []


@pytest.mark.parametrize("prefix", ["bodies/", "bodies/in/", "config/", "unpacked/", "incoming", "/incoming/", ""])
def test_files_are_not_dropped_where_clipwire_keeps_its_own(prefix: str) -> None:
    allowed = templates.load(TEMPLATE).source["Parameters"]["DropPrefix"]["AllowedPattern"]
    assert not re.fullmatch(allowed, prefix)
    assert all(re.fullmatch(allowed, it) for it in ("incoming/", "press/in/", "bodies-of-work/"))


def test_no_parameter_promises_files_that_the_parsers_refuse() -> None:
    maximum = templates.load(TEMPLATE).source["Parameters"]["MaxFileBytes"]
    assert maximum["Default"] == maximum["MaxValue"] == LIMITS.member_bytes


@pytest.mark.parametrize(
    ("parameters", "refusals"),
    [
        ({}, []),
        ({"Stage": "prod"}, ["ProductionTellsSomebody"]),
        ({"Stage": "prod", "AlarmEmail": "duty@example.org"}, []),
        ({"Stage": "prod", "AlarmEmail": "none"}, []),
        ({"Stage": "prod", "AlarmsTopicArn": "arn:aws:sns:eu-west-1:123456789012:duty"}, []),
        ({"AlarmEmail": "a@example.org", "AlarmsTopicArn": "arn:aws:sns:eu-west-1:1:duty"}, ["OneAddressForAlarms"]),
        ({"ExistingTable": "kept"}, ["ATableComesWithItsStream"]),
        ({"ExistingTableStream": "2026-11-26T00:00:00.000"}, ["ATableComesWithItsStream"]),
        ({"ExistingTable": "kept", "ExistingTableStream": "2026-11-26T00:00:00.000"}, []),
    ],
)
def test_parameters_that_do_not_go_together_are_refused(parameters: dict[str, str], refusals: list[str]) -> None:
    template = templates.load(TEMPLATE, **parameters)
    resolver = Resolver(template, lambda name: name, lambda name, attribute: name)
    refused = [
        name
        for name, rule in template.source["Rules"].items()
        if resolver.resolve(rule.get("RuleCondition", True))
        and not all(resolver.resolve(it["Assert"]) for it in rule["Assertions"])
    ]
    assert refused == refusals
    assert all(it["AssertDescription"] for rule in template.source["Rules"].values() for it in rule["Assertions"])


def test_the_configuration_for_production_is_refused_until_somebody_hears_its_alarms() -> None:
    given = tomllib.loads((TEMPLATE.parent / "samconfig.toml").read_text())["prod"]["deploy"]["parameters"]
    parameters = dict(it.split("=", 1) for it in given["parameter_overrides"])
    assert parameters["Stage"] == "prod" and not {"AlarmEmail", "AlarmsTopicArn"} & parameters.keys()
    assert of_type("AWS::DynamoDB::Table", **parameters)["ArticlesTable"]["DeletionProtectionEnabled"] == "true"
