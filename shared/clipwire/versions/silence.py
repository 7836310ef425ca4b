"""Whether a publisher edited an article without saying so."""

from datetime import UTC, datetime, timedelta

from clipwire.model.article import Article
from clipwire.model.record import LastSeen, Record
from clipwire.versions.sightings import as_last_seen

DAY_CHARS = len("2025-04-24")
A_DAY_ANYWHERE = timedelta(hours=36)
"""From the first moment of a day in UTC to the end of that day in the last time zone."""


def is_silent(known: Record, seen: Record, last_seen: LastSeen | None) -> bool:
    """Whether the page states when it was modified, and the new text still has the time of the stored one.

    A page that states no time, or does so for one of the texts only, is not silent: many sources never state one. A day
    without a time says nothing of an edit on that day, so the stored text must have been seen after it.
    """
    modified = known.article.modified
    if not _states(known.article) or not _states(seen.article) or modified != seen.article.modified:
        return False
    if known.article.truncated or seen.article.truncated:
        return False
    if len(modified or "") > DAY_CHARS:
        return True
    moment = as_last_seen(known, last_seen).sighting.moment
    return len(modified or "") == DAY_CHARS and moment >= _first_moment(modified or "") + A_DAY_ANYWHERE


def _states(article: Article) -> bool:
    evidence = article.evidence.get("modified")
    return article.modified is not None and (evidence is None or evidence.confidence != "low")


def _first_moment(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)
