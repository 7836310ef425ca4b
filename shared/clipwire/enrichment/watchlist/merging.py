"""Merge the names that a watch list finds into the record."""

from collections.abc import Sequence

from clipwire.enrichment.watchlist.entries import Entry, Match, WatchList
from clipwire.model.article import Article, Mentioned, Organisation, Person, Place


def apply(watch_list: WatchList, article: Article) -> None:
    """Merge the names that the list finds into `people`, `organisations` and `places` of an article; fill `watched`.

    An entry replaces every record of any kind that has one of its names, and takes the mentions that lie within its own
    mentions from other records. Run it after these three fields are filled and before the enrichers that read them.
    """
    dateline = article.dateline.place if article.dateline else None
    outside = watch_list.find(" \n ".join(filter(None, [article.title, dateline])))
    inside = watch_list.find(article.body)
    named = dict.fromkeys(match.entry for match in (*outside, *inside))
    article.watched = list(dict.fromkeys(watch_list.entries[number].name for number in named))
    for number in named:
        entry = watch_list.entries[number]
        mentions_outside = sum(match.entry == number for match in outside)
        _merge(entry, mentions_outside, [match for match in inside if match.entry == number], article)


def _merge(entry: Entry, outside: int, matches: Sequence[Match], article: Article) -> None:
    taken = _take(entry, matches, article)
    offsets = sorted({match.start for match in matches}.union(*(record.offsets for record in taken)))
    outside = max([outside, *(record.mentions - len(record.offsets) for record in taken)])
    seen = {article.body[match.start : match.end] for match in matches}
    seen.update(name for record in taken for name in (record.name, *record.aliases))
    record = {
        "name": entry.name,
        "aliases": sorted(seen - {entry.name}),
        "mentions": len(offsets) + outside,
        "offsets": offsets,
        "identifiers": dict(entry.identifiers),
    }
    if entry.kind == "person":
        article.people = [*article.people, Person.model_validate(record)]
    elif entry.kind == "organisation":
        article.organisations = [*article.organisations, Organisation.model_validate(record)]
    else:
        linked = next((place for place in taken if isinstance(place, Place)), None)
        for field in ("country", "lat", "lon", "geonames_id"):
            by_list = getattr(entry, field)
            record[field] = getattr(linked, field, None) if by_list is None else by_list
        article.places = [*article.places, Place.model_validate(record)]


def _take(entry: Entry, matches: Sequence[Match], article: Article) -> list[Mentioned]:
    """Remove the records of the entry from the article and return them. Other records lose the entry's mentions."""
    own = {name.casefold() for name in entry.names}
    covered = {at for match in matches for at in range(match.start, match.end)}
    taken: list[Mentioned] = []
    emptied: list[Mentioned] = []
    records: list[Mentioned] = [*article.people, *article.organisations, *article.places]
    for record in records:
        if own.intersection(name.casefold() for name in (record.name, *record.aliases)):
            taken.append(record)
        elif lost := covered.intersection(record.offsets):
            record.offsets = [at for at in record.offsets if at not in lost]
            record.mentions -= len(lost)
            if record.mentions <= 0:
                emptied.append(record)
    gone = {id(record) for record in (*taken, *emptied)}
    article.people = [record for record in article.people if id(record) not in gone]
    article.organisations = [record for record in article.organisations if id(record) not in gone]
    article.places = [record for record in article.places if id(record) not in gone]
    return taken
