"""Members of containers that raise, or end the function that reads them: each costs itself, and nothing beside it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from clipwire.cli.replay import Choice, replay
from clipwire.cli.retry import retry
from tests.faults.files import KILLS, RAISES
from tests.faults.playing import Bugs
from tests.support.clippings import ClipwireStack, published, rejected
from tests.support.pages import page_dump, zip_of


@pytest.fixture
def bugs() -> Iterator[Bugs]:
    with Bugs().in_parsers() as bugs:
        yield bugs


def page(title: str, bug: bytes = b"") -> str:
    return page_dump(title) + bug.decode()


def outcomes(stack: ClipwireStack, key: str) -> dict[str | None, str]:
    """Member -> outcome and, if it is no article, the type of the problem."""
    return {
        receipt.member: receipt.problem.type.rpartition(":")[2] if receipt.outcome == "rejected" else receipt.outcome
        for receipt in stack.receipts(key)
        if receipt.problem or receipt.outcome != "rejected"
    }


def test_a_member_that_ends_the_function_costs_its_neighbours_nothing(stack: ClipwireStack, bugs: Bugs) -> None:
    # Given a small zip, the second of whose members ends every process that reads it
    members = {"a.txt": page("Boat A"), "b.txt": page("Boat B", KILLS), "c.txt": page("Boat C")}
    # When it is dropped
    dropped = stack.drop("boats.zip", zip_of(members))
    # Then its neighbours are published, and the member is refused with words
    heard = stack.notifications()
    assert sorted(it.about or "" for it in heard) == ["Boat A", "Boat C", dropped.key]
    assert outcomes(stack, dropped.key) == {
        None: "partial",
        "a.txt": "accepted",
        "b.txt": "too-slow",
        "c.txt": "accepted",
    }
    # And once the parser is mended, a replay of what was rejected reads it
    bugs.mended = True
    replay(stack.deployed, ".", Choice(rejected=True), dry_run=False)
    assert stack.notifications() == [published("Boat B")]
    assert outcomes(stack, dropped.key)["b.txt"] == "accepted"


def test_two_members_that_end_the_function_are_both_refused(stack: ClipwireStack, bugs: Bugs) -> None:
    # Given a zip in a zip, in which two members end every process that reads them
    inner = {"a.txt": page("Boat A", KILLS), "b.txt": page("Boat B"), "c.txt": page("Boat C", KILLS)}
    dropped = stack.drop("boats.zip", zip_of({"inner.zip": zip_of(inner), "d.txt": page("Boat D")}))
    # When it is read
    stack.run()
    # Then both are refused, and the others are articles
    found = outcomes(stack, dropped.key)
    assert [member for member, outcome in found.items() if outcome == "too-slow"] == [
        "inner.zip/a.txt",
        "inner.zip/c.txt",
    ]
    assert found["inner.zip/b.txt"] == found["d.txt"] == "accepted"
    assert found[None] == "partial"


def test_an_error_of_the_table_is_not_the_fault_of_a_member(stack: ClipwireStack, bugs: Bugs) -> None:
    # Given a zip whose second member ends the process, and a table that refuses once to open a member's receipt
    stack.fail("dynamodb", "GetItem", times=1, error="AccessDenied", function="read_large", where=_is_of("a.txt"))
    dropped = stack.drop("boats.zip", zip_of({"a.txt": page("Boat A"), "b.txt": page("Boat B", KILLS)}))
    # When it is read
    stack.run()
    # Then only the second member is refused
    assert outcomes(stack, dropped.key) == {None: "partial", "a.txt": "accepted", "b.txt": "too-slow"}


def test_a_member_that_raises_is_counted_among_the_failures_that_the_alarm_sees(
    stack: ClipwireStack, bugs: Bugs
) -> None:
    # Given a zip, two of whose members raise an error in a parser
    members = {"a.txt": page("Boat A", RAISES), "b.txt": page("Boat B"), "c.txt": page("Boat C", RAISES)}
    dropped = stack.drop("boats.zip", zip_of(members))
    # When it is read
    heard = stack.notifications()
    assert published("Boat B") in heard and rejected(dropped.key) in heard and len(heard) == 2
    # Then both are rejected, logged and counted in the metric of the alarm
    assert outcomes(stack, dropped.key) == {
        None: "partial",
        "a.txt": "processing-failed",
        "b.txt": "accepted",
        "c.txt": "processing-failed",
    }
    assert counted(stack) == 2
    said = [line["member"] for line in stack.log("ingest_article") if line.get("message") == "part failed"]
    assert said == ["a.txt", "c.txt"]


def test_a_file_that_raises_is_counted_too(stack: ClipwireStack, bugs: Bugs) -> None:
    stack.drop("boat.txt", page("Boat A", RAISES))
    stack.run()
    assert counted(stack) == 1


def test_the_last_error_is_named_once_however_often_a_container_is_retried(stack: ClipwireStack) -> None:
    # Given a large container that cannot be unpacked
    stack.fail("sqs", "SendMessageBatch", times=1_000, error="AccessDenied", function="unpack_archive")
    dropped = stack.drop("boats.zip", zip_of({"a.txt": page("Boat A"), "filling.bin": "x" * 1_100_000}))
    stack.run()
    # When it is retried twice, and fails again
    for _ in range(2):
        retry(stack.deployed, dropped.key)
        stack.run()
    # Then the receipt says once that every try failed
    problem = stack.receipt(dropped.key).problem
    assert problem and problem.detail.count("Every try failed") == 1
    # And a file that fails after a noted error names that error, once
    stack.fail("s3", "GetObject", times=1_000, error="AccessDenied")
    page_alone = stack.drop("a.txt", page("Boat A"))
    stack.run()
    retry(stack.deployed, page_alone.key)
    stack.run()
    problem = stack.receipt(page_alone.key).problem
    assert problem and problem.detail.count("The last error: ") == 1
    assert "AccessDenied" in problem.detail


def counted(stack: ClipwireStack) -> int:
    """The sum of the metric that IngestFailuresAlarm watches."""
    return sum(sum(line.get("IngestFailures", [])) for line in stack.log("ingest_article"))


def _is_of(member: str) -> Callable[[dict[str, Any]], bool]:
    return lambda parameters: parameters["Key"]["sk"]["S"].endswith(f"#{member}")
