"""The language within which articles are compared. Changes of one language are placed one after the other."""

from clipwire.wording import table_language

UNDETERMINED = "und"
"""BCP 47's tag of an undetermined language."""


def compared_language(tag: str | None) -> str:
    """The language of a BCP 47 tag without script and region, `no` for both written forms of Norwegian."""
    return table_language(tag) if tag else UNDETERMINED
