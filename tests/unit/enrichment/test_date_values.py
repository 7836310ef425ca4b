"""The arithmetic of calendar values, without any text."""

from datetime import date

import pytest

from clipwire.enrichment.dates.values import (
    Tense,
    Unit,
    Value,
    day_from,
    day_of_month_from,
    month_from,
    shifted,
    weekday_from,
)

THURSDAY = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("value", "exists"),
    [
        (Value(2024, 2, 29), True),
        (Value(2025, 2, 29), False),
        (Value(2025, 4, 0), False),
        (Value(2025, 0, 10), False),
        (Value(2025, 13), False),
        (Value(999), False),
        (Value(1000), True),
        (Value(2999, 12, 31), True),
        (Value(3000), False),
    ],
)
def test_a_value_exists_if_the_calendar_has_it(value: Value, exists: bool) -> None:
    assert value.exists() is exists


@pytest.mark.parametrize(
    ("origin", "amount", "unit", "value"),
    [
        (Value(2025, 4, 24), 7, "day", "2025-05-01"),
        (Value(2025, 1, 1), -1, "day", "2024-12-31"),
        (Value(2025, 4, 24), -4, "month", "2024-12"),
        (Value(2025, 12), 1, "month", "2026-01"),
        (Value(2025, 4, 24), -2, "year", "2023"),
        # what has no value of these forms
        (Value(2025), 1, "month", None),
        (Value(2025, 4), 1, "day", None),
        (Value(2025, 4, 24), 2, "week", None),
        (Value(2025, 4, 24), 1, "decade", None),
        (Value(2025), 2000, "year", None),
        (Value(2025, 4, 24), 100_000, "day", None),
        (Value(1100, 4, 24), 1, "day", None),
        (Value(2900, 4, 24), 1, "day", None),
    ],
)
def test_a_value_is_shifted_by_its_own_units(origin: Value, amount: int, unit: Unit, value: str | None) -> None:
    found = shifted(origin, amount, unit)
    assert (None if found is None else str(found)) == value


@pytest.mark.parametrize(
    ("weekday", "tense", "value"),
    [(3, "past", 24), (3, "future", 24), (0, "past", 21), (0, "future", 28), (6, "past", 20), (6, "future", 27)],
)
def test_a_weekday_is_the_nearest_in_the_direction_of_the_tense(weekday: int, tense: Tense, value: int) -> None:
    assert weekday_from(THURSDAY, weekday, tense) == Value(2025, 4, value)


@pytest.mark.parametrize(
    ("month", "tense", "value"),
    [(4, "past", "2025-04"), (4, "future", "2025-04"), (3, "future", "2026-03"), (5, "past", "2024-05")],
)
def test_a_month_is_the_nearest_in_the_direction_of_the_tense(month: int, tense: Tense, value: str) -> None:
    assert str(month_from(THURSDAY, month, tense)) == value


@pytest.mark.parametrize(
    ("origin", "month", "day", "tense", "value"),
    [
        (THURSDAY, 4, 24, "past", "2025-04-24"),
        (THURSDAY, 4, 24, "future", "2025-04-24"),
        (THURSDAY, 6, 30, "past", "2024-06-30"),
        (THURSDAY, 2, 20, "future", "2026-02-20"),
        # so near that the tense must be that of another verb
        (THURSDAY, 5, 20, "past", "2025-05-20"),
        (THURSDAY, 4, 1, "future", "2025-04-01"),
        # without a tense
        (THURSDAY, 6, 8, None, "2025-06-08"),
        (THURSDAY, 6, 9, None, "2024-06-09"),
        # the leap day
        (THURSDAY, 2, 29, "past", "2024-02-29"),
        (THURSDAY, 2, 29, "future", "2024-02-29"),
        (date(2023, 12, 1), 2, 29, "past", "2024-02-29"),
        (date(2022, 4, 24), 2, 29, "past", None),
    ],
)
def test_a_day_without_a_year_is_the_nearest_unless_the_tense_says_otherwise(
    origin: date, month: int, day: int, tense: Tense | None, value: str | None
) -> None:
    found = day_from(origin, month, day, tense)
    assert (None if found is None else str(found)) == value


@pytest.mark.parametrize(
    ("day", "tense", "value"),
    [
        (20, "past", "2025-04-20"),
        (25, "past", "2025-03-25"),
        (27, None, "2025-04-27"),
        (28, None, "2025-04-28"),
        (23, "future", "2025-05-23"),
        (24, "future", "2025-04-24"),
        (31, "future", "2025-05-31"),
        (31, "past", "2025-03-31"),
    ],
)
def test_a_day_without_a_month_is_of_this_one_of_the_last_or_of_the_next(
    day: int, tense: Tense | None, value: str | None
) -> None:
    found = day_of_month_from(THURSDAY, day, tense)
    assert (None if found is None else str(found)) == value
