"""The words of one language of `european`, from `wording/calendar.tsv` and `wording/date_words.tsv`."""

from collections.abc import Sequence
from typing import NamedTuple

from clipwire import wording
from clipwire.enrichment.dates.values import Unit
from clipwire.wording import calendar


class Words(NamedTuple):
    """The words as regular expressions in lower case, which are matched in any case."""

    months: list[str]
    """The forms of each month, January first."""
    whole_months: frozenset[str]
    """The names of months that are not abbreviations."""
    weekdays: list[str]
    """Monday first."""
    numbers: list[str]
    """One first."""
    ordinals: list[str]
    """ "First", and further ordinals if days have them: "primero de mayo"."""
    units: dict[str, Unit]
    relative: dict[str, tuple[int, Unit]]
    """Expression -> how many of which unit away: "ayer" is minus one day."""
    ago: str
    """ "three days ago", with `NUMBER` in place of the number and its unit."""
    of: str
    """Words between day, month and year."""
    to: str
    """Words between the days of a range, the article behind them included."""
    ordinal_mark: str
    """Letters behind the number of a day: "1er"."""
    before_month: str
    """Words before a month that has neither day nor year."""
    month_with: str
    """Endings of such a month, or words behind it, that do without words before it: "májusban"."""
    month_first: str
    """Endings of a day behind its month: "május 12-én". Empty if the day comes first."""
    before_weekday: str
    """Words that may be before a weekday with a capital like theirs: "Am Freitag", not "Peter Freitag"."""
    before_year: str
    """Words before a year of four digits."""
    next: str
    """Words beside a weekday: "próximo"."""
    last: str
    """Words beside a weekday: "pasado"."""
    decade: str
    """Words before the first year of a decade: "les années 1990"."""
    numbered: str
    """Words before a number that is no date: "room 1984"."""
    after_weekday_number: str
    """Behind the day of a month that follows a weekday: "lunes 10"."""
    no_value: str
    """Quarters and seasons. With a year behind them, they have no value of this form."""
    not_after: dict[str, str]
    """Word -> words before it that change its meaning: "por la mañana"."""
    only: dict[str, str]
    """Weekday that is another word too -> the expressions in which it is a weekday: "pazar günü"."""
    counted: str
    """Things that are counted by numbers of four digits."""


def languages() -> tuple[str, ...]:
    """The languages that `european` reads."""
    return wording.languages_with("date_words", "before year")


def words_of(language: str) -> Words:
    """The words of one of `languages`. A field is empty if the tables have no such words."""

    def own(kind: str) -> str:
        return wording.expression("date_words", kind, language)

    def numbered(family: str) -> list[str]:
        return [cell for _, cell in sorted(calendar.numbered(family, language).items())]

    units: Sequence[Unit] = ("day", "week", "month", "year")
    return Words(
        months=[_month(calendar.forms(month, language)) for month in calendar.MONTHS],
        whole_months=frozenset(
            form.lower() for month in calendar.MONTHS for form in calendar.forms(month, language) if form[-1] != "."
        ),
        weekdays=[
            _weekday(calendar.forms(weekday, language), own("weekday ending"), own("weekday alone"))
            for weekday in calendar.WEEKDAYS
        ],
        numbers=numbered("number"),
        ordinals=numbered("ordinal"),
        units={calendar.expression(f"unit {unit}", language) or "": unit for unit in units},
        relative={cell: (amount, unit) for unit in units for amount, cell in calendar.numbered(unit, language).items()},
        ago=calendar.expression("ago", language) or "",
        of=calendar.expression("of", language) or "",
        to=own("to"),
        ordinal_mark=calendar.expression("ordinal mark", language) or "",
        before_month=own("before month"),
        month_with=own("month with"),
        month_first=own("month first"),
        before_weekday=own("before weekday"),
        before_year=own("before year"),
        next=calendar.expression("next", language) or "",
        last=calendar.expression("last", language) or "",
        decade=own("decade"),
        numbered=own("numbered"),
        after_weekday_number=own("after weekday number"),
        no_value=own("no value"),
        not_after=_by_word("not ", language),
        only=_by_word("only ", language),
        counted=own("counted"),
    )


def _by_word(family: str, language: str) -> dict[str, str]:
    """Word -> cell, for the kinds of a language that begin with `family`."""
    rows = (row for row in wording.table("date_words") if row.language == language and row.kind.startswith(family))
    return {row.kind.removeprefix(family): row.cell for row in rows}


def _month(forms: Sequence[str]) -> str:
    """The forms of a month's name, with abbreviations with or without a full stop."""
    return "|".join(f"{form[:-1]}\\.?" if form.endswith(".") else form for form in forms).lower()


def _weekday(forms: Sequence[str], ending: str, alone: str) -> str:
    """The forms of a weekday's name without abbreviations, which look like other words.

    `ending` are words that may be joined to it. `alone` must follow a form if a longer form begins with it.
    """
    whole = [form.lower() for form in forms if not form.endswith(".")]
    found = []
    for form in whole:
        if any(other.startswith(f"{form}-") for other in whole):
            found.append(f"{form}(?={alone})")
        else:
            found += [form, *(form + end for end in ending.split("|") if end)]
    return "|".join(found)
