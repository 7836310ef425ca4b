"""Dependencies point inward: no package imports one that lies further out, and the pure parts never see AWS."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "shared" / "clipwire"
MAY_IMPORT = {
    # package      besides itself
    "model": "",
    "text": "",
    "wording": "text",
    "versions": "model text wording",
    "stories": "model text wording",
    "queries": "model",
    "parsing": "model text wording",
    "enrichment": "model text wording parsing",
    "exports": "model text",
    "archive": "model queries",
    "services": "model text versions stories parsing enrichment queries archive",
    "adapters": "model versions stories archive services",
    "wiring": "model services adapters",
    "cli": "model text versions stories parsing enrichment exports queries archive services adapters wiring",
}
AWS = {"boto3", "botocore", "aws_lambda_powertools"}
MAY_SEE = {
    # package   of these
    "adapters": {"boto3", "botocore"},
    "cli": {"boto3", "botocore"},
    "wiring": {"aws_lambda_powertools"},
}


def imports_of(package: str) -> Iterator[tuple[Path, str]]:
    """(file, imported module) of every import in a package, those inside functions included."""
    for path in sorted((PACKAGE / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                yield path, node.module or ""
            elif isinstance(node, ast.Import):
                yield from ((path, name.name) for name in node.names)


def test_every_package_has_its_place() -> None:
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == MAY_IMPORT.keys() & packages


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_inward(package: str) -> None:
    allowed = {package, *MAY_IMPORT[package].split()}
    found = [
        f"{path.relative_to(PACKAGE)} imports {module}"
        for path, module in imports_of(package)
        if module.startswith("clipwire.") and module.split(".")[1] not in allowed
    ]
    assert found == []


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_aws_stays_outside(package: str) -> None:
    hidden = AWS - MAY_SEE.get(package, set())
    found = [f"{path.name} imports {module}" for path, module in imports_of(package) if module.split(".")[0] in hidden]
    assert found == []
