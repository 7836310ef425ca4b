"""Merkle trees: the values of RFC 6962, and paths that lead to the root and to no other."""

import hashlib
import random
from collections.abc import Sequence

import pytest

from clipwire.versions.merkle import path_to, root_of, root_over, sorted_leaves


def hashes(count: int) -> list[str]:
    return sorted_leaves([hashlib.sha256(str(number).encode()).hexdigest() for number in range(count)])


def as_in_the_rfc(leaves: Sequence[bytes]) -> bytes:
    """MTH(D[n]) as section 2.1 of RFC 6962 defines it: split at the largest power of two below n."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + as_in_the_rfc(leaves[:split]) + as_in_the_rfc(leaves[split:])).digest()


@pytest.mark.parametrize("count", [*range(18), 100])
def test_a_root_is_that_of_the_rfc(count: int) -> None:
    leaves = hashes(count)
    assert root_of(leaves) == as_in_the_rfc([bytes.fromhex(leaf) for leaf in leaves]).hex()


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 13, 100])
def test_a_path_leads_from_each_leaf_to_the_root_and_from_no_other(count: int) -> None:
    leaves = hashes(count)
    for leaf in leaves:
        path = path_to(leaf, leaves)
        assert root_over(leaf, path) == root_of(leaves)
        assert root_over(hashlib.sha256(b"another").hexdigest(), path) != root_of(leaves)


def test_a_leaf_that_is_not_in_the_tree_has_no_path() -> None:
    with pytest.raises(ValueError, match="not in list"):
        path_to("0" * 64, hashes(5))


def test_the_order_in_which_hashes_come_and_repeats_do_not_matter() -> None:
    mixed = [*hashes(20), *hashes(3)]
    random.Random(1).shuffle(mixed)
    assert sorted_leaves(mixed) == hashes(20)
