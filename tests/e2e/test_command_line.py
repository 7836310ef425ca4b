"""The command line against an installation, as a user runs it."""

import json
import signal
import subprocess
from pathlib import Path

import pytest

from tests.e2e.installation import CLIPWIRE, Installation
from tests.e2e.pages import Newspaper


def test_a_folder_is_dropped_and_its_files_are_followed_to_their_articles(
    installation: Installation, tmp_path: Path
) -> None:
    # Given a folder with a page, a picture, and a file that a computer hid there
    newspaper = Newspaper()
    folder = tmp_path / f"press {newspaper.token}"
    folder.mkdir()
    (folder / "tram.html").write_text(newspaper.html())
    (folder / "scan.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    # When it is dropped and waited for
    dropped = installation.clipwire("drop", "--wait", str(folder))
    # And both keys are printed, and what became of the files
    # Then the exit status says that one was rejected, and one line sums up
    assert dropped.returncode == 1, dropped.stderr
    assert "2 files: 1 accepted, 1 rejected" in dropped.stderr
    page, picture = f"incoming/{folder.name}/tram.html", f"incoming/{folder.name}/scan.html"
    assert {page, picture} <= set(dropped.stdout.splitlines())
    assert "DS_Store" not in dropped.stdout
    assert f"✓ accepted  {page}" in dropped.stdout
    assert f"✗ rejected  {picture}" in dropped.stdout

    # And `status` shows the receipt, under the key or the name of the file
    receipt = json.loads(installation.clipwire("status", "--json", page).stdout)
    assert receipt["outcome"] == "accepted"
    assert "rejected" in installation.clipwire("status", picture.removeprefix("incoming/")).stdout

    # And `show` shows the record
    [article] = receipt["articles"]
    assert "Geneva opens a tram line to the lake" in installation.clipwire("show", article["id"]).stdout
    record = json.loads(installation.clipwire("show", "--json", article["id"]).stdout)
    assert record["source"] == {"id": newspaper.source, "name": newspaper.name}

    # And `list` finds it by its source, its day and its country
    for chosen in (["--source", newspaper.name], ["--day", "2025-05-12"], ["--since", "2025-05-12", "--country", "CH"]):
        listed = installation.clipwire("list", "--json", "--limit", "1000", *chosen)
        assert article["id"] in {json.loads(line)["id"] for line in listed.stdout.splitlines()}, chosen
    assert "Geneva opens a tram line" in installation.clipwire("list", "--source", newspaper.source).stdout


def test_watch_prints_what_comes_and_leaves_nothing_behind(installation: Installation) -> None:
    # Given somebody who watches for one notification
    newspaper = Newspaper()
    chosen = json.dumps({"source": [newspaper.source]})
    watching = subprocess.Popen(
        [CLIPWIRE, "watch", "--json", "--count", "1", "--filter", chosen],
        env=installation.cli_environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert watching.stderr
    assert "watching" in watching.stderr.readline()
    # When a page is dropped
    installation.drop(newspaper.page_dump())
    # Then the notification is printed, and the queue is gone
    printed, _ = watching.communicate(timeout=installation.patience)
    assert json.loads(printed)["data"]["source"]["id"] == newspaper.source
    assert watching.returncode == 0
    assert queues_of_watchers(installation) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_watch_cleans_up_when_it_is_interrupted(installation: Installation, name: str) -> None:
    # Given somebody who watches
    watching = subprocess.Popen(
        [CLIPWIRE, "watch"], env=installation.cli_environment, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    assert watching.stderr
    assert "watching" in watching.stderr.readline()
    assert len(queues_of_watchers(installation)) == 1
    # When they press Ctrl-C, or close the terminal
    watching.send_signal(signal.Signals[name])
    # Then the command ends well and the queue is gone
    _, said = watching.communicate(timeout=installation.patience)
    assert (watching.returncode, "Traceback" in said) == (0, False)
    assert queues_of_watchers(installation) == []


def test_retry_of_a_file_that_did_not_fail_says_so(installation: Installation) -> None:
    # Given a file that was read
    key = installation.drop(Newspaper().page_dump())
    installation.receipt(key)
    # When another try is asked for
    asked = installation.clipwire("retry", key)
    # Then one line says that there is nothing to try
    assert asked.returncode == 1
    assert asked.stderr.splitlines() == [f"clipwire: {key} has nothing to send again: accepted"]


def test_a_stack_that_does_not_exist_is_one_line(installation: Installation) -> None:
    # When a stack is named that nobody deployed
    asked = installation.clipwire("list", "--day", "2025-05-12", "--stack", "no-such-stack")
    # Then one line says so
    assert asked.returncode == 1
    assert asked.stderr.splitlines() == [
        "clipwire: there is no stack no-such-stack in this account and region: name yours with --stack or "
        "CLIPWIRE_STACK"
    ]


def queues_of_watchers(installation: Installation) -> list[str]:
    return installation.client("sqs").list_queues(QueueNamePrefix="clipwire-watch-").get("QueueUrls", [])
