"""What the commands print of a stack: receipts by key, member and prefix, versions and what changed."""

import json
from typing import Any

import pytest

from clipwire.adapters.table.progress import ProgressTable
from clipwire.cli.drop import wait_for_receipts
from clipwire.cli.output import Failure
from clipwire.cli.show import show
from clipwire.cli.status import MAX_MEMBERS_SHOWN, status
from clipwire.model.arrival import Arrival
from clipwire.model.messages import Place
from clipwire.model.receipt import Unpacked
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, UPDATED_BODY, page_dump, zip_of


@pytest.fixture
def printed(capfd: pytest.CaptureFixture[str]) -> Any:
    """What a command prints: (stdout, stderr), without line breaks that a narrow terminal makes."""

    def run(command: Any, *arguments: Any, **options: Any) -> tuple[str, str]:
        capfd.readouterr()
        command(*arguments, **options)
        return tuple(capfd.readouterr())  # type: ignore[return-value]

    return run


def dropped_and_read(stack: ClipwireStack) -> None:
    stack.drop("a.txt", page_dump("Boat 1 is back"), key="incoming/may/a.txt")
    stack.drop("b.txt", "", key="incoming/may/b.txt")
    stack.drop("c.txt", page_dump("Boat 2 is back", "Another body of the second boat."), key="incoming/june/c.txt")
    stack.run()


def test_a_prefix_is_summed_up_and_filtered_by_outcome(stack: ClipwireStack, printed: Any) -> None:
    # Given three files in two folders, and one that waits
    dropped_and_read(stack)
    stack.client("s3").put_object(Bucket=stack["DropBucket"], Key="incoming/may/waits.txt", Body=b"x")
    # When a folder is asked for
    out, err = printed(status, stack.deployed, "may/", [], False)
    assert "✓ accepted  incoming/may/a.txt" in out and "incoming/june" not in out
    assert "✗ rejected  incoming/may/b.txt\n  The file holds nothing" in out
    assert "3 files: 1 accepted, 1 rejected, 1 waiting" in err
    # Then all files, and those of one outcome, can be asked for
    _, err = printed(status, stack.deployed, ".", [], False)
    assert "4 files: 2 accepted, 1 rejected, 1 waiting" in err
    out, _ = printed(status, stack.deployed, ".", ["rejected", "waiting"], True)
    assert [json.loads(line)["key"] for line in out.splitlines()] == ["incoming/may/b.txt", "incoming/may/waits.txt"]
    with pytest.raises(Failure, match="incoming/july has no receipt"):
        status(stack.deployed, "july", [], False)


def test_the_members_of_a_container_are_printed_by_outcome_and_by_name(stack: ClipwireStack, printed: Any) -> None:
    # Given a zip with more members than are shown, one of them empty
    pages = {f"{n:02}.txt": page_dump(f"Boat {n} is back", f"Body of boat {n}.") for n in range(MAX_MEMBERS_SHOWN + 2)}
    dropped = stack.drop("pages.zip", zip_of(pages | {"x#1.txt": ""}))
    stack.run()
    # When its key is asked for
    out, err = printed(status, stack.deployed, "pages.zip", [], False)
    # Then the zip is partial because of a part, not because it is empty, and the rest is counted
    assert "◐ partial  incoming/pages.zip\n  A part could not be read" in out
    assert "3 more members" in err
    # and members can be asked for by outcome, or by the name that is printed
    out, _ = printed(status, stack.deployed, "pages.zip", ["rejected"], False)
    assert "incoming/pages.zip#x#1.txt" in out and "00.txt" not in out
    out, _ = printed(status, stack.deployed, f"{dropped.key}#x#1.txt", [], True)
    assert json.loads(out)["outcome"] == "rejected"
    out, err = printed(status, stack.deployed, "pages.zip", ["failed"], False)
    assert (out, "no receipt of it is failed" in err) == ("", True)


