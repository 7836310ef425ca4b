"""The fields of a record that no filter or list needs, in one compressed attribute: a kilobyte written costs a unit."""

import base64
import json
import zlib
from typing import Any

from clipwire.model.article import Article

PACKED_FIELDS = set(
    "body links images related evidence warnings people organisations places dates quotes actions proof".split()
)
NAMED_FIELDS = ("people", "organisations", "places")
"""Packed with all they hold; the first names stay plain beside, for those who look into the table."""
MAX_NAMES = 20
"""Of each list."""


def plain_fields(article: Article) -> dict[str, Any]:
    """The fields that stay attributes of their own, and the names of those that are packed.

    Countries are both: plain without identifiers, and packed with them.
    """
    names = {field: [one.name for one in getattr(article, field)[:MAX_NAMES]] for field in NAMED_FIELDS}
    fields = article.model_dump(mode="json", exclude_none=True, exclude=PACKED_FIELDS)
    countries = [{name: country[name] for name in ("code", "name", "mentions")} for country in fields["countries"]]
    return fields | names | {"countries": countries}


def pack(article: Article, *, with_body: bool) -> bytes:
    """The packed fields as JSON, compressed by zlib."""
    fields = {*PACKED_FIELDS, "countries"} - (set() if with_body else {"body"})
    text = json.dumps(article.model_dump(mode="json", include=fields, exclude_defaults=True), ensure_ascii=False)
    return zlib.compress(text.encode("utf-8", "replace"))


def unpack(attribute: bytes | str) -> dict[str, Any]:
    """The packed fields by name. Lambda delivers a binary attribute of the stream in base 64, boto3 as bytes."""
    data = base64.b64decode(attribute) if isinstance(attribute, str) else attribute
    fields: dict[str, Any] = json.loads(zlib.decompress(data))
    return fields
