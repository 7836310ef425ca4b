"""Days in the languages that have rows in the tables of date words, and no more; read on 15 May 2024."""

from datetime import date

import pytest

from clipwire.enrichment.dates import find_dates


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("pl", "Wczoraj obradowała rada, w przyszły piątek prom wróci.", ["2024-05-14", "2024-05-17"]),
        ("pl", "W środy i w maju Maja Lis grała, w piątek wygrała.", ["2024-05", "2024-05-10"]),
        ("cs", "Koncem března pršelo, předevčírem taky, v neděli bude hezky.", ["2024-03", "2024-05-13", "2024-05-19"]),
        ("uk", "Минулого четверга горіло, післязавтра відкриють.", ["2024-05-09", "2024-05-17"]),
        ("sv", "I fredags vann laget, på fredag spelar det igen.", ["2024-05-10", "2024-05-17"]),
        ("da", "Den 12. marts lå alt stille, i forgårs regnede det.", ["2024-03-12", "2024-05-13"]),
        ("nb", "I slutten av mars var taket nytt, på torsdag møtes de.", ["2024-03", "2024-05-16"]),
        ("fi", "Viime torstaina paloi, maaliskuun lopussa satoi.", ["2024-05-09", "2024-03"]),
        ("tr", "Geçen perşembe yandı, 12 Ocak'ta açıldı. Cuma Kaya geldi.", ["2024-05-09", "2024-01-12"]),
        ("ro", "Joia trecută a ars, acum trei zile a plouat.", ["2024-05-09", "2024-05-12"]),
        ("hu", "2024. március 12-én nyílt, múlt kedden zárt, májusban esett.", ["2024-03-12", "2024-05-14", "2024-05"]),
        ("id", "Ia tiba Kamis (9/5/2024) dan pergi Jumat lalu; minggu lalu hujan.", ["2024-05-09", "2024-05-10"]),
    ],
)
def test_days_are_read_in_more_languages(language: str, text: str, values: list[str]) -> None:
    # Given a text of 15 May 2024, a Wednesday
    # When its dates are found
    found = find_dates(text, date(2024, 5, 15), language)
    # Then days, weekdays and months have the values that the words of the language mean
    assert [mention.value for mention in found] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Maja Lis i pan Marzec kupili chleb za 2000 złotych."),
        ("ro", "Au venit mai mulți oameni, după două luni."),
        ("tr", "Nisan Kaya ile Cuma Yılmaz konuştu."),
        ("fi", "Linja 12 suljettiin 1990-luvulla."),
        ("id", "Mei Ling datang dua minggu sekali."),
    ],
)
def test_words_that_are_also_names_and_counts_are_no_dates(language: str, text: str) -> None:
    assert find_dates(text, date(2024, 5, 15), language) == []
