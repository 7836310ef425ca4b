"""The template's resources, for tests of its own text: what no emulator would notice if it were missing."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.support import template as templates
from tests.support.clippings import TEMPLATE
from tests.support.template import Resolver

Json = dict[str, Any]


@cache
def resolved(**parameters: str) -> dict[str, Json]:
    """Every resource, of nested stacks too, its references replaced.

    A resource is replaced by its logical id, an attribute by `id.attribute`.
    """
    return _resolved(templates.load(TEMPLATE, **parameters))


def _resolved(template: templates.Template) -> dict[str, Json]:
    resolver = Resolver(template, lambda name: name, lambda name, attribute: f"{name}.{attribute}")
    resources: dict[str, Json] = {}
    for name, resource in template.resources.items():
        resources[name] = {**resource, "Properties": resolver.resolve(resource.get("Properties", {}))}
    for nested in template.nested(resolver).values():
        of_nested = _resolved(nested)
        assert not resources.keys() & of_nested.keys(), "names are unique across the stacks"
        resources |= of_nested
    return resources


def of_type(kind: str, **parameters: str) -> dict[str, Json]:
    return {name: it["Properties"] for name, it in resolved(**parameters).items() if it["Type"] == kind}


def names_of(kind: str) -> list[str]:
    names = list(of_type(kind))
    assert names, f"the template has no {kind}"
    return names


def mappings() -> list[Json]:
    return list(of_type("AWS::Lambda::EventSourceMapping").values())


def dead_letter_queues() -> set[str]:
    """Queues that others hand over what they cannot deliver."""
    policies = [it["RedrivePolicy"] for it in of_type("AWS::SQS::Queue").values() if "RedrivePolicy" in it]
    of_queues = {policy["deadLetterTargetArn"] for policy in policies}
    of_streams = {it["DestinationConfig"]["OnFailure"]["Destination"] for it in mappings() if "DestinationConfig" in it}
    return {arn.removesuffix(".Arn") for arn in of_queues | of_streams}


def statements(*kinds: str) -> Iterator[tuple[str, Json]]:
    """(resource that holds it, statement) of all policies."""
    for name, resource in resolved().items():
        properties = resource["Properties"]
        documents = [policy["PolicyDocument"] for policy in properties.get("Policies", []) if isinstance(policy, dict)]
        documents += [properties["PolicyDocument"]] if "PolicyDocument" in properties else []
        if not kinds or resource["Type"] in kinds:
            for document in documents:
                for statement in document["Statement"]:
                    yield name, statement


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
