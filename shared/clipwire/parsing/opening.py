"""From the bytes of a file to everything in it: compressions taken off, containers opened, articles parsed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.compressed import compression_of, expanded
from clipwire.parsing.containers.formats import container_format, open_container
from clipwire.parsing.containers.members import Limits, Member, Names, PassedOver, Refused, Stated
from clipwire.parsing.registry import Parsed, parse

LIMITS = Limits()


@dataclass(frozen=True)
class Opened:
    """One thing that was found in a file: its articles, or why there are none."""

    member: str | None
    """Which part of the file; None for the file itself. `outer.zip/inner.html` where containers are nested."""
    data: bytes
    parsed: Parsed | None = None
    problem: Problem | None = None
    passed_over: str | None = None
    """Why nobody wants to hear of this member: a directory, a redirect."""


def open_file(data: bytes, name: str = "", limits: Limits = LIMITS, member: Member | None = None) -> Iterator[Opened]:
    """Everything in a file, in its order. A plain article gives one thing, a container one for each member.

    A container that breaks off gives a last thing with the problem. `member` says which part of a container the bytes
    are. Raises nothing for what the bytes are.
    """
    if member:
        yield from _open(data, member.name, member.name, member.stated, limits, depth=1)
    else:
        yield from _open(data, None, name, Stated(), limits, depth=0)


def _open(data: bytes, member: str | None, name: str, stated: Stated, limits: Limits, depth: int) -> Iterator[Opened]:
    try:
        bare, broken = _without_compression(data, limits)
        if container_format(bare):
            if depth >= limits.depth:
                raise Rejected(
                    "archive-limit", f"Containers may be nested {limits.depth} deep, and this is one deeper."
                )
            yield from _open_members(bare, member, limits, depth)
        else:
            parsed = _with_stated(parse(bare, name), stated)
            yield Opened(member, data, replace(parsed, problem=broken or parsed.problem))
            broken = None
        if broken:
            yield Opened(_joined(member, "the rest"), b"", problem=broken)
    except Rejected as error:
        yield Opened(member, data, problem=error.problem)


def _open_members(data: bytes, member: str | None, limits: Limits, depth: int) -> Iterator[Opened]:
    names, found = Names(), False
    for item in open_container(data, limits):
        name, found = names.once(item.name), True
        path = _joined(member, name)
        match item:
            case Member():
                yield from _open(item.data, path, name, item.stated, limits, depth + 1)
            case Refused():
                yield Opened(path, b"", problem=item.problem)
            case PassedOver():
                yield Opened(path, b"", passed_over=item.reason)
    if not found:
        raise Rejected("not-an-article", "The container holds nothing.")


def _without_compression(data: bytes, limits: Limits) -> tuple[bytes, Problem | None]:
    for layer in range(limits.layers + 1):
        if not compression_of(data):
            return data, None
        if layer == limits.layers:
            raise Rejected("archive-limit", f"A file may be compressed {limits.layers} times over, and this is more.")
        data, broken = expanded(data, limits)
        if broken:
            return data, broken
    return data, None


def _with_stated(parsed: Parsed, stated: Stated) -> Parsed:
    """The articles with what the container says of them, where they do not say it themselves."""
    for article in parsed.articles if len(parsed.articles) == 1 else ():
        article.url = article.url or stated.url
        article.crawled = article.crawled or stated.crawled
    return parsed


def _joined(outer: str | None, inner: str) -> str:
    return f"{outer}/{inner}" if outer else inner
