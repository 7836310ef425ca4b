"""Chinese in simplified characters, in which words and names are looked up; offsets stay the same."""

from functools import cache

from clipwire.enrichment.entities.trained.knowledge import knowledge


def simplified(text: str) -> str:
    """The text with each traditional character replaced by the simplified one."""
    return text.translate(_table())


@cache
def _table() -> dict[int, str]:
    return {ord(traditional): simple for traditional, simple in knowledge("zh-hant").names.items()}
