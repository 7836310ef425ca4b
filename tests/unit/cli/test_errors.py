"""Whatever goes wrong is one line on stderr."""

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, NoCredentialsError, NoRegionError, ProfileNotFound

from clipwire import __version__
from clipwire.adapters import clients
from clipwire.cli import app
from clipwire.cli.output import Failure
from clipwire.cli.stack import find_stack, in_one_line
from clipwire.model.errors import TryAgain


class Account:
    """CloudFormation of an account with one stack that is not Clipwire's."""

    def describe_stacks(self, StackName: str) -> dict[str, object]:
        if StackName != "other":
            raise ClientError({"Error": {"Code": "ValidationError", "Message": "does not exist"}}, "DescribeStacks")
        return {"Stacks": [{"Outputs": [{"OutputKey": "Other", "OutputValue": "x"}]}]}


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipwire.cli.stack.cloudformation", Account)
    monkeypatch.delenv("CLIPWIRE_DEBUG", raising=False)


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Exit status and stderr of a command."""
    monkeypatch.setattr("sys.argv", ["clipwire", *arguments])
    with pytest.raises(SystemExit) as ended:
        app.main()
    return int(ended.value.code or 0), capsys.readouterr().err


def test_a_stack_that_is_not_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # When a stack is asked for that nobody deployed
    status, said = run(monkeypatch, capsys, "show", "abc", "--stack", "clipwire-nowhere")
    # Then one line says how to name another
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith("clipwire: there is no stack clipwire-nowhere")


def test_a_stack_that_is_not_ours() -> None:
    # Given a stack with other outputs than ours
    # When it is asked for, then it is refused by the output that it lacks
    with pytest.raises(Failure, match="stack other has no output 'DropBucketName'"):
        find_stack("other")


def test_an_error_of_ours_that_nobody_foresaw(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a bug in a command
    def broken(*arguments: object) -> bool:
        raise KeyError("over\nlines")

    monkeypatch.setattr("clipwire.cli.inspect.inspect", broken)
    # When the command is run
    status, said = run(monkeypatch, capsys, "inspect", "page.txt")
    # Then one line names it, and how to see more
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith("clipwire: KeyError: ")
    assert "CLIPWIRE_DEBUG=1" in said


def test_errors_of_aws_say_what_to_do_or_what_was_refused() -> None:
    # Given what goes wrong with AWS most; then each has its line, and what is not AWS's has none
    refused = ClientError({"Error": {"Code": "AccessDenied", "Message": "You may not."}}, "PutObject")
    assert in_one_line(refused) == "PutObject: You may not. (AccessDenied)"
    assert "AWS_PROFILE" in (in_one_line(NoCredentialsError()) or "")
    assert "--region" in (in_one_line(NoRegionError()) or "")
    assert "there is no such AWS profile" in (in_one_line(ProfileNotFound(profile="x")) or "")
    assert in_one_line(TryAgain("reading the table: slow down")) == "reading the table: slow down"
    assert in_one_line(ValueError("a bug")) is None


def test_no_network_and_a_wrong_endpoint_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    error = EndpointConnectionError(endpoint_url="https://sqs.eu-central-1.amazonaws.com/")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    assert str(in_one_line(error)).startswith("AWS cannot be reached: is there a network")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    assert str(in_one_line(error)).startswith("nothing answers at http://127.0.0.1:1: does the local AWS run")


def test_the_release_is_printed(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["clipwire", "--version"])
    with pytest.raises(SystemExit) as ended:
        app.main()
    assert (ended.value.code, capfd.readouterr().out) == (0, f"clipwire {__version__}\n")


def test_a_region_is_used_for_every_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clipwire.cli.stack.boto3.DEFAULT_SESSION", None)
    with pytest.raises(Failure):
        find_stack("nowhere", region="eu-west-3")
    assert clients.s3().meta.region_name == "eu-west-3"
    clients.clear()


def test_leads_of_more_days_than_the_calendar_has_are_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    status, said = run(monkeypatch, capsys, "leads", "--source", "harbour-times", "--days", "1000000000")
    assert status == 2 and "--days" in said


def test_the_input_at_fault_is_printed_below(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a command that refuses its input, in which it marks the fault
    def refusing(*arguments: object) -> bool:
        raise Failure("AND needs something after it", status=2, marked="kim AND\n    ^")

    monkeypatch.setattr("clipwire.cli.inspect.inspect", refusing)
    # When it is run, then the mark is in its place
    assert run(monkeypatch, capsys, "inspect", "page.txt") == (
        2,
        "clipwire: AND needs something after it\nkim AND\n    ^\n",
    )
