"""Many queries at once: the same results, few of them tried, one snapshot."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipwire.queries.errors import QueryError
from clipwire.queries.matching import RuleError, RuleSet, match
from clipwire.queries.needs import choices, keys
from clipwire.queries.parsing import parse
from clipwire.queries.reading import Reading
from tests.unit.queries.generated import articles, queries

PUBLISHED = "clipwire.article.published"


def is_good(query: str) -> bool:
    try:
        parse(query)
    except QueryError:
        return False
    return True


@settings(max_examples=60, deadline=None)
@given(article=articles(), sought=st.lists(queries().filter(is_good), max_size=8))
def test_a_set_matches_as_its_queries_do(article: dict[str, Any], sought: list[str]) -> None:
    each = {str(number): found.spans for number, query in enumerate(sought) if (found := match(query, article))}
    rules = RuleSet({str(number): query for number, query in enumerate(sought)})
    for one in (rules, RuleSet.from_bytes(rules.to_bytes())):
        assert {rule.id: rule.spans for rule in one.matching(article)} == each


@settings(max_examples=150, deadline=None)
@given(article=articles(), query=queries().filter(is_good))
def test_an_article_that_matches_has_a_key_of_every_choice(article: dict[str, Any], query: str) -> None:
    if match(query, article):
        reading = Reading(article, PUBLISHED)
        for choice in choices(parse(query)):
            assert any(key.text in keys(reading, key.list) for key in choice), choice


def test_few_rules_are_tried() -> None:
    # Given a thousand rules with a frequent word, and a rare one each, in several forms
    forms = [
        "{0} AND the",
        'the ("{0} fleet" OR {0}s)',
        "the {0}*",
        "the OR of {0}",
        'person:"kim {0}"',
        "the -{0} {0}미사",
    ]
    rules = RuleSet({str(number): forms[number % 5].format(f"rare{number:03}") for number in range(1_000)})
    # When an article has the frequent word and one of the rare ones
    reading = Reading({"body": "The rare000 of the kim 미사일 fleet"}, PUBLISHED)
    # Then only the rules are tried of which it has the rare word, and those that the frequent one is enough for
    tried = rules.candidates(reading)
    assert 0 in tried
    assert len(tried) <= 1 + 200 + 200  # the form with OR, and the wildcards, of which an index has four letters


def test_rules_without_words_are_always_tried() -> None:
    rules = RuleSet({"sad": "tone:[-1 TO -0.2]", "all but wheat": "language:en -wheat"})
    article = {"tone": -0.3, "language": "en"}
    assert [rule.id for rule in rules.matching(article)] == ["sad", "all but wheat"]


def test_rules_match_in_their_order_and_by_the_type_of_the_event() -> None:
    rules = RuleSet({"z": "wheat type:updated", "a": "wheat", "m": "barley"})
    article = {"body": "wheat"}
    assert [rule.id for rule in rules.matching(article)] == ["a"]
    assert [rule.id for rule in rules.matching(article, "clipwire.article.updated")] == ["z", "a"]


def test_an_error_names_the_rule() -> None:
    with pytest.raises(RuleError, match="closed") as error:
        RuleSet({"good": "wheat", "bad": "wheat (barley"})
    assert (error.value.id, error.value.position) == ("bad", 6)


def test_a_snapshot_of_another_release_is_refused() -> None:
    snapshot = json.loads(RuleSet({"a": "wheat"}).to_bytes())
    snapshot["version"][0] += 1
    with pytest.raises(ValueError, match="another release"):
        RuleSet.from_bytes(json.dumps(snapshot).encode())
    with pytest.raises(ValueError, match="another release"):
        RuleSet.from_bytes(b"[]")


def test_loading_a_snapshot_parses_no_query(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = RuleSet({"a": 'wheat OR "barley fields"~3'}).to_bytes()
    monkeypatch.setattr("clipwire.queries.rules.parse", None)
    rules = RuleSet.from_bytes(snapshot)
    assert len(rules) == 1
    assert [rule.id for rule in rules.matching({"title": "Fields of barley"})] == ["a"]
