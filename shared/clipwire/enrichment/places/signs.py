"""Decide whether a name is a place in its text, or a person, a firm or a common word, by a sum of weighted signs.

`SIGNS` is the list. A decision keeps the signs that apply, so that it can be explained.
"""

import math
from collections.abc import Callable
from typing import NamedTuple

from clipwire.enrichment.places.case import Case

MIN_TOTAL = 1.0
"""Sum of the signs from which a name is a place."""


class Sign(NamedTuple):
    """Evidence that a name is a place or, with a weight below 0, that it is not."""

    name: str
    weight: float
    """Multiplied by the strength and added to the sum."""
    strength: Callable[[Case], float]
    """False or 0 if the sign does not apply, True or 1 if it does; some signs are graded."""


# fmt: off
SIGNS = (
    # the place itself
    Sign("country",                                       3.0, Case.is_country),
    Sign("region",                                        2.0, Case.is_region),
    Sign("island, river or site",                         2.5, Case.is_site),
    Sign("population",                                    1.0, Case.population),
    Sign("fame",                                          0.5, Case.fame),
    # the name itself
    Sign("several words",                                 1.0, Case.has_several_words),
    Sign("common word, or name of persons",              -2.0, Case.is_doubtful),
    Sign("common word, begins a sentence",               -1.0, Case.is_doubtful_at_beginning),
    Sign("common word, but a country",                   -0.5, Case.is_doubtful_country),
    Sign("common word, but a large city",                -1.0, Case.is_doubtful_large_city),
    Sign("like initials: POA",                           -3.0, Case.looks_like_initials),
    Sign("initials that the text explains: (Sars)",      -6.0, Case.is_acronym),
    Sign("month: Nov 3",                                 -6.0, Case.is_month),
    Sign("point of the compass: the North East",         -6.0, Case.is_compass_point),
    # what a model of names finds there, in languages other than English
    Sign("a place by the model",                          2.5, Case.is_place_by_model),
    Sign("no place by the model",                        -2.0, Case.is_other_by_model),
    Sign("part of a longer name by the model",           -4.0, Case.is_part_by_model),
    # evidence in the text for a place
    Sign("its region or country follows: Paris, Texas",   math.inf, Case.has_its_region),
    Sign("place of the dateline",                         4.0, Case.is_dateline),
    Sign("in its country: Córdoba in Spain",              1.5, Case.is_in_its_country),
    Sign("its country is mentioned",                      1.0, Case.has_its_country),
    Sign("joined to another place: Lima and",             1.5, Case.is_beside_place),
    Sign("after in, at, near",                            2.0, Case.follows_locative),
    Sign("after a noun and of: tribunal de Lyon",         1.0, Case.follows_noun_of),
    Sign("beside a division: city of, Province",          3.0, Case.is_beside_division),
    # evidence in the text for a person or an organisation
    Sign("after a title: President Lincoln",             -4.5, Case.follows_title),
    Sign("after an initial: John F Lincoln",             -4.0, Case.follows_initial),
    Sign("after a name: Ana Lincoln",                    -4.0, Case.follows_name),
    Sign("before a name: Lincoln Lara",                  -3.0, Case.precedes_name),
    Sign("in a person's name elsewhere",                 -3.0, Case.is_part_of_person),
    Sign("in the name of a body: Bank of Lincoln",       -6.5, Case.is_part_of_body),
    Sign("in the name of a street: Lincoln Street",      -6.5, Case.is_part_of_street),
    Sign("a club: el Valencia",                          -3.0, Case.is_club),
)
# fmt: on


class Decision(NamedTuple):
    """Whether a name is a place, and the signs that decide it."""

    case: Case
    signs: tuple[tuple[Sign, float], ...]
    """The signs that apply, with the amount that each adds to the sum."""

    @property
    def total(self) -> float:
        return sum(value for _, value in self.signs)

    @property
    def is_place(self) -> bool:
        return self.total >= MIN_TOTAL

    def __str__(self) -> str:
        """Lima (PE, 3936456): a place, 4.4 = +2.9 population +0.5 fame +2.0 after in, at, near ..."""
        entry = self.case.entry
        where = entry.country if entry.geonames_id is None else f"{entry.country}, {entry.geonames_id}"
        verdict = "a place" if self.is_place else "no place"
        reasons = " ".join(f"{value:+.1f} {sign.name}" for sign, value in self.signs)
        return f"{self.case.around.name.name} ({where}): {verdict}, {self.total:.1f} = {reasons}"


def decide(case: Case) -> Decision:
    return Decision(case, tuple((sign, sign.weight * strength) for sign in SIGNS if (strength := sign.strength(case))))
