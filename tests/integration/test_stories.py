"""Copies and stories on the real template: subscribers hear of them with the article, in whatever order it comes."""

import json

import pytest

from clipwire.cli.erase import erase
from clipwire.cli.output import Failure, answers
from clipwire.cli.show import show
from clipwire.cli.story import story
from clipwire.services.placing import NO_STORY
from tests.support.clippings import ClipwireStack, Notification, published
from tests.support.pages import UPDATED_BODY, page_dump

REPORT = """A fleet of twelve boats is back in the port of Nampho, where it landed four hundred tonnes of herring.

Ri Chol Su, who leads the fleet, thanked the weather. The harbour office said on Tuesday that the crews were at sea for
three weeks.

The cannery of Nampho works a second shift until the holds are empty."""
OTHER = """The tram depot of Sosong has got eight rain tanks, in which it gathers water for washing its carriages.

Workers dug them in under the yard within a month, and the old well was filled with gravel."""


def place_of(heard: Notification) -> dict[str, object]:
    return {name: heard.event["data"].get(name) for name in ("story_id", "duplicate_of", "similarity")}


def test_a_copy_and_a_report_are_one_story_and_another_event_is_none(stack: ClipwireStack) -> None:
    # Given a page, a copy of it in another paper, another report of the event, and something else
    stack.drop("fleet.txt", page_dump())
    stack.drop("copy.txt", page_dump("Fleet is home", source="Coast Daily", published="25/04/2025"))
    stack.drop("report.txt", page_dump("Twelve boats are back", REPORT, source="Evening Post"))
    stack.drop("trams.txt", page_dump("Rain tanks for trams", OTHER, source="Evening Post"))
    # When subscribers hear of them
    first, copy, report, other = stack.notifications()
    # Then they hear which is a copy of which, and which belong together
    assert copy.event["data"]["duplicate_of"] == first.event["data"]["id"]
    assert copy.event["data"]["similarity"] > 0.9
    assert place_of(first)["story_id"] == place_of(copy)["story_id"] == place_of(report)["story_id"]
    assert place_of(other)["story_id"] != place_of(first)["story_id"]
    # and can filter by it
    assert [it.attributes["duplicate"] for it in (first, copy, report, other)] == ["false", "true", "false", "false"]


def test_two_copies_at_once_are_not_both_first(stack: ClipwireStack) -> None:
    # Given two copies whose messages come together
    with stack.announcements.held_back() as messages:
        stack.drop("fleet.txt", page_dump())
        stack.drop("copy.txt", page_dump("Fleet is home", source="Coast Daily"))
    for message in messages:
        stack.announce(message)
    first, second = stack.notifications()
    assert [place_of(it)["duplicate_of"] for it in (first, second)] == [None, first.event["data"]["id"]]


def test_a_cold_function_and_a_repeated_stream_place_nothing_twice(stack: ClipwireStack) -> None:
    # Given a placed article
    stack.drop("fleet.txt", page_dump())
    [first] = stack.notifications()
    # When all functions start anew and the stream is read again from its beginning
    stack.cool_down()
    stack.rewind_streams()
    assert stack.notifications() == []
    # Then a copy is still known to be one
    stack.drop("copy.txt", page_dump("Fleet is home", source="Coast Daily"))
    [copy] = stack.notifications()
    assert copy.event["data"]["duplicate_of"] == first.event["data"]["id"]


def test_a_backfill_meets_the_articles_of_its_own_days(stack: ClipwireStack) -> None:
    # Given a page of 2019, one of this year, and a copy of the first
    stack.drop("old.txt", page_dump(published="24/04/2019"))
    stack.drop("new.txt", page_dump("Rain tanks for trams", OTHER))
    old, _ = stack.notifications()
    stack.drop("old-copy.txt", page_dump("Fleet is home", source="Coast Daily", published="25/04/2019"))
    [copy] = stack.notifications()
    assert copy.event["data"]["duplicate_of"] == old.event["data"]["id"]


def test_an_update_keeps_its_story(stack: ClipwireStack) -> None:
    stack.drop("fleet.txt", page_dump(crawled="May 02, 2025"))
    [first] = stack.notifications()
    stack.drop("later.txt", page_dump(body=UPDATED_BODY, crawled="May 03, 2025"))
    [update] = stack.notifications()
    assert place_of(update)["story_id"] == place_of(first)["story_id"]
    assert update.event["data"]["duplicate_of"] is None if "duplicate_of" in update.event["data"] else True


