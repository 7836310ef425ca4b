"""Differences of texts, held against what a slow and simple comparison gives."""

import random
from collections import Counter
from functools import cache
from itertools import combinations

import pytest

from clipwire.versions import diff as module
from clipwire.versions.diff import common, rising


def left_over(old: str, new: str) -> tuple[str, str]:
    """What only the old and what only the new text has, if each letter is a sentence."""
    pairs = list(common(old, new))
    assert all(old[a] == new[b] for a, b in pairs)
    only_old, only_new = set(range(len(old))) - {a for a, _ in pairs}, set(range(len(new))) - {b for _, b in pairs}
    return "".join(old[at] for at in sorted(only_old)), "".join(new[at] for at in sorted(only_new))


def kept(old: str, new: str) -> int:
    """The number of sentences that stay."""
    return len(list(common(old, new)))


@cache
def longest(old: str, new: str) -> int:
    """The length of a longest common subsequence."""
    if not old or not new:
        return 0
    if old[0] == new[0]:
        return 1 + longest(old[1:], new[1:])
    return max(longest(old[1:], new), longest(old, new[1:]))


def drawn(alphabet: str, seed: int) -> tuple[str, str]:
    random_ = random.Random(seed)
    return tuple("".join(random_.choices(alphabet, k=random_.randint(0, 9))) for _ in range(2))  # type: ignore[return-value]


@pytest.mark.parametrize("alphabet", ["AB", "ABC", "ABCDEFGH"])
def test_what_is_removed_and_added_turns_the_old_text_into_the_new_one(alphabet: str) -> None:
    for seed in range(80):
        old, new = drawn(alphabet, seed)
        removed, added = left_over(old, new)
        assert Counter(old) - Counter(removed) + Counter(added) == Counter(new)
        # What stays is a part of both in one order, of which there is none longer
        assert kept(old, new) <= longest(old, new)


def test_texts_that_only_repeat_sentences_keep_as_much_as_possible() -> None:
    # Given texts in which every sentence occurs twice or more, so that none is an anchor
    for seed in range(80):
        old, new = (half + half[::-1] for half in drawn("ABC", seed))
        assert kept(old, new) == longest(old, new), (old, new)


def test_texts_that_repeat_no_sentence_keep_the_longest_rising_chain() -> None:
    for seed in range(60):
        old = "ABCDEFGH"
        new = "".join(random.Random(seed).sample(old, 7))
        rising = max(size for size in range(8) for chosen in combinations(new, size) if list(chosen) == sorted(chosen))
        assert kept(old, new) == rising, new


def test_beyond_its_bound_a_comparison_only_misses_that_a_sentence_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    # Given no room for a comparison of every pair
    monkeypatch.setattr(module, "MAX_CELLS", 0)
    for seed in range(80):
        old, new = (half + half[::-1] for half in drawn("ABC", seed))
        removed, added = left_over(old, new)
        # Then exactly those sentences are removed and added of which there are fewer or more
        assert Counter(removed) == Counter(old) - Counter(new)
        assert Counter(added) == Counter(new) - Counter(old)


def test_between_sentences_that_occur_once_as_much_as_possible_is_kept() -> None:
    # Given texts with three anchors in one order, and stretches without an anchor between them
    for seed in range(60):
        stretches = [tuple(half + half[::-1] for half in drawn("ABC", seed * 4 + number)) for number in range(4)]
        old, new = (mixed(list(side)) for side in zip(*stretches, strict=True))
        assert kept(old, new) == 3 + sum(longest(*stretch) for stretch in stretches), (old, new)


def mixed(stretches: list[str]) -> str:
    return "".join(stretch + anchor for stretch, anchor in zip(stretches, ["P", "Q", "R", ""], strict=True))


@pytest.mark.parametrize(("cells", "stays"), [(32, 7), (31, 8), (16, 8), (15, 9)])
def test_the_bound_holds_for_all_stretches_of_a_text_together(
    monkeypatch: pytest.MonkeyPatch, cells: int, stays: int
) -> None:
    # Given two stretches of 16 pairs each around an anchor. Compared exactly, each keeps three sentences of four; as a
    # bag, in which nothing moves, all of them
    monkeypatch.setattr(module, "MAX_CELLS", cells)
    assert kept("ABABXABAB", "BABAXBABA") == stays


def test_a_comparison_of_every_pair_finds_the_longest_common_part_of_texts_that_are_not_symmetric() -> None:
    assert kept("AABABB", "BBAABA") == longest("AABABB", "BBAABA") == 4


def test_the_longest_rising_chain_is_found() -> None:
    for seed in range(60):
        positions = random.Random(seed).sample(range(9), 8)
        chain = [positions[number] for number in rising(positions)]
        assert chain == sorted(chain)
        sizes = (
            size for size in range(9) for chosen in combinations(positions, size) if list(chosen) == sorted(chosen)
        )
        assert len(chain) == max(sizes)
