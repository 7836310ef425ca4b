"""Places that the gazetteer does not have, by the signs of the text. They have no position, and mostly no country.

The model of names finds them. In English, a word of nature in the name ("Lake Ulvann"), a preposition of place, or a
place that they are joined to must support it. In Korean and Japanese, a division behind its
place is one too (`divisions`), and a Korean island before a noun of places.
"""

import re
from collections.abc import Iterator
from functools import cache

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.country_words import countries_in
from clipwire.enrichment.entities.finding import UNCASED
from clipwire.enrichment.entities.trained.knowledge import is_trained
from clipwire.enrichment.places.case import kind_of
from clipwire.enrichment.places.divisions import divisions, no_divisions
from clipwire.enrichment.places.gazetteer import CITY, COUNTRY_OR_DEMONYM, NO_PLACE, lookup
from clipwire.enrichment.places.inflected import LANGUAGES, declined_places, known_place
from clipwire.enrichment.places.reading import Linked
from clipwire.enrichment.places.surroundings import follows_direction, word_before
from clipwire.enrichment.places.words import words
from clipwire.text.word_lists import any_word
from clipwire.wording import words_of

INFLECTED = frozenset({"ru", "fi", "hu", "tr"})
"""Languages with a model whose places have endings of cases, which nothing takes off."""
LISTED = frozenset({"th", "vi", "el"})
"""Languages whose own table has the places that the gazetteer does not have."""
MAX_UNKNOWN = 100
"""Maximum number of mentions in one text."""
_JOINT = re.compile(r"(?:,|,? and|,? or)(?: (?:in|at|near|to|from))? \Z")
_WORD = re.compile(r"[^\W\d_]+")


def unknown_places(analysis: Analysis, linked: list[Linked]) -> list[Linked]:
    """The places of a text apart from the linked ones; offsets count in `analysis.text`."""
    taken = {at for link in linked for at in range(link.start, link.end)}
    shown = [*divisions(analysis.text, linked, analysis.language), *_declined(analysis)]
    if analysis.language == "ko":
        shown += _korean(analysis.text)
    found = []
    for link in shown:
        if taken.isdisjoint(range(link.start, link.end)):
            found.append(link)
            taken.update(range(link.start, link.end))
    return [*found, *_by_model(analysis, taken)][:MAX_UNKNOWN]


def _declined(analysis: Analysis) -> Iterator[Linked]:
    """The towns in a case that are no part of a person's or a body's name."""
    begin = analysis.body_start
    others = [*analysis.article.people, *analysis.article.organisations]
    named = {begin + offset + at for other in others for offset in other.offsets for at in range(len(other.name))}
    for start, end, name, entry in declined_places(analysis.text, analysis.language):
        if start not in named:
            yield Linked(start, end, name, entry.country, entry.lat, entry.lon, entry.geonames_id, kind_of(entry))


def _korean(text: str) -> Iterator[Linked]:
    for match in _korean_expression().finditer(text):
        if not lookup(match[1]).entries and not match[1].endswith(no_divisions("ko")):
            yield Linked(*match.span(1), match[1], "KR", None, None, None, "city")


@cache
def _korean_expression() -> re.Pattern[str]:
    """An island or a township before a noun of places: 마라도 학교, 황산면 일대."""
    nouns = any_word(words_of("places", "behind a place", language="ko"))
    return re.compile(rf"(?<![가-힣])([가-힣]{{2,3}}(?:도|섬|읍|면)) (?:{nouns})")


def _by_model(analysis: Analysis, taken: set[int]) -> Iterator[Linked]:
    text, begin = analysis.text, analysis.body_start
    last_end = None
    others = [*analysis.article.people, *analysis.article.organisations]
    named = {offset for other in others for offset in other.offsets}
    for mention in analysis.named["place"]:
        start, end = begin + mention.start, begin + mention.start + len(mention.name)
        if mention.start < 0 or mention.start in named or not taken.isdisjoint(range(start, end)):
            last_end = end if mention.start >= 0 else None
            continue
        if analysis.language in LANGUAGES and (known := known_place(mention.name, analysis.language)):
            name, entry = known
            yield Linked(start, end, name, entry.country, entry.lat, entry.lon, entry.geonames_id, kind_of(entry))
            continue
        is_joined = last_end is not None and bool(_JOINT.fullmatch(text, last_end, start))
        if (
            _is_sure(mention.name, analysis.language)
            if is_trained(analysis.language) or analysis.language in UNCASED | LISTED
            else _is_place(mention.name, word_before(text, start), is_joined or _follows_settlement(text, start))
        ):
            last_end = end
            yield _only_place(mention.name, start, end) or Linked(
                start, end, mention.name, "", None, None, None, "site"
            )


def _only_place(name: str, start: int, end: int) -> Linked | None:
    """The place of the gazetteer, if it has only one of that name: Oban."""
    entries = lookup(name).entries
    if len(entries) != 1 or entries[0].kind not in CITY:
        return None
    only = entries[0]
    return Linked(start, end, name, only.country, only.lat, only.lon, only.geonames_id, "city")


def _follows_settlement(text: str, start: int) -> bool:
    """Whether "the village of" or "north of" is before a name."""
    return follows_direction(text, start) or bool(words().divided.search(text, max(0, start - 16), start))


def _is_sure(name: str, language: str) -> bool:
    """Whether the model is enough: the name has no endings, and is no country, metonym, building or road."""
    parts = _WORD.findall(name)
    return (
        language not in INFLECTED
        and not name.isupper()
        and not any(map(str.isdigit, name))
        and not {part.lower() for part in (*parts[:1], *parts[-1:])}
        & words_of("things", "head", "tail", "house", language=language)
        and name not in words_of("places", "none", language=language)
        and not lookup(name).entries
        and (_is_sea(parts, language) or not any(countries_in(name, language, ())))
    )


def _is_sea(parts: list[str], language: str) -> bool:
    """Whether the first word of a name is that of a sea or a river: "دریای عمان", with the name of a country."""
    return len(parts) > 1 and parts[0] in words_of("places", "nature", language=language)


def _is_place(name: str, before: str, is_joined: bool) -> bool:
    parts = _WORD.findall(name)
    if not parts or name.isupper() or parts[-1] in words().built:
        return False
    if len(parts) > 1 and ({parts[0], parts[-1]} & words().nature or (parts[0] in words().water and parts[1] == "of")):
        return True
    if any(entry.kind in NO_PLACE + COUNTRY_OR_DEMONYM for entry in lookup(name).entries):
        return False
    return is_joined or before.lower() in words().locatives
