"""Leave out places that are parts of other names: "Perth" in "Orla Perth" or "Perth Harbour Trust"."""

import re
from collections.abc import Mapping, Sequence

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.entities.body_words import words_of_bodies
from clipwire.enrichment.entities.finding import UNCASED
from clipwire.enrichment.entities.gazetteer import tables
from clipwire.enrichment.entities.trained.clubs import clubs
from clipwire.enrichment.entities.trained.knowledge import CHARACTERS
from clipwire.enrichment.places.named_things import LANGUAGES, is_in_thing
from clipwire.enrichment.places.reading import Linked
from clipwire.model.article import Organisation, Person
from clipwire.wording import words_of

MIN_SAME_CHARS = 4
"""Characters with which the forms of a name begin alike."""
_WORDS = re.compile(r"[\w-]+(?: [\w-]+){0,4}")


def places_apart_from(others: Sequence[Person | Organisation], analysis: Analysis) -> list[Linked]:
    """The places in `analysis.text` that are not part of the names of `others`; offsets count in that text."""
    begin, language = analysis.body_start, analysis.language
    shortest = _shortest_place_by_offset(analysis.article.body, others)
    listed = words_of_bodies("known", language) if language in LANGUAGES else frozenset()
    bodies = {other.name for other in others if isinstance(other, Organisation)} & listed
    surnames = {word for other in others if isinstance(other, Person) for word in other.name.split()[1:]}
    squares = words_of("things", "head", language="ar") if language == "ar" else frozenset()
    ends = _ends_of_names(others, analysis)
    longer = _lengths_of_modelled_places(analysis)
    club_spans = set(clubs(analysis.text, language))

    def is_place(link: Linked) -> bool:
        if (link.start, link.end) in club_spans or longer.get(link.start, 0) > link.end - link.start:
            return False
        if link.name in squares:
            return False  # "ميدان التحرير" is a square
        if link.kind == "country":
            return True
        if is_in_thing(analysis.text, link, language) or link.name in bodies or _goes_on_in(link, ends):
            return False
        if link.start < begin:
            return link.name not in surnames
        return link.end - link.start >= shortest.get(link.start - begin, 0)

    return [link for link in analysis.places.linked if is_place(link)]


def _ends_of_names(others: Sequence[Person | Organisation], analysis: Analysis) -> dict[int, int]:
    """Start -> end of each name of a body, and of each person in scripts without spaces."""
    return {
        analysis.body_start + offset: analysis.body_start + offset + len(other.name)
        for other in others
        if isinstance(other, Organisation) or analysis.language in CHARACTERS
        for offset in other.offsets
    }


def _goes_on_in(link: Linked, ends: Mapping[int, int]) -> bool:
    """Whether a name begins in a place and goes on behind it: "El Banco de México", 員林 in 主任委員林信得."""
    return any(ends.get(at, 0) > link.end for at in range(link.start + 1, link.end))


def _lengths_of_modelled_places(analysis: Analysis) -> dict[int, int]:
    """Offset of each letter -> the length of the place that signs find there in Persian or Hebrew: "دریای عمان"."""
    mentions = analysis.named["place"] if analysis.language in UNCASED else ()
    begin = analysis.body_start
    return {begin + one.start + at: len(one.name) for one in mentions for at in range(len(one.name))}


def _shortest_place_by_offset(body: str, others: Sequence[Person | Organisation]) -> dict[int, int]:
    """Offset of a name in the body -> the least length of a place that replaces it.

    A place that is longer than the name of a person or organisation wins. If both have the same length, a person's full
    name and a known organisation ("Rio Tinto") win against the place; a surname or another organisation does not.
    """
    lengths: dict[int, int] = {}
    for named in others:
        is_known = isinstance(named, Organisation) and is_known_body(named.name)
        more = int(is_known or (isinstance(named, Person) and " " in named.name))
        for offset in named.offsets:
            names = [name for name in (named.name, *named.aliases) if body.startswith(name, offset)]
            sizes = [len(name) for name in names] or [_chars_of_other_case(body, offset, named)]
            for size in sizes:
                for at in range(offset, offset + size):
                    lengths[at] = max(lengths.get(at, 0), size + more)
    return lengths


def is_known_body(name: str) -> bool:
    """Whether the table of names in English has a name as that of an organisation."""
    return "O" in tables().names.get(name, "")


def _chars_of_other_case(body: str, offset: int, named: Person | Organisation) -> int:
    """The length of a name in the body whose entry is its nominative: "Ростову" of Ростов; 0 if it is another name."""
    found = _WORDS.match(body, offset)
    words = found[0].split() if found else []
    for name in (named.name, *named.aliases):
        parts = name.split()
        spelled = words[: len(parts)] if words[:1] and words[0][:2] == parts[0][:2] else words[:1]
        if len(spelled) == len(parts) and spelled[-1][:MIN_SAME_CHARS] == parts[-1][:MIN_SAME_CHARS]:
            return sum(map(len, spelled)) + len(spelled) - 1
        if spelled and spelled[0][:MIN_SAME_CHARS] == parts[-1][:MIN_SAME_CHARS]:
            return len(spelled[0])  # the surname alone
    return 0
