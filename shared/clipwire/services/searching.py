"""Answer questions about the archive: searches, counts, records, SQL."""

import math
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from clipwire.archive.rows import record_in
from clipwire.model.errors import ArchiveChanged, BadQuestion, TooMuch
from clipwire.queries.errors import QueryError
from clipwire.queries.matching import match
from clipwire.queries.sql import Where, where

MAX_TRIES = 4
"""Of a question whose objects are merged while it is asked."""
CHECKED_AT_ONCE = 2_000
RECORDS_AT_ONCE = 500
MAX_ANSWER_BYTES = 4_000_000
"""A function's answer may have six million."""
MAX_GROUPS = 1_000
TITLE_WEIGHT = 4

By = Literal["month", "day", "source", "country", "person", "organisation", "place", "subject"]


class Question(BaseModel):
    """What the callers of `search_archive` send."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["search", "count", "records", "keys", "sql"]
    query: str = ""
    """In the language of docs/queries.md; empty for all articles."""
    since: date = date.min
    until: date = date.max
    source: str | None = None
    """A source's id."""
    every_version: bool = False
    """By default, only the newest version of each article."""
    best: bool = False
    """The best hits first, not the newest."""
    limit: int = Field(default=50, ge=0, le=20_000)
    offset: int = Field(default=0, ge=0)
    by: By = "month"
    recent: tuple[tuple[str, int], ...] = ()
    """Versions that may not be archived yet. The answer names those that are missing, and has no other version of these
    articles: the caller reads them from the table."""
    recent_since: datetime | None = None
    """Since when they can have been archived."""
    ids: tuple[str, ...] = ()
    month: str = Field(default="", pattern=r"^(\d{4}-\d\d)?$")
    sql: str = ""


@dataclass(frozen=True)
class Span:
    """The days that are asked for, and whether former versions are too."""

    first: date = date.min
    last: date = date.max
    every_version: bool = False


@dataclass(frozen=True)
class Score:
    """An expression that is greater for better rows."""

    text: str = "0"
    parameters: tuple[Any, ...] = ()


NO_SCORE = Score()


@dataclass(frozen=True)
class Limits:
    seconds: float = 25
    memory: str = "1GB"
    rows: int = 10_000
    """Of an answer to SQL."""
    bytes: int = MAX_ANSWER_BYTES


class Hits(Protocol):
    """The rows that a condition lets through."""

    def count(self) -> int: ...

    def listed_hits(self, offset: int = 0, limit: int | None = None) -> list[dict[str, Any]]:
        """The best first, then the newest. A hit has the columns for lists, and a `key`."""

    def keep(self, keys: Sequence[str]) -> None:
        """Drop all but those with these keys."""

    def fields(self, keys: Sequence[str], columns: Sequence[str]) -> list[dict[str, Any]]:
        """`key` and more columns of some of them, in any order."""

    def grouped(self, by: str) -> list[tuple[str, str | None, int]]:
        """Key, name and number of hits of each group: months and days in order, others by their size."""


class ArchiveReader(Protocol):
    """The archive. Each call may raise `ArchiveChanged`, if objects are merged meanwhile, and `TooMuch`."""

    @property
    def limits(self) -> Limits: ...

    def searched(
        self, condition: str, parameters: Sequence[Any], span: Span, score: Score = NO_SCORE
    ) -> AbstractContextManager[Hits]:
        """The rows that a condition of SQL lets through."""

    def missing(self, wanted: Sequence[tuple[str, int]], since: datetime) -> list[tuple[str, int]]:
        """Those of some versions of which no object has the version or a later one that was written since a moment."""

    def months(self) -> list[str]:
        """The months that have objects."""

    def keys(self, month: str) -> Iterator[dict[str, Any]]:
        """All rows of a month, by what identifies them."""

    def asked(self, sql: str) -> tuple[list[str], list[list[Any]], bool]:
        """Column names and rows of an answer to SQL, and whether there are more. Raises `BadQuestion`."""


