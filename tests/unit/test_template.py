"""The template's own text: what no emulator would notice if it were missing."""

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from clipwire.archive.columns import COLUMNS, glue_type
from clipwire.archive.days import FIRST_YEAR
from clipwire.archive.names import partition
from clipwire.model.limits import LIMITS
from clipwire.wiring import settings
from tests.support import template as templates
from tests.support.clippings import ROOT, TEMPLATE
from tests.support.template import REGION, Resolver

Json = dict[str, Any]

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

STACKS = TEMPLATE.parent / "stacks"

OF_POWERTOOLS = {"POWERTOOLS_LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE", "POWERTOOLS_SERVICE_NAME"}

ANY_RESOURCE: dict[tuple[str, str], str] = {
    # (role, action)            why AWS has no other way
}


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


# --- what is stored -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", names_of("AWS::DynamoDB::Table"))
def test_a_table_forgets_by_itself_can_be_restored_is_encrypted_and_outlives_the_stack(table: str) -> None:
    properties = of_type("AWS::DynamoDB::Table")[table]
    assert properties["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert properties["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert properties["SSESpecification"]["SSEEnabled"] is True
    assert properties["BillingMode"] == "PAY_PER_REQUEST"
    assert properties["StreamSpecification"]["StreamViewType"] == "NEW_AND_OLD_IMAGES"
    assert (resolved()[table]["DeletionPolicy"], resolved()[table]["UpdateReplacePolicy"]) == ("Retain", "Retain")


@pytest.mark.parametrize("bucket", names_of("AWS::S3::Bucket"))
def test_a_bucket_is_encrypted_versioned_closed_to_the_public_and_outlives_the_stack(bucket: str) -> None:
    properties = of_type("AWS::S3::Bucket")[bucket]
    [rule] = properties["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert properties["VersioningConfiguration"] == {"Status": "Enabled"}
    assert set(properties["PublicAccessBlockConfiguration"].values()) == {True}
    assert len(properties["PublicAccessBlockConfiguration"]) == 4
    assert (resolved()[bucket]["DeletionPolicy"], resolved()[bucket]["UpdateReplacePolicy"]) == ("Retain", "Retain")


@pytest.mark.parametrize("bucket", names_of("AWS::S3::Bucket"))
def test_a_bucket_sheds_uploads_that_were_never_finished(bucket: str) -> None:
    rules = of_type("AWS::S3::Bucket")[bucket]["LifecycleConfiguration"]["Rules"]
    assert all(rule["Status"] == "Enabled" for rule in rules)
    assert any("AbortIncompleteMultipartUpload" in rule for rule in rules)


def test_an_original_is_kept_as_long_as_a_version_may_refer_to_it_unless_days_are_given() -> None:
    # By default, only what can be made again is deleted, and the former content of a key moves to cheaper storage
    deleting = {name for name, rule in lifecycle().items() if "NoncurrentVersionExpiration" in rule}
    assert deleting == {"UnpackedMembers", "MergedObjects", "AnswersOfAthena"}
    assert lifecycle()["OldVersions"]["NoncurrentVersionTransitions"] == [
        {"StorageClass": "GLACIER_IR", "TransitionInDays": 30}
    ]
    # If days are given, it is deleted after them
    assert lifecycle(OldVersionDays="400")["OldVersions"]["NoncurrentVersionExpiration"] == {"NoncurrentDays": "400"}
    # and what goes with its record or by its age does not stay as a former version
    for parameter, rule in (("DroppedFileDays", "DroppedFiles"), ("RecordDays", "Bodies")):
        assert lifecycle(**{parameter: "30"})[rule]["NoncurrentVersionExpiration"] == {"NoncurrentDays": 90}


def test_roots_are_locked_for_ten_years_unless_something_else_is_asked_for() -> None:
    def lock(**parameters: str) -> Json:
        bucket: Json = of_type("AWS::S3::Bucket", **parameters)["RootsBucket"]
        assert (bucket["ObjectLockEnabled"], bucket["ObjectLockConfiguration"]["ObjectLockEnabled"]) == (
            True,
            "Enabled",
        )
        retention: Json = bucket["ObjectLockConfiguration"]["Rule"]["DefaultRetention"]
        return retention

    assert lock() == {"Mode": "GOVERNANCE", "Days": "3650"}
    assert lock(ProofLockMode="COMPLIANCE", ProofLockDays="7") == {"Mode": "COMPLIANCE", "Days": "7"}
    # Nobody else writes there
    [policy] = [it for it in of_type("AWS::S3::BucketPolicy").values() if it["Bucket"] == "RootsBucket"]
    [refusal] = [it for it in policy["PolicyDocument"]["Statement"] if it["Sid"] == "OnlyWriteRootsWrites"]
    assert (refusal["Effect"], refusal["Action"], refusal["Resource"]) == (
        "Deny",
        "s3:PutObject",
        "arn:aws:s3:::RootsBucket/*",
    )
    assert refusal["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": "WriteRootsRole.Arn"}}


def test_without_a_bucket_of_roots_nothing_of_them_is_made() -> None:
    made = resolved(ProofBucket="false")
    assert [name for name in made if "Root" in name] == []
    assert not re.search(r"RootsBucket|WriteRootsRole", str(made))


def test_roots_of_an_earlier_stack_are_continued() -> None:
    made = resolved(ExistingProofBucket="kept")
    assert "RootsBucket" not in made and not re.search(r"'RootsBucket(\.\w+)?'", str(made))
    assert made["RootsBucketPolicy"]["Properties"]["Bucket"] == "kept"
    assert "arn:aws:s3:::kept/roots/*" in str(made["WriteRootsRole"])


def test_no_parameter_promises_files_that_the_parsers_refuse() -> None:
    maximum = templates.load(TEMPLATE).source["Parameters"]["MaxFileBytes"]
    assert maximum["Default"] == maximum["MaxValue"] == LIMITS.member_bytes


def test_packs_of_members_are_deleted_when_no_message_can_point_to_them_any_more() -> None:
    rules = lifecycle().values()
    [days] = [rule["ExpirationInDays"] for rule in rules if rule.get("Prefix") == "unpacked/"]
    # A message waits in the arrivals queue, and then in that of dead letters
    queues = of_type("AWS::SQS::Queue")
    waits = [queues[name]["MessageRetentionPeriod"] for name in ("ArrivalsQueue", "ArrivalsDeadLetters")]
    assert days * 86_400 > sum(waits)


@pytest.mark.parametrize("bucket", names_of("AWS::S3::Bucket"))
def test_a_bucket_refuses_plain_http(bucket: str) -> None:
    refusals = [
        statement
        for policy in of_type("AWS::S3::BucketPolicy").values()
        if policy["Bucket"] == bucket
        for statement in policy["PolicyDocument"]["Statement"]
        if statement["Effect"] == "Deny"
        and statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
        and (statement["Action"], statement["Principal"]) == ("s3:*", "*")
    ]
    arns = [{arn.replace(f"{bucket}.Arn", f"arn:aws:s3:::{bucket}") for arn in it["Resource"]} for it in refusals]
    assert arns == [{f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"}]


def test_a_key_of_your_own_encrypts_all_that_keeps_something() -> None:
    # Given a key
    key = "arn:aws:kms:eu-west-1:123456789012:key/own"
    # Then everything that can lie under it does
    for bucket in of_type("AWS::S3::Bucket", KmsKeyArn=key).values():
        [rule] = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
        assert rule["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": key}
    for table in of_type("AWS::DynamoDB::Table", KmsKeyArn=key).values():
        assert table["SSESpecification"]["KMSMasterKeyId"] == key
    for topic in of_type("AWS::SNS::Topic", KmsKeyArn=key).values():
        assert topic["KmsMasterKeyId"] == key
    for queue in of_type("AWS::SQS::Queue", KmsKeyArn=key).values():
        assert (queue["KmsMasterKeyId"], queue["SqsManagedSseEnabled"]) == (key, False)
    for group in of_type("AWS::Logs::LogGroup", KmsKeyArn=key).values():
        assert group["KmsKeyId"] == key
    # and every role may use it
    for role in of_type("AWS::IAM::Role", KmsKeyArn=key).values():
        allowed = [it["Action"] for it in role["Policies"][0]["PolicyDocument"]["Statement"] if it["Resource"] == key]
        assert allowed == [["kms:Decrypt", "kms:GenerateDataKey"]]


def lifecycle(**parameters: str) -> dict[str, Json]:
    rules = of_type("AWS::S3::Bucket", **parameters)["DropBucket"]["LifecycleConfiguration"]["Rules"]
    return {rule["Id"]: rule for rule in rules}


def test_dropped_files_and_long_bodies_are_deleted_after_days_if_that_is_asked_for() -> None:
    # By default nothing is deleted
    assert not lifecycle().keys() & {"DroppedFiles", "Bodies"}
    # Dropped files go when it is said
    files = lifecycle(DroppedFileDays="45", DropPrefix="press/in/")["DroppedFiles"]
    assert (files["Prefix"], files["ExpirationInDays"], files["Status"]) == ("press/in/", "45", "Enabled")
    # and bodies a month after their records, whatever number of days may be chosen
    for days in templates.load(TEMPLATE).source["Parameters"]["RecordDays"]["AllowedValues"][1:]:
        bodies = lifecycle(RecordDays=str(days))["Bodies"]
        assert (bodies["Prefix"], bodies["ExpirationInDays"]) == ("bodies/", days + 30)


def test_the_table_is_protected_against_deletion_if_that_is_asked_for() -> None:
    for answer in ("true", "false"):
        table = of_type("AWS::DynamoDB::Table", DeletionProtection=answer)["ArticlesTable"]
        assert table["DeletionProtectionEnabled"] == answer


def test_functions_hear_how_long_records_and_receipts_are_kept() -> None:
    functions = of_type("AWS::Lambda::Function", RecordDays="365", ReceiptDays="90")
    variables = [it["Environment"]["Variables"] for it in functions.values()]
    assert [it["RECORD_DAYS"] for it in variables if "RECORD_DAYS" in it] == ["365"] * 4
    assert [it["RECEIPT_DAYS"] for it in variables if "RECEIPT_DAYS" in it] == ["90"] * 4


def test_a_bucket_and_a_table_that_exist_are_used_instead_of_new_ones() -> None:
    given = {"ExistingBucket": "newsroom", "ExistingTable": "kept", "ExistingTableStream": "2026-11-26T01:02:03.456"}
    of_stack = resolved(**given, DropPrefix="press/in/")
    # No bucket, no policy of it and no table is made
    assert not {"DropBucket", "DropBucketPolicy", "ArticlesTable"} & of_stack.keys()
    # and nothing names them
    assert not re.search(r"'(DropBucket|ArticlesTable)(\.\w+)?'", str(of_stack))
    # The bucket may send to the queue, and the functions may read its files under the prefix
    policy = of_stack["ArrivalsQueuePolicy"]["Properties"]["PolicyDocument"]["Statement"][0]
    assert policy["Condition"]["ArnLike"] == {"aws:SourceArn": "arn:aws:s3:::newsroom"}
    statements = of_stack["IngestArticleRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    assert "arn:aws:s3:::newsroom/press/in/*" in str(statements) and "incoming/" not in str(statements)


@pytest.mark.parametrize("prefix", ["bodies/", "bodies/in/", "config/", "unpacked/", "incoming", "/incoming/", ""])
def test_files_are_not_dropped_where_clipwire_keeps_its_own(prefix: str) -> None:
    allowed = templates.load(TEMPLATE).source["Parameters"]["DropPrefix"]["AllowedPattern"]
    assert not re.fullmatch(allowed, prefix)
    assert all(re.fullmatch(allowed, it) for it in ("incoming/", "press/in/", "bodies-of-work/"))


# --- what waits -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("queue", names_of("AWS::SQS::Queue"))
def test_a_queue_is_encrypted_and_keeps_messages_for_14_days(queue: str) -> None:
    properties = of_type("AWS::SQS::Queue")[queue]
    assert properties["SqsManagedSseEnabled"] is True
    assert properties["MessageRetentionPeriod"] == 14 * 24 * 60 * 60


@pytest.mark.parametrize("queue", sorted(set(names_of("AWS::SQS::Queue")) - dead_letter_queues()))
def test_a_queue_hands_what_fails_too_often_to_a_dead_letter_queue(queue: str) -> None:
    policy = of_type("AWS::SQS::Queue")[queue]["RedrivePolicy"]
    # Changes that failed are tried every six minutes: fifty times take five hours.
    assert policy["maxReceiveCount"] == (50 if queue == "LateChangesQueue" else 5)
    assert policy["deadLetterTargetArn"].removesuffix(".Arn") in names_of("AWS::SQS::Queue")


@pytest.mark.parametrize("mapping", mappings(), ids=lambda it: it["EventSourceArn"])
def test_a_message_is_hidden_for_six_times_as_long_as_its_function_may_take(mapping: Json) -> None:
    queue, _, attribute = mapping["EventSourceArn"].partition(".")
    if attribute == "StreamArn":
        assert mapping["MaximumRetryAttempts"] > 0
        assert mapping["MaximumRecordAgeInSeconds"] < 24 * 60 * 60, "the stream keeps records for a day"
        assert mapping["BisectBatchOnFunctionError"] is True
        assert mapping["DestinationConfig"]["OnFailure"]["Destination"]
    else:
        timeout = of_type("AWS::Lambda::Function")[mapping["FunctionName"]]["Timeout"]
        assert of_type("AWS::SQS::Queue")[queue]["VisibilityTimeout"] == 6 * timeout


@pytest.mark.parametrize("mapping", mappings(), ids=lambda it: it["EventSourceArn"])
def test_a_batch_is_answered_item_by_item(mapping: Json) -> None:
    assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


def test_a_flood_waits_in_the_queue() -> None:
    [arrivals] = [it for it in mappings() if it["EventSourceArn"] == "ArrivalsQueue.Arn"]
    assert arrivals["ScalingConfig"]["MaximumConcurrency"] == "20"


def test_only_drop_buckets_of_this_account_may_send_arrivals() -> None:
    sending = [
        statement
        for policy, statement in statements("AWS::SQS::QueuePolicy")
        if statement["Effect"] == "Allow" and policy == "ArrivalsQueuePolicy"
    ]
    assert sending
    for statement in sending:
        assert statement["Principal"] == {"Service": "s3.amazonaws.com"}
        assert statement["Condition"]["StringEquals"] == {"aws:SourceAccount": templates.ACCOUNT}
        [bucket] = statement["Condition"]["ArnLike"].values()
        assert bucket.endswith(":s3:::*-dropbucket*")


def test_only_place_article_may_publish_notifications() -> None:
    [refusal] = [it for _, it in statements("AWS::SNS::TopicPolicy") if it.get("Sid") == "OnlyPlaceArticlePublishes"]
    assert (refusal["Effect"], refusal["Action"]) == ("Deny", "sns:Publish")
    assert refusal["Condition"] == {"ArnNotEquals": {"aws:PrincipalArn": "PlaceArticleRole.Arn"}}


# --- who may what ---------------------------------------------------------------------------------------------------


def test_no_role_has_a_resource_or_an_action_without_limits() -> None:
    wide = {
        (role, action)
        for role, statement in statements("AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
        if "Resource" in statement and statement["Effect"] == "Allow"
        for action in listed(statement["Action"])
        if "*" in listed(statement["Resource"]) or "*" in action
    }
    assert wide == set(ANY_RESOURCE)


def test_no_role_carries_a_managed_policy() -> None:
    assert [name for name, role in of_type("AWS::IAM::Role").items() if role.get("ManagedPolicyArns")] == []


def test_every_role_has_the_boundary_that_is_given() -> None:
    boundary = "arn:aws:iam::123456789012:policy/newsroom"
    roles = of_type("AWS::IAM::Role", PermissionsBoundary=boundary)
    assert roles and [name for name, role in roles.items() if role.get("PermissionsBoundary") != boundary] == []
    assert [name for name, role in of_type("AWS::IAM::Role").items() if "PermissionsBoundary" in role] == []


def test_nobody_outside_is_let_in() -> None:
    for name, statement in statements():
        principal = statement.get("Principal")
        if statement["Effect"] == "Allow" and principal is not None:
            assert principal not in ("*", {"AWS": "*"}), name


@pytest.mark.parametrize("function", names_of("AWS::Lambda::Function"))
def test_every_function_has_a_role_of_its_own(function: str) -> None:
    roles = [properties["Role"] for properties in of_type("AWS::Lambda::Function").values()]
    assert roles.count(of_type("AWS::Lambda::Function")[function]["Role"]) == 1


# --- functions ------------------------------------------------------------------------------------------------------


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


# --- who watches ----------------------------------------------------------------------------------------------------


def watched(namespace: str, metric: str, dimension: str) -> set[str]:
    """What has an alarm on this metric: values of the dimension."""
    seen = set()
    for alarm in of_type("AWS::CloudWatch::Alarm").values():
        metrics = [it["MetricStat"]["Metric"] for it in alarm.get("Metrics", []) if "MetricStat" in it] or [alarm]
        for it in metrics:
            if (it["Namespace"], it["MetricName"]) == (namespace, metric):
                seen |= {each["Value"] for each in it["Dimensions"] if each["Name"] == dimension}
    return seen


def test_every_dead_letter_queue_every_function_and_every_source_has_an_alarm() -> None:
    functions = set(names_of("AWS::Lambda::Function"))
    letters = {f"{queue}.QueueName" for queue in dead_letter_queues()}
    read_from = {it["EventSourceArn"].partition(".")[0] for it in mappings() if it["EventSourceArn"].endswith(".Arn")}
    waiting = {f"{queue}.QueueName" for queue in read_from - dead_letter_queues()}
    streaming = {it["FunctionName"] for it in mappings() if it["EventSourceArn"].endswith(".StreamArn")}
    kept = {"ArchiveDeadLetters.QueueName"}  # nothing reads them
    letters -= kept
    assert watched("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName") == kept
    assert watched("AWS/SQS", "NumberOfMessagesReceived", "QueueName") == letters, "record_failure takes them at once"
    assert watched("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName") == waiting | letters
    assert watched("AWS/Lambda", "Errors", "FunctionName") == functions
    assert watched("AWS/Lambda", "IteratorAge", "FunctionName") == streaming


@pytest.mark.parametrize("alarm", names_of("AWS::CloudWatch::Alarm"))
def test_an_alarm_says_what_to_do_and_tells_the_operator(alarm: str) -> None:
    properties = of_type("AWS::CloudWatch::Alarm")[alarm]
    assert re.search(r"What to do: \S+", properties["AlarmDescription"])
    assert "docs/runbook.md" in properties["AlarmDescription"]
    assert properties["AlarmActions"] == ["AlarmsTopic"]
    assert properties["TreatMissingData"] == ("breaching" if alarm == "SilenceAlarm" else "notBreaching")


@pytest.mark.parametrize("metric", ["NumberOfNotificationsFailed", "NumberOfNotificationsFailedToRedriveToDlq"])
def test_an_alarm_rings_if_a_subscriber_does_not_take_a_notification(metric: str) -> None:
    assert watched("AWS/SNS", metric, "TopicName") == {"NotificationsTopic.TopicName"}


@pytest.mark.parametrize("function", ["ingest_article", "read_large", "unpack_archive", "place_article"])
def test_an_alarm_rings_if_messages_fail_and_the_function_does_not(function: str) -> None:
    # The handler's metric of a failure, and the service under which Powertools files it
    handler = (ROOT / "functions" / function / "handler.py").read_text()
    [metric] = re.findall(r'failures="(\w+)"', handler)
    assert watched("Clipwire/dev", metric, "service") == {function}


def test_an_alarm_rings_after_hours_of_silence_if_it_is_asked_for() -> None:
    assert "SilenceAlarm" not in resolved()
    alarm = of_type("AWS::CloudWatch::Alarm", SilenceHours="36")["SilenceAlarm"]
    # Each hour without a message counts, and an hour without figures is one
    assert (alarm["Period"], alarm["EvaluationPeriods"], alarm["Threshold"]) == (3600, "36", 1)
    assert (alarm["ComparisonOperator"], alarm["TreatMissingData"]) == ("LessThanThreshold", "breaching")
    assert alarm["Dimensions"] == [{"Name": "QueueName", "Value": "ArrivalsQueue.QueueName"}]
    assert "for 36 hours" in alarm["AlarmDescription"]


def test_alarms_can_go_to_a_topic_that_exists() -> None:
    topic = "arn:aws:sns:eu-west-1:123456789012:duty"
    of_stack = resolved(AlarmsTopicArn=topic)
    assert not {"AlarmsTopic", "AlarmsTopicPolicy"} & of_stack.keys()
    actions = [it["Properties"]["AlarmActions"] for it in of_stack.values() if it["Type"] == "AWS::CloudWatch::Alarm"]
    assert actions and all(action == [topic] for action in actions)


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


def test_alarms_are_mailed_where_there_is_an_address() -> None:
    for nobody in ("", "none"):
        assert "Subscription" not in of_type("AWS::SNS::Topic", AlarmEmail=nobody)["AlarmsTopic"]
    [told] = of_type("AWS::SNS::Topic", AlarmEmail="duty@example.org")["AlarmsTopic"]["Subscription"]
    assert told == {"Protocol": "email", "Endpoint": "duty@example.org"}


def test_the_dashboard_is_json_and_shows_metrics_of_this_stack() -> None:
    [dashboard] = of_type("AWS::CloudWatch::Dashboard").values()
    widgets = json.loads(dashboard["DashboardBody"])["widgets"]
    assert {widget["properties"]["region"] for widget in widgets} == {REGION}
    assert "Clipwire/dev" in dashboard["DashboardBody"]


# --- parameters and outputs -----------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(
    ("kind", "policies", "owner"),
    [
        ("AWS::SQS::Queue", "AWS::SQS::QueuePolicy", "Queues"),
        ("AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "Topics"),
    ],
)
def test_every_queue_and_topic_refuses_plain_http(kind: str, policies: str, owner: str) -> None:
    covered = {
        thing
        for policy in of_type(policies).values()
        if any(
            it["Effect"] == "Deny" and it.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
            for it in policy["PolicyDocument"]["Statement"]
        )
        for thing in policy[owner]
    }
    assert covered == set(of_type(kind))


def test_only_alarms_of_this_account_may_publish_alarms() -> None:
    [policy] = [it for it in of_type("AWS::SNS::TopicPolicy").values() if it["Topics"] == ["AlarmsTopic"]]
    [allowed] = [it for it in policy["PolicyDocument"]["Statement"] if it["Effect"] == "Allow"]
    assert (allowed["Principal"], allowed["Action"]) == ({"Service": "cloudwatch.amazonaws.com"}, "sns:Publish")
    assert allowed["Condition"] == {"StringEquals": {"aws:SourceAccount": templates.ACCOUNT}}
