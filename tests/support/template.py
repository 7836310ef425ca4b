"""A SAM template, expanded to CloudFormation, with its intrinsic functions resolved."""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import boto3
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

REGION = "eu-west-1"
ACCOUNT = "123456789012"

Json = Any


@dataclass(frozen=True)
class Template:
    """What `sam deploy` would send to CloudFormation, and where the code lies that it refers to."""

    source: Json
    """The template as written, its short-form tags expanded."""
    parameters: dict[str, Any]
    expanded: Json
    """After the SAM transform; intrinsic functions still stand in it."""
    code: dict[str, Path] = field(default_factory=dict)
    """Logical id of a function -> the folder of its handler."""
    layers: list[Path] = field(default_factory=list)
    stacks: dict[str, Path] = field(default_factory=dict)
    """Logical id of a nested stack -> its template."""

    def nested(self, resolver: "Resolver") -> "dict[str, Template]":
        """The templates of the nested stacks by their logical ids, with the parameters that this one gives them."""
        return {
            name: load(path, **resolver.resolve(self.expanded["Resources"][name]["Properties"].get("Parameters", {})))
            for name, path in self.stacks.items()
        }

    @property
    def resources(self) -> dict[str, Json]:
        """Those whose condition holds."""
        holds = Resolver(self, _unknown, _unknown).condition
        return {
            name: resource
            for name, resource in self.expanded["Resources"].items()
            if "Condition" not in resource or holds(resource["Condition"])
        }


def load(path: Path, **parameters: str) -> Template:
    """The template at `path`, with these parameters in place of their defaults."""
    return _load(path, tuple(sorted(parameters.items())))


@cache
def _source(path: Path) -> Json:
    return yaml_parse(path.read_text())


@cache
def _load(path: Path, given: tuple[tuple[str, str], ...]) -> Template:
    source = _source(path)
    parameters: dict[str, Any] = {
        "AWS::AccountId": ACCOUNT,
        "AWS::Partition": "aws",
        "AWS::Region": REGION,
        "AWS::StackName": "clipwire",
        "AWS::URLSuffix": "amazonaws.com",
    }
    for name, declared in source.get("Parameters", {}).items():
        value = dict(given).get(name, declared.get("Default", ""))
        is_list = declared["Type"] == "CommaDelimitedList"
        parameters[name] = value.split(",") if is_list else str(value)

    to_expand = copy.deepcopy(source)
    every_function = source.get("Globals", {}).get("Function", {})
    code, layers, stacks = {}, [], {}
    for name, resource in to_expand["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            code[name] = path.parent / (properties.get("CodeUri") or every_function["CodeUri"])
            properties["CodeUri"] = "s3://artefacts/code"
        elif resource["Type"] == "AWS::Serverless::LayerVersion":
            layers.append(path.parent / properties["ContentUri"])
            properties["ContentUri"] = "s3://artefacts/layer"
        elif resource["Type"] == "AWS::CloudFormation::Stack":
            stacks[name] = path.parent / properties["TemplateURL"]
            properties["TemplateURL"] = "https://artefacts.example/template"
    with mock.patch.object(boto3.session.Session, "region_name", REGION):
        expanded = transform(to_expand, dict(parameters), _ManagedPolicies())
    return Template(source, parameters, expanded, code, layers, stacks)


class _ManagedPolicies:
    """The translator asks for the managed policies that it may attach; their names are enough."""

    NAMES = ("AWSLambdaBasicExecutionRole", "AWSLambdaSQSQueueExecutionRole", "AWSLambdaDynamoDBExecutionRole")

    def load(self) -> dict[str, str]:
        policies = {name: f"arn:aws:iam::aws:policy/service-role/{name}" for name in self.NAMES}
        return policies | {"AWSXrayWriteOnlyAccess": "arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess"}


class _NoValue:
    """`AWS::NoValue`: the property is left out."""


class Resolver:
    """Works out CloudFormation's intrinsic functions.

    `reference(name)` gives what `Ref` gives for a resource, `attribute(name, attribute)` what `Fn::GetAtt` gives.
    """

    def __init__(
        self, template: Template, reference: Callable[[str], str], attribute: Callable[[str, str], str]
    ) -> None:
        self._template = template
        self._reference = reference
        self._attribute = attribute

    def resolve(self, value: Json) -> Json:
        if isinstance(value, list):
            return [item for item in map(self.resolve, value) if not isinstance(item, _NoValue)]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            name, argument = next(iter(value.items()))
            if name in _FUNCTIONS:
                return _FUNCTIONS[name](self, argument)
        resolved = {key: self.resolve(item) for key, item in value.items()}
        return {key: item for key, item in resolved.items() if not isinstance(item, _NoValue)}

    def condition(self, name: str) -> bool:
        return bool(self.resolve(self._template.expanded["Conditions"][name]))

    def _ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return _NoValue()
        if name in self._template.parameters:
            return self._template.parameters[name]
        return self._reference(name)

    def _get_att(self, argument: str | list[str]) -> str:
        name, attribute = argument.split(".", 1) if isinstance(argument, str) else argument
        return self._attribute(name, attribute)

    def _sub(self, argument: str | list[Json]) -> str:
        text, given = (argument, {}) if isinstance(argument, str) else argument

        def replace(match: re.Match[str]) -> str:
            name = match[1]
            if name.startswith("!"):
                return "${" + name[1:] + "}"
            if name in given:
                return str(self.resolve(given[name]))
            return str(self._get_att(name) if "." in name else self._ref(name))

        return re.sub(r"\$\{([^}]+)\}", replace, text)

    def _if(self, argument: list[Json]) -> Json:
        condition, then, otherwise = argument
        return self.resolve(then if self.condition(condition) else otherwise)

    def _join(self, argument: list[Json]) -> str:
        return str(argument[0]).join(map(str, self.resolve(argument[1])))

    def _find_in_map(self, argument: list[Json]) -> Json:
        table, row, column = self.resolve(argument)
        return self._template.expanded["Mappings"][table][row][column]


_FUNCTIONS: dict[str, Callable[[Resolver, Json], Json]] = {
    "Ref": Resolver._ref,
    "Condition": Resolver.condition,
    "Fn::GetAtt": Resolver._get_att,
    "Fn::Sub": Resolver._sub,
    "Fn::If": Resolver._if,
    "Fn::Join": Resolver._join,
    "Fn::FindInMap": Resolver._find_in_map,
    "Fn::Select": lambda self, argument: self.resolve(argument[1])[int(argument[0])],
    "Fn::Split": lambda self, argument: str(self.resolve(argument[1])).split(argument[0]),
    "Fn::Equals": lambda self, argument: str(self.resolve(argument[0])) == str(self.resolve(argument[1])),
    "Fn::Not": lambda self, argument: not self.resolve(argument[0]),
    "Fn::And": lambda self, argument: all(map(self.resolve, argument)),
    "Fn::Or": lambda self, argument: any(map(self.resolve, argument)),
}


def _unknown(*names: str) -> str:
    raise LookupError(f"{'.'.join(names)} is known only when the stack is up")