@dataclass(frozen=True)
class Searching:
    archive: ArchiveReader
    clock: Callable[[], float] = time.monotonic

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The answer to a question as JSON, or what is wrong with it: `problem`, and for a query its `position`."""
        try:
            question = Question.model_validate(asked)
            for _ in range(MAX_TRIES - 1):
                try:
                    return self._answer(question)
                except ArchiveChanged:
                    continue
            return self._answer(question)
        except QueryError as error:
            return {"problem": str(error), "position": error.position}
        except (BadQuestion, TooMuch, ArchiveChanged) as error:
            return {"problem": str(error)}
        except ValidationError as error:
            return {"problem": f"this is no question: {error.errors()[0]['loc']} {error.errors()[0]['msg']}"}

    def _answer(self, question: Question) -> dict[str, Any]:
        return {
            "search": self._search,
            "count": self._count,
            "records": self._records,
            "keys": self._keys,
            "sql": self._sql,
        }[question.kind](question)

    def _search(self, question: Question) -> dict[str, Any]:
        missing = self.archive.missing(question.recent, question.recent_since) if question.recent_since else []
        with self._hits(question, without=[one for one, _ in missing]) as hits:
            found = hits.listed_hits(question.offset, question.limit)
            return {
                "total": hits.count(),
                "days": [[day, number] for day, _, number in hits.grouped("day")],
                "hits": [_plain(hit) | ({"score": hit["score"]} if question.best else {}) for hit in found],
                "missing": missing,
            }

    def _count(self, question: Question) -> dict[str, Any]:
        with self._hits(question) as hits:
            groups = hits.grouped(question.by)
            return {"total": hits.count(), "groups": groups[:MAX_GROUPS], "more": len(groups) > MAX_GROUPS}

    def _records(self, question: Question) -> dict[str, Any]:
        """The records with some ids, as many as fit into an answer, in their order; `left` has the other ids."""
        wanted = list(question.ids[:RECORDS_AT_ONCE])
        marks = ", ".join("?" * len(wanted))
        span = Span(question.since, question.until)
        with self.archive.searched(f"id IN ({marks})" if wanted else "FALSE", wanted, span) as hits:
            of_key = {hit["key"]: hit["id"] for hit in hits.listed_hits()}
            found = {of_key[row["key"]]: record_in(row) for row in hits.fields(list(of_key), ("body", "record"))}
        records: list[dict[str, Any]] = []
        size = 0
        for at, one in enumerate(wanted):
            if one in found:
                size += len(str(found[one]).encode("utf-8", "replace"))
                if size > MAX_ANSWER_BYTES and records:
                    return {"records": records, "left": question.ids[at:]}
                records.append(found[one])
        return {"records": records, "left": question.ids[len(wanted) :]}

    def _keys(self, question: Question) -> dict[str, Any]:
        """The rows of a month, from `offset` on; without a month, the months."""
        if not question.month:
            return {"months": self.archive.months()}
        rows = list(self.archive.keys(question.month))
        page = rows[question.offset : question.offset + question.limit]
        return {"rows": page, "more": question.offset + len(page) < len(rows)}

    def _sql(self, question: Question) -> dict[str, Any]:
        columns, rows, more = self.archive.asked(question.sql)
        return {"columns": columns, "rows": rows, "more": more}

    @contextmanager
    def _hits(self, question: Question, without: Sequence[str] = ()) -> Iterator[Hits]:
        """The hits of a question, without those that the condition lets through and the query does not match.

        `without` are the ids of articles that are left out.
        """
        condition = where(question.query) if question.query.strip() else Where("TRUE", (), True)
        text, parameters = condition.text, list(condition.parameters)
        if question.source:
            text, parameters = f"({text}) AND source_id = ?", [*parameters, question.source]
        if without:
            marks = ", ".join("?" * len(without))
            text, parameters = f"({text}) AND id NOT IN ({marks})", [*parameters, *without]
        span = Span(question.since, question.until, question.every_version)
        score = score_of(condition) if question.best else NO_SCORE
        with self.archive.searched(text, parameters, span, score) as hits:
            if not condition.exact:
                self._check(question.query, hits)
            yield hits

    def _check(self, query: str, hits: Hits) -> None:
        """Keep the hits that the query matches."""
        ends = self.clock() + self.archive.limits.seconds
        candidates = hits.listed_hits()
        kept = []
        is_of_texts = ":" not in query  # no field is named
        columns = ("title_words", "body_words") if is_of_texts else ("body", "record")
        article_of = _texts_in if is_of_texts else record_in
        for start in range(0, len(candidates), CHECKED_AT_ONCE):
            some = {hit["key"]: hit["type"] for hit in candidates[start : start + CHECKED_AT_ONCE]}
            for row in hits.fields(list(some), columns):
                if match(query, article_of(row), some[row["key"]]):
                    kept.append(row["key"])
            if self.clock() > ends:
                raise TooMuch(f"{len(candidates):,} articles are too many to check one by one: choose fewer days")
        hits.keep(kept)


def _texts_in(row: dict[str, Any]) -> dict[str, Any]:
    """What a query without fields looks at. A folded text matches what the text itself does, and is read anyway."""
    return {"title": row["title_words"], "body": row["body_words"]}


def score_of(condition: Where) -> Score:
    """How often the texts have the words of a query, a title's counting more."""
    parts, parameters = [], []
    for column, words, weight in _weighed(condition):
        parts.append(f"{weight} * ln(1 + (length({column}) - length(replace({column}, ?, ''))) / length(?))")
        parameters += [words, words]
    return Score(" + ".join(parts), tuple(parameters)) if parts else NO_SCORE


def score_in(row: dict[str, Any], condition: Where) -> float:
    """The score of a row that is not in the archive."""
    return sum(weight * math.log1p(row[column].count(words)) for column, words, weight in _weighed(condition))


def _weighed(condition: Where) -> Iterator[tuple[str, Any, int]]:
    """Column, words and weight of each search for words in a condition."""
    found = re.finditer(r"strpos\((\w+_words), \?\)|\?", condition.text)
    for (column,), value in zip((it.groups() for it in found), condition.parameters, strict=True):
        if column:
            yield column, value, TITLE_WEIGHT if column == "title_words" else 1


def _plain(hit: dict[str, Any]) -> dict[str, Any]:
    """A hit as JSON, without what is unknown."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in hit.items()
        if value is not None and name not in ("key", "score")
    }
