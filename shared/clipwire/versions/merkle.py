"""Merkle trees over hashes, as in RFC 6962 (section 2.1): leaves and nodes have different prefixes.

Leaves are SHA-256 hashes in hexadecimal; a tree is over their 32 bytes each, sorted, each once. docs/proofs.md shows
how to check an inclusion with `sha256sum` and a shell.
"""

import hashlib
from collections.abc import Collection, Sequence
from typing import Literal

LEAF, NODE = b"\x00", b"\x01"

Step = tuple[Literal["left", "right"], str]
"""A hash beside the path from a leaf to the root, and the side on which it is."""


def sorted_leaves(hashes: Collection[str]) -> list[str]:
    return sorted(set(hashes))


def root_of(leaves: Sequence[str]) -> str:
    """The root of sorted leaves; that of none is the SHA-256 of nothing."""
    if not leaves:
        return hashlib.sha256().hexdigest()
    level = [_leaf(leaf) for leaf in leaves]
    while len(level) > 1:
        level = _above(level)
    return level[0].hex()


def path_to(leaf: str, leaves: Sequence[str]) -> list[Step]:
    """The hashes beside the way from a leaf to the root, from below. Raises `ValueError` if the leaf is not there."""
    at = leaves.index(leaf)
    level = [_leaf(one) for one in leaves]
    steps: list[Step] = []
    while len(level) > 1:
        beside = at ^ 1
        if beside < len(level):
            steps.append(("left" if beside < at else "right", level[beside].hex()))
        level, at = _above(level), at // 2
    return steps


def root_over(leaf: str, path: Sequence[Step]) -> str:
    """The root to which a path leads from a leaf."""
    node = _leaf(leaf)
    for side, other in path:
        beside = bytes.fromhex(other)
        node = _node(beside, node) if side == "left" else _node(node, beside)
    return node.hex()


def _above(level: list[bytes]) -> list[bytes]:
    """The nodes one level up. A last one without a neighbour goes up as it is, which gives the tree of RFC 6962."""
    pairs = [_node(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
    return pairs + level[len(level) - 1 :] if len(level) % 2 else pairs


def _leaf(leaf: str) -> bytes:
    return hashlib.sha256(LEAF + bytes.fromhex(leaf)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()
