"""Tone in languages other than English."""

import pytest

from clipwire.enrichment import tone
from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.tone import LANGUAGES, tone_of
from clipwire.model.article import Article


@pytest.mark.parametrize(
    ("language", "glad", "sad"),
    [
        ("ko", "축하와 감사의 환호", "잔혹한 학살과 분노"),
        ("zh", "热烈祝贺伟大的胜利", "野蛮的屠杀令人愤怒"),
        ("ja", "素晴らしい勝利に感謝", "残虐な虐殺への怒り"),
        ("ru", "радость и благодарность", "жестокая резня и ужас"),
        ("es", "alegría y gratitud por el triunfo", "una masacre brutal y cruel"),
        ("fr", "joie et gratitude", "un massacre brutal et cruel"),
        ("de", "Freude über den großartigen Sieg", "ein grausames Massaker und Entsetzen"),
        ("pt", "alegria e triunfo", "um massacre brutal e cruel"),
        ("it", "gioia e trionfo", "un massacro brutale e crudele"),
        ("ar", "فرح ونجاح وشكر", "مجزرة بشعة وإرهاب"),
    ],
)
def test_friendly_words_are_above_zero_and_hostile_ones_below(language: str, glad: str, sad: str) -> None:
    assert tone_of(glad, language) > 0 > tone_of(sad, language)


@pytest.mark.parametrize(
    ("language", "plain", "negated"),
    [
        ("es", "éxito", "no hubo éxito"),
        ("de", "Erfolg", "kein Erfolg"),
        ("ru", "успех", "не успех"),
        ("zh", "成功", "没有成功"),
        ("ja", "成功した", "成功しない"),
        ("ko", "성공했다", "성공하지 못했다"),
    ],
)
def test_a_negation_reverses_a_word(language: str, plain: str, negated: str) -> None:
    assert tone_of(plain, language) > 0 > tone_of(negated, language)


def test_a_word_that_begins_like_one_with_a_tone_has_none() -> None:
    assert tone_of("славянский", "ru") == 0 < tone_of("славный", "ru")
    assert tone_of("不断发展", "zh") > 0


def test_a_record_in_a_language_without_a_list_has_no_tone() -> None:
    article = Article(body="Een grote ramp en veel geweld.", language="nl")
    tone.enrich(Analysis(article))
    assert article.tone is None


def test_a_record_in_a_language_with_a_list_has_a_tone() -> None:
    article = Article(title="Masacre", body="Una masacre brutal.", language="es-MX")
    tone.enrich(Analysis(article))
    assert article.tone is not None
    assert article.tone < 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "123", "\ud800", "。" * 50])
def test_text_without_words_is_plain(language: str, text: str) -> None:
    assert tone_of(text, language) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_are_those_that_the_table_explains(language: str) -> None:
    weights = {weight for weight, _ in tone.rows(language)}
    assert {"2", "1", "-1", "-2"} < weights <= {"2", "1", "-1", "-2", "0", "not"}
