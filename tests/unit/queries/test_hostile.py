"""Queries and articles that try to break the matcher: too long, too deep, too slow, not even text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clipwire.queries.columns import folded
from clipwire.queries.errors import marked
from clipwire.queries.matching import QueryError, match
from clipwire.queries.scanning import MAX_DEPTH, MAX_QUERY_CHARS
from clipwire.queries.sql import where

ARTICLE = {"title": "a b", "body": "kim launch 미사일"}
LONG_WORD = "a" * 200_000
LONG_RUN = "가" * 50_000


def test_a_query_of_a_megabyte_is_refused_at_the_limit() -> None:
    with pytest.raises(QueryError, match="characters") as error:
        match("kim OR " * 150_000, ARTICLE)
    assert error.value.position == MAX_QUERY_CHARS


def test_brackets_are_nested_up_to_the_limit() -> None:
    assert match("(" * MAX_DEPTH + "kim" + ")" * MAX_DEPTH, ARTICLE)
    with pytest.raises(QueryError, match="deep") as error:
        match("(" * 10_000 + "kim" + ")" * 10_000, ARTICLE)
    assert error.value.position == MAX_DEPTH


def test_prefixes_are_nested_up_to_the_limit() -> None:
    assert match("NOT " * MAX_DEPTH + "kim", ARTICLE)
    with pytest.raises(QueryError, match="deep") as error:
        match("-" * 10_000 + "kim", ARTICLE)
    assert error.value.position == MAX_DEPTH


def test_the_deepest_tree_is_parsed_matched_and_written_as_sql() -> None:
    depth = MAX_DEPTH - 2
    query = "lee OR kim AND NOT (" * depth + "kim" + ")" * depth
    assert match(query, ARTICLE)
    assert where(query).exact


def test_ten_thousand_wildcards_are_matched() -> None:
    query = "k*" + " OR z*" * 5_000
    began = time.process_time()
    assert match(query, ARTICLE)
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("*a" * 50 + "*b", LONG_WORD),
        ("?a*" * 50 + "b", LONG_WORD),
        ("*a*a*a*a*a*b*", LONG_WORD),
        ("a?*a?*a?*b", LONG_WORD),
        ("가*" * 50 + "나", LONG_RUN),
        ("가?*가*가가*나", LONG_RUN),
        ("가*나-가*나", LONG_RUN + "나"),
        ('"a b a"~9', "a " * 30_000 + "b"),
        ('"가 나"~3', LONG_RUN + "나"),
        ("a", "a\u0301" * 200_000),
        ("*" * 1_000 + "a" + "*" * 1_000, LONG_WORD),
    ],
)
def test_no_pattern_takes_long(query: str, body: str) -> None:
    began = time.process_time()
    match(query, {"body": body})
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "phrase", ['"' + "a " * 201 + '"', "-".join(["a*"] * 201), '"' + "가" * 201 + '"~3', "가*" * 201]
)
def test_a_phrase_of_a_page_is_refused_where_it_begins(phrase: str) -> None:
    with pytest.raises(QueryError, match="200 words") as error:
        match(f"kim {phrase}", ARTICLE)
    assert error.value.position == 4


def test_a_phrase_of_200_words_is_found_in_text_that_repeats_them() -> None:
    began = time.process_time()
    found = match('"' + "a " * 200 + '"', {"body": "a " * 50_000})
    assert found and found.spans[0] == ("body", 0, 399)
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "query",
    ["kim " * 8_000, "kim OR " + " OR ".join(f"*z{number}*" for number in range(2_500))],
)
def test_reasons_are_found_as_fast_as_matches(query: str) -> None:
    # Given a query of thousands of words, and an article of which many words could be looked at for each
    article = {"body": "kim " * 20_000}
    # When it matches
    began = time.process_time()
    found = match(query, article)
    # Then its reasons are found in seconds
    assert found and len(found.spans) == 20_000
    assert time.process_time() - began < 5


@pytest.mark.parametrize("strange", ["\x00", "\ud800", "\ufdd0", "\u202e", "\U0010ffff", "🚀"])
def test_strange_characters_part_words(strange: str) -> None:
    # Given an article and a query with a character that is no letter
    article = {"title": f"kim{strange}lee"}
    # Then it only parts words, in both
    assert match("kim", article)
    assert match(f"kim{strange}lee", article)
    assert match(f"kim{strange}lee", {"title": "kim lee"})
    assert folded(article)["title_words"] == " kim lee "
    # And alone it is nothing to look for
    with pytest.raises(QueryError) as error:
        match(f"kim {strange}", article)
    assert error.value.position == 4


PARTS = ["a", "AND", "OR", "NOT", " ", "(", ")", '"', "[", "]", "{", "}", " TO ", "*", "?", "~", "^", ":", "\\", "+", "-", "!", "&&", "||", "/", "title:", "tone:", "published:", "subject:", "type:", "2025-04", "1", "미", "'", "’s", "\u3000", "\x00", "\ud800"]  # fmt: skip # noqa: E501


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join) | st.text(max_size=12))
def test_any_text_is_a_query_or_an_error_with_a_place(query: str) -> None:
    try:
        match(query, ARTICLE)
    except QueryError as error:
        assert 0 <= error.position <= len(query)
        assert str(error)
        line, mark = marked(query, error).split("\n")
        assert len(mark) <= 2 * len(line) + 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"' + "飛 " * 199 + 'z"', True),
        ('"' + "飛" * 199 + 'z"', True),
        ('"' + "飛" * 199 + '行"', False),
        ('"' + "飛" * 99 + " kim " + "飛" * 99 + '"', True),
    ],
    ids=["letters apart", "a run and a word", "another letter", "a word within"],
)
def test_a_long_phrase_is_found_in_a_text_that_repeats_its_beginning(query: str, found: bool) -> None:
    # Given a text in which the phrase begins everywhere and ends nowhere, or at one place
    body = "飛" * 100_000 + " kim " + "飛" * 50_000 + "z 行"
    # When the phrase is looked for, then the answer is right, and comes soon
    began = time.process_time()
    assert (match(query, {"title": "", "body": body}) is not None) == found
    assert time.process_time() - began < 4
