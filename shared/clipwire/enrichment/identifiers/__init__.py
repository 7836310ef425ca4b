"""Wikidata identifiers of the countries, regions, people and bodies that an article names.

A name alone identifies nobody: "Wang Yi" is a minister and many others. A person gets an identifier if the full name is
in the text, the article is of the time, and the person's country is mentioned or the office is beside the name. A
name that others are known to have needs the office. A surname needs an office that one person of this name held in the
year of the article. If two rows of the table fit, there is no identifier.
"""

from collections import Counter
from collections.abc import Iterable

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.identifiers.known import FULL, SHARED, SURNAME, Known, Match, area, matches_of
from clipwire.enrichment.identifiers.surroundings import Surroundings
from clipwire.enrichment.places.gazetteer import REGION, SHORT_REGION, lookup
from clipwire.model.article import Article, Organisation, Person, Place

WIKIDATA = "wikidata"
PERSON, ORGANISATION = "person", "organisation"
"""Kinds of the table."""
MAX_YEARS_APART = 20
"""Between the years of an office and an article with the name; behind it only for a name that others have."""
MAX_CAPITALS_ALONE = 3
"""Up to this length the name of a body counts in capitals only: "WHO", not "Who"."""
MAX_INITIALS = 5
"""Initials: up to this length they have many meanings."""
LISTS_WITHOUT_OFFICES = frozenset({"KP"})
"""Countries whose agency lists the people beside the leader by name alone."""
MIN_MANY = 3
"""People of a country in one article, from which a name that others have too means the one of that country."""
OFFICES_OF_ONE = frozenset({"state", "government", "party"})
"""Offices that one person of a country holds at a time, so that a surname beside them is enough."""


def enrich(analysis: Analysis) -> None:
    """Fill `identifiers` of countries, places, people and organisations that have no `wikidata` yet."""
    article = analysis.article
    for country in article.countries:
        if identifier := area(country.code):
            country.identifiers = {WIKIDATA: identifier}
    for place in article.places:
        _add(place, _of_region(place))
    surroundings = Surroundings(analysis)
    listed = _countries_of_many(article)
    for person in article.people:
        _add(person, _of_person(person, surroundings) or _of_one_among_many(person, surroundings, listed))
    for body in article.organisations:
        _add(body, _of_body(body, surroundings))


def _add(entry: Person | Organisation | Place, identifier: str | None) -> None:
    if identifier and WIKIDATA not in entry.identifiers:
        entry.identifiers = {**entry.identifiers, WIKIDATA: identifier}


def _of_region(place: Place) -> str | None:
    """The identifier of a first-level region. Every other place has a GeoNames id, or is in no table."""
    if place.geonames_id is not None or place.country is None:
        return None
    regions = (entry for entry in lookup(place.name).entries if entry.kind in REGION + SHORT_REGION and entry.region)
    found = (area(f"{region.country}/{region.region}") for region in regions if region.country == place.country)
    return next(found, None)


def _of_person(person: Person, around: Surroundings) -> str | None:
    forms = [person.name, *person.aliases]
    matches = [
        (form, match)
        for form in forms
        for match in _matches(form, PERSON, around.article)
        if match.mark != SURNAME or form == person.name
    ]
    if not matches or around.names_only_things(forms, person.offsets):
        return None
    beside = {match.known for form, match in matches if _has_office(form, match, person, around)}
    if len(beside) > 1:
        beside = {known for known in beside if _is_in_office(known, around.year)}
    if beside:
        return _only(known.wikidata for known in beside)
    full = (match.known for _, match in matches if match.mark == FULL and _has_begun(match.known, around.year))
    return _only(known.wikidata for known in full if around.mentions_country(known.country))


def _countries_of_many(article: Article) -> set[str]:
    """The countries of `LISTS_WITHOUT_OFFICES` of which the article names several people."""
    found = Counter(
        country
        for person in article.people
        for country in {
            match.known.country for match in _matches(person.name, PERSON, article) if match.mark != SURNAME
        }
    )
    return {country for country in LISTS_WITHOUT_OFFICES if found[country] >= MIN_MANY}


def _of_one_among_many(person: Person, around: Surroundings, listed: set[str]) -> str | None:
    """The identifier of a name that others have too, in an article that names several people of the country."""
    if around.names_only_things([person.name], person.offsets):
        return None
    matches = _matches(person.name, PERSON, around.article) if listed else ()
    return _only(
        match.known.wikidata
        for match in matches
        if match.mark != SURNAME and match.known.country in listed and _is_of_the_time(match.known, around.year)
    )


def _is_of_the_time(known: Known, year: int | None) -> bool:
    return _has_begun(known, year) and not _is_long_over(known, year)


def _has_office(form: str, match: Match, person: Person, around: Surroundings) -> bool:
    """Whether an office is beside the name; beside a surname, one that one person held in the article's year."""
    known, offices = match.known, match.known.offices
    is_of_the_time = _has_begun(known, around.year)
    if match.mark == SHARED:
        is_of_the_time = is_of_the_time and not _is_long_over(known, around.year)
    if match.mark == SURNAME:
        is_of_the_time = _is_in_office(known, around.year)
        offices = tuple(office for office in offices if office in OFFICES_OF_ONE)
    return is_of_the_time and around.has_office(form, person.offsets, known, offices)


def _of_body(body: Organisation, around: Surroundings) -> str | None:
    forms = [body.name, *body.aliases]
    matches = [(form, match) for form in forms for match in _matches(form, ORGANISATION, around.article)]
    if not matches or around.names_only_things(forms, body.offsets):
        return None
    full = [
        match.known.wikidata
        for form, match in matches
        if match.mark == FULL and (not _is_initials(form) or around.mentions_country(match.known.country))
    ]
    if full:
        return _only(full)
    countries = around.countries_beside(forms, body.offsets)
    return _only(match.known.wikidata for _, match in matches if {match.known.country} == countries)


def _matches(form: str, kind: str, article: Article) -> Iterable[Match]:
    """The rows of the table with this name that are of the kind, and whose name is of the article's language."""
    if kind == ORGANISATION and len(form) <= MAX_CAPITALS_ALONE and form.isascii() and not form.isupper():
        return
    language = (article.language or "").partition("-")[0]
    for match in matches_of(form):
        if match.known.kind == kind and match.language in ("", language):
            yield match


def _is_initials(form: str) -> bool:
    return form.isupper() and len(form) <= MAX_INITIALS


def _has_begun(known: Known, year: int | None) -> bool:
    """Whether the office begins soon after the year, or before it."""
    return year is None or known.start - MAX_YEARS_APART <= year


def _is_long_over(known: Known, year: int | None) -> bool:
    return year is not None and known.end + MAX_YEARS_APART < year


def _is_in_office(known: Known, year: int | None) -> bool:
    return year is not None and known.start <= year <= known.end


def _only(identifiers: Iterable[str]) -> str | None:
    """The identifier, if there is one and no other."""
    found = set(identifiers)
    return found.pop() if len(found) == 1 else None
