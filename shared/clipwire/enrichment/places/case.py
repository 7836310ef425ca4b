"""A name and a place that it may mean, with the strengths of the signs for and against it."""

import math
import re
from typing import NamedTuple

from clipwire.enrichment.entities.entity import Entity
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.places.gazetteer import COUNTRY, DISTRICT, REGION, SHORT_REGION, SITE, Entry
from clipwire.enrichment.places.surroundings import Surroundings, follows_direction, word_before
from clipwire.enrichment.places.words import words
from clipwire.text.scripts import EAST_ASIAN

MAX_FAME = 60
WELL_KNOWN = 30
"""Fame from which initials mean a place: "LA"."""
FAMOUS, LARGE = 80, 1_000_000
"""Fame and population of a city that is meant even if its name is a common word."""
MAX_INITIALS = 5
CLUBS_NAMED_CITY = frozenset({"GB"})
"""Countries where "X City" is a football club."""
KINDS = {
    **dict.fromkeys(COUNTRY, "country"),
    **dict.fromkeys(REGION + SHORT_REGION, "region"),
    DISTRICT: "district",
    SITE: "site",
}

_MONTH_DAY = re.compile(r"\.? \d|, \d{4}")
_DAY_OF_MONTH = re.compile(r"\d(?:st|nd|rd|th|º|er|\.)? (?:of |de |di )?\Z")
_COMPASS = re.compile(r"(?:(?:North|South|Central)[ -]?)?(?:East|West|North|South|Central)(?:ern)?(?: Coast)?\Z")
_INITIAL = re.compile(r"(?:[A-Z]\.|[A-Z][\w’'-]+ [A-Z]) ?\Z")
_NOUN_OF = re.compile(r"(?<!\w)[^\W\d_A-Z]{4,} \w{2,3} \Z")
"""A common noun and "of", in Romance languages; the "of" of a name comes after a capital."""
_STATE_UNIVERSITY = " State University"


def kind_of(entry: Entry) -> str:
    """country, region, district, site or city."""
    return KINDS.get(entry.kind, "city")


