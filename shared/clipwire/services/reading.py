"""Read enriched articles and an outcome from bytes, for `ingest_article` and `clipwire inspect` alike."""

import hashlib
import io
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from clipwire.enrichment.chain import enrich
from clipwire.model.arrival import Slice
from clipwire.model.article import Article, FileRef
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Located, Member, PassedOver, Refused
from clipwire.parsing.containers.slices import (
    HEAD_BYTES,
    MAX_IN_PLACE_BYTES,
    looks_like_container,
    member_of_slice,
    needs_steps,
    scan,
)
from clipwire.parsing.opening import LIMITS, Begin, Opened, open_file
from clipwire.parsing.registry import PARSERS
from clipwire.services.ports import Watched
from clipwire.services.tally import Tally
from clipwire.versions.identity import article_id, entry_ids

ONE_AT_A_TIME = threading.RLock()
"""Held by whoever reads files in a process with several threads: parsers, enrichers and their tables are not made for
that, and Python would not read faster."""

NOTHING_WATCHED = Watched()
FORMATS_OF_ENTRIES = frozenset({"feed", "json", "table"})
"""Formats in which one file lists articles of one publisher."""
Verdict = Literal["accepted", "partial", "rejected"]


@dataclass(frozen=True)
class Origin:
    """The object that bytes come from."""

    key: str
    """The object's key, or the name of a local file."""
    bucket: str | None = None
    version_id: str | None = None
    slice: Slice | None = None
    """The part of the object that was fetched, if not all of it."""


@dataclass(frozen=True)
class Reading:
    """The content of one file, or of one member of a container."""

    outcome: Verdict | Literal["passed over"]
    articles: tuple[Article, ...] = ()
    problem: Problem | None = None
    warnings: tuple[str, ...] = ()
    format: str | None = None
    size: int | None = None
    """Bytes."""
    member: str | None = None
    passed_over: str | None = None
    """Why a member is not a file that the user dropped, in words."""


def read_file(data: bytes, key: str, watched: Watched = NOTHING_WATCHED) -> Reading:
    """Read a whole file, or all members of a container.

    Raises nothing, whatever the bytes are: a file without articles gives a `rejected` reading.
    """
    is_container = len(data) > MAX_IN_PLACE_BYTES and looks_like_container(data[:HEAD_BYTES])
    read = _read_in_steps if is_container or needs_steps(data) else read_parts
    parts = list(read(data, Origin(key), watched=watched))
    if len(parts) == 1 and parts[0].member is None:
        return parts[0]
    tally = Tally()
    for part in parts:
        tally.add(part.outcome, part.problem, part.member)
    return Reading(
        outcome="accepted" if tally.outcome == "unchanged" else tally.outcome,
        articles=tuple(article for part in parts for article in part.articles),
        problem=tally.problem,
        warnings=warnings_of(parts),
        format="container",
    )


def read_parts(
    data: bytes,
    origin: Origin,
    member: Member | None = None,
    watched: Watched = NOTHING_WATCHED,
    begin: Begin = lambda member: None,
) -> Iterator[Reading]:
    """Read a file part by part: the file itself, or each member of a container as it is found.

    `member` is given if the bytes are one part of the object. `begin` is called with the name of each part of a
    container before it is read, and may give a problem to leave it out. Raises nothing but what `begin` raises: an
    error in reading a part is the outcome of that part.
    """
    for opened in open_file(data, origin.key, LIMITS, member, begin):
        try:
            yield _reading(opened, origin, watched)
        except Exception as error:  # a bug here must not affect other parts
            detail = f"Reading it failed ({type(error).__name__}: {str(error)[:200]})."
            problem = Problem.of("processing-failed", detail)
            yield Reading("rejected", member=opened.member, problem=problem, size=len(opened.data))


def _read_in_steps(data: bytes, origin: Origin, watched: Watched) -> Iterator[Reading]:
    """Read the members of a large container one by one, in the same way as `unpack_archive`."""
    try:
        for item, _ in scan(io.BytesIO(data)):
            match item:
                case Located():
                    place = item.slice
                    yield from _read_located(data[place.start : place.start + place.length], item, origin, watched)
                case Member():
                    yield from read_parts(item.data, origin, item, watched)
                case PassedOver():
                    yield Reading("passed over", member=item.name, passed_over=item.reason)
                case Refused():
                    yield Reading("rejected", member=item.name, problem=item.problem)
    except Rejected as error:
        yield Reading("rejected", problem=error.problem)


def _read_located(data: bytes, item: Located, origin: Origin, watched: Watched) -> Iterator[Reading]:
    try:
        member = member_of_slice(data, item.slice, item.name)
    except Rejected as error:
        yield Reading("rejected", member=item.name, problem=error.problem)
        return
    yield from read_parts(member.data, replace(origin, slice=item.slice), member, watched)


def warnings_of(parts: list[Reading]) -> tuple[str, ...]:
    """The warnings of a container: members that were refused, and the number of those passed over."""
    passed = Counter(part.passed_over for part in parts if part.passed_over)
    refused = [f"{part.member}: {part.problem.detail}" for part in parts if part.problem]
    return (*refused, *(f"{count} passed over: {reason}" for reason, count in passed.items()))


def _reading(opened: Opened, origin: Origin, watched: Watched) -> Reading:
    if opened.passed_over:
        return Reading("passed over", member=opened.member, passed_over=opened.passed_over)
    if opened.parsed is None:
        return Reading("rejected", member=opened.member, problem=opened.problem, size=len(opened.data))
    file = FileRef(
        bucket=origin.bucket,
        key=origin.key,
        version_id=origin.version_id,
        member=opened.member,
        slice=origin.slice,
        format=opened.parsed.format,
        size=len(opened.data),
        sha256=hashlib.sha256(opened.data).hexdigest(),
    )
    return Reading(
        outcome="partial" if opened.parsed.problem else "accepted",
        articles=tuple(_identified([_enriched(article, file, watched) for article in opened.parsed.articles])),
        member=opened.member,
        format=opened.parsed.format,
        size=len(opened.data),
        problem=opened.parsed.problem,
    )


def _enriched(article: Article, file: FileRef, watched: Watched) -> Article:
    enriched = enrich(article, watched.watch_list)
    if watched.warning:
        enriched.warnings.append(watched.warning)
    enriched.parsers = {file.format: PARSERS[file.format].version}
    enriched.watch_list = watched.digest
    enriched.file = file
    return enriched


def _identified(articles: list[Article]) -> list[Article]:
    is_list = bool(articles) and articles[0].file is not None and articles[0].file.format in FORMATS_OF_ENTRIES
    ids = entry_ids(articles) if is_list else [article_id(article) for article in articles]
    for article, its_id in zip(articles, ids, strict=True):
        article.id = its_id
    return articles
