"""Functions and layers of the template."""

import pytest

from clipwire.wiring import settings
from tests.support import template as templates
from tests.support.clippings import TEMPLATE
from tests.unit.template.resources import names_of, of_type

SETTINGS = {
    # function              class in clipwire.wiring.settings
    "IngestArticle": "IngestSettings",
    "ReadLarge": "ReadLargeSettings",
    "UnpackArchive": "UnpackSettings",
    "PassOn": "PassOnSettings",
    "PlaceArticle": "PlaceSettings",
    "RecordFailure": "FailureSettings",
    "WriteRoots": "RootsSettings",
    "ArchiveArticles": "ArchiveSettings",
    "CompactArchive": "CompactSettings",
    "SearchArchive": "SearchSettings",
}

OF_POWERTOOLS = {"POWERTOOLS_LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_SERVICE_NAME"}


@pytest.mark.parametrize("function", names_of("AWS::Lambda::Function"))
def test_a_functions_environment_is_what_its_settings_read(function: str) -> None:
    # Given the variables that the template sets, and the fields that the function reads
    variables = set(of_type("AWS::Lambda::Function")[function]["Environment"]["Variables"])
    fields = getattr(settings, SETTINGS[function]).model_fields
    # Then they are the same, Powertools' own apart, and each field says what it is
    assert variables - OF_POWERTOOLS == {name.upper() for name in fields}
    assert variables >= OF_POWERTOOLS
    assert [name for name, field in fields.items() if not field.description] == []


@pytest.mark.parametrize("function", names_of("AWS::Lambda::Function"))
def test_a_function_is_called_in_logs_and_metrics_as_its_folder_is(function: str) -> None:
    variables = of_type("AWS::Lambda::Function")[function]["Environment"]["Variables"]
    assert variables["POWERTOOLS_SERVICE_NAME"] == templates.load(TEMPLATE).code[function].name


@pytest.mark.parametrize("function", names_of("AWS::Lambda::Function"))
def test_a_functions_log_is_kept_for_a_limited_time(function: str) -> None:
    group = of_type("AWS::Lambda::Function")[function]["LoggingConfig"]["LogGroup"]
    assert 0 < int(of_type("AWS::Logs::LogGroup")[group]["RetentionInDays"]) <= 90


def test_the_layer_is_built_for_the_functions_runtime_and_architecture() -> None:
    for architecture in ("arm64", "x86_64"):
        chosen = {"Architecture": architecture, "PythonRuntime": "python3.12"}
        for layer in of_type("AWS::Lambda::LayerVersion", **chosen).values():
            assert (layer["CompatibleRuntimes"], layer["CompatibleArchitectures"]) == (["python3.12"], [architecture])
        for function in of_type("AWS::Lambda::Function", **chosen).values():
            assert (function["Runtime"], function["Architectures"]) == ("python3.12", [architecture])
    for layer in ("ClipwireLayer", "ArchiveLayer"):
        source = templates.load(TEMPLATE).source["Resources"][layer]
        assert source["Metadata"]["BuildArchitecture"] == {"Ref": "Architecture"}
        assert source["Metadata"]["BuildMethod"] == {"Ref": "PythonRuntime"}


def test_functions_hear_how_long_records_and_receipts_are_kept() -> None:
    functions = of_type("AWS::Lambda::Function", RecordDays="365", ReceiptDays="90")
    variables = [it["Environment"]["Variables"] for it in functions.values()]
    assert [it["RECORD_DAYS"] for it in variables if "RECORD_DAYS" in it] == ["365"] * 4
    assert [it["RECEIPT_DAYS"] for it in variables if "RECEIPT_DAYS" in it] == ["90"] * 4
