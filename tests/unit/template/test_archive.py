"""The archive in the template."""

import re

from clipwire.archive.columns import COLUMNS, glue_type
from clipwire.archive.days import FIRST_YEAR
from clipwire.archive.names import partition
from tests.unit.template.resources import (
    of_type,
    resolved,
    statements,
)


def test_only_functions_of_the_archive_carry_duckdb() -> None:
    with_it = {
        name
        for name, function in of_type("AWS::Lambda::Function").items()
        if any(layer.startswith("ArchiveLayer") for layer in function["Layers"])
    }
    assert with_it == {"ArchiveArticles", "CompactArchive", "SearchArchive"}


def test_only_notifications_of_this_stack_may_be_sent_to_the_archive() -> None:
    [allowed] = [
        it
        for name, it in statements("AWS::SQS::QueuePolicy")
        if name == "ArchiveQueuesPolicy" and it["Effect"] == "Allow"
    ]
    assert allowed["Principal"] == {"Service": "sns.amazonaws.com"}
    assert allowed["Condition"] == {"ArnEquals": {"aws:SourceArn": "NotificationsTopic"}}


def test_a_search_reads_the_archive_and_nothing_else() -> None:
    role = of_type("AWS::IAM::Role")["SearchArchiveRole"]["Policies"][0]["PolicyDocument"]["Statement"]
    reads = {(it["Action"], it["Resource"]): it.get("Condition") for it in role if "s3" in str(it["Action"])}
    assert reads == {
        ("s3:GetObject", "arn:aws:s3:::DropBucket/archive/*"): None,
        ("s3:ListBucket", "arn:aws:s3:::DropBucket"): {"StringLike": {"s3:prefix": "archive/*"}},
    }
    assert "dynamodb" not in str(role)


def test_the_table_of_athena_has_the_columns_of_the_rows_and_a_partition_for_each_month() -> None:
    table = of_type("AWS::Glue::Table")["ArchiveTable"]["TableInput"]
    columns = {it["Name"]: it["Type"] for it in table["StorageDescriptor"]["Columns"]}
    assert columns == {name: glue_type(kind) for name, kind in COLUMNS.items()}
    assert table["PartitionKeys"] == [{"Name": "month", "Type": "string"}]
    of_month = table["Parameters"]["storage.location.template"]
    assert of_month.replace("${month}", "2025-04") == f"s3://DropBucket/{partition('2025-04')}"
    assert table["Parameters"]["projection.month.range"].startswith(f"{FIRST_YEAR}-01,")


def test_athena_refuses_to_scan_more_than_a_few_cents() -> None:
    workgroup = of_type("AWS::Athena::WorkGroup")["ArchiveWorkgroup"]["WorkGroupConfiguration"]
    assert workgroup["EnforceWorkGroupConfiguration"] is True
    assert workgroup["BytesScannedCutoffPerQuery"] <= 20_000_000_000


def test_without_an_archive_nothing_of_it_is_made() -> None:
    made = resolved(Archive="false")
    assert [name for name in made if re.match(r"Archive|CompactArchive|SearchArchive", name)] == []
    assert not re.search(r"ArchiveQueue\.|ArchiveLayer|SearchArchive(Role|Logs)", str(made))
