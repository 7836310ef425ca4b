"""Web addresses without the parameters that follow readers."""

import re

TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmpid|ocid|xtor|ref_?src)", re.IGNORECASE
)
"""Query parameters about the reader's origin, which do not affect the content of the page."""


def without_tracking(url: str) -> str:
    """The address without parameters about the reader's origin; all others stay as they are written.

    >>> without_tracking("https://news.example/?p=7&utm_source=rss#top")
    'https://news.example/?p=7#top'
    """
    address, mark, fragment = url.partition("#")
    path, _, query = address.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not TRACKING.fullmatch(pair.removeprefix("amp;").partition("=")[0])]
    if len(kept) == len(pairs):
        return url
    return f"{path}{'?' if kept else ''}{'&'.join(kept)}{mark}{fragment}"
