"""A user's watch list, read from the bucket by the function that the template makes."""

from typing import Any

from clipwire.model.article import Article
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, page_dump

KEY = "config/watchlist.yaml"
BODY_WITH_NAME = BODY + "\n\nThe crews thanked the Eastern Harbour House for its ice."


def upload(stack: ClipwireStack, text: str) -> None:
    stack.client("s3").put_object(Bucket=stack["DropBucket"], Key=KEY, Body=text.encode())


def watch_for(identifier: str) -> str:
    entry = f"{{name: Eastern Harbour House, kind: organisation, identifiers: {{house: '{identifier}'}}}}"
    return f"entries: [{entry}]\n"


def identifiers(article: Article) -> Any:
    return next((it.identifiers for it in article.organisations if it.name == "Eastern Harbour House"), None)


def read(stack: ClipwireStack, title: str) -> Article:
    """Drop a page with the name in it; its article."""
    stack.drop(f"{title}.txt", page_dump(title, BODY_WITH_NAME))
    [article] = [article for article in stack.articles() if article.title == title]
    return article


def test_names_of_the_list_are_found_with_their_identifiers(stack: ClipwireStack) -> None:
    upload(stack, watch_for("7"))
    article = read(stack, "Fleet is back")
    assert identifiers(article) == {"house": "7"}
    assert article.warnings == []


def test_without_a_list_nothing_is_watched_for(stack: ClipwireStack) -> None:
    article = read(stack, "Fleet is back")
    assert not identifiers(article)
    assert article.warnings == []
    # And a process that has looked does not look again for a while
    read(stack, "Fleet is away")
    looks = [call for call in stack.calls.made if call.parameters.get("Key") == KEY]
    assert len(looks) == 1


def test_a_changed_list_is_used_from_the_next_cold_start_at_the_latest(stack: ClipwireStack) -> None:
    upload(stack, watch_for("7"))
    read(stack, "Fleet is back")
    upload(stack, watch_for("8"))
    stack.cool_down()
    assert identifiers(read(stack, "Fleet is away")) == {"house": "8"}


def test_a_list_with_mistakes_costs_no_article_and_is_named_in_a_warning(stack: ClipwireStack) -> None:
    upload(stack, "entries:\n  - nmae: Eastern Harbour House\n    kind: organisation\n")
    article = read(stack, "Fleet is back")
    assert not identifiers(article)
    [warning] = [warning for warning in article.warnings if KEY in warning]
    assert "line 2" in warning


def test_a_list_that_s3_does_not_give_is_asked_for_again(stack: ClipwireStack) -> None:
    # Given S3 that fails once when it is asked for the list
    upload(stack, watch_for("7"))
    stack.fail("s3", "GetObject", times=1, error="InternalError", where=lambda parameters: parameters["Key"] == KEY)
    # When a page is dropped
    # Then it is read with the list, at the second try
    assert identifiers(read(stack, "Fleet is back")) == {"house": "7"}
