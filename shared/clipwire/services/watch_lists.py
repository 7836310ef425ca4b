"""Read a watch list from its text, or make a warning about its mistakes."""

import hashlib

from clipwire.services.ports import Watched

DIGEST_CHARS = 12


def watched_in(text: str, name: str) -> Watched:
    """The list in a text. If it has mistakes, there is no list but a warning about the first of them.

    `name` is the name of the list's file, for the warning.
    """
    # Imported here, since most installations have no list and an import takes time at every cold start.
    from clipwire.enrichment.watchlist import WatchListError, parse

    try:
        return Watched(parse(text), digest=hashlib.sha256(text.encode()).hexdigest()[:DIGEST_CHARS])
    except WatchListError as error:
        more = f" and {len(error.problems) - 1} more" if len(error.problems) > 1 else ""
        return Watched(warning=f"the watch list {name} was not used: {error.problems[0]}{more}")
