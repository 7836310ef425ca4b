"""Where one decision ends and the next begins."""

from datetime import UTC, datetime

import pytest

from clipwire.model.article import Article, FileRef
from clipwire.model.record import Kept, Record, Sighting
from clipwire.versions.identity import canonical_url, next_id
from clipwire.versions.sightings import (
    decide,
    is_fuller,
    is_newer_reading,
    kept_before,
    reversion,
    tells_another_story,
)

DAY = datetime(2026, 1, 7, tzinfo=UTC)


def sighting(day: int) -> Sighting:
    moment = datetime(2026, 1, day, tzinfo=UTC)
    return Sighting(observed=moment, arrived=moment, key=f"drop/{day}")


def file(data: str) -> FileRef:
    return FileRef(bucket="drop", key="page", format="html", size=1, sha256=data)


def record(body: str, day: int = 7, data: str | None = None, **fields: object) -> Record:
    article = Article.model_validate({"id": "a", "version": 1, "body": body, "file": data and file(data)} | fields)
    return Record(article=article, digest=body, sighting=sighting(day))


def kept(digest: str, version: int | None, day: int = 6, data: str | None = None) -> Kept:
    of_file = file(data) if data else None
    return Kept(version=version, previous_version=None, digest=digest, sighting=sighting(day), file=of_file)


def words(*numbers: int) -> str:
    return " ".join(f"word{number}" for number in numbers)


# --- fuller texts -----------------------------------------------------------------------------------------------------


def test_a_fuller_text_replaces_a_cut_off_one_though_it_was_seen_earlier() -> None:
    assert decide(record("short", day=7, truncated=True), record("the whole text", day=6)) == "updated"


@pytest.mark.parametrize(("other", "is_it"), [("four", True), ("equal", False), ("longer", False)])
def test_only_more_text_is_fuller(other: str, is_it: bool) -> None:
    assert is_fuller(Article(body="equal"), Article(body=other, truncated=True)) == is_it
    assert not is_fuller(Article(body="equal"), Article(body=other))


# --- other stories ----------------------------------------------------------------------------------------------------


def test_an_address_on_either_side_decides_that_it_is_one_article() -> None:
    one, other = Article(body=words(*range(20))), Article(body=words(*range(50, 70)))
    at_an_address = {"url": "https://harbour.example/weather"}
    assert tells_another_story(one, other)
    assert not tells_another_story(one.model_copy(update=at_an_address), other)
    assert not tells_another_story(one, other.model_copy(update=at_an_address))


@pytest.mark.parametrize(("length", "is_another"), [(14, False), (15, True)])
def test_texts_of_fewer_than_fifteen_words_are_not_compared(length: int, is_another: bool) -> None:
    # Fifteen different words have 13 runs of three, fourteen have 12
    short, long = Article(body=words(*range(length))), Article(body=words(*range(50, 90)))
    assert tells_another_story(short, long) == is_another
    assert tells_another_story(long, short) == is_another


@pytest.mark.parametrize(("shared", "is_another"), [(3, True), (4, False), (12, False)])
def test_a_tenth_of_the_runs_in_common_makes_one_story(shared: int, is_another: bool) -> None:
    # Given two texts of 22 words, which are 20 runs of three, that begin with some words in common
    one = Article(body=words(*range(22)))
    other = Article(body=words(*range(shared), *range(50, 72 - shared)))
    # Then one shared run (three words) is less than a tenth, and two are a tenth
    assert tells_another_story(one, other) == is_another


# --- history ----------------------------------------------------------------------------------------------------------


def test_a_reversion_is_to_the_newest_version_with_that_text() -> None:
    history = [kept("old", 1), kept("other", 2), kept("old", 3), kept("newest", 4), kept("old", None)]
    assert reversion(record("old"), history) == 3
    assert reversion(record("never seen"), history) is None


def test_the_same_bytes_are_in_the_history_though_they_are_read_otherwise_now() -> None:
    history = [kept("as it was read then", 1, data="bytes")]
    assert kept_before(record("as it is read now", day=6, data="bytes"), "older", history) == history[0]
    assert kept_before(record("as it is read now", day=6, data="others"), "older", history) is None


# --- readings ---------------------------------------------------------------------------------------------------------


def test_an_enricher_that_the_stored_reading_did_not_have_makes_a_newer_one() -> None:
    known, seen = Article(enrichers={"tone": 1}), Article(enrichers={"tone": 1, "actions": 1})
    assert is_newer_reading(seen, known)
    # And one whose version is 0 is not older than none
    assert is_newer_reading(Article(enrichers={"tone": 1, "actions": 0}), known)


# --- identity ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("https://harbour.example:8080/a", "harbour.example:8080/a"),
        ("http://harbour.example:80/a", "harbour.example/a"),
        ("https://harbour.example:443/a", "harbour.example/a"),
        ("https://harbour.example:81/a", "harbour.example:81/a"),
    ],
)
def test_a_port_counts_unless_it_is_that_of_the_scheme(url: str, same: str) -> None:
    assert canonical_url(url) == same


def test_the_next_id_never_changes_from_release_to_release() -> None:
    assert next_id("aaaaaaaaaaaaaaaaaaaaaaaa") == "i3fopu4jqdq3dgedxerodkmw"
