"""What opening a container gives, and the limits that hold while it is opened."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from clipwire.model.arrival import Slice
from clipwire.model.problem import Problem


@dataclass(frozen=True)
class Limits:
    """Bounds on what a container may unfold to. Each is named in the problem of whoever exceeds it."""

    depth: int = 2
    """Containers inside containers."""
    layers: int = 2
    """Compressions around one file: a gzip of a gzip has two."""
    members: int = 5_000
    member_bytes: int = 20_000_000
    expanded_bytes: int = 200_000_000
    """Of all members together."""
    ratio: int = 300
    """Expanded to compressed bytes of one member, where it expands to more than a million."""


@dataclass(frozen=True)
class Stated:
    """What a container says about a member, for the fields that the member itself leaves open."""

    url: str | None = None
    crawled: str | None = None
    """ISO 8601."""


@dataclass(frozen=True)
class Member:
    name: str
    data: bytes
    stated: Stated = field(default_factory=Stated)


@dataclass(frozen=True)
class Placed:
    """A member of a large container that can be fetched by itself, and where its bytes stand."""

    name: str
    slice: Slice


@dataclass(frozen=True)
class PassedOver:
    """A member that is no file of anybody's: a directory, a redirect, a picture in a web archive."""

    name: str
    reason: str


@dataclass(frozen=True)
class Refused:
    """A member that is not read, for a reason that the dropper should know; or the rest of a damaged container."""

    name: str
    problem: Problem


Item = Member | PassedOver | Refused

LONGEST_NAME = 400
"""Bytes: a member's name is part of a table key, which holds 1,024."""


def shortened(name: str) -> str:
    """The name itself, or its beginning and a hash of the whole where it is too long for a key."""
    encoded = name.encode("utf-8", "replace")
    if len(encoded) <= LONGEST_NAME:
        return encoded.decode()
    digest = hashlib.sha256(encoded).hexdigest()[:16]
    return f"{encoded[: LONGEST_NAME - 20].decode('utf-8', 'ignore')}…{digest}"


class Names:
    """The names of a container's members, each given once: the second `a.html` is `a.html (2)`.

    A receipt is found by its member's name, so that two of one name would be taken for one that is done.
    """

    def __init__(self) -> None:
        self._taken: Counter[int] = Counter()  # by hash: a container may have a million

    def once(self, name: str) -> str:
        self._taken[hash(name)] += 1
        number = self._taken[hash(name)]
        return name if number == 1 else f"{name} ({number})"


def over_limit(what: str) -> Problem:
    return Problem.of("archive-limit", what)