class Case(NamedTuple):
    """The methods return the strengths of signs: False or 0 if a sign does not apply."""

    around: Surroundings
    entry: Entry
    region_follows: bool
    """Whether its region or country follows, as in "Paris, Texas"."""
    beside_place: bool
    """Whether it is joined to a place, as in "Paris and Lyon"."""
    country_mentioned: bool
    """Whether another name in the text mentions its country."""
    part_of_person: bool
    """Whether it is part of a person's name somewhere in the text."""
    country_follows: bool = False
    """Whether "in" and its country follow, as in "Córdoba in Spain"."""
    acronym: bool = False
    """Whether the text introduces it in brackets as the initials of another name."""
    dateline: bool = False
    """Whether it is the place of the article's dateline."""
    entity: Entity | None = None
    """What a model of names finds there."""

    # The place

    def is_country(self) -> bool:
        return self.entry.kind in COUNTRY

    def is_country_or_nation(self) -> bool:
        """A country, or a nation of the United Kingdom."""
        return self.is_country() or (self.is_region() and self.entry.country == "GB")

    def is_region(self) -> bool:
        return kind_of(self.entry) == "region"

    def is_site(self) -> bool:
        return kind_of(self.entry) == "site"

    def is_city(self) -> bool:
        return self.entry.kind not in KINDS

    def population(self) -> float:
        """The population of a city, in powers of ten above 10,000: from -0.3 to 3."""
        return max(-0.3, min(3.0, math.log10(self.entry.population + 1_000) - 4)) if self.is_city() else 0.0

    def fame(self) -> float:
        """The fame, from 0 to 1."""
        return min(self.entry.fame, MAX_FAME) / MAX_FAME

    # The name

    def has_several_words(self) -> bool:
        return " " in self.around.name.name

    def is_doubtful(self) -> bool:
        """The name is also a common word or a person's name, and the place is not large enough to outweigh that."""
        return self.around.name.doubtful and not self.is_country() and not self._is_large_city()

    def is_doubtful_at_beginning(self) -> bool:
        """A doubtful name at the beginning of a sentence, where a common word has a capital as well."""
        return self.is_doubtful() and self.around.begins_sentence

    def is_doubtful_country(self) -> bool:
        return self.around.name.doubtful and self.is_country()

    def is_doubtful_large_city(self) -> bool:
        return self.around.name.doubtful and self._is_large_city()

    def looks_like_initials(self) -> bool:
        name = self.around.name
        if not name.name.isupper() or len(name.name) > MAX_INITIALS or self.is_country() or self.around.headline:
            return False
        return max(entry.fame for entry in name.entries) < WELL_KNOWN

    def is_acronym(self) -> bool:
        return self.acronym

    def is_place_by_model(self) -> float:
        """How sure the model is that the name is a place, from 0 at a probability of 0.3 to 1 at 0.9."""
        entity = self.entity
        if entity is None or entity.label != "place" or not self._is_whole(entity):
            return 0.0
        return max(0.0, min(1.0, (entity.probability - 0.3) / 0.6))

    def is_other_by_model(self) -> bool:
        entity = self.entity
        return entity is not None and entity.label != "place" and self._is_whole(entity) and not self.is_country()

    def is_part_by_model(self) -> bool:
        """It is part of a longer name: "Praça Marquês de Pombal", "大和田".

        East Asian models join places that one writes together ("埼玉県川口市"). There, one letter more is another name.
        """
        entity, name = self.entity, self.around.name
        if entity is None or self._is_whole(entity) or self.is_country():
            return False
        if entity.label != "place" or not EAST_ASIAN.match(name.name):
            return True
        return entity.start == name.start and entity.end == name.end + 1

    def _is_whole(self, entity: Entity) -> bool:
        name = self.around.name
        rest = self.around.text[name.end : entity.end].strip()
        is_ending = rest[:1] in ("'", "’") and rest[1:].islower()  # "Berlin'e" in Turkish
        return entity.start == name.start and (not rest or is_ending or rest in words().divisions)

    def is_month(self) -> bool:
        """A name of a month beside a number: "Nov 3", "1º de Maio"."""
        text, name = self.around.text, self.around.name
        if name.name.lower() not in words().months:
            return False
        return bool(_MONTH_DAY.match(text, name.end) or _DAY_OF_MONTH.search(text, max(0, name.start - 10), name.start))

    def is_compass_point(self) -> bool:
        """ "the North East", and "North West" if nothing says that the province of that name is meant."""
        name = self.around.name.name
        is_point = name[0] in "NSEWC" and bool(_COMPASS.match(name))
        return is_point and (self.around.word_before.lower() == "the" or not self.country_mentioned)

    def _is_large_city(self) -> bool:
        return self.is_city() and (self.entry.population > LARGE or self.entry.fame >= FAMOUS)

    def _is_nothing_else(self) -> bool:
        """It is a country or a site, whatever capitals are beside it."""
        return (self.is_country() or self.is_site()) and not self.around.name.doubtful

    # The text around it

    def is_dateline(self) -> bool:
        return self.dateline

    def is_beside_place(self) -> bool:
        return self.beside_place

    def has_its_region(self) -> bool:
        return self.region_follows

    def is_in_its_country(self) -> bool:
        return self.country_follows

    def has_its_country(self) -> bool:
        return self.country_mentioned

    def follows_locative(self) -> bool:
        around = self.around
        before = around.word_before.lower()
        if before in words().within.get(around.language, ()):
            return True
        return before in words().locatives or follows_direction(around.text, around.name.start)

    def follows_noun_of(self) -> bool:
        text, start = self.around.text, self.around.name.start
        if self.around.plain and self.around.word_before == "von":  # "am Deich von Husum", but not "Anna von Husum"
            codes = tables().names
            noun, name = word_before(text, start - len("von ")), self.around.name.name
            return noun[:1].isupper() and "G" not in codes.get(noun, "") + codes.get(name, "")
        return self.around.word_before in words().of and bool(_NOUN_OF.search(text, max(0, start - 40), start))

    def is_beside_division(self) -> bool:
        text, start, after = self.around.text, self.around.name.start, self.around.word_after
        is_club = after == "City" and self.entry.country in CLUBS_NAMED_CITY
        if after in words().divisions and not is_club and not self._is_state_university():
            return True
        return bool(words().divided.search(text, max(0, start - 12), start))

    def follows_title(self) -> bool:
        return self.around.word_before in words().titles

    def follows_initial(self) -> bool:
        text, start, before = self.around.text, self.around.name.start, self.around.word_before
        return len(before) == 1 and before.isupper() and bool(_INITIAL.search(text, max(0, start - 24), start))

    def follows_name(self) -> bool:
        around = self.around
        return not around.plain and not self._is_nothing_else() and around.follows_name and not self.follows_title()

    def precedes_name(self) -> bool:
        return not self.around.plain and not self._is_nothing_else() and self.around.precedes_name

    def is_part_of_person(self) -> bool:
        return self.part_of_person and not (self.is_country() or self.country_follows or self.follows_locative())

    def is_part_of_body(self) -> bool:
        around = self.around
        if around.word_after in words().firms or self._is_state_university() or self.closes_body():
            return True
        # "the Bay of Biscay" is no town of Biscay
        return around.word_before == "of" and word_before(around.text, around.name.start - 3) in words().water

    def is_part_of_street(self) -> bool:
        """ "Lima Street" in any town; a park or a hall is rather in a city than in a country: "Jordan Park"."""
        after = self.around.word_after
        return after in words().streets or (after in words().grounds and (self.is_country() or self.is_region()))

    def closes_body(self) -> bool:
        """The last word of the name of a body: "Bank of Japan"."""
        around = self.around
        return around.word_before == "of" and word_before(around.text, around.name.start - 3) in words().bodies

    def is_club(self) -> bool:
        return self.around.word_before in words().clubs and self.is_city()

    def _is_state_university(self) -> bool:
        return self.around.text.startswith(_STATE_UNIVERSITY, self.around.name.end)
