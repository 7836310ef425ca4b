"""The identity of articles: ids and digests that are the same on every machine and at any time."""

import base64
import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from clipwire.model.article import Article
from clipwire.text.addresses import TRACKING
from clipwire.text.folding import letters_of

ID_BYTES = 15
"""120 bits, which are 24 letters. Collisions are improbable even among a million million articles."""


def article_id(article: Article) -> str:
    """24 letters and digits, computed from the URL, or else from source, day and title, or else from the text."""
    return _id_at(canonical_url(article.url) if article.url else None, article)


def entry_ids(entries: Sequence[Article]) -> list[str]:
    """The ids of the entries of one feed or list.

    A URL that entries with different titles share does not identify them: it is used with its fragment, or ignored.
    """
    titles: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for address in _addresses(entry):
            titles[address].add(letters_of(entry.title or ""))
    return [_id_at(next((a for a in _addresses(entry) if len(titles[a]) == 1), None), entry) for entry in entries]


def _addresses(article: Article) -> list[str]:
    """The canonical URL of an article, then the same with its fragment."""
    if not article.url:
        return []
    canonical, fragment = canonical_url(article.url), article.url.partition("#")[2]
    return [canonical, f"{canonical}#{fragment}"] if fragment else [canonical]


def _id_at(address: str | None, article: Article) -> str:
    if address:
        return _hash("url", address)
    if article.source and article.published and article.title:
        return _hash("header", article.source.id, article.published[:10], letters_of(article.title))
    return _hash("text", letters_of(article.title or ""), letters_of(article.body))


def next_id(known_id: str) -> str:
    """The id of a different article with the source, day and title of a known one."""
    return _hash("next", known_id)


def text_digest(article: Article) -> str:
    """A digest of title and body, which changes if the visible text changes."""
    return _hash("content", _spaced(article.title or ""), _spaced(article.body))


def canonical_url(url: str) -> str:
    """The URL without parts that do not affect the page: scheme, `www.`, tracking parameters, fragment, last slash.

    An invalid URL (with a port of letters or half an IPv6 address) is returned unchanged.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url.strip()
    chosen = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(name)
    ]
    query = f"?{urlencode(sorted(chosen))}" if chosen else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _hash(*parts: str) -> str:
    """A hash of the parts. Each is preceded by its length, so that different lists of parts never look the same."""
    digest = hashlib.blake2b(digest_size=ID_BYTES)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return base64.b32encode(digest.digest()).decode().lower()
