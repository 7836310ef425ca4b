"""docs/events.asyncapi.yaml describes the events that are really published."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

from clipwire.adapters.stream import change_in
from clipwire.model import article as records
from clipwire.model.article import Action, Article
from clipwire.model.changes import Changes, Grade
from clipwire.model.listing import Listing
from clipwire.model.problem import Problem
from clipwire.model.proof import Proof, ReadAgain
from clipwire.model.receipt import Receipt
from clipwire.model.story import Merged
from clipwire.services.announcing import EventType, announcement_of
from clipwire.services.events import OUR_OWN_WORK, Content, event_of
from clipwire.services.reading import read_file
from clipwire.versions.changes import changes
from tests.unit.exports.checking import format_checker
from tests.unit.exports.samples import article

ROOT = Path(__file__).parents[3]
EVENTS = ROOT / "events"
NOON = datetime(2026, 1, 7, 12, tzinfo=UTC)
API = yaml.safe_load((ROOT / "docs" / "events.asyncapi.yaml").read_text())
MESSAGES = {message["name"]: message for message in API["components"]["messages"].values()}

MODELS: dict[str, tuple[type[BaseModel], set[str]]] = {
    # schema       of the type, without these fields
    "Record": (Article, set()),
    "Changes": (Changes, set()),
    "Receipt": (Receipt, OUR_OWN_WORK),
    "Merged": (Merged, set()),
    "Listing": (Listing, {"state", "noticed", "article_id"}),
    "Problem": (Problem, set()),
    "Proof": (Proof, set()),
    "ReadAgain": (ReadAgain, set()),
    **{
        name: (getattr(records, name), {"offset", "offsets"})
        for name in "Source Link Image Dateline Related Subject Person Organisation Place Country DateMention Quote "
        "Action Evidence FileRef Slice".split()
    },
}
ADDED = {"Record": {"changes"}, "Listing": {"id"}}
"""Properties that an event has beside the fields of the type."""


def check(kind: str, payload: object) -> None:
    schema = {**MESSAGES[kind]["payload"], "components": API["components"]}
    jsonschema.Draft7Validator(schema, format_checker=format_checker()).validate(payload)


def published(content: Content, difference: Changes | None = None) -> dict[str, Any]:
    """The event as subscribers get it, checked with its message attributes."""
    event = event_of(content, announcement_of(content, NOON), difference)
    schema = {**API["components"]["schemas"]["Attributes"], "components": API["components"]}
    jsonschema.Draft7Validator(schema).validate(event.attributes)
    told: dict[str, Any] = json.loads(event.message("urn:clipwire:eu-west-1:123456789012:clipwire-dev"))
    return told


def articles_of_samples() -> Iterator[Article]:
    for path in sorted((EVENTS / "samples").iterdir()):
        for found in read_file(path.read_bytes(), path.name).articles:
            yield found.model_copy(update={"version": 1})


def contents_of_the_stream() -> Iterator[Article | Receipt]:
    for path in sorted((EVENTS / "pass_on").glob("*.json")):
        for record in json.loads(path.read_text())["Records"]:
            after = change_in(record).after
            if isinstance(after, Article) or (isinstance(after, Receipt) and after.outcome == "rejected"):
                yield after


def test_every_event_has_a_message() -> None:
    assert set(MESSAGES) == set(get_args(EventType))
    assert API["channels"]["notifications"]["messages"].keys() == API["components"]["messages"].keys()


def test_every_reference_leads_somewhere() -> None:
    def references(node: object) -> Iterator[str]:
        if isinstance(node, dict):
            yield from (value for name, value in node.items() if name == "$ref")
            node = list(node.values())
        for inner in node if isinstance(node, list) else ():
            yield from references(inner)

    found = set(references(API))
    assert len(found) > 30
    for reference in found:
        target: Any = API
        for step in reference.removeprefix("#/").split("/"):
            target = target[step]


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_has_the_fields_of_its_type(name: str) -> None:
    model, left_out = MODELS[name]
    schema = API["components"]["schemas"][name]
    assert schema["additionalProperties"] is False
    assert schema["properties"].keys() - ADDED.get(name, set()) == model.model_fields.keys() - left_out


def test_the_lists_of_values_are_those_of_the_code() -> None:
    schemas = API["components"]["schemas"]
    assert schemas["Grade"]["enum"] == list(get_args(Grade))
    for model, field in ((Action, "type"), (records.Evidence, "origin"), (records.Evidence, "confidence")):
        assert schemas[model.__name__]["properties"][field]["enum"] == list(
            get_args(model.model_fields[field].annotation)
        )


def test_articles_that_were_read_are_described() -> None:
    # Given the articles of the sample files, and one with every kind of field
    told = [published(it) for it in [*articles_of_samples(), article(duplicate_of="x", similarity=0.9)]]
    # Then their events are as described
    assert len(told) > 5
    for event in told:
        check("clipwire.article.published", event)


def test_what_the_table_streams_is_described() -> None:
    # Given the changes in events/pass_on
    told = [published(content) for content in contents_of_the_stream()]
    # Then their events are as described, articles and a rejected file
    assert {event["type"] for event in told} >= {"clipwire.article.published", "clipwire.file.rejected"}
    for event in told:
        check(event["type"], event)


def test_an_update_with_every_kind_of_change_is_described() -> None:
    # Given a text in which a sentence was reworded, one added and the title changed
    before = article()
    body = before.body.replace("forty of them", "fifty of them") + "\n\nIt opens at noon."
    after = article(version=2, previous_version=1, title="Snow still closes the pass", body=body)
    difference = changes(before, after)
    assert difference.title and difference.changed and difference.added
    check("clipwire.article.updated", published(after, difference))


def test_lists_and_stories_are_described() -> None:
    listing = Listing(
        state="withdrawn",
        article_id="herring",
        title="Herring",
        last_seen=NOON,
        missing_since=NOON + timedelta(days=1),
        missing_from=2,
        noticed=NOON,
    )
    restored = listing.model_copy(update={"state": "restored", "seen_again": NOON + timedelta(days=2)})
    check("clipwire.article.withdrawn", published(listing))
    check("clipwire.article.restored", published(restored))
    check("clipwire.story.merged", published(Merged(story_id="a", merged="b", article_id="c", title="Herring")))


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": ""},
        {"specversion": "0.3"},
        {"type": "clipwire.article.updated"},
        {"time": "noon"},
        {"extra": 1},
        {"data": {"id": "x"}},
        {"data": {"id": "x", "version": 1, "mood": "calm"}},
        {"data": {"id": "x", "version": 1, "published": "24/04/2025"}},
        {"data": {"id": "x", "version": 1, "people": [{"name": "Kim", "mentions": 1, "offsets": [1]}]}},
    ],
)
def test_other_events_are_not(wrong: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        check("clipwire.article.published", published(article()) | wrong)
