"""Days that an expression counts or names in English, and words and names that are no days; read on 24 April 2025."""

from datetime import date

import pytest

from clipwire.enrichment.dates import find_dates
from clipwire.enrichment.dates.values import Value, easter, shifted_day, weekday_in_month, weekday_with_day

THURSDAY = date(2025, 4, 24)


def values(text: str, language: str = "en") -> list[str]:
    return [mention.value for mention in find_dates(text, THURSDAY, language)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        # counted from a day that the expression names
        ("The kiln cooled three weeks ago today.", "2025-04-03"),
        ("The kiln cooled two weeks ago yesterday.", "2025-04-09"),
        ("The kiln was lit a year ago to the day.", "2024-04-24"),
        ("The kiln was lit six months ago today.", "2024-10-24"),
        ("A week from Monday the kiln is lit.", "2025-05-05"),
        ("The kiln cooled two weeks ago Monday.", "2025-04-07"),
        ("A fortnight ago today the kiln cooled.", "2025-04-10"),
        ("In two days' time the kiln is lit.", "2025-04-26"),
        ("The kiln will be sold in a month’s time.", "2025-05"),
        ("The kiln was sold the year before last.", "2023"),
        ("The kiln cooled the Monday before last.", "2025-04-14"),
        ("The kiln will be lit the Tuesday after next.", "2025-05-06"),
        ("The kiln will be lit on Friday week.", "2025-05-02"),
        ("The kiln was lit on the 3rd of last month.", "2025-03-03"),
        ("The kiln was lit three years ago this month.", "2022-04"),
        ("A week on Monday the kiln is lit.", "2025-05-05"),
        ("The kiln cooled a week last Monday.", "2025-04-14"),
        ("The kiln cooled the night before last.", "2025-04-22"),
        # feasts
        ("The kiln was cold on St Patrick’s Day.", "2025-03-17"),
        ("The kiln was cold on May Day.", "2024-05-01"),
        ("The kiln was cold on Easter Monday.", "2025-04-21"),
        ("The kiln was cold on Good Friday 2022.", "2022-04-15"),
        ("The kiln will be cold on Whit Monday.", "2025-06-09"),
        ("The kiln will be cold on Ash Wednesday.", "2026-02-18"),
        # a weekday of a month
        ("They light the kiln on the first Tuesday in May.", "2025-05-06"),
        ("They lit the kiln on the last Sunday of May 1990.", "1990-05-27"),
        ("They lit the kiln on the third Monday of March.", "2025-03-17"),
        ("They will light the kiln on the second Friday of next month.", "2025-05-09"),
        ("The kiln burst on Friday the 13th.", "2024-12-13"),
    ],
)
def test_a_day_that_is_counted_or_named(said: str, value: str) -> None:
    assert values(said) == [value]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The fair runs from 12 to 14 July.", ["2025-07-12", "2025-07-14"]),
        ("The fair lasts from 30 August to 2 September.", ["2025-08-30", "2025-09-02"]),
        ("The fair is on 7, 8 and 9 June.", ["2025-06-07", "2025-06-08", "2025-06-09"]),
        ("The fair will last from Saturday to Tuesday.", ["2025-04-26", "2025-04-29"]),
        ("The fair runs from the 3rd to the 5th of June.", ["2025-06-03", "2025-06-05"]),
        ("The fair runs July 12 through 14.", ["2025-07-12", "2025-07-14"]),
        ("The kiln was lit on April 20, 3 days late.", ["2025-04-20"]),
        ("Kick-off is at 20:45 October 3.", ["2025-10-03"]),
        ("The fair takes place on Saturday 10 and Sunday 11 May.", ["2025-05-10", "2025-05-11"]),
        # a weekday behind a range that is long over ends no range
        ("They sold shares from Sept. 14 to Monday.", ["2024-09-14", "2025-04-21"]),
        # an hour is no day of the month behind it
        ("The kiln was lit at 11:30 January 5.", ["2025-01-05"]),
        ("The kiln was lit at 8 March 9.", ["2025-03-09"]),
    ],
)
def test_ranges_and_hours(said: str, expected: list[str]) -> None:
    assert values(said) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It may snow in Augusta, and the Mayor of Junee and Marcham met the Marchers.",
        "The Octobrists sang in Mayfield on Sundays.",
        "The Sunday Chronicle and the Friday Club gave a prize.",
        "The July Monarchy fell, and the October Revolution began.",
        "He joined the March on Rome and a march for bread.",
        "Wednesday Addams is a figure of a film. Friday Nwosu judges it.",
        "It was a Tuesday. On a Sunday in summer he had been born.",
        "It was Black Friday, and the band Manic Monday played.",
        "He goes to Sunday school.",
        "Remembrance Sunday was wet.",
        "Nov Ltd closed, and the Oct Trust too.",
        "In the third quarter profit rose from a year ago.",
        "The hall has 1984 beds, and 2019 signatures were counted.",
        "The board sits on the second Monday of each month, and every other Friday.",
        "The shop is open Monday to Friday.",
        "The Good Friday Agreement holds.",
        "Orthodox Easter Monday is a holiday.",
        "The first Monday after the harvest is free.",
        "They build for a greener tomorrow and the streets of today.",
        "The magazine Africa Today wrote about it.",
        "Version 2.3.2025 and Section 3.4.2024 were read.",
        "The address 10.1.2024.5 is taken.",
    ],
)
def test_names_and_figures_of_speech_are_no_days(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("As of today, the port is closed.", "2025-04-24"),
        ("On Monday President Lind spoke.", "2025-04-21"),
        ("In a Monday interview, he was blunt.", "2025-04-21"),
        ("The March of 2020 was cold.", "2020-03"),
        ("In October President Lind spoke.", "2024-10"),
        ("KIEL CLOSED TODAY AFTER A STORM.", "2025-04-24"),
        ("It rained from Monday to Friday.", "2025-04-21"),
        ("The lease runs from 3.2.2021.", "2021-02-03"),
    ],
)
def test_days_that_look_like_names(said: str, value: str) -> None:
    assert values(said)[:1] == [value]


