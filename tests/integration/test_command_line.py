"""What the commands print about a stack that runs in moto, and how they refuse wrong usage."""

import re

import pytest

from clipwire.cli import replay
from clipwire.cli.output import Failure
from clipwire.cli.show import show
from clipwire.cli.status import status
from tests.support.clippings import ClipwireStack
from tests.support.pages import page_dump


def test_each_older_version_has_the_time_at_which_it_was_seen(
    stack: ClipwireStack, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given an article that its publisher has changed
    stack.drop("first.txt", page_dump(body="The boats came back on Wednesday with 300 tons of pollack."))
    stack.run()
    [before] = stack.articles()
    stack.drop("second.txt", page_dump(body="The boats came back on Wednesday with 280 tons of pollack."))
    stack.run()
    [article] = stack.articles()
    assert (before.version, article.version) == (1, 2)
    capsys.readouterr()
    # When it is shown
    show(stack.deployed, str(article.id), None, False, False)
    # Then the older version has the time of its observation, and what was changed after it
    seen = capsys.readouterr().out
    [former] = stack.deployed.catalogue.history(str(article.id))
    [time] = re.findall(r"version 1  seen (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC", seen)
    assert time == f"{former.first.observed:%Y-%m-%d %H:%M:%S}"
    assert "changed in version 2:" in seen


def test_what_is_no_outcome_or_no_release_is_wrong_usage(stack: ClipwireStack) -> None:
    # When files of an unknown outcome, or read before something that is no release, are asked for
    with pytest.raises(Failure, match="lost is no outcome: it is one of waiting, received") as outcome:
        status(stack.deployed, ".", ["lost"], False)
    with pytest.raises(Failure, match="yesterday is no release") as release:
        replay.replay(stack.deployed, ".", replay.Choice(read_before="yesterday"), dry_run=True)
    # Then the command ends as with any wrong usage
    assert (outcome.value.status, release.value.status) == (2, 2)
