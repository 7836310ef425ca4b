"""Records of Clipwire's, as `clipwire inspect --json` and exports print them."""

from collections.abc import Iterator

from pydantic import ValidationError

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.dates import iso_date
from clipwire.parsing.formats.json_kinds.values import Object
from clipwire.parsing.stated import stated_article

PARSED = (
    "title subtitle authors source url links images published modified crawled dateline language body truncated "
    "related evidence warnings".split()
)
"""Fields of a record that parsing fills."""


def is_record(thing: Object) -> bool:
    """Whether an object is a record of Clipwire's, as `clipwire inspect --json` and exports print it."""
    return {"id", "body", "evidence", "parsers"} <= thing.keys()


def record(thing: Object) -> Iterator[Article]:
    """What parsing filled in a record, with its evidence. The rest is found again.

    The file may come from anybody: dates and language are read as those of other formats, and ids are made anew.
    """
    try:
        known = Article.model_validate({name: value for name, value in thing.items() if name in PARSED}, extra="ignore")
    except ValidationError as error:
        raise Rejected("damaged-file", f"The record cannot be read: {error.errors()[0]['msg']}.") from None
    if known.dateline:
        known.dateline.date = iso_date(known.dateline.date)
    for item in known.related:
        item.published = iso_date(item.published)
    fields = known.model_dump(exclude={"evidence"}, exclude_defaults=True)
    fields |= {"source": known.source.name if known.source else None, "crawled": iso_date(known.crawled)}
    article = stated_article("feed", **fields)
    article.evidence |= {name: it for name, it in known.evidence.items() if name in article.model_fields_set}
    yield article
