"""Erase an article, or a file with its articles, for good. Only a trace is left: that it was erased, and when."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

HOLDS_OTHERS = "holds other articles too"
HOLDS_THE_SAME = "holds an article that is erased"


@dataclass(frozen=True)
class Holding:
    """A file, and some articles that were read from it."""

    key: str
    articles: frozenset[str]


class Stored(Protocol):
    """All records and receipts."""

    def has_article(self, article_id: str) -> bool:
        """Whether anything is stored of an article; its trace counts."""

    def articles_of(self, key: str) -> frozenset[str] | None:
        """The ids of all articles that a file's receipts list; None if it has no receipt."""

    def holdings(self) -> Iterator[Holding]:
        """Every file that a record or a receipt names; a file may come several times. Reads the whole table."""

    def has_members(self, key: str) -> bool:
        """Whether a file is a container whose members have receipts."""

    def erase_article(self, article_id: str, now: datetime) -> None:
        """Delete the record and its history, and leave a trace in the record's place."""

    def erase_receipts(self, key: str, now: datetime) -> None:
        """Delete the receipts of a file's members, and leave a receipt `erased` of each version of the file."""


class Objects(Protocol):
    """The bucket."""

    def has_file(self, key: str) -> bool:
        """Whether some version of a file is kept."""

    def erase_file(self, key: str) -> None:
        """Delete all versions of a file."""

    def erase_packs(self) -> None:
        """Delete what was unpacked of containers lately: nothing says which container a pack is of."""

    def erase_bodies(self, article_id: str) -> None:
        """Delete all versions of an article's long bodies."""


@dataclass(frozen=True)
class Plan:
    """What is erased, and what is not."""

    articles: list[str]
    files: list[str]
    kept: dict[str, str] = field(default_factory=dict)
    """Key of a file that has a text of an erased article -> why it is kept."""


@dataclass(frozen=True)
class Erasing:
    stored: Stored
    objects: Objects
    clock: Callable[[], datetime]

    def plan(self, article_id: str, key: str) -> Plan | None:
        """What to erase for a name that is the id of an article or the key of a file; None if it is neither."""
        if self.stored.has_article(article_id):
            return self._of_article(article_id)
        if self.stored.articles_of(key) is not None or self.objects.has_file(key):
            return self._of_file(key)
        return None

    def erase(self, plan: Plan) -> None:
        """Erase what a plan names. This may be repeated: receipts go last, so that a second plan finds the rest."""
        for article_id in plan.articles:
            self.stored.erase_article(article_id, self.clock())
            self.objects.erase_bodies(article_id)
        if any(self.stored.has_members(key) for key in plan.files):
            self.objects.erase_packs()
        for key in plan.files:
            self.objects.erase_file(key)
            self.stored.erase_receipts(key, self.clock())

    def _of_article(self, article_id: str) -> Plan:
        """The article, and each file that holds nothing else. A file without receipts may hold more, so it is kept."""
        keys = sorted({holding.key for holding in self.stored.holdings() if article_id in holding.articles})
        files = [key for key in keys if self.stored.articles_of(key) == frozenset({article_id})]
        return Plan([article_id], files, {key: HOLDS_OTHERS for key in keys if key not in files})

    def _of_file(self, key: str) -> Plan:
        """The file and all articles that were read from it."""
        articles = set(self.stored.articles_of(key) or ())
        others = set()
        for holding in self.stored.holdings():
            if holding.key == key:
                articles |= holding.articles
            elif articles & holding.articles:
                others.add(holding.key)
        return Plan(sorted(articles), [key], dict.fromkeys(sorted(others), HOLDS_THE_SAME))
