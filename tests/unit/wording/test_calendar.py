"""The readers of the calendar's words."""

import pytest

from clipwire.wording import table
from clipwire.wording.calendar import MONTHS, WEEKDAYS, expression, forms, months, numbered, weekdays

SPELLINGS = [
    # language, word, number of the month
    ("en", "sept", 9),
    ("ru", "апреля", 4),
    ("uk", "квітня", 4),
    ("he", "באפריל", 4),
    ("th", "มกราคม", 1),
    ("ar", "كانون الأول", 12),
    ("hr", "listopada", 10),
    ("pl", "listopada", 11),
]


@pytest.mark.parametrize(("language", "word", "number"), SPELLINGS)
def test_a_month_is_known_by_every_form_of_its_name(language: str, word: str, number: int) -> None:
    assert months(language)[word] == number


def test_a_word_that_is_two_months_is_none_unless_the_language_is_known() -> None:
    # Given "listopada", October in Croatian and November in Polish; "april" is the same month everywhere
    # When they are looked up in all languages
    # Then only the second is a month
    assert "listopada" not in months()
    assert months()["april"] == 4


def test_every_language_has_either_all_months_and_weekdays_or_none() -> None:
    kinds: dict[str, set[str]] = {}
    for row in table("calendar"):
        kinds.setdefault(row.language, set()).add(row.kind)
    for language, known in kinds.items():
        assert len(known & set(MONTHS)) in (0, 12), language
        assert len(known & set(WEEKDAYS)) in (0, 7), language
    assert sum(set(MONTHS) <= known for known in kinds.values()) >= 40


def test_weekdays_count_from_monday() -> None:
    assert weekdays("ko")["월요일"] == 0
    assert weekdays()["воскресенье"] == 6


def test_expressions_are_read_by_kind_and_language() -> None:
    assert forms("january", "fr") == ("janvier", "janv.", "jan.")
    assert forms("january", "ko") == ()
    assert expression("day +1", "de") == "morgen"
    assert expression("day +1", "el") is None
    assert numbered("day", "de")[-2] == "vorgestern"
    assert numbered("zone", "*")[9] == "kst|jst"
    assert numbered("era", "*")[1911].split("|")[:2] == ["juche", "주체"]