@pytest.mark.parametrize("operation", ["PutItem", "BatchWriteItem", "Query", "GetItem"])
@pytest.mark.parametrize("after", [False, True])
def test_a_crash_anywhere_in_placing_changes_nothing(stack: ClipwireStack, operation: str, after: bool) -> None:
    # Given a process that ends in a call of placing, before or after AWS executes it
    stack.drop("fleet.txt", page_dump())
    [first] = stack.notifications()
    stack.crash("dynamodb", operation, function="place_article", after=after)
    # When a copy and another article come
    stack.drop("copy.txt", page_dump("Fleet is home", source="Coast Daily"))
    stack.drop("trams.txt", page_dump("Rain tanks for trams", OTHER))
    # Then each is announced under one id, with the place that it has without a crash
    heard = {it.id: it for it in stack.notifications()}.values()
    assert {it.about for it in heard} == {"Fleet is home", "Rain tanks for trams"}
    places = {it.about: place_of(it)["duplicate_of"] for it in heard}
    assert places == {"Fleet is home": first.event["data"]["id"], "Rain tanks for trams": None}


def test_an_article_whose_story_cannot_be_found_is_published_all_the_same(stack: ClipwireStack) -> None:
    # Given a table that does not let the function read what was placed
    stack.fail("dynamodb", "Query", times=1_000, error="ThrottlingException", function="place_article")
    stack.drop("fleet.txt", page_dump())
    # Then the notice comes, and says so
    [heard] = stack.notifications()
    assert heard == published("Fishing fleet returns")
    assert NO_STORY in heard.event["data"]["warnings"]
    assert "story_id" not in heard.event["data"]


def test_a_story_shows_its_reports_and_its_copies(
    stack: ClipwireStack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a story of two reports and a copy
    monkeypatch.setattr(answers, "width", 120, raising=False)
    stack.drop("fleet.txt", page_dump())
    stack.drop("copy.txt", page_dump("Fleet is home", source="Coast Daily", published="25/04/2025"))
    stack.drop("report.txt", page_dump("Twelve boats are back", REPORT, source="Evening Post"))
    first, copy, report = stack.notifications()
    # When it is shown, by the id of one of its articles
    story(stack.deployed, report.event["data"]["id"], as_json=False)
    shown = capsys.readouterr().out
    # Then it has all three, and says which is a copy
    assert "3 articles, 1 of them a copy, in 3 sources" in shown
    assert f"copy of {first.event['data']['id']}" in shown
    assert all(title in shown for title in ("Fishing fleet returns", "Fleet is home", "Twelve boats are back"))
    # and programs get the same, with the names that only one report has
    story(stack.deployed, report.event["data"]["story_id"], as_json=True)
    printed = json.loads(capsys.readouterr().out)
    assert (printed["title"], printed["copies"], len(printed["reports"])) == ("Fishing fleet returns", 1, 3)
    by_id = {one["id"]: one for one in printed["reports"]}
    assert by_id[copy.event["data"]["id"]]["duplicate_of"] == first.event["data"]["id"]
    assert "duplicate_of" not in by_id[report.event["data"]["id"]]
    assert all("only_here" in one for one in printed["reports"])
    # and the record of the copy names story and original
    show(stack.deployed, copy.event["data"]["id"], None, as_json=False, whole=False)
    shown = capsys.readouterr().out
    assert first.event["data"]["story_id"] in shown and first.event["data"]["id"] in shown


@pytest.mark.parametrize("most", [1, 2])
def test_of_a_large_story_the_first_reports_are_compared(
    stack: ClipwireStack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    # Given a story of two reports, of which one or both may be compared
    monkeypatch.setattr("clipwire.cli.story.MAX_COMPARED", most)
    text = f"{REPORT}\n\nThe mayor of Wonsan sent his congratulations to Nampho."
    stack.drop("fleet.txt", page_dump())
    stack.drop("report.txt", page_dump("Twelve boats are back", text, source="Evening Post", published="26/04/2025"))
    first, report = stack.notifications()
    story(stack.deployed, report.event["data"]["story_id"], as_json=True)
    printed = json.loads(capsys.readouterr().out)
    # Then both are listed, and the second has its names only if it is compared
    assert [one["id"] for one in printed["reports"]] == [first.event["data"]["id"], report.event["data"]["id"]]
    assert printed["reports"][1]["only_here"] == (["Wonsan"] if most == 2 else [])


def test_a_story_is_shown_without_its_erased_article(
    stack: ClipwireStack, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Given a story of two reports, of which one is erased
    monkeypatch.setattr(answers, "width", 120, raising=False)
    stack.drop("fleet.txt", page_dump())
    stack.drop("report.txt", page_dump("Twelve boats are back", REPORT, source="Evening Post"))
    first, report = stack.notifications()
    erase(stack.deployed, first.event["data"]["id"], yes=True)
    capsys.readouterr()
    # Then the story has the other
    story(stack.deployed, report.event["data"]["story_id"], as_json=False)
    shown = capsys.readouterr().out
    assert "1 article in 1 source" in shown
    assert "Twelve boats are back" in shown and "Fishing fleet returns" not in shown
    # and the id of the erased one says what became of it
    with pytest.raises(Failure, match="was erased on"):
        story(stack.deployed, first.event["data"]["id"], as_json=False)
