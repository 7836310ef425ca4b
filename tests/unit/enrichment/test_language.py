"""The language of a text, in the scripts and lengths that the press has."""

import pytest

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.language import detect_language, enrich
from clipwire.model.article import Article

SENTENCES = {
    "en": "The fishing fleet came back to port before the storm.",
    "ko": "어선들이 폭풍이 오기 전에 항구로 돌아왔다.",
    "zh": "漁船在暴風雨來臨之前返回港口。",
    "ja": "漁船団は嵐の前に港へ戻った。",
    "ru": "Рыболовный флот вернулся в порт до начала шторма.",
    "es": "La flota pesquera volvió al puerto antes de la tormenta.",
    "fr": "La flotte de pêche est rentrée au port avant la tempête.",
    "de": "Die Fischereiflotte kehrte vor dem Sturm in den Hafen zurück.",
    "pt": "A frota pesqueira não voltou ao porto antes da tempestade.",
    "ar": "عاد أسطول الصيد إلى الميناء قبل العاصفة.",
    "uk": "Рибальський флот повернувся до порту перед штормом.",
    "id": "Armada nelayan kembali ke pelabuhan sebelum badai karena mereka tidak bisa berlayar.",
    "hi": "मछली पकड़ने वाला बेड़ा तूफान से पहले बंदरगाह पर लौट आया।",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, sentence: str) -> None:
    assert detect_language(sentence) == language


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Xa non hai luz nunha vila", "gl"),
        ("Kapal itu bisa berlayar karena", "id"),
        ("Kapal itu boleh belayar kerana", "ms"),
        ("Cesto bodo odprli šele po praznikih", "sl"),
        ("Cesta je zatvorena zbog snijega", "hr"),
        ("El pont s'obrirà després de les festes", "ca"),
        ("El puente se abrirá después de las fiestas", "es"),
        ("Trena ez da gaur ibiliko", "eu"),
        ("Die trein loop nie vandag nie", "af"),
        ("De trein rijdt vandaag niet", "nl"),
        ("De var ikke hjemme etter stormen", "no"),
        ("朝鮮中央通信", "zh"),
        ("ロシア大統領、平壌へ", "ja"),
    ],
)
def test_function_words_and_letters_decide_headlines(headline: str, language: str) -> None:
    assert detect_language(headline) == language


@pytest.mark.parametrize("text", ["", "   \n", "2025-04-24 12:30", "https://example.org/a/b", "£ $ % …", "a"])
def test_a_text_without_words_has_no_language(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Barcos perdidos", "es"),  # the model is fairly sure
        ("Lorem ipsum dolor", None),
        ("Bora Bora", None),
    ],
)
def test_without_a_function_word_the_model_must_have_an_idea(headline: str, language: str | None) -> None:
    assert detect_language(headline) == language


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Brodovi izgubljeni", "hr"),  # and not Serbo-Croatian
        ("Arrantza ontziak portura itzuli dira ekaitza baino lehen", "eu"),
    ],
)
def test_a_rare_language_needs_more_evidence_and_can_have_it(headline: str, language: str) -> None:
    assert detect_language(headline) == language


def test_a_letter_that_a_language_does_not_have_speaks_against_it() -> None:
    assert detect_language("Bărci pierdute") == "ro"
    # but a few names with foreign letters do not
    assert detect_language("The boat of Đặng Thị Ngọc Thịnh and of Nguyễn Phú Trọng") == "en"


def test_foreign_names_in_a_korean_text_do_not_make_it_english() -> None:
    assert detect_language("조선중앙통신 KCNA는 Vladimir Putin 대통령이 평양에 도착했다고 전했다.") == "ko"


def test_a_language_that_the_page_states_is_kept() -> None:
    # Given a page that says what language it is in, and quotes another
    article = Article(language="ru", body="The fishing fleet came back to port before the storm.")
    # When it is enriched
    enrich(Analysis(article))
    # Then the page is believed
    assert article.language == "ru"


def test_one_very_long_line_is_answered_from_its_beginning() -> None:
    assert detect_language("The boats came back. " + "x" * 300_000) == "en"


def test_a_long_text_is_believed_before_the_language_of_its_template() -> None:
    # Given a Korean page whose template says English
    article = Article(language="en-US", body=f"{SENTENCES['ko']} " * 30)
    # When its language is sought
    enrich(Analysis(article))
    # Then the text decides, and says so
    assert article.language == "ko"
    assert article.evidence["language"].origin == "heuristic"
    assert article.warnings == ["the page states the language en-US; its text is in ko"]


@pytest.mark.parametrize(("stated", "spoken"), [("en-GB", "en"), ("gl", "pt"), ("zh-Hant", "zh"), ("uk", "ru")])
def test_what_the_page_says_stands_where_the_text_may_be_in_it(stated: str, spoken: str) -> None:
    article = Article(language=stated, body=f"{SENTENCES[spoken]} " * 30)
    enrich(Analysis(article))
    assert (article.language, article.warnings) == (stated, [])


def test_a_short_text_does_not_gainsay_the_page() -> None:
    article = Article(language="en", body=SENTENCES["fr"])
    enrich(Analysis(article))
    assert article.language == "en"


@pytest.mark.parametrize(("stated", "spoken"), [("en-US", "el"), ("en", "uk")])
def test_a_short_text_in_letters_of_another_script_is_believed(stated: str, spoken: str) -> None:
    # Given a short text in letters that the stated language does not have, with a name in Latin letters
    texts = {"el": "Άνοιξε τη Δευτέρα το πρώτο φαρμακείο του νησιού, λέει το iPress."}
    article = Article(language=stated, body=texts.get(spoken) or SENTENCES[spoken])
    # When its language is sought
    enrich(Analysis(article))
    # Then the letters decide
    assert article.language == spoken
