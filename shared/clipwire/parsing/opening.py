"""Read everything in a file: remove compressions, open containers, parse articles."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from clipwire.model.errors import Rejected, TryAgain
from clipwire.model.limits import LIMITS, Limits
from clipwire.model.problem import Problem
from clipwire.parsing.containers.compressed import compression_of, expanded
from clipwire.parsing.containers.formats import container_format, open_container
from clipwire.parsing.containers.members import REST, Member, Names, PassedOver, Refused, Stated
from clipwire.parsing.registry import Parsed, parse

__all__ = ["LIMITS", "Begin", "Opened", "open_file"]

Begin = Callable[[str], Problem | None]
"""Called with the name of a member before it is parsed; a problem leaves the member out. May raise `TryAgain`."""

BEGINNING_BYTES = 65_536
"""The beginning of a compressed file's content that is expanded to detect a container."""


@dataclass(frozen=True)
class Opened:
    """The result for a file or one member: its articles, or the reason why there are none."""

    member: str | None
    """The name of the member, `outer.zip/inner.html` in nested containers; None for the file itself."""
    data: bytes
    parsed: Parsed | None = None
    problem: Problem | None = None
    passed_over: str | None = None
    """Why this member is not a file that the user dropped: a directory, a redirect."""


def open_file(
    data: bytes,
    name: str = "",
    limits: Limits = LIMITS,
    member: Member | None = None,
    begin: Begin = lambda member: None,
) -> Iterator[Opened]:
    """Everything in a file, in order: one result for a single document, one for each member of a container.

    The last result of a container that breaks off has the problem. `member` is set if the bytes are a member of a
    container. Raises nothing, whatever the bytes are, except what `begin` raises.
    """
    opening = _Opening(limits, Names(), begin)
    if member:
        yield from opening.open(data, member.name, member.name, member.stated, depth=1)
    else:
        yield from opening.open(data, None, name, Stated(), depth=0)


@dataclass
class _Opening:
    """One file while it is opened. Counts the members and expanded bytes of all depths together."""

    limits: Limits
    names: Names
    begin: Begin
    expanded: int = 0
    members: int = 0

    def open(self, data: bytes, member: str | None, name: str, stated: Stated, depth: int) -> Iterator[Opened]:
        try:
            bare, broken = self._without_compression(data)
            if container_format(bare):
                if depth >= self.limits.depth:
                    detail = f"Containers may be nested {self.limits.depth} deep, and this is one deeper."
                    raise Rejected("nested-too-deep", detail)
                said = False  # whether the container's own end was reported: it breaks off where its compression does
                for opened in self._open_members(bare, member, depth):
                    said = opened.member == _joined(member, REST)
                    yield opened
                if broken and not said:
                    yield Opened(self._named(member, REST), b"", problem=broken)
            else:
                if len(bare) > self.limits.member_bytes:
                    detail = f"It has {len(bare):,} bytes; the limit is {self.limits.member_bytes:,}."
                    raise Rejected("file-too-large", detail)
                if member and (problem := self.begin(member)):
                    yield Opened(member, data, problem=problem)
                    return
                parsed = _with_stated(parse(bare, name, self.limits), stated)
                yield Opened(member, data, replace(parsed, problem=broken or parsed.problem))
        except Rejected as error:
            yield Opened(member, data, problem=error.problem)
        except TryAgain:  # raised by `begin`
            raise
        except Exception as error:  # a bug here or in a library must not affect other members
            yield Opened(member, data, problem=_unforeseen(error))

    def _open_members(self, data: bytes, member: str | None, depth: int) -> Iterator[Opened]:
        found = False
        for item in open_container(data, self.limits):
            found = True
            if isinstance(item, PassedOver):
                yield Opened(_joined(member, item.name), b"", passed_over=item.reason)
                continue
            path = self._named(member, item.name)
            if isinstance(item, Refused):
                yield Opened(path, b"", problem=item.problem)
                continue
            self.members += 1
            self.expanded += len(item.data)
            self._check()
            yield from self.open(item.data, path, item.name, item.stated, depth + 1)
        if not found:
            raise Rejected("not-an-article", "The container holds nothing.")

    def _named(self, member: str | None, name: str) -> str:
        return self.names.once(_joined(member, name), within=member or "")

    def _without_compression(self, data: bytes) -> tuple[bytes, Problem | None]:
        for layer in range(self.limits.layers + 1):
            if not compression_of(data):
                return data, None
            if layer == self.limits.layers:
                detail = f"A file may be compressed {self.limits.layers} times over, and this is more."
                raise Rejected("nested-too-deep", detail)
            data, broken = expanded(data, self._limits_inside(data))
            self.expanded += len(data)
            self._check()
            if broken:
                return data, broken
        return data, None

    def _limits_inside(self, data: bytes) -> Limits:
        """The limits for the content of a compressed file: those of a single file unless it begins like a container."""
        beginning, _ = expanded(data, self.limits, most=BEGINNING_BYTES)
        if compression_of(beginning) or container_format(beginning):
            return self.limits
        return replace(self.limits, expanded_bytes=self.limits.member_bytes)

    def _check(self) -> None:
        """Raise `Rejected` if all members of all depths together exceed the limits."""
        if self.members > self.limits.members:
            raise Rejected("too-many-members", f"The archive has more than {self.limits.members:,} members.")
        if self.expanded > self.limits.expanded_bytes:
            detail = f"The archive expands to more than {self.limits.expanded_bytes:,} bytes."
            raise Rejected("expands-too-far", detail)


def _unforeseen(error: Exception) -> Problem:
    return Problem.of("processing-failed", f"Reading it failed ({type(error).__name__}: {str(error)[:200]}).")


def _with_stated(parsed: Parsed, stated: Stated) -> Parsed:
    """The articles, with the fields that they do not state filled from the container."""
    for article in parsed.articles if len(parsed.articles) == 1 else ():
        article.url = article.url or stated.url
        article.crawled = article.crawled or stated.crawled
        article.truncated = article.truncated or stated.truncated
    return parsed


def _joined(outer: str | None, inner: str) -> str:
    return f"{outer}/{inner}" if outer else inner
