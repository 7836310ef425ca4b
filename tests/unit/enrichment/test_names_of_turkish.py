"""Bodies, places and speakers in Turkish: initials before a title, courts with a number, endings of cases."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article


def record(body: str) -> Article:
    return enrich(Article(title="Günün haberi", body=body, language="tr"))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Toplantıya MHP Grup Başkanvekili Selim Aktaş katıldı.", ["MHP"]),
        ("Kararı dün Bursa 4. Asliye Ceza Mahkemesi verdi.", ["Bursa 4. Asliye Ceza Mahkemesi"]),
        ("Açıklamayı dün İzmir Barosu yaptı.", ["İzmir Barosu"]),
        ("Karar dün Yönetim Kurulu toplantısında alındı.", []),
        ("Tören dün Kuleli Spor Salonu önünde yapıldı.", []),
    ],
)
def test_a_body_is_whole_and_a_thing_is_none(body: str, names: list[str]) -> None:
    assert [found.name for found in record(body).organisations] == names


def test_a_place_is_without_the_ending_behind_its_apostrophe() -> None:
    article = record("Uçak dün sabah Londra'ya indi, öğleden sonra Paris'ten Roma'ya geçti. Şehirde kar yağışı vardı.")
    assert {place.name for place in article.places} == {"Londra", "Paris", "Roma"}


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("değerlendirmesinde bulundu", "Selim Aktaş"),
        ("açıklamasını yaptı", "Selim Aktaş"),
        ("diye tepki gösterdi", "Selim Aktaş"),
    ],
)
def test_nouns_of_saying_show_the_speaker(clause: str, speaker: str) -> None:
    article = record(f"Belediye Başkanı Selim Aktaş, “Yollar yarın sabah açılacak” {clause}.")
    assert [quote.speaker for quote in article.quotes] == [speaker]
