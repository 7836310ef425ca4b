"""The words beside names of places, from the tables of wording."""

import re
from functools import cache
from typing import NamedTuple

from clipwire.wording import words_of
from clipwire.wording.calendar import MONTHS, WEEKDAYS


class Words(NamedTuple):
    """The kinds of `wording/places.tsv`, which explains them."""

    locatives: frozenset[str]
    divisions: frozenset[str]
    of: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    clubs: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    titles: frozenset[str]
    divided: re.Pattern[str]
    """Ends with "city of " and the like."""


@cache
def words() -> Words:
    """The words, read on first use."""
    days = {name.capitalize() for name in (*MONTHS, *WEEKDAYS)}
    divided = "|".join(sorted(words_of("places", "divided")))
    return Words(
        locatives=words_of("places", "locative"),
        divisions=words_of("places", "division"),
        of=words_of("places", "of"),
        bodies=words_of("places", "body"),
        firms=words_of("places", "firm"),
        clubs=words_of("places", "club"),
        before=words_of("places", "before") | days,
        after=words_of("places", "after") | days,
        titles=TITLES,
        divided=re.compile(rf"(?:{divided}) of \Z", re.IGNORECASE),
    )


TITLES = frozenset(
    "President Mr Mrs Ms Miss Dr Sir Lady Lord Dame Prince Princess King Queen Captain Colonel General Major Sergeant "
    "Lieutenant Judge Justice Senator Sen Rep Representative Congressman Congresswoman Professor Prof Pope Cardinal "
    "Bishop Archbishop Rabbi Sheikh Imam Coach Comrade Marshal Saint St Secretary Chancellor Premier Minister Admiral".split()  # noqa: E501
)
