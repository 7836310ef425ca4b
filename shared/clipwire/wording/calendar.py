"""The words of the calendar by language (`calendar.tsv`): months, weekdays, "yesterday", eras, time zones."""

from functools import cache
from types import MappingProxyType

from clipwire import wording
from clipwire.text.word_lists import any_of
from clipwire.wording import table

MONTHS = "january february march april may june july august september october november december".split()
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


@cache
def months(language: str | None = None) -> MappingProxyType[str, int]:
    """Every form of a month's name in lower case -> 1 to 12, in one language or in all.

    Abbreviations are without their full stop. For all languages together, a word for two months is left out:
    "listopada" is October in Croatian and November in Polish.
    """
    return _numbers(MONTHS, 1, language)


@cache
def weekdays(language: str | None = None) -> MappingProxyType[str, int]:
    """Every form of a weekday's name in lower case -> 0 (Monday) to 6, in one language or in all."""
    return _numbers(WEEKDAYS, 0, language)


def forms(kind: str, language: str) -> tuple[str, ...]:
    """The words of a kind in a language as the table has them: "janvier", "janv.", "jan." for January in French."""
    cell = expression(kind, language)
    return tuple(cell.split("|")) if cell else ()


def any_word(kind: str) -> str:
    """A regular expression for the words of a kind in all languages."""
    return any_of(wording.words_of("calendar", kind))


def expression(kind: str, language: str) -> str | None:
    """The regular expression of a kind in a language: `expression("day -1", "es")` is `"ayer|anoche"`."""
    return wording.expression("calendar", kind, language) or None


def numbered(family: str, language: str) -> dict[int, str]:
    """Number -> expression, for the kinds of a family: "day" has -2 to 2, "zone" has hours from UTC."""
    return wording.numbered("calendar", family, language)


def numbers_by_word(family: str, language: str) -> dict[str, int]:
    """Word -> its number, for the kinds of a family: "era" has the year before the first, "zone" hours from UTC."""
    return wording.numbers_by_word("calendar", family, language)


def _numbers(kinds: list[str], first: int, language: str | None) -> MappingProxyType[str, int]:
    found: dict[str, int] = {}
    disputed: set[str] = set()
    numbers = {kind: number for number, kind in enumerate(kinds, first)}
    for tag, kind, cell, _ in table("calendar"):
        number = numbers.get(kind)
        if number is None or (language is not None and tag != language):
            continue
        for word in cell.lower().replace(".", "").split("|"):
            if found.setdefault(word, number) != number:
                disputed.add(word)
    return MappingProxyType({word: number for word, number in found.items() if word not in disputed})
