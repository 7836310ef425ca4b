"""The roots of each day's versions: every version is in one, and none is ever written anew."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from clipwire.model.errors import TryAgain
from clipwire.model.proof import Leaf
from clipwire.services.roots import DAYS_LOOKED_AT, Root, Roots
from clipwire.versions.merkle import root_of, sorted_leaves

TODAY = date(2026, 1, 8)
TOMORROW = TODAY + timedelta(days=1)


def hash_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


class FakeLeaves:
    def __init__(self, **days: list[str]) -> None:
        """`d05=["a"]`: the version `a`, which was stored on 5 January."""
        self.days = {f"2026-01-{day[1:]}": names for day, names in days.items()}

    def of_day(self, day: str) -> Iterator[Leaf]:
        for name in self.days.get(day, []):
            yield Leaf(article_id=name, version=1, version_hash=hash_of(name))


class FakeVault:
    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.crashes_after = 99
        """Number of objects that are written before the process ends."""

    def names(self) -> set[str]:
        return set(self.objects)

    def read(self, name: str) -> bytes:
        return self.objects[name]

    def written_again(self, name: str) -> bool:
        return False

    def keep(self, name: str, content: bytes) -> bytes:
        kept = self.objects.setdefault(name, content)
        if len(self.objects) == self.crashes_after:
            raise RuntimeError("the process ended")
        return kept

    def leaves(self, day: str) -> list[str]:
        return self.objects[f"roots/{day}.leaves"].decode().split()


class FakeAuthority:
    def __init__(self, failures: int = 0) -> None:
        self.failures = failures

    def stamp(self, digest: bytes) -> bytes:
        if self.failures:
            self.failures -= 1
            raise TryAgain("it does not answer")
        return b"stamp over " + digest


def roots(leaves: FakeLeaves, vault: FakeVault, authority: FakeAuthority | None = None) -> Roots:
    return Roots(leaves, vault, authority, warn=lambda warning: None)


def test_a_root_is_over_the_sorted_versions_of_yesterday() -> None:
    # Given versions of yesterday, and one of today
    vault = FakeVault()
    written = roots(FakeLeaves(d07=["b", "a", "c"], d08=["later"]), vault).write(TODAY)
    # Then the root of yesterday is over the first, and says how many they are
    expected = sorted_leaves([hash_of(name) for name in "abc"])
    assert (written.day, written.leaves, written.root) == ("2026-01-07", 3, root_of(expected))
    assert vault.leaves("2026-01-07") == expected
    # and the file says the same
    assert json.loads(vault.objects["roots/2026-01-07.json"]) == {
        "clipwire_root": 1,
        "day": "2026-01-07",
        "leaves": 3,
        "root": root_of(expected),
        "before": None,
    }


def test_each_root_has_the_hash_of_the_root_file_before_even_over_a_gap() -> None:
    vault, leaves = FakeVault(), FakeLeaves(d07=["a"])
    roots(leaves, vault).write(TODAY)
    after_a_gap = roots(leaves, vault).write(TODAY + timedelta(days=3))
    assert after_a_gap.before
    before = hashlib.sha256(vault.objects["roots/2026-01-07.json"]).hexdigest()
    assert (after_a_gap.before.day, after_a_gap.before.sha256) == ("2026-01-07", before)
    # A day without versions has a root too
    assert (after_a_gap.leaves, after_a_gap.root) == (0, hashlib.sha256().hexdigest())


def test_a_repeat_changes_nothing_and_late_versions_come_into_the_next_root() -> None:
    # Given the root of yesterday
    vault, leaves = FakeVault(), FakeLeaves(d07=["a"])
    first = roots(leaves, vault).write(TODAY)
    before = dict(vault.objects)
    # When a version of yesterday is published late, and the root is written again
    leaves.days["2026-01-07"].append("late")
    assert roots(leaves, vault).write(TODAY) == first and vault.objects == before
    # Then the next root has it, once, and that of the third day does not
    leaves.days["2026-01-08"] = ["b"]
    roots(leaves, vault).write(TOMORROW)
    assert vault.leaves("2026-01-08") == sorted_leaves([hash_of("late"), hash_of("b")])
    assert roots(leaves, vault).write(TOMORROW + timedelta(days=1)).leaves == 0


def test_a_first_root_has_the_versions_of_the_days_before() -> None:
    # Given versions of many days, and no root
    every_day = {f"d{day:02}": [f"version {day}"] for day in range(1, 31)}
    vault = FakeVault()
    written = roots(FakeLeaves(**every_day), vault).write(date(2026, 1, 31))
    # Then the first has those that may still be published late
    assert written.leaves == DAYS_LOOKED_AT
    assert vault.leaves("2026-01-30") == sorted_leaves([hash_of(f"version {day}") for day in range(16, 31)])


def test_a_crash_between_leaves_and_root_gives_the_root_of_the_leaves_that_were_written() -> None:
    # Given a process that ended after it wrote the leaves
    vault, leaves = FakeVault(), FakeLeaves(d07=["a"])
    vault.crashes_after = 1
    with pytest.raises(RuntimeError):
        roots(leaves, vault).write(TODAY)
    # When a late version is published, and the root is written
    vault.crashes_after = 99
    leaves.days["2026-01-07"].append("late")
    written = roots(leaves, vault).write(TODAY)
    # Then the root is that of the file of leaves, and the late version comes into the next
    assert vault.leaves("2026-01-07") == [hash_of("a")] and written.root == root_of([hash_of("a")])
    roots(leaves, vault).write(TOMORROW)
    assert vault.leaves("2026-01-08") == [hash_of("late")]


def test_an_authority_that_does_not_answer_is_a_warning_and_is_asked_again_the_next_day() -> None:
    # Given an authority that fails once
    vault, leaves, authority = FakeVault(), FakeLeaves(d07=["a"]), FakeAuthority(failures=1)
    warnings: list[str] = []
    Roots(leaves, vault, authority, warnings.append).write(TODAY)
    # Then the root is there, without a stamp
    assert "roots/2026-01-07.json" in vault.objects and "roots/2026-01-07.tsr" not in vault.objects
    assert warnings == ["the root of 2026-01-07 has no time stamp yet: it does not answer"]
    # and the next day both roots are stamped
    Roots(leaves, vault, authority, warnings.append).write(TOMORROW)
    for day in ("2026-01-07", "2026-01-08"):
        digest = hashlib.sha256(vault.objects[f"roots/{day}.json"]).digest()
        assert vault.objects[f"roots/{day}.tsr"] == b"stamp over " + digest
    assert len(warnings) == 1


def test_a_root_file_is_read_as_it_was_written() -> None:
    vault = FakeVault()
    written = roots(FakeLeaves(d07=["a"]), vault).write(TODAY)
    assert Root.model_validate_json(vault.objects["roots/2026-01-07.json"]) == written
