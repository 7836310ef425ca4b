"""The members of containers, and their names."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from clipwire.model.arrival import Slice
from clipwire.model.limits import LIMITS
from clipwire.model.problem import Problem


@dataclass(frozen=True)
class Stated:
    """The container's statements about a member, for fields that the member itself does not state."""

    url: str | None = None
    crawled: str | None = None
    """ISO 8601."""
    truncated: bool = False
    """Whether the crawler did not keep all of the member."""


@dataclass(frozen=True)
class Member:
    name: str
    data: bytes
    stated: Stated = field(default_factory=Stated)


@dataclass(frozen=True)
class Located:
    """A member of a large container that can be fetched by itself, with the place of its bytes."""

    name: str
    slice: Slice


@dataclass(frozen=True)
class PassedOver:
    """A member that is not a file that the user dropped: a directory, a redirect, a picture in a web archive."""

    name: str
    reason: str


@dataclass(frozen=True)
class Refused:
    """A member that is not read, for a reason that the user should know; or the rest of a damaged container."""

    name: str
    problem: Problem

    @classmethod
    def of(cls, name: str, problem: str, detail: str) -> "Refused":
        """`problem` is one of the names in `clipwire.model.problem.TITLES`."""
        return cls(name, Problem.of(problem, detail))


Item = Member | PassedOver | Refused

REST = "the rest"
"""The name of all members behind a break in a container."""

UNWRITABLE = re.compile("[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Characters that a queue's message or a terminal does not accept in names."""
MAX_NAME_BYTES = LIMITS.name_bytes
"""A member's name is part of a table key, which holds 1,024 bytes."""
SLASH = re.compile("/")
MAX_FOLDERS = 50
"""Number of folders in a name that are compared with other names."""


def shortened(name: str) -> str:
    """The name without characters that cannot be written; its beginning and a hash if it is too long for a key."""
    name = UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", name)
    encoded = name.encode()
    if len(encoded) <= MAX_NAME_BYTES:
        return name
    digest = hashlib.sha256(encoded).hexdigest()[:16]
    return f"{encoded[: MAX_NAME_BYTES - 20].decode('utf-8', 'ignore')}…{digest}"


class Names:
    """The names of a container's members, each given once: the second `a.html` is `a.html (2)`.

    A receipt is found by its member's name: of two members with one name, the second would be taken for one that was
    read before. The members of `o.zip` are named `o.zip/x.html`, so that `o.zip` beside a member `o.zip/x.html` gets a
    number as well.
    """

    def __init__(self) -> None:
        # By hash: a container may have a million members.
        self._members: set[int] = set()
        self._folders: set[int] = set()
        self._numbers: dict[int, int] = {}
        """The last number that a name was given; a search for the next one resumes there."""

    def once(self, name: str, within: str = "") -> str:
        """The name, with a number if it, or a folder in it, is the name of another member.

        `within` is the name of the container that the member is in, if that is a member itself.
        """
        while folder := next((each for each in _folders_of(name, within) if hash(each) in self._members), None):
            name = self._numbered(folder, self._members) + name[len(folder) :]
        if hash(name) in self._members or hash(name) in self._folders:
            name = self._numbered(name, self._members, self._folders)
        self._members.add(hash(name))
        self._folders.update(map(hash, _folders_of(name, within)))
        return name

    def _numbered(self, name: str, *taken: set[int]) -> str:
        """The name with the first number from 2 on that is in none of the sets."""
        number = self._numbers.get(hash(name), 2)
        while any(hash(f"{name} ({number})") in names for names in taken):
            number += 1
        self._numbers[hash(name)] = number
        return f"{name} ({number})"


def _folders_of(name: str, within: str) -> Iterator[str]:
    """`a` and `a/b` of `a/b/c.html`; those below the folder `within`."""
    start = len(within) + 1 if within else 1
    return (name[: found.start()] for found in islice(SLASH.finditer(name, start), MAX_FOLDERS))
