"""The built template with what ministack takes amiss put in other words. Nothing else differs from what AWS gets."""

from pathlib import Path
from typing import Any

import yaml


def template_for_ministack(built: Path) -> Path:
    """Write the local form beside the built template, since paths in it are relative, and give its path."""
    template = yaml.safe_load(built.read_text())
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        match resource["Type"]:
            case "AWS::CloudWatch::Alarm" if "Metrics" in properties:
                _watch_first_metric(properties)
            case "AWS::Serverless::Function":
                _write_out_concurrency(properties, template["Parameters"])
    local = built.with_name("local-template.yaml")
    local.write_text(yaml.safe_dump(template, sort_keys=False, width=200))
    return local


def _watch_first_metric(alarm: dict[str, Any]) -> None:
    """An alarm over an expression is refused; over the first metric of the expression it is taken."""
    measured = next(one["MetricStat"] for one in alarm.pop("Metrics") if "MetricStat" in one)
    alarm |= measured["Metric"] | {"Period": measured["Period"], "Statistic": measured["Stat"]}


def _write_out_concurrency(function: dict[str, Any], parameters: dict[str, Any]) -> None:
    """A parameter reaches ministack's queue pollers as text, and they fall over a number that is text."""
    for event in function.get("Events", {}).values():
        match event["Properties"].get("ScalingConfig"):
            case {"MaximumConcurrency": {"Ref": name}} as scaling:
                scaling["MaximumConcurrency"] = int(parameters[name]["Default"])
