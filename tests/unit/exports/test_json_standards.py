"""ninjs, schema.org, JSON Feed, STIX and MISP against their rules."""

import json
import uuid
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import stix2

from clipwire.exports import FORMATS
from clipwire.exports.texts import in_html
from clipwire.model.article import Article, Place
from tests.unit.exports.checking import format_checker
from tests.unit.exports.samples import BARE, DATES, HOSTILE, article, other

SCHEMAS = Path(__file__).parent / "schemas"
ARTICLES = [
    *(article(**dates) for dates in DATES.values()),
    *(
        article(published=f"2025-04-24T10:00{offset}", modified=f"2025-04-25T08:00{offset}")
        for offset in ("", "+02:00")
    ),
    article(**BARE),
    article(title=None),
    article(truncated=True),
    article(**{name: value for name, value in HOSTILE.items() if name != "people"}),
]


def one(name: str, given: Article) -> dict[str, Any]:
    document = json.loads(FORMATS[name].one(given))
    assert isinstance(document, dict)
    return document


def many(name: str, given: list[Article]) -> Any:
    return json.loads(b"".join(FORMATS[name].many(given)))


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=format_checker())


@pytest.mark.parametrize("given", ARTICLES)
@pytest.mark.parametrize("name", ["ninjs", "json-feed", "misp", "json-ld"])
def test_a_document_keeps_the_rules_of_its_standard(name: str, given: Article) -> None:
    check = validator(name)
    check.validate(one(name, given))


MOMENTS = {
    # format     the object, and a field that must be a moment
    "ninjs": (lambda document: document, "contentCreated"),
    "json-feed": (lambda document: document["items"][0], "date_published"),
    "misp": (lambda document: document["Event"], "timestamp"),
}


@pytest.mark.parametrize("name", MOMENTS)
@pytest.mark.parametrize("wrong", [{}, {"unheard_of": "1"}])
def test_a_day_for_a_moment_and_an_unknown_field_break_the_rules(name: str, wrong: dict[str, str]) -> None:
    # Given a document with one of the two mistakes
    document = one(name, article(published="2025-04-24T10:00:00Z"))
    inner, field = MOMENTS[name]
    inner(document).update(wrong or {field: "2025-04-24"})
    # Then it is refused
    with pytest.raises(jsonschema.ValidationError):
        validator(name).validate(document)


def test_a_list_of_ninjs_is_an_array_of_items() -> None:
    listed = many("ninjs", [article(), other()])
    assert [item["headlines"][0]["value"] for item in listed] == ["Snow closes the pass", "Ferry sails again"]
    for item in listed:
        validator("ninjs").validate(item)


def test_ninjs_says_where_and_of_what_an_article_is() -> None:
    item = one("ninjs", article())
    assert item["located"] == "Nampho"
    assert item["subjects"] == [
        {"name": "transport", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000139", "confidence": 81}
    ]
    assert item["places"][0]["geoJSON"] == {"type": "Point", "coordinates": [127.44, 39.15]}
    assert item["bodies"][0]["value"] == in_html(article().body)
    # A day is not made a moment
    assert "contentCreated" not in item
    assert {"role": "published", "contentType": "text/plain", "value": "2025-04-24"} in item["descriptions"]


def test_json_ld_of_several_is_a_graph() -> None:
    graph = many("json-ld", [article(), other()])
    assert graph["@context"] == "https://schema.org"
    assert [(thing["@type"], thing["headline"]) for thing in graph["@graph"]] == [
        ("NewsArticle", "Snow closes the pass"),
        ("NewsArticle", "Ferry sails again"),
    ]
    person = next(thing for thing in graph["@graph"][0]["mentions"] if thing["@type"] == "Person")
    assert person["sameAs"] == "http://www.wikidata.org/entity/Q1"
    country = next(thing for thing in graph["@graph"][0]["mentions"] if thing["@type"] == "Country")
    assert country["sameAs"] == "http://www.wikidata.org/entity/Q423"


def test_the_items_of_a_json_feed_have_ids_of_their_own() -> None:
    feed = many("json-feed", [article(), other()])
    assert feed["title"] == "Clipwire"
    assert len({item["id"] for item in feed["items"]}) == 2
    # A feed of one publisher has its name
    assert many("json-feed", [article(), article(id="a" * 24)])["title"] == "Harbour News"


# --- STIX -----------------------------------------------------------------------------------------------------------


def test_a_stix_bundle_is_read_by_a_strict_parser() -> None:
    # Given articles with every kind of date, one with nothing but a text, and one with a place that STIX cannot say
    given = [*ARTICLES, article(places=[Place(name="Nowhere", mentions=1)])]
    given = [one.model_copy(update={"id": f"{number:024}"}) for number, one in enumerate(given)]
    # When they are written together
    bundle = stix2.parse(b"".join(FORMATS["stix"].many(given)).decode(), allow_custom=False)
    # Then there is a report for each, and what they name is there once
    kinds = [thing["type"] for thing in bundle.objects]
    assert kinds.count("report") == len(given)
    ids = {thing["id"] for thing in bundle.objects}
    assert len(ids) == len(kinds)
    # And every reference leads to an object of the bundle
    assert {ref for thing in bundle.objects for ref in thing.get("object_refs", [])} <= ids


def test_a_stix_report_names_people_places_and_the_address() -> None:
    # When an article is written twice
    bundle = stix2.parse(FORMATS["stix"].one(article()).decode(), allow_custom=False)
    # Then ids are the same each time, and that of the address is the one that STIX prescribes
    assert FORMATS["stix"].one(article()) == FORMATS["stix"].one(article())
    by_kind = {(thing["type"], thing.get("name") or thing.get("value")): thing for thing in bundle.objects}
    address = article().url
    assert by_kind["url", address]["id"] == stix2.URL(value=address).id
    assert by_kind["identity", "Ri Chol Su"]["identity_class"] == "individual"
    assert by_kind["identity", "Salt Works"]["identity_class"] == "organization"
    assert by_kind["location", "Wonsan"]["country"] == "KP"
    assert by_kind["location", "North Korea"]["external_references"][0]["external_id"] == "Q423"
    # And the reference has the date as printed
    report = by_kind["report", "Snow closes the pass"]
    assert report["external_references"][0]["description"] == "published 2025-04-24; by Lígia Prado, Rui Sá"


# --- MISP -----------------------------------------------------------------------------------------------------------


def test_a_misp_event_stays_with_its_owner_and_finds_people() -> None:
    event = one("misp", article())["Event"]
    assert (event["distribution"], event["published"], event["date"]) == ("0", False, "2025-04-24")
    found = {(it["type"], it["value"]) for it in event["Attribute"]}
    assert {("link", article().url), ("full-name", "Ri Chol Su")} <= found
    assert not any(it["to_ids"] for it in event["Attribute"])


def test_misp_events_of_a_list_have_uuids_of_their_own() -> None:
    events = [it["Event"] for it in many("misp", [article(), other()])["response"]]
    ids = [event["uuid"] for event in events] + [it["uuid"] for event in events for it in event["Attribute"]]
    assert len(set(ids)) == len(ids)
    assert all(uuid.UUID(it) for it in ids)
