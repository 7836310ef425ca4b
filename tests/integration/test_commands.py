"""What the commands print of a stack: receipts by key, member and prefix, versions and what changed."""

import json
from typing import Any

import pytest

from clipwire.adapters.table.progress import ProgressTable
from clipwire.adapters.table.units import units
from clipwire.cli.drop import wait_for_receipts
from clipwire.cli.history import history
from clipwire.cli.output import Failure
from clipwire.cli.show import show
from clipwire.cli.status import MAX_FILES_SHOWN, MAX_MEMBERS_SHOWN, status
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


def test_the_history_says_which_text_was_seen_when_and_what_changed(stack: ClipwireStack, printed: Any) -> None:
    # Given a page that was seen twice, an update of it in a zip, and a late crawl from between, with a third text
    between = BODY.replace("three weeks", "four weeks")
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    stack.drop("again.txt", page_dump(crawled="May 03, 2025"))
    stack.run()
    stack.drop("later.zip", zip_of({"page.txt": page_dump(body=UPDATED_BODY, crawled="May 06, 2025")}))
    stack.run()
    stack.drop("late.txt", page_dump(body=between, crawled="May 05, 2025"))
    [article] = stack.articles()
    assert article.id
    # When the history is asked for
    out, _ = printed(history, stack.deployed, article.id, True, True)
    first, late, newest = map(json.loads, out.splitlines())
    # Then the texts are in order of observation, with the files and the sightings
    assert [row.get("version") for row in (first, late, newest)] == [1, None, 2] and late["late"]
    assert [row["first_seen"][:10] for row in (first, late, newest)] == ["2025-05-02", "2025-05-05", "2025-05-06"]
    assert (first["last_seen"][:10], first["last_seen_in"]) == (
        "2025-05-03",
        f"{stack['DropBucket']}/incoming/again.txt",
    )
    assert "last_seen" not in late and "last_seen" not in newest
    assert (newest["file"]["key"], newest["file"]["member"]) == ("incoming/later.zip", "page.txt")
    assert {row["first_seen_by"] for row in (first, late, newest)} == {"crawl-date"}
    # and the edit to the version is graded, whatever came between
    assert (newest["grade"], newest["silent"]) == ("figure", False) and "grade" not in late
    # and each text has the difference to the next, the late one too
    [(was, became)] = first["changes_to_next"]["changed"]
    assert "three weeks" in was and "four weeks" in became
    assert len(late["changes_to_next"]["changed"]) == 1 and "changes_to_next" not in newest
    # and people can read it
    out, _ = printed(history, stack.deployed, article.id, True, False)
    assert (
        "arrived late" in out and "incoming/later.zip#page.txt" in out and "+ The crews had been at sea for four" in out
    )
    out, _ = printed(history, stack.deployed, article.id, False, False)
    assert "four weeks" not in out and "2025-05-03 (crawl date of the page)" in out
    with pytest.raises(Failure, match="there is no article nothing"):
        history(stack.deployed, "nothing", False, False)


def test_a_page_without_a_crawl_date_was_seen_when_its_file_arrived(stack: ClipwireStack, printed: Any) -> None:
    stack.drop(
        "mail.eml", "From: a@harbour.example\nSubject: Boats are back\nDate: Mon, 5 May 2025 10:00:00 +0000\n\n" + BODY
    )
    [article] = stack.articles()
    out, _ = printed(history, stack.deployed, article.id, False, True)
    row = json.loads(out)
    assert row["first_seen_by"] == "object-time" and row["first_seen"] == row["arrived"]


def test_a_receipt_names_stories_and_costs(stack: ClipwireStack, printed: Any) -> None:
    # Given a page that is stored and placed
    stack.drop("fleet.txt", page_dump())
    [heard] = stack.notifications()
    out, _ = printed(status, stack.deployed, "fleet.txt", [], True)
    receipt = json.loads(out)
    # Then its receipt leads to the story
    assert receipt["articles"][0]["story_id"] == heard.event["data"]["story_id"]
    # and has the units of the record, of two index entries, of the list, and of the receipt itself, opened and closed
    scanned = stack.client("dynamodb").scan(TableName=stack["ArticlesTable"])["Items"]
    [record], [listed] = ([item for item in scanned if item["kind"]["S"] == kind] for kind in ("article", "list"))
    assert receipt["write_units"] == units(record) + 2 + units(listed) + 2
    assert receipt["took_ms"] > 0
    out, _ = printed(status, stack.deployed, "fleet.txt", [], False)
    assert f"story {heard.event['data']['story_id']}" in out and f"{receipt['write_units']} write units" in out


def test_of_many_files_the_first_are_printed_and_all_are_summed_up(stack: ClipwireStack, printed: Any) -> None:
    for number in range(MAX_FILES_SHOWN + 2):
        stack.drop(f"{number:02}.txt", "")
    stack.run()
    stack.client("s3").put_object(Bucket=stack["DropBucket"], Key="incoming/waits.txt", Body=b"x")
    out, err = printed(status, stack.deployed, ".", [], False)
    assert out.count("✗ rejected") == MAX_FILES_SHOWN
    assert "… 3 more files" in err and "22 rejected, 1 waiting" in err and "problems: 22 × The file is empty" in err
    assert "still open: 1; at " in err


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
