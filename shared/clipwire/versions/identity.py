"""Which article is which: ids and digests that come out the same on every machine and every day."""

import base64
import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit

from clipwire.model.article import Article
from clipwire.text.folding import letters_of

ID_BYTES = 15
"""120 bits: 24 letters, and no collision to be feared in a million million articles."""

TRACKING = re.compile(
    r"^(utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|ocid|xtor|ref_?src)$", re.IGNORECASE
)
"""Query parameters that tell where a reader came from, not what is read."""


def article_id(article: Article) -> str:
    """24 letters and digits: from the URL; else from source, day and title; else from the text."""
    if article.url:
        return _hash("url", canonical_url(article.url))
    if article.source and article.published and article.title:
        return _hash("header", article.source.id, article.published[:10], letters_of(article.title))
    return _hash("text", letters_of(article.title or ""), letters_of(article.body))


def text_digest(article: Article) -> str:
    """A digest of title and body alone: equal where nothing a reader sees has changed."""
    return _hash("content", _spaced(article.title or ""), _spaced(article.body))


def canonical_url(url: str) -> str:
    """The URL without what does not choose the page: scheme, `www.`, tracking parameters, fragment, last slash.

    What is no URL (a port of letters, half an IPv6 address) stands for itself.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    chosen = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.match(name)
    ]
    query = f"?{urlencode(sorted(chosen))}" if chosen else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _hash(*parts: str) -> str:
    """Each part is preceded by its length, so that no two lists of parts run together alike."""
    digest = hashlib.blake2b(digest_size=ID_BYTES)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return base64.b32encode(digest.digest()).decode().lower()
