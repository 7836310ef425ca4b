"""An article as queries read it: each field is folded once, when a query first needs it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from clipwire.model.article import Article
from clipwire.queries.columns import column, event_name
from clipwire.queries.dates import Period, period_of
from clipwire.queries.folding import Places, places

_FIELDS = {
    "title", "body", "source", "countries", "people", "organisations", "places", "subjects", "language", "published",
    "quotes", "actions", "tone", "duplicate_of",
}  # fmt: skip


class Reading:
    """One article, which is the subject of an event of `type`."""

    def __init__(self, article: Mapping[str, Any] | Article, type: str) -> None:
        self.record = article.model_dump(include=_FIELDS) if isinstance(article, Article) else article
        self.type = event_name(type)
        self._columns: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._origins: dict[str, Places] = {}

    def column(self, field: str) -> str:
        """The folded text of a field."""
        if field not in self._columns:
            self._columns[field] = column(self.record, field)
        return self._columns[field]

    def words(self, field: str) -> frozenset[str]:
        """The words and runs of a field; `text` is title and body."""
        found = self._words.get(field)
        if found is None:
            both = field == "text"
            found = self.words("title") | self.words("body") if both else frozenset(self.column(field).split(" "))
            self._words[field] = found
        return found

    def origin(self, field: str) -> Places:
        """The places of the letters of `column(field)` in the article's title or body."""
        if field not in self._origins:
            self._origins[field] = places(self.record[field])
        return self._origins[field]

    @cached_property
    def published(self) -> Period | None:
        return period_of(self.record.get("published") or "")

    @cached_property
    def tone(self) -> float | None:
        tone: float | None = self.record.get("tone")
        return tone

    @cached_property
    def language(self) -> str:
        return (self.record.get("language") or "").lower()

    @cached_property
    def duplicate(self) -> bool:
        return self.record.get("duplicate_of") is not None
