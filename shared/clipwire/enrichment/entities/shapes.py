"""The shapes of words, which the features of all models with spaces read."""

from collections.abc import Sequence


def shape_of(word: str) -> str:
    """The word with X for upper case, x for lower case, 9 for digits, c for other letters; runs are cut to two."""
    if word.isascii() and word.isalpha():
        if word.islower():
            return "xx"[: len(word)]
        if word[0].isupper() and word[1:].islower():
            return "Xxx"[: len(word)]
    found = ""
    for character in word[:20]:
        kind = (
            "X" if character.isupper()
            else "x" if character.islower()
            else "9" if character.isdigit()
            else "c" if character.isalnum() or "\u0900" <= character <= "\u097f"
            else character
        )  # fmt: skip
        if not found.endswith(kind * 2):
            found += kind
    return found


def beside(raised: Sequence[bool]) -> list[bool]:
    """For each word, whether it or one beside it is raised."""
    return [a or b or c for a, b, c in zip([False, *raised], raised, [*raised[1:], False], strict=False)]
