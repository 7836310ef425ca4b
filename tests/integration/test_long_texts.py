"""Texts that exceed what a queue, a topic or an item of the table takes."""

import json
from typing import Any

import pytest

from tests.support.clippings import ClipwireStack, published, updated

WORDS = 7_000
"""Their text is 69,000 characters: the event has it three times, as body, as removed and as added."""


def without_full_stops(word: str) -> str:
    return " ".join(f"{word}{number}" for number in range(WORDS))


def in_sentences(word: str) -> str:
    """More than an item of the table takes, if all of it is removed."""
    return " ".join(f"The {word} number {number} came here today." for number in range(13_000))


def page(body: str) -> str:
    article = {"@type": "NewsArticle", "headline": "Boats", "articleBody": body, "url": "https://example.org/boats"}
    return json.dumps(article)


@pytest.mark.parametrize("text", [without_full_stops, in_sentences], ids=["no full stops", "half a megabyte"])
def test_an_update_is_stored_and_published_though_every_word_changed(stack: ClipwireStack, text: Any) -> None:
    # Given a long article
    stack.drop("boats.json", page(text("boat")))
    assert stack.notifications() == [published("Boats")]
    # When a text with other words replaces it
    stack.drop("later.json", page(text("ship")))
    # Then subscribers receive the update, and no message waits for an operator
    assert stack.notifications() == [updated("Boats")]
    assert stack.receipt("incoming/later.json").outcome == "accepted"
    assert [receipt.outcome for receipt in stack.every_receipt() if receipt.outcome == "failed"] == []
    assert [article.version for article in stack.articles()] == [2]
