"""Places in Ukrainian texts have their Ukrainian names, in the nominative."""

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article


@pytest.mark.parametrize(
    ("language", "body", "places"),
    [
        ("uk", "Пожежа сталася біля Львова та в Черкасах, чули її і в Харкові.", ["Львів", "Черкаси", "Харків"]),
        ("uk", "Він їхав із Полтави до Дніпра.", ["Полтава", "Дніпро"]),
        ("ru", "Пожар был возле Львова и в Харькове.", ["Львов", "Харьков"]),
    ],
)
def test_a_place_in_another_case_has_the_nominative_of_the_language(
    language: str, body: str, places: list[str]
) -> None:
    assert [place.name for place in enrich(Article(body=body, language=language)).places] == places
