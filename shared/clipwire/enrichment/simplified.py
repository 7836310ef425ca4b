"""Chinese in simplified characters, in which words and names are looked up; offsets stay the same."""

from clipwire.enrichment.entities.trained.knowledge import knowledge


def simplified(text: str) -> str:
    """The text with each traditional character replaced by the simplified one."""
    return text.translate(_SIMPLE)


class _Simple(dict[int, str]):
    """Character -> the simplified one, for the characters of the texts that were read."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        found = self[code] = knowledge("zh-hant").names.get(character, character)
        return found


_SIMPLE = _Simple()
