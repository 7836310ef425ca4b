"""Bytes to enriched articles with a verdict: what `ingest_article` and `clipwire inspect` both do."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from clipwire.article import Article, FileRef
from clipwire.enrichment.chain import enrich
from clipwire.errors import Problem, Rejected
from clipwire.parsing import parse
from clipwire.stories.identity import article_id


@dataclass(frozen=True)
class Reading:
    outcome: Literal["accepted", "partial", "rejected"]
    articles: tuple[Article, ...] = ()
    format: str | None = None
    problem: Problem | None = None
    warnings: tuple[str, ...] = ()


def read_file(
    data: bytes, key: str, bucket: str | None = None, version_id: str | None = None, member: str | None = None
) -> Reading:
    """Read one file. Never raises for what the bytes are: a file without articles is a `rejected` reading."""
    try:
        parsed = parse(data, member or key)
    except Rejected as error:
        return Reading("rejected", problem=error.problem)
    file = FileRef(
        bucket=bucket,
        key=key,
        version_id=version_id,
        member=member,
        format=parsed.format,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return Reading(
        outcome="partial" if parsed.problem else "accepted",
        articles=tuple(_finished(article, file) for article in parsed.articles),
        format=parsed.format,
        problem=parsed.problem,
        warnings=parsed.warnings,
    )


def _finished(article: Article, file: FileRef) -> Article:
    enriched = enrich(article)
    enriched.id = article_id(enriched)
    enriched.file = file
    return enriched
