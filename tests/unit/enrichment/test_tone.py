"""Tone: friendly above zero, hostile below, nothing where nothing can be said."""

import pytest

from clipwire.enrichment import tone
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.tone import tone_of
from clipwire.model.article import Article


def test_friendly_words_are_above_zero_and_hostile_ones_below() -> None:
    assert tone_of("They praised the brilliant success of their warm friendship.") > 0.3
    assert tone_of("Rebels killed twelve people in a brutal attack.") < -0.3


def test_a_text_without_such_words_is_neutral() -> None:
    assert tone_of("The train leaves at nine from the third platform.") == 0
    assert tone_of("") == 0


def test_a_negation_turns_a_word_round() -> None:
    assert tone_of("The talks were not a success.") < 0 < tone_of("The talks were a success.")
    assert tone_of("He didn’t fail.") > 0


def test_one_word_says_less_than_many() -> None:
    assert 0 < tone_of("A success.") < tone_of("A success, a triumph, a victory, a joy.")


def test_a_few_friendly_words_in_a_long_report_say_little() -> None:
    report = "The ferry leaves the third platform of the port at nine and comes back at noon. " * 20
    assert 0 < tone_of("A success, a triumph. " + report) < 0.1


@pytest.mark.parametrize("text", ["United Nations Security Council", "the first of its kind", "a fall of snow"])
def test_words_that_are_mostly_names_or_things_have_no_tone(text: str) -> None:
    assert tone_of(text) == 0


@pytest.mark.parametrize("text", ["good " * 50_000, "a" * 300_000, "no " * 50_000, "’" * 1000])
def test_it_stays_between_minus_one_and_one(text: str) -> None:
    assert -1 <= tone_of(text) <= 1


def test_articles_in_languages_without_a_list_have_no_tone() -> None:
    # Given articles with the same words in three languages, by their record
    articles = [Article(body="Great success", language=language) for language in ("en-US", "nl", None)]
    # When they are enriched
    for article in articles:
        tone.enrich(Analysis(article))
    # Then only the English one has a tone
    assert [article.tone is not None for article in articles] == [True, False, False]


def test_an_article_without_text_has_no_tone() -> None:
    article = Article(title="Great success", language="en")
    tone.enrich(Analysis(article))
    assert article.tone is None
