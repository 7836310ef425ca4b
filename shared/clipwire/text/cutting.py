"""Cut long texts."""


def beginning(text: str, longest: int) -> str:
    """The first paragraphs of a text, up to `longest` characters, or the beginning of a long first paragraph."""
    if len(text) <= longest:
        return text
    end = text.rfind("\n\n", longest // 2, longest + 2)
    return text[: end if end > 0 else longest]
