"""A candidate: one place where an article has what may be a keyword of it."""

from typing import NamedTuple


class Candidate(NamedTuple):
    key: str
    """The same for all forms of a phrase: see `stems`."""
    phrase: str
    """As the text has it."""
    start: int
