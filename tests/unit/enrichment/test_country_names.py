"""Countries by their names in 37 languages and their adjectives in thirteen, wherever in the sentence they are."""

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
        ("sv", "Den polske ministern mötte en kinesisk delegation.", ["CN", "PL"]),
        ("ro", "Statele Unite și Marea Britanie tac.", ["GB", "US"]),
        ("nl", "Duitsland en Zweden weigeren. Frankrijk wacht af.", ["DE", "FR", "SE"]),
        ("sv", "Tyskland och Frankrike protesterar. Ungern tiger.", ["DE", "FR", "HU"]),
        ("pl", "Niemcy i Rosja protestowały. Stany Zjednoczone milczą.", ["DE", "RU", "US"]),
        ("tr", "Almanya ve Fransa karşı çıktı. Yunanistan sustu.", ["DE", "FR", "GR"]),
        ("uk", "Німеччина та Франція протестують. Туреччина мовчить.", ["DE", "FR", "TR"]),
        ("el", "Η Γερμανία και η Γαλλία διαμαρτυρήθηκαν.", ["DE", "FR"]),
        ("es", "La policía paraguaya y el Parlamento griego. Habló en chino.", ["GR", "PY"]),
        ("fr", "La police allemande, le gouvernement turc. Elle parle en grec.", ["DE", "TR"]),
        ("it", "Le truppe russe e il ministro tedesco. Greco tace.", ["DE", "RU"]),
        ("pt", "Os soldados alemães, o governo norte-coreano e os latino-americanos.", ["DE", "KP"]),
        ("de", "Chinesische Schiffe und die griechische Regierung. Deutschlands Antwort.", ["CN", "DE", "GR"]),
        ("nl", "De Duitse regering en het Chinese leger. Zij spreekt in het Engels.", ["CN", "DE"]),
        ("da", "Den tyske regering og Frankrigs præsident.", ["DE", "FR"]),
        ("pl", "Kanclerz Niemiec rozmawiał z premierem Francji o chińskich firmach.", ["CN", "DE", "FR"]),
        ("ru", "Российские войска и китайская делегация. Это украинский язык.", ["CN", "RU"]),
        ("uk", "Президент Франції прибув до Китаю. Це російська мова.", ["CN", "FR"]),
        ("fi", "Saksan hallitus ja Venäjän armeija.", ["DE", "RU"]),
        ("hu", "Németországban és Franciaországnak.", ["DE", "FR"]),
        ("he", "ממשלת גרמניה ובצרפת מחאה", ["DE", "FR"]),
        ("en", "The commissioner, Volker Türk, spoke. Türk was calm.", []),
        ("en", "Volker Türk spoke in Chile about Rio Tinto and copper.", ["CL"]),
        ("ja", "アルバニージー首相は訪日した。", []),  # Aruba is アルバ
        ("ja", "アルバの代表とフランスの代表が会った。", ["AW", "FR"]),
        ("th", "รัฐบาลเยอรมนีและฝรั่งเศสประท้วง", ["DE", "FR"]),
        ("de", "Die USA und der Iran. Die Ukraine sagte nein. Auf Englisch.", ["IR", "UA", "US"]),
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
