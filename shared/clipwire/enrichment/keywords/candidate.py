"""A candidate: one occurrence of a word or phrase that may be a keyword."""

from typing import NamedTuple


class Candidate(NamedTuple):
    key: str
    """The same for all forms of a phrase: see `stems`."""
    phrase: str
    """As the text has it."""
    start: int