def test_a_day_has_the_year_with_which_it_was_named_before() -> None:
    assert values("The siege of October 7, 2022 was long. Nobody slept since October 7.") == ["2022-10-07"] * 2
    assert values("La carta del 9 de mayo de 2024. De ese 9 de mayo nadie habla.", "es") == ["2024-05-09"] * 2
    # the same number of another month is another day
    text = "The fair ran from 12 to 14 March, and will run from 12 to 14 June."
    assert values(text) == ["2025-03-12", "2025-03-14", "2025-06-12", "2025-06-14"]
    # a day of this month is news, and a day ahead is a new one
    assert values("It began on April 9, 2022. On April 9 he spoke.") == ["2022-04-09", "2025-04-09"]
    assert values("It began on May 9, 2022. On May 9 he will speak.") == ["2022-05-09", "2025-05-09"]


@pytest.mark.parametrize(
    ("language", "said", "expected"),
    [
        (
            "es",
            "El martes 22 y el miércoles 23 de abril, anteayer hubo junta.",
            ["2025-04-22", "2025-04-23", "2025-04-22"],
        ),
        ("es", "El lunes 28 habrá junta.", ["2025-04-28"]),
        ("es", "El lunes 28 personas murieron.", ["2025-04-21"]),
        ("es", "Vieron 1850 luces.", []),
        ("fr", "Le 1er mai 2024, il pleuvait.", ["2024-05-01"]),
        ("es", "Voló a Santo Domingo con Julio Lara.", []),
        ("pt", "A feira abriu no sábado (5) e fechou na sexta-feira (11).", ["2025-04-05", "2025-04-11"]),
        ("fr", "Dans les années 2000, il pleuvait ; en 2014, non.", ["2014"]),
        ("de", "In den 2000er Jahren kam Peter Freitag nach Raum 1984.", []),
        ("de", "Am Freitag kommt er, kommenden Montag geht er.", ["2025-04-25", "2025-04-28"]),
        ("it", "La fiera ha aperto martedì e chiuderà giovedì 1.", ["2025-04-22", "2025-05-01"]),
        ("it", "L'altroieri ha nevicato; negli anni 2000 no, tre anni fa sì.", ["2025-04-22", "2022"]),
        ("it", "Il mar Ligure e Gennaro Marzo.", []),
        (
            "nl",
            "Zij kwam dinsdag en vertrekt donderdag; in mei wordt gestemd.",
            ["2025-04-22", "2025-04-24", "2025-05"],
        ),
        ("nl", "Mei Li Vos en Jan Mars wachten in zaal 1984.", []),
        ("ru", "Совет заседал; в начале января он соберётся снова.", ["2026-01"]),
        ("ru", "В 1990-х годах моста не было.", []),
        ("ja", "締め切りが30日に迫っている。", ["2025-04-30"]),
        ("ja", "3-4月期の売上。", []),
        ("ja", "再来週の月曜日、先々月、再来年。", ["2025-05-05", "2025-02", "2027"]),
        ("zh", "大后天出海，大前天返回。", ["2025-04-27", "2025-04-21"]),
        ("ko", "다다음 달 출항한다. 3~4월에는 없다.", ["2025-06"]),
    ],
)
def test_days_of_other_languages(language: str, said: str, expected: list[str]) -> None:
    assert values(said, language) == expected


# The arithmetic


@pytest.mark.parametrize(
    ("year", "day"),
    # As printed in calendars: an early and a late one, and those of a leap year and of a century.
    [(1818, "03-22"), (1943, "04-25"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")],
)
def test_easter_is_on_the_day_of_the_calendar(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    ("nth", "day"), [(1, 5), (2, 12), (4, 26), (-1, 26)], ids=["first", "second", "fourth", "last"]
)
def test_a_weekday_of_a_month(nth: int, day: int) -> None:
    assert weekday_in_month(2025, 5, 0, nth) == Value(2025, 5, day)


def test_the_last_weekday_may_be_the_fifth() -> None:
    assert weekday_in_month(2025, 5, 3, -1) == Value(2025, 5, 29)


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (-2, "week", "2025-04-10"),
        (1, "fortnight", "2025-05-08"),
        (-1, "year", "2024-04-24"),
        (10, "month", "2026-02-24"),
    ],
)
def test_a_day_is_counted_in_units(amount: int, unit: str, value: str) -> None:
    assert str(shifted_day(Value(2025, 4, 24), amount, unit)) == value  # type: ignore[arg-type]


def test_a_day_that_the_other_month_lacks_is_none() -> None:
    assert shifted_day(Value(2024, 2, 29), -1, "year") is None


def test_a_weekday_with_a_number_is_near_or_none() -> None:
    assert weekday_with_day(THURSDAY, 4, 28, None) == Value(2025, 3, 28)
    assert weekday_with_day(THURSDAY, 4, 13, None) == Value(2025, 6, 13)
    assert weekday_with_day(THURSDAY, 4, 13, None, months=1) is None
