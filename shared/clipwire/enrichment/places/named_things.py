"""Leave out places in the names of things of Romance languages: "Palacio de San Esteban", "Praça Marquês de Pombal"."""

import re
from functools import cache

from clipwire.enrichment.places.gazetteer import lookup
from clipwire.enrichment.places.reading import Linked
from clipwire.text.word_lists import any_of
from clipwire.wording import words_of

LANGUAGES = frozenset("es fr it pt ro".split())
MAX_CHARS_BEFORE = 48
MIN_PEOPLE = 90_000
"""Population of a city that a thing is more often in than called after."""
_UPPER = r"[^\W\d_a-zß-öø-ÿăâîșț]"
_OF = r"(?:de la |de los |de |del |du |des |di |della |da |do |dos |a |à |al |ao |lui |d['’])"
_BEHIND_HEAD = rf" (?P<of>{_OF})?(?P<names>(?:{_UPPER}[\w.-]+ (?P<last>{_OF})?)*)\Z"


def is_in_thing(text: str, link: Linked, language: str) -> bool:
    """Whether a place is a part of the name of a thing that is called after somebody or something.

    A city of some size behind "de" is where the thing is: "Puerta del Sol de Madrid".
    """
    if language not in LANGUAGES or link.kind == "country":
        return False
    found = _before(language).search(text, max(0, link.start - MAX_CHARS_BEFORE), link.start)
    if not found:
        return False
    last_of = found["last"] if found["names"] else found["of"]
    return not last_of or (bool(found["of"] or found["names"]) and not _is_well_known(link))


@cache
def _before(language: str) -> re.Pattern[str]:
    heads = words_of("things", "head", language=language) - words_of("things", "site", language=language)
    return re.compile(rf"(?<!\w)(?i:{any_of(heads)}){_BEHIND_HEAD}")


def _is_well_known(link: Linked) -> bool:
    entries = lookup(link.name).entries
    return link.kind == "region" or any(
        entry.geonames_id == link.geonames_id and (entry.population >= MIN_PEOPLE or entry.fame) for entry in entries
    )
