"""The language that a file states decides about words that are two months, and reaches the tables under one tag."""

import pytest

from clipwire.enrichment.keywords import find_keywords
from clipwire.model.article import Article
from clipwire.parsing.registry import parse
from clipwire.wording import table_language

PAGE = """<!doctype html><html{attribute}><head><title>Przystań zamknięta</title></head><body><article>
<h1>Przystań zamknięta</h1><p>{day}</p>
<p>Przystań w Kruszynie jest zamknięta od wczoraj, bo fala uszkodziła pomost i dwie łodzie rybackie przy nabrzeżu.</p>
<p>Naprawa potrwa tydzień, a łodzie stoją do tego czasu w sąsiednim porcie, mówi kierownik przystani nad zatoką.</p>
</article></body></html>"""


def page(language: str | None, day: str) -> Article:
    attribute = f' lang="{language}"' if language else ""
    [article] = parse(PAGE.format(attribute=attribute, day=day).encode()).articles
    return article


@pytest.mark.parametrize(("language", "published"), [("pl", "2024-11-24"), ("hr-HR", "2024-10-24"), (None, None)])
def test_a_word_for_two_months_is_read_in_the_language_of_the_page(language: str | None, published: str | None) -> None:
    # Given a page with "24 listopada 2024" above its text: November in Polish, October in Croatian
    # When it is read
    article = page(language, "24 listopada 2024")
    # Then the date is that of the page's language, and a page without one has none
    assert article.published == published
    assert ("listopada" in article.body) == (published is None)


@pytest.mark.parametrize(("stated", "tag"), [("sr-latn-rs", "sr-Latn-RS"), ("ES-419", "es-419"), ("zh_tw", "zh-TW")])
def test_the_tag_of_a_page_keeps_its_script_and_region(stated: str, tag: str) -> None:
    assert page(stated, "").language == tag


def test_a_date_in_front_matter_is_read_in_the_language_beside_it() -> None:
    # Given front matter with a Polish date and its language
    text = "---\ntitle: Przystań\nlang: pl\ndate: 24 listopada 2024\n---\n\nPrzystań jest zamknięta od wczoraj.\n"
    # When it is read
    [article] = parse(text.encode()).articles
    # Then the day is in November
    assert article.published == "2024-11-24"


def test_a_printed_date_below_front_matter_is_read_in_its_language() -> None:
    # Given front matter without a date, and a line with the date above the text
    text = "---\ntitle: Przystań\nlang: pl\n---\n\n24 listopada 2024\n\nPrzystań jest zamknięta od wczoraj.\n"
    # When it is read
    [article] = parse(text.encode()).articles
    # Then the day is in November, and the line is not part of the body
    assert (article.published, article.body) == ("2024-11-24", "Przystań jest zamknięta od wczoraj.")


@pytest.mark.parametrize(
    ("tag", "language"),
    [("no", "no"), ("nb", "no"), ("nn", "no"), ("nb-NO", "no"), ("nn-NO", "no"), ("pl-PL", "pl"), ("zh-Hant-TW", "zh")],
)
def test_both_forms_of_norwegian_have_one_tag_in_the_tables(tag: str, language: str) -> None:
    assert table_language(tag) == language


@pytest.mark.parametrize("tag", ["no", "nb", "nn", "nb-NO"])
def test_a_page_in_either_form_of_norwegian_reaches_the_words_of_the_tables(tag: str) -> None:
    # Given a text in which a function word is more frequent than any other word
    text = (
        "Havna ble stengt. Båtene ble liggende. Bryggene ble reparert. Havna åpner på mandag. Båtene venter på havna."
    )
    # When its keywords are found under each tag of the language
    found = find_keywords(text, language=tag)
    # Then they are words of the text's subject: the tables of the language were read
    assert "havna" in [keyword.lower() for keyword in found]
    assert "ble" not in found
