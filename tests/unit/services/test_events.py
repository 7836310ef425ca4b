"""The events that subscribers receive, field by field: they are a contract."""

import json
from typing import Any

import pytest

from clipwire.model.article import (
    Action,
    Article,
    Country,
    DateMention,
    Image,
    Link,
    Organisation,
    Person,
    Place,
    Quote,
    Related,
    Source,
    Subject,
)
from clipwire.model.changes import Changes, Kind, Mark
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt, StoredArticle
from clipwire.services.announcing import announcement_of
from clipwire.services.events import MAX_EVENT_BYTES, MAX_WATCHED, MAX_WATCHED_BYTES, Event, event_of
from tests.unit.services.fakes import NOON, arrival

BARE = Article(id="fishing", version=1)
FULL = Article(
    id="fishing",
    version=1,
    title="Fishing fleet returns",
    source=Source(id="harbour-times", name="Harbour Times"),
    published="2025-04-24",
    language="en",
    body="Boats came home.",
    subjects=[Subject(code="medtop:20000000", name="economy", confidence=0.5)],
    people=[Person(name="Ann Mason", mentions=1, offsets=[3])],
    organisations=[Organisation(name="Harbour House", mentions=1, offsets=[9])],
    places=[Place(name="Nampho", mentions=1, offsets=[5], country="KP")],
    countries=[Country(code="KP", name="North Korea", mentions=2), Country(code="KR", name="South Korea", mentions=1)],
    dates=[DateMention(text="Tuesday", value="2025-04-22", offset=4)],
    quotes=[Quote(text="It was good.", speaker="Ann Mason", offset=1)],
    actions=[Action(type="AID", actor="KP", target="KR", offset=7, sentence="It helped.")],
)
REJECTED = Receipt.of(arrival("incoming/a.txt").model_copy(update={"size": 9}), NOON).model_copy(
    update={
        "outcome": "rejected",
        "problem": Problem.of("empty-file", "The file has no bytes."),
        "articles": [StoredArticle(id="x", version=1, outcome="new")],
        "message": "kept",
    }
)


UPDATED = FULL.model_copy(update={"version": 2, "previous_version": 1})


def event(content: Article | Receipt, difference: Changes | None = None) -> Event:
    return event_of(content, announcement_of(content, NOON), difference)


def message(after: Article | Receipt) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(event(after).message("urn:clipwire:test"))
    return told


def test_an_envelope_has_the_attributes_of_cloudevents_and_no_others() -> None:
    assert message(BARE) == {
        "specversion": "1.0",
        "id": "fishing-1",
        "source": "urn:clipwire:test",
        "type": "clipwire.article.published",
        "subject": "fishing",
        "time": "2026-01-07T12:00:00+00:00",
        "datacontenttype": "application/json",
        "data": message(BARE)["data"],
    }


def test_text_of_every_script_travels_as_it_is() -> None:
    # Escapes would take six bytes for a letter that has three
    assert "어선단" in event(FULL.model_copy(update={"title": "어선단"})).message("urn:clipwire:test")


def test_the_data_is_the_record_without_positions() -> None:
    data = message(FULL)["data"]
    for names in ("people", "organisations", "places"):
        assert [set(named) & {"offsets"} for named in data[names]] == [set()]
        assert data[names][0]["mentions"] == 1
    for found in ("dates", "quotes", "actions"):
        assert [set(one) & {"offset"} for one in data[found]] == [set()]
    assert data["dates"] == [{"text": "Tuesday", "value": "2025-04-22"}]
    assert data["quotes"] == [{"text": "It was good.", "speaker": "Ann Mason"}]
    assert data["body"] == "Boats came home."


def test_what_is_unknown_is_absent() -> None:
    data = message(BARE)["data"]
    assert not {"title", "source", "published", "tone", "file", "story_id"} & data.keys()
    assert "body" not in data, "the bucket keeps a long body, and an empty one says nothing"


def test_an_update_carries_its_difference_and_a_new_article_none() -> None:
    difference = Changes(added=["It was good."])
    updated = event(UPDATED, difference)
    assert updated.type == "clipwire.article.updated"
    assert updated.data["changes"] == difference.model_dump()
    assert "changes" not in event(FULL).data


def test_a_filter_can_name_the_grade_of_an_update() -> None:
    # Given an update that changed a figure and a name
    marks: dict[Kind, list[Mark]] = {"changed": [("figure", "lead"), ("name", "end")]}
    difference = Changes(changed=[("One.", "Two."), ("In Oslo.", "In Rome.")], marks=marks, grade="name", silent=True)
    updated = event(UPDATED, difference)
    # Then the gravest grade is an attribute, and each change has its own in JSON
    assert updated.attributes["grade"] == "name"
    changes = json.loads(updated.message("urn:clipwire:test"))["data"]["changes"]
    assert changes["changed"] == [["One.", "Two."], ["In Oslo.", "In Rome."]]
    assert changes["marks"] == {"changed": [["figure", "lead"], ["name", "end"]]}
    assert changes["silent"] is True


