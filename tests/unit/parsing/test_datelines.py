"""The openings of agency reports."""

import pytest

from clipwire.parsing.datelines import read_dateline


@pytest.mark.parametrize(
    ("opening", "place", "date", "agency"),
    [
        ("PYONGYANG, April 24 (KCNA) -- A bridge", "Pyongyang", "2025-04-24", "KCNA"),
        ("Pyongyang, April 24 (KCNA) -- A bridge", "Pyongyang", "2025-04-24", "KCNA"),
        ("SPRINGFIELD, Ill. (AP) — A bridge", "Springfield, Ill.", None, "AP"),
        ("LONDON (Reuters) - A bridge", "London", None, "Reuters"),
        ("(Reuters) - A bridge", None, None, "Reuters"),
        ("Madrid, 24 abr (EFE).- Un puente", "Madrid", "2025-04-24", "EFE"),
        ("Berlin (dpa) – Eine Brücke", "Berlin", None, "dpa"),
        ("МОСКВА, 24 апреля. /ТАСС/. Мост", "Москва", "2025-04-24", "ТАСС"),
        ("МОСКВА, 24 апр - РИА Новости. Мост", "Москва", "2025-04-24", "РИА Новости"),
        ("(서울=연합뉴스) 다리가 열렸다.", "서울", None, "연합뉴스"),
        ("(평양 4월 24일발 조선중앙통신) 다리가 열렸다.", "평양", "2025-04-24", "조선중앙통신"),
        ("【平壌4月24日発朝鮮中央通信】橋が開通した。", "平壌", "2025-04-24", "朝鮮中央通信"),
        ("新华社北京4月24日电 大桥通车。", "北京", "2025-04-24", "新华社"),
        ("ROSTOCK, Germany, January 20, 2026 – A school", "Rostock, Germany", "2026-01-20", None),
        ("NEW YORK — A bridge", "New York", None, None),
        ("GENEVA, Dec. 30 (AP) -- A bridge", "Geneva", "2024-12-30", "AP"),
    ],
)
def test_a_dateline_gives_place_day_and_agency(
    opening: str, place: str | None, date: str | None, agency: str | None
) -> None:
    # Given the first words of a report of 25 April 2025
    found = read_dateline(opening + " was opened to lorries.", near="2025-04-25")
    # Then the year of its day is the one before that
    assert found is not None
    assert (found.dateline.place, found.dateline.date, found.dateline.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "opening",
    [
        "In April 2019, the two met (for the first time) - and agreed.",
        "Snow fell on the pass - again.",
        "Kim Jong Un (centre) - seen from the left - laughed.",
        "THE END",
        "She said: nothing.",
        "On Tuesday, May 6 (a holiday) the shops are shut.",
    ],
)
def test_other_sentences_have_none(opening: str) -> None:
    assert read_dateline(opening, near="2025-04-25") is None


def test_the_year_is_not_made_up() -> None:
    found = read_dateline("Pyongyang, April 24 (KCNA) -- A bridge was opened.")
    assert found is not None
    assert found.dateline.date is None
