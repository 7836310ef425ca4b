"""Tables and buckets of the template."""

import re

import pytest

from tests.support import template as templates
from tests.support.clippings import TEMPLATE
from tests.unit.template.resources import (
    Json,
    names_of,
    of_type,
    resolved,
)


def lifecycle(**parameters: str) -> dict[str, Json]:
    rules = of_type("AWS::S3::Bucket", **parameters)["DropBucket"]["LifecycleConfiguration"]["Rules"]
    return {rule["Id"]: rule for rule in rules}


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
