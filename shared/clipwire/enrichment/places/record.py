"""Fill the `places` of a record: one entry for each place, with all forms of its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.entities.finding import UNCASED
from clipwire.enrichment.places.cyrillic import ukrainian_bases
from clipwire.enrichment.places.gazetteer import lookup
from clipwire.enrichment.places.overlaps import places_apart_from
from clipwire.enrichment.places.reading import Linked
from clipwire.enrichment.places.unknown import unknown_places
from clipwire.model.article import Place

_INITIALS = re.compile(r"[A-Z]{1,3}|[^AEIOUY]+")
"""Names in capitals that keep them: of three letters, or without a vowel."""
_DIVISION_SIGN = re.compile(r"(?<=..)[시군市郡]\Z")
_DIVISION = re.compile(r" (?:Province|Prefecture|Oblast|Governorate|Voivodeship)\b|[省県縣](?![长長内])")
"""Behind a region, part of another form of its name."""
_CASE_ENDINGS = ("", "а", "я", "ь", "о", "й", "ы", "ия")
_LIKELY_ENDINGS = {"и": "ьяа", "ы": "а", "ю": "ья"}
"""Last letter of another case -> what the nominative has in its place: "Казань" for "Казани", not "Казан"."""


def enrich(analysis: Analysis) -> None:
    """Fill `places` from title, dateline and body, the most mentioned first; countries have a field of their own."""
    article = analysis.article
    found: dict[object, _Mentions] = {}
    known = places_apart_from([*article.people, *article.organisations], analysis)
    linked = known if analysis.language in UNCASED else analysis.places.linked
    for link in sorted([*known, *unknown_places(analysis, linked)]):
        if link.kind == "country":
            continue
        name = _name_of(link, analysis.language)
        mentions = found.setdefault(_key(link, name), _Mentions(link))
        mentions.count += 1
        mentions.names[name] = None
        if link.kind == "region" and (division := _DIVISION.match(analysis.text, link.end)):
            mentions.names[name + division[0]] = None
        if link.start >= analysis.body_start:
            mentions.offsets.append(link.start - analysis.body_start)
    article.places = [_place(mentions) for mentions in sorted(found.values(), key=lambda each: -each.count)]


@dataclass
class _Mentions:
    """The mentions of one place, collected before its `Place` is made, which validates every change."""

    first: Linked
    count: int = 0
    names: dict[str, None] = field(default_factory=dict)
    offsets: list[int] = field(default_factory=list)


def _place(mentions: _Mentions) -> Place:
    name, *aliases = mentions.names
    link = mentions.first
    return Place(
        name=name,
        aliases=aliases,
        mentions=mentions.count,
        offsets=mentions.offsets,
        country=link.country or None,
        lat=link.lat,
        lon=link.lon,
        geonames_id=link.geonames_id,
    )


def _key(link: Linked, name: str) -> object:
    """A key that is equal for mentions of the same place."""
    return link.geonames_id or (_DIVISION_SIGN.sub("", name.removeprefix("The ")), link.country)


def _name_of(link: Linked, language: str) -> str:
    """The name as a record has it: with ordinary capitals, and a Russian or Ukrainian name in its nominative."""
    name = link.name.title() if link.name.isupper() and not _INITIALS.fullmatch(link.name) else link.name
    if "Α" <= name[0] <= "ώ":
        from clipwire.enrichment.entities.signs.greek import towns

        return towns().get(name, name)
    if not ("А" <= name[0] <= "я" or name[0] in "ІЇЄҐ"):
        return name
    if language == "uk":
        return _same_place([name, *ukrainian_bases(name)], link)
    likely = [name[:-1] + ending for ending in _LIKELY_ENDINGS.get(name[-1], "")]
    return _same_place([name, *likely, *(name[:-cut] + ending for cut in (1, 2) for ending in _CASE_ENDINGS)], link)


def _same_place(forms: Sequence[str], link: Linked) -> str:
    """ "Москва" for "Москве": the first form with which the gazetteer has the same place, else the printed one."""
    same = (
        form
        for form in forms
        if any(
            (entry.country, entry.geonames_id, entry.lat) == (link.country, link.geonames_id, link.lat)
            for entry in lookup(form).entries
        )
    )
    return next(same, forms[0])
