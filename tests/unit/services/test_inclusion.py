"""Which root a version is in, and what is found wrong with the files of its day."""

from datetime import timedelta

import pytest

from clipwire.services.inclusion import RootFiles
from clipwire.services.roots import Root
from clipwire.versions.merkle import root_of, root_over
from tests.unit.services.test_roots import (
    TODAY,
    FakeAuthority,
    FakeLeaves,
    FakeVault,
    hash_of,
    roots,
)

FIRST = "roots/2026-01-07"


@pytest.fixture
def vault() -> FakeVault:
    """Two stamped roots: that of 7 January with the versions `a`, `b` and `c`, that of the next day with `d`."""
    vault, leaves = FakeVault(), FakeLeaves(d07=["a", "b", "c"], d08=["d"])
    for days in (0, 1):
        roots(leaves, vault, FakeAuthority()).write(TODAY + timedelta(days=days))
    return vault


def faults(vault: FakeVault) -> list[str]:
    files = RootFiles(vault)
    found = files.of(hash_of("a"), "2026-01-07")
    return files.faults(found) if found else ["not found"]


def test_a_version_has_a_path_to_the_root_of_its_day(vault: FakeVault) -> None:
    found = RootFiles(vault).of(hash_of("b"), "2026-01-07")
    assert found and found.root.day == "2026-01-07" and found.stamp
    assert root_over(hash_of("b"), found.path) == found.root.root
    assert faults(vault) == []


def test_a_version_is_looked_for_from_its_day_on(vault: FakeVault) -> None:
    files = RootFiles(vault)
    late = files.of(hash_of("d"), "2026-01-07")
    assert late and late.root.day == "2026-01-08"
    assert files.of(hash_of("a"), "2026-01-08") is None
    assert files.of(hash_of("nothing"), "2026-01-07") is None


def test_leaves_that_are_not_those_of_the_root_are_found(vault: FakeVault) -> None:
    vault.objects[f"{FIRST}.leaves"] += f"{hash_of('added')}\n".encode()
    assert faults(vault) == ["roots/2026-01-07.json is not the root of roots/2026-01-07.leaves"]


def test_a_root_that_was_replaced_with_its_leaves_is_found_by_the_next_root_and_by_its_stamp(vault: FakeVault) -> None:
    # Given leaves and a root that agree with each other, and are not those that were written first
    leaves = sorted([hash_of("a"), hash_of("forged")])
    vault.objects[f"{FIRST}.leaves"] = "".join(f"{leaf}\n" for leaf in leaves).encode()
    vault.objects[f"{FIRST}.json"] = Root(day="2026-01-07", leaves=2, root=root_of(leaves)).content()
    # Then stamp and next root are about another root
    of_stamp = "roots/2026-01-07.tsr is the stamp of another root"
    of_next = "roots/2026-01-08.json names another root before it than roots/2026-01-07.json"
    assert faults(vault) == [of_stamp, of_next]
    # also if there is but one of them
    del vault.objects[f"{FIRST}.tsr"]
    assert faults(vault) == [of_next]


def test_a_root_under_the_name_of_another_day_is_found(vault: FakeVault) -> None:
    vault.objects[f"{FIRST}.json"] = vault.objects[f"{FIRST}.json"].replace(b"2026-01-07", b"2025-12-31")
    assert "roots/2026-01-07.json is not the root of roots/2026-01-07.leaves" in faults(vault)


def test_a_root_that_was_written_again_is_found(vault: FakeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "written_again", lambda name: name == f"{FIRST}.json")
    assert faults(vault) == ["roots/2026-01-07.json was written again, or deleted; the first writing is used here"]
