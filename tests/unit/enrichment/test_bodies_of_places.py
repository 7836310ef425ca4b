"""Courts, police, city offices and firms that their seat or their form shows."""

import pytest

from clipwire.enrichment.entities.finding import names_by_sign


def organisations_in(text: str, language: str) -> list[str]:
    return [text[e.start : e.end] for e in names_by_sign(text, language) if e.label == "organisation"]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("zh", "记者从湖北省武汉市公安局获悉", "湖北省武汉市公安局"),
        ("zh", "被告不服，向甘肃省高级人民法院上诉", "甘肃省高级人民法院"),
        ("zh", "全案移送屏東地檢署偵辦", "屏東地檢署"),
        ("ja", "3日、長野県警が逮捕した", "長野県警"),
        ("ja", "昨年、高松地裁に提訴した", "高松地裁"),
        ("ko", "이날 춘천지법은 선고했다", "춘천지법"),
        ("de", "Wie die Polizei Bremen mitteilte", "Polizei Bremen"),
        ("nl", "Volgens de rechtbank Utrecht klopt dat", "rechtbank Utrecht"),
        ("ru", "Вчера клуб «Белбор» закрылся", "Белбор"),
    ],
)
def test_a_seat_or_a_form_shows_an_organisation(language: str, text: str, name: str) -> None:
    # Given the word for a body beside its seat or its name, then that is the organisation
    assert organisations_in(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "他是武汉大学生"),
        ("ja", "警察は京都で男を逮捕した"),
        ("de", "Die Polizei Hinweise zu geben, ist wichtig"),
        ("nl", "De politie en de rechtbank zwijgen"),
        ("ru", "Вчера компания закрылась"),
    ],
)
def test_the_word_for_a_body_alone_shows_none(language: str, text: str) -> None:
    # Given the word without a seat or a name, then nothing is found
    assert organisations_in(text, language) == []
