"""The beginning of long texts."""


def beginning(text: str, longest: int) -> str:
    """The first paragraphs of a text, of at most `longest` characters; of one long paragraph, its beginning."""
    if len(text) <= longest:
        return text
    end = text.rfind("\n\n", longest // 2, longest + 2)
    return text[: end if end > 0 else longest]