def test_older_versions_can_be_opened_and_what_changed_is_shown(stack: ClipwireStack, printed: Any) -> None:
    # Given an article with an update
    stack.drop("fleet.txt", page_dump(body=BODY, crawled="24/04/2025"))
    stack.run()
    stack.drop("fleet2.txt", page_dump(body=UPDATED_BODY, crawled="25/04/2025"))
    [article] = stack.articles()
    assert article.version == 2 and article.id
    [before] = stack.history()
    # When it is shown
    out, _ = printed(show, stack.deployed, article.id, None, False, False)
    # Then what changed is there
    assert "version 1" in out and "changed in version 2:" in out
    added = [line for line in out.splitlines() if line.strip().startswith("+ ")]
    assert added
    # and the first version can be opened
    out, _ = printed(show, stack.deployed, article.id, 1, True, False)
    assert json.loads(out)["body"] == before.body
    with pytest.raises(Failure, match="has no version 7"):
        show(stack.deployed, article.id, 7, True, False)


def test_waiting_for_files_ends_well_only_if_all_were_read(stack: ClipwireStack, printed: Any) -> None:
    dropped_and_read(stack)
    ends: list[bool] = []

    def wait(*keys: str) -> None:
        ends.append(wait_for_receipts(stack.deployed, keys, since=0, patience=0))

    _, err = printed(wait, "incoming/may/a.txt", "incoming/june/c.txt")
    assert "2 files: 2 accepted" in err
    _, err = printed(wait, "incoming/may/a.txt", "incoming/may/b.txt")
    assert "2 files: 1 accepted, 1 rejected" in err
    _, err = printed(wait, "incoming/may/a.txt", "incoming/may/never.txt")
    assert "2 files: 1 accepted, 1 waiting" in err
    assert ends == [True, False, False]
    # and a file whose every try failed is no good end either
    [read] = [one for one in stack.receipts("incoming/may/a.txt") if one.member is None]
    stack.keep_receipt(read.model_copy(update={"outcome": "failed"}))
    printed(wait, "incoming/may/a.txt")
    assert ends[-1] is False


@pytest.mark.parametrize(("seconds", "is_this_drop"), [(3, True), (60, False)])
def test_waiting_allows_for_clocks_that_differ_but_not_for_an_older_file(
    stack: ClipwireStack, printed: Any, seconds: int, is_this_drop: bool
) -> None:
    dropped_and_read(stack)
    since = stack.receipt("incoming/may/a.txt").arrived.timestamp() + seconds
    ends: list[bool] = []
    printed(lambda: ends.append(wait_for_receipts(stack.deployed, ["incoming/may/a.txt"], since, patience=0)))
    assert ends == [is_this_drop]


def test_a_folder_of_the_console_is_no_file_that_waits(stack: ClipwireStack, printed: Any) -> None:
    dropped_and_read(stack)
    stack.client("s3").put_object(Bucket=stack["DropBucket"], Key="incoming/may/", Body=b"")
    _, err = printed(status, stack.deployed, "may/", [], False)
    assert "2 files: 1 accepted, 1 rejected" in err


def test_a_container_that_is_being_read_says_how_far(stack: ClipwireStack, printed: Any) -> None:
    # Given a container of three members, one of which is read
    dropped_and_read(stack)
    read = stack.receipt("incoming/may/a.txt")
    unpacked = Unpacked(run="first", counted={"sent on": 3})
    stack.keep_receipt(read.model_copy(update={"outcome": "reading", "unpacked": unpacked}))
    container = Arrival(bucket=read.bucket, key=read.key, version_id=read.revision, arrived=read.arrived)
    progress = ProgressTable(stack.client("dynamodb"), stack["ArticlesTable"])
    progress.note(container, Place(run="first", ordinal=0), "accepted", None)
    # Then its receipt counts that one alone
    out, _ = printed(status, stack.deployed, "may/a.txt", [], False)
    assert "1 of 3 read" in out
