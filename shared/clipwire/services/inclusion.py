"""Find the root that a version is in, and check the files of its day."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from clipwire.services.roots import DAYS_LOOKED_AT, LEAVES, ROOT, STAMP, Before, Root, Vault, days_of, leaves_in
from clipwire.versions.merkle import Step, path_to, root_of


@dataclass(frozen=True)
class Inclusion:
    """A version in the root of a day."""

    day: str
    root: Root
    content: bytes
    """Of the root's file."""
    leaves: list[str] = field(repr=False)
    version_hash: str
    stamp: bytes | None
    """The authority's answer about the root's file."""

    @property
    def path(self) -> list[Step]:
        return path_to(self.version_hash, self.leaves)


class RootFiles:
    """All roots of a stack."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._names = vault.names()
        self.days = days_of(self._names)
        """The days that have a root, in order."""

    def of(self, version_hash: str, stored_day: str) -> Inclusion | None:
        """The first root with a version: of the day of its storing, or of a day on which it may have come late."""
        last = (date.fromisoformat(stored_day) + timedelta(days=DAYS_LOOKED_AT)).isoformat()
        # An installation that begins to write roots includes the versions of the days before its first one.
        for day in (day for day in self.days if stored_day <= day <= last):
            leaves = leaves_in(self._read(LEAVES, day))
            if version_hash in leaves:
                content = self._read(ROOT, day)
                stamp = self._read(STAMP, day) if STAMP.format(day=day) in self._names else None
                return Inclusion(day, Root.model_validate_json(content), content, leaves, version_hash, stamp)
        return None

    def faults(self, found: Inclusion) -> list[str]:
        """What is wrong with the files of a day, in words."""
        day = found.day
        faults: list[str] = []
        stated = (found.root.day, found.root.root, found.root.leaves)
        if stated != (day, root_of(found.leaves), len(found.leaves)):
            faults.append(f"roots/{day}.json is not the root of roots/{day}.leaves")
        for name in (LEAVES.format(day=day), ROOT.format(day=day)):
            if self._vault.written_again(name):
                faults.append(f"{name} was written again, or deleted; the first writing is used here")
        digest = hashlib.sha256(found.content)
        if found.stamp is not None and digest.digest() not in found.stamp:
            faults.append(f"roots/{day}.tsr is the stamp of another root")
        following = next((one for one in self.days if one > day), None)
        if following and self._before(following) != Before(day=day, sha256=digest.hexdigest()):
            faults.append(f"roots/{following}.json names another root before it than roots/{day}.json")
        return faults

    def _before(self, day: str) -> Before | None:
        return Root.model_validate_json(self._read(ROOT, day)).before

    def _read(self, name: str, day: str) -> bytes:
        return self._vault.read(name.format(day=day))