def test_an_update_without_a_grade_has_no_such_attribute() -> None:
    # Given a difference that version 0.1 stored
    updated = event(UPDATED, Changes(added=["It was good."]))
    # Then the attribute is absent, since SNS refuses an empty one
    assert "grade" not in updated.attributes


def test_a_rejection_carries_the_receipt_and_nothing_of_our_own_work() -> None:
    told = event(REJECTED)
    assert told.data == {
        "bucket": "drop",
        "key": "incoming/a.txt",
        "revision": "v1",
        "arrived": "2026-01-07T12:00:00Z",
        "updated": "2026-01-07T12:00:00Z",
        "outcome": "rejected",
        "release": REJECTED.release,
        "size": 9,
        "members": {},
        "problem": {
            "type": "urn:clipwire:problem:empty-file",
            "title": "The file is empty",
            "detail": "The file has no bytes.",
        },
        "warnings": [],
    }
    assert told.attributes == {"type": "clipwire.file.rejected"}
    assert (told.type, told.subject, told.time) == ("clipwire.file.rejected", "drop/incoming/a.txt", NOON)
    assert len(told.id) == 32


def test_a_name_with_half_a_character_can_be_announced_too() -> None:
    broken = REJECTED.model_copy(update={"key": "incoming/b\ud800.txt"})
    assert len(event(broken).id) == 32


def test_filter_policies_see_what_is_known() -> None:
    assert event(FULL).attributes == {
        "type": "clipwire.article.published",
        "source": "harbour-times",
        "language": "en",
        "countries": ["KP", "KR"],
        "subjects": ["medtop:20000000"],
        "language_tag": "en",
        "duplicate": "false",
    }
    assert event(BARE).attributes == {"type": "clipwire.article.published", "duplicate": "false"}


def test_a_filter_for_a_language_matches_its_regions() -> None:
    british = event(FULL.model_copy(update={"language": "en-GB"})).attributes
    assert (british["language"], british["language_tag"]) == ("en", "en-GB")


def test_a_filter_can_name_entries_of_the_watch_list() -> None:
    names = [f"Person {number}" for number in range(MAX_WATCHED + 1)]
    watched = event(FULL.model_copy(update={"watched": names}))
    assert watched.attributes["watched"] == names[:-1]
    assert watched.data["watched"] == names


def test_long_watched_names_leave_room_for_the_event() -> None:
    names = [f"{number} {'말' * 190}" for number in range(MAX_WATCHED)]
    watched = event(FULL.model_copy(update={"watched": names})).attributes["watched"]
    assert watched == names[: len(watched)]
    assert MAX_WATCHED_BYTES - 600 < len(json.dumps(watched, ensure_ascii=False).encode()) <= MAX_WATCHED_BYTES


def test_an_event_fits_although_its_quotation_marks_are_escaped_once_more() -> None:
    # Given a record that is short enough as JSON, and too long as a text within JSON
    speech = FULL.model_copy(update={"body": '"\n' * 60_000})
    data = event(speech).data
    assert "body" not in data and data["title"] == FULL.title


# --- what does not fit ------------------------------------------------------------------------------------------------

LEFT_OUT = ["body", "changes", "related", "quotes", "links", "images"]
"""In this order."""


def too_long(*fields: str) -> Event:
    """An update in which each of these fields alone is too long for an event."""
    text = "x" * MAX_EVENT_BYTES
    values: dict[str, Any] = {
        "body": text,
        "related": [Related(title=text)],
        "quotes": [Quote(text=text, offset=1)],
        "links": [Link(url=text)],
        "images": [Image(caption=text)],
    }
    update = {field: value for field, value in values.items() if field in fields}
    difference = Changes(added=[text if "changes" in fields else "It was good."])
    return event(UPDATED.model_copy(update=update), difference)


def small() -> dict[str, object]:
    """The fields of an update in which everything fits."""
    return too_long().data


@pytest.mark.parametrize("place", range(len(LEFT_OUT)))
def test_parts_are_left_out_in_order_until_the_rest_fits(place: int) -> None:
    # Given an event in which one part is too long
    told = too_long(LEFT_OUT[place])
    # Then that part and those before it in the order are left out, and no other
    assert small().keys() - told.data.keys() == set(LEFT_OUT[: place + 1]) & small().keys()
    assert told.data["people"] == small()["people"]
    assert len(told.message("urn:clipwire:test").encode()) <= MAX_EVENT_BYTES + 1_000


def test_an_event_of_exactly_the_limit_is_whole_and_one_of_a_byte_more_is_not() -> None:
    without = len(json.dumps(event(FULL.model_copy(update={"body": "x"})).data, ensure_ascii=False).encode()) - 1
    for more, is_whole in ((0, True), (1, False)):
        # Letters of two bytes, since bytes count and not letters
        room = MAX_EVENT_BYTES - without + more
        body = "é" * (room // 2) + "x" * (room % 2)
        assert ("body" in event(FULL.model_copy(update={"body": body})).data) == is_whole
