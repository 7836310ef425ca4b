"""Compare folded texts by their runs of words: whether one says another, or is the larger part of it."""

MIN_SHARE_SAID = 0.6
"""A block is already in the body if this share of its runs of words is."""
WORDS_OF_RUN = 4
"""Words in a row that are compared at once."""


def runs_of_words(key: str) -> set[tuple[str, ...]]:
    """The runs of words of a folded text."""
    words = key.split()
    return set(zip(*(words[n:] for n in range(WORDS_OF_RUN)), strict=False))


def is_larger_part(line: str, block: str) -> bool:
    """Whether a line is a block without one part, or shares most runs of words with it."""
    if not len(block) / 2 <= len(line) <= len(block):
        return False
    without_part = _shared_start(line, block) + _shared_start(line[::-1], block[::-1]) >= len(line)
    return without_part or (
        is_said(runs_of_words(block), runs_of_words(line)) and is_said(runs_of_words(line), runs_of_words(block))
    )


def _shared_start(one: str, other: str) -> int:
    """The number of characters with which both texts begin."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_said(runs: set[tuple[str, ...]], said: set[tuple[str, ...]]) -> bool:
    """Whether most of the runs of a text are among those of another."""
    return bool(runs) and len(runs & said) >= MIN_SHARE_SAID * len(runs)
