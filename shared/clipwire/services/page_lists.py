"""Take the list off an article's page."""

from clipwire.model.arrival import Arrival
from clipwire.model.listing import PageList
from clipwire.model.record import Record


def list_on(seen: Record, arrival: Arrival) -> PageList | None:
    """What the page of an article lists as published by its source; None if it lists nothing."""
    article = seen.article
    entries = tuple(entry.model_copy(update={"teaser": None}) for entry in article.related if entry.title)
    if not article.source or not entries:
        return None
    return PageList(
        source_id=article.source.id,
        observed=seen.sighting.observed,
        article_id=seen.id,
        own_title=article.title,
        entries=entries,
        bucket=arrival.bucket,
        key=arrival.key,
        revision=arrival.revision,
        member=arrival.member,
    )
