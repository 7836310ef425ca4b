"""Once a day, write the Merkle root of the hashes of the day's versions, and have it stamped by an authority.

Three objects for each day, which are never written again: `.leaves` has the hashes, sorted, one on each line; `.json`
has their root and the SHA-256 of the root file before, so that the roots are a chain; `.tsr` is the authority's answer
about `.json`.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from clipwire.model.errors import TryAgain
from clipwire.model.proof import Leaf
from clipwire.versions.merkle import root_of, sorted_leaves

DAYS_LOOKED_AT = 15
"""Days whose versions may be published late: a dead letter waits for 14, and the marks are kept for 30."""

LEAVES, ROOT, STAMP = "roots/{day}.leaves", "roots/{day}.json", "roots/{day}.tsr"


class Leaves(Protocol):
    def of_day(self, day: str) -> Iterator[Leaf]:
        """The published versions that were stored on a UTC day and have a hash."""


class Vault(Protocol):
    """Objects that nobody can change. If one was written again all the same, the first writing counts."""

    def names(self) -> set[str]: ...

    def read(self, name: str) -> bytes: ...

    def written_again(self, name: str) -> bool: ...

    def keep(self, name: str, content: bytes) -> bytes:
        """Write an object if there is none with this name, and return the content of the object that is there."""


class Authority(Protocol):
    def stamp(self, digest: bytes) -> bytes:
        """A time stamp (RFC 3161) over a SHA-256. Raises `TryAgain` if the authority does not grant one."""


class Before(BaseModel):
    """The root file before."""

    model_config = ConfigDict(frozen=True)

    day: str
    sha256: str


class Root(BaseModel):
    """The content of a root file."""

    model_config = ConfigDict(frozen=True)

    clipwire_root: int = 1
    day: str
    leaves: int
    root: str
    before: Before | None = None

    def content(self) -> bytes:
        return (json.dumps(self.model_dump(), indent=1) + "\n").encode()


@dataclass(frozen=True)
class Roots:
    leaves: Leaves
    vault: Vault
    authority: Authority | None
    warn: Callable[[str], None]

    def write(self, today: date) -> Root:
        """Write the root of yesterday, unless it is there, with late versions of earlier days; stamp what has no stamp.

        May be repeated. Raises `TryAgain` if AWS does not answer; an authority that does not answer is a warning.
        """
        day = (today - timedelta(days=1)).isoformat()
        names = self.vault.names()
        name = ROOT.format(day=day)
        is_there = name in names
        content = self.vault.read(name) if is_there else self.vault.keep(name, self._root(day, names).content())
        self._stamp(today, names | {name})
        return Root.model_validate_json(content)

    def _root(self, day: str, names: set[str]) -> Root:
        # The leaves are written first: a repeat after a crash finds them, and gives the same root.
        content = self.vault.keep(LEAVES.format(day=day), _lines(self._open_leaves(day, names)))
        leaves = leaves_in(content)
        return Root(day=day, leaves=len(leaves), root=root_of(leaves), before=self._before(day, names))

    def _open_leaves(self, day: str, names: set[str]) -> set[str]:
        """The versions of the last days that are in no root. A root has no version of a later day."""
        found: set[str] = set()
        for one in _days_until(day):
            found |= {leaf.version_hash for leaf in self.leaves.of_day(one) if leaf.version_hash}
            if ROOT.format(day=one) in names:
                found -= set(leaves_in(self.vault.read(LEAVES.format(day=one))))
        return found

    def _before(self, day: str, names: set[str]) -> Before | None:
        before = max((one for one in days_of(names) if one < day), default=None)
        if before is None:
            return None
        content = self.vault.read(ROOT.format(day=before))
        return Before(day=before, sha256=hashlib.sha256(content).hexdigest())

    def _stamp(self, today: date, names: set[str]) -> None:
        """Have the roots of the last days stamped that have no stamp yet."""
        if self.authority is None:
            return
        for day in _days_until((today - timedelta(days=1)).isoformat()):
            if ROOT.format(day=day) not in names or STAMP.format(day=day) in names:
                continue
            digest = hashlib.sha256(self.vault.read(ROOT.format(day=day))).digest()
            try:
                self.vault.keep(STAMP.format(day=day), self.authority.stamp(digest))
            except TryAgain as error:
                self.warn(f"the root of {day} has no time stamp yet: {error}")
                return


def days_of(names: set[str]) -> list[str]:
    """The days that have a root, in order."""
    beginning, _, ending = ROOT.partition("{day}")
    return sorted(name[len(beginning) : -len(ending)] for name in names if name.endswith(ending))


def leaves_in(content: bytes) -> list[str]:
    return content.decode("ascii").split()


def _lines(leaves: set[str]) -> bytes:
    return "".join(f"{leaf}\n" for leaf in sorted_leaves(leaves)).encode()


def _days_until(day: str) -> list[str]:
    last = date.fromisoformat(day)
    return [(last - timedelta(days=number)).isoformat() for number in range(DAYS_LOOKED_AT - 1, -1, -1)]
