"""Countries by the names of 30 languages, also at the beginning of a sentence and behind an article."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        (
            "it",
            "La Germania, la Cina e gli Stati Uniti hanno protestato. Il Regno Unito tace.",
            ["CN", "DE", "GB", "US"],
        ),
        ("nl", "Duitsland en Zweden weigeren. Frankrijk wacht af.", ["DE", "FR", "SE"]),
        ("sv", "Tyskland och Frankrike protesterar. Ungern tiger.", ["DE", "FR", "HU"]),
        ("pl", "Niemcy i Rosja protestowały. Stany Zjednoczone milczą.", ["DE", "RU", "US"]),
        ("tr", "Almanya ve Fransa karşı çıktı. Yunanistan sustu.", ["DE", "FR", "GR"]),
        ("uk", "Німеччина та Франція протестують. Туреччина мовчить.", ["DE", "FR", "TR"]),
        ("el", "Η Γερμανία και η Γαλλία διαμαρτυρήθηκαν.", ["DE", "FR"]),
        ("de", "Die Ukraine sagte nein. Der Iran schwieg. Die Schweiz vermittelt.", ["CH", "IR", "UA"]),
    ],
)
def test_countries_have_names_in_many_languages(language: str, text: str, codes: list[str]) -> None:
    assert sorted(country.code for country in enrich(Article(body=text, language=language)).countries) == codes


def test_a_name_that_the_gazetteer_finds_counts_once() -> None:
    # Given a text with a name that the gazetteer and the table have
    article = enrich(Article(body="Gestern hat Frankreich zugestimmt.", language="de"))
    # Then it is one mention
    assert [(country.code, country.mentions) for country in article.countries] == [("FR", 1)]
