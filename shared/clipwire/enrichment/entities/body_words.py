"""The words of `bodies.tsv`, with the well-known organisations of one language, which have a table of their own."""

from functools import cache
from importlib.resources import files

from clipwire.wording import words_of


@cache
def words_of_bodies(kind: str, language: str) -> frozenset[str]:
    """The words of a kind in one language. Only the table of that language is read."""
    words = words_of("bodies", kind, language=language)
    own = f"bodies/{language}"
    if not files("clipwire.wording").joinpath(f"{own}.tsv").is_file():
        return words
    return words | words_of(own, kind, language=language)
