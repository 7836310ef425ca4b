"""Bytes to enriched articles with a verdict: what `ingest_article` and `clipwire inspect` both do."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article, FileRef
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Member
from clipwire.parsing.opening import LIMITS, Opened, open_file
from clipwire.services.ports import Watched
from clipwire.versions.identity import article_id

NOTHING_WATCHED = Watched()
Verdict = Literal["accepted", "partial", "rejected"]


@dataclass(frozen=True)
class Reading:
    """What was read of one file, or of one member of a container."""

    outcome: Verdict | Literal["passed over"]
    articles: tuple[Article, ...] = ()
    problem: Problem | None = None
    warnings: tuple[str, ...] = ()
    format: str | None = None
    size: int | None = None
    """Bytes."""
    member: str | None = None
    passed_over: str | None = None
    """Why a member is none of the dropper's files, in words."""


def read_file(data: bytes, key: str, watched: Watched = NOTHING_WATCHED) -> Reading:
    """Read one file whole, a container with all its members.

    Never raises for what the bytes are: what holds no article is a `rejected` reading.
    """
    parts = list(read_parts(data, key, watched=watched))
    if len(parts) == 1 and parts[0].member is None:
        return parts[0]
    outcome, problem = verdict(parts)
    return Reading(
        outcome=outcome,
        articles=tuple(article for part in parts for article in part.articles),
        problem=problem,
        warnings=warnings_of(parts),
        format="container",
    )


def read_parts(
    data: bytes,
    key: str,
    bucket: str | None = None,
    version_id: str | None = None,
    member: Member | None = None,
    watched: Watched = NOTHING_WATCHED,
) -> Iterator[Reading]:
    """Read one file part by part: the file itself, or each member of a container as it is found.

    `member` says which part of the object the bytes are, where they are not all of it.
    """
    for opened in open_file(data, key, LIMITS, member):
        yield _reading(opened, key, bucket, version_id, watched)


def verdict(parts: list[Reading], member: str | None = None) -> tuple[Verdict, Problem | None]:
    """What became of a file, or of one member, as a whole, and the problem that a person should hear of first."""
    heard = [part for part in parts if part.outcome != "passed over"]
    problem = _first_problem(heard, member)
    if not any(part.articles for part in heard):
        return "rejected", problem or Problem.of("not-an-article", "The container holds no file that could be read.")
    return ("partial" if problem else "accepted"), problem


def _first_problem(parts: list[Reading], whole: str | None) -> Problem | None:
    """The first problem, with the name of the member that has it, and the number of others."""
    troubled = [part for part in parts if part.problem]
    if not troubled:
        return None
    first, others = troubled[0], len(troubled) - 1
    assert first.problem
    if first.member == whole:
        return first.problem
    more = f" ({others} more members have problems.)" if others else ""
    return first.problem.model_copy(update={"detail": f"{first.member}: {first.problem.detail}{more}"})


def warnings_of(parts: list[Reading]) -> tuple[str, ...]:
    """What a container's reading should say beside its articles: members that were passed over, or refused."""
    passed = Counter(part.passed_over for part in parts if part.passed_over)
    refused = [f"{part.member}: {part.problem.detail}" for part in parts if part.problem]
    return (*refused, *(f"{count} passed over: {reason}" for reason, count in passed.items()))


def _reading(opened: Opened, key: str, bucket: str | None, version_id: str | None, watched: Watched) -> Reading:
    if opened.passed_over:
        return Reading("passed over", member=opened.member, passed_over=opened.passed_over)
    if opened.parsed is None:
        return Reading("rejected", member=opened.member, problem=opened.problem, size=len(opened.data))
    file = FileRef(
        bucket=bucket,
        key=key,
        version_id=version_id,
        member=opened.member,
        format=opened.parsed.format,
        size=len(opened.data),
        sha256=hashlib.sha256(opened.data).hexdigest(),
    )
    return Reading(
        outcome="partial" if opened.parsed.problem else "accepted",
        articles=tuple(_finished(article, file, watched) for article in opened.parsed.articles),
        member=opened.member,
        format=opened.parsed.format,
        size=len(opened.data),
        problem=opened.parsed.problem,
    )


def _finished(article: Article, file: FileRef, watched: Watched) -> Article:
    enriched = enrich(article, watched.watch_list)
    if watched.warning:
        enriched.warnings.append(watched.warning)
    enriched.id = article_id(enriched)
    enriched.file = file
    return enriched
