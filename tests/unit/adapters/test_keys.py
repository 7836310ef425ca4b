"""The keys of the table are spelled in one module, and the docs and the template have the same."""

import ast
import re
from collections.abc import Iterator

import pytest

from clipwire.adapters.table import keys
from clipwire.adapters.table.keys import INDEXES, ITEMS, ItemKey
from tests.support import template as templates
from tests.support.clippings import ROOT, TEMPLATE

DOC = (ROOT / "docs" / "data-model.md").read_text()
RESOURCES = templates.load(TEMPLATE).source["Resources"]
TABLE = RESOURCES["ArticlesTable"]["Properties"]
SPELLED_IN = ROOT / "shared" / "clipwire" / "adapters" / "table" / "keys.py"


def rows(heading: str) -> set[tuple[str, str, str]]:
    """The first three cells of the table of the data model under this heading."""
    table = DOC.partition(heading)[2].partition("\n\n")[0]
    found = set(re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)` \|", table, re.MULTILINE))
    assert found, f"no rows under {heading}"
    return found


def documented(pattern: str) -> str:
    """A pattern as the docs write it: `VERSION#{number:06}` is `VERSION#<number>`."""
    return re.sub(r"\{(\w+)[^}]*\}", r"<\1>", pattern)


def strings_in_the_package() -> Iterator[tuple[str, str]]:
    """(file, text) of every string in the package, docstrings left out."""
    for path in sorted((ROOT / "shared" / "clipwire").rglob("*.py")):
        if path != SPELLED_IN:
            tree = ast.parse(path.read_text("utf-8"))
            prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                    yield str(path.relative_to(ROOT)), node.value


def test_the_data_model_lists_every_key_and_no_other() -> None:
    assert rows("| kind | pk | sk | written by | content |") == {
        (item.kind, documented(item.pk), documented(item.sk)) for item in ITEMS
    }


def test_the_data_model_lists_every_index_and_no_other() -> None:
    assert rows("| index | pk | sk | use |") == {(index.name, index.pk, index.sk) for index in INDEXES}


def test_the_template_has_the_indexes_with_their_keys() -> None:
    made = [
        (index["IndexName"], *(key["AttributeName"] for key in index["KeySchema"]))
        for index in TABLE["GlobalSecondaryIndexes"]
        if "Fn::If" not in index
    ]
    assert made == [(index.name, index.pk, index.sk) for index in INDEXES]


def test_the_stream_passes_on_kinds_that_exist() -> None:
    filters = RESOURCES["PassOn"]["Properties"]["Events"]["Changes"]["Properties"]["FilterCriteria"]
    kinds = set(re.findall(r'"kind": \{"S": \["(\w+)"\]', str(filters["Filters"])))
    assert kinds == {keys.ARTICLE.kind, keys.LIST.kind, keys.RECEIPT.kind}


@pytest.mark.parametrize(
    ("role", "items"),
    [
        ("PlaceArticleRole", [keys.MARK, keys.RECEIPT, keys.ARTICLE, keys.PLACED, keys.REPORT, keys.LIST]),
        ("RecordFailureRole", [keys.RECEIPT]),
    ],
    ids=["place", "failures"],
)
def test_a_role_that_is_held_to_some_keys_names_those_of_its_items(role: str, items: list[ItemKey]) -> None:
    lists = re.findall(r"'dynamodb:LeadingKeys': \[([^]]+)\]", str(RESOURCES[role]["Properties"]))
    leading = [key for found in lists for key in re.findall(r"'([^']+)'", found)]
    assert leading == [item.pk.partition("{")[0] + "*" for item in items]


def test_keys_are_spelled_nowhere_else() -> None:
    prefixes = {part for item in ITEMS for part in re.findall(r"[A-Z]+#", item.pk + item.sk)}
    names = {index.name for index in INDEXES}
    found = [
        f"{path}: {text!r}"
        for path, text in strings_in_the_package()
        if text in names or any(re.search(rf"(^|\W){prefix}", text) for prefix in prefixes)
    ]
    assert found == []


def test_kinds_are_told_apart_by_their_keys() -> None:
    # Given one item of each sort
    parts = {
        "id": "a",
        "number": 7,
        "observed": "o",
        "digest": "d",
        "code": "KP",
        "listed_at": "2025",
        "bucket": "b",
        "key": "k",
        "revision": "r",
        "member": "m",
        "event_id": "e",
        "day": "2026-01-07",
        "run": "n",
        "block": 3,
        "language": "en",
        "placed_at": "2026-01-07T12:00:00.000Z",
        "story_id": "s",
        "younger": "y",
        "source": "s",
    }
    made = [item.of(**parts) for item in ITEMS if item not in (keys.ERASED, keys.UNPLACED)]
    # Then no two have the same key, and numbers sort as text
    assert len({(key["pk"], key["sk"]) for key in made}) == len(made)
    # but for the traces of an erased article, which take the places of the record and of its story
    assert keys.ERASED.of(id="a") == keys.ARTICLE.of(id="a")
    assert keys.UNPLACED.of(id="a") == keys.PLACING.of(id="a")
    assert keys.VERSION.of(id="a", number=9)["sk"] < keys.VERSION.of(id="a", number=10)["sk"]
    assert keys.ARTICLE.partition(id="a") == keys.ARTICLE.of(id="a")["pk"]
