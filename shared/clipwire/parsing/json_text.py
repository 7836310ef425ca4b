"""Read JSON without lone surrogates, and the texts of its properties to a bounded depth."""

import json
import re
from html import unescape

from clipwire.model.limits import LIMITS
from clipwire.text.scripts import EAST_ASIAN

HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")
"""The escape of a surrogate; the other half of the pair may follow."""
SURROGATE = re.compile("[\ud800-\udfff]")


def loads(text: str) -> object:
    """The document. Raises `ValueError` if the text is not JSON, or is nested deeper than Python can read.

    Lone surrogates are removed, since no encoding can write them.
    """
    try:
        document = json.loads(text, strict=False)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    return _without_halves(document) if HALF_PAIR.search(text) else document


def _without_halves(document: object) -> object:
    """The document with its strings cleaned in place. Works without recursion, since documents may be nested deep."""
    holder = [document]
    waiting: list[object] = [holder]
    while waiting:
        container = waiting.pop()
        if isinstance(container, dict):
            for key in [key for key in container if SURROGATE.search(key)]:
                container[SURROGATE.sub("", key)] = container.pop(key)
        for key, value in container.items() if isinstance(container, dict) else enumerate(container):  # type: ignore[arg-type]
            if isinstance(value, str):
                if SURROGATE.search(value):
                    container[key] = SURROGATE.sub("", value)  # type: ignore[index]
            elif isinstance(value, dict | list):
                waiting.append(value)
    return holder[0]


def texts(value: object, depth: int = 0) -> list[str]:
    """The texts of a property, which is a string, an object with a name or a value, or a list of these."""
    if depth > LIMITS.nesting:
        return []
    if isinstance(value, str):
        return [stripped] if (stripped := " ".join(unescape(value).split())) else []
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value"), depth + 1) or _full_name(value)
    if isinstance(value, list):
        return [text for item in value for text in texts(item, depth + 1)]
    return []


def _full_name(person: dict[str, object]) -> list[str]:
    """The name of a person that is stated in two parts only; family name first in Korean, Chinese and Japanese."""
    given, family = (next(iter(texts(person.get(part))), "") for part in ("givenName", "familyName"))
    if not (given and family):
        return []
    return [family + given] if EAST_ASIAN.search(family) else [f"{given} {family}"]


PROSE = ("@value", "value", "text", "articleBody", "content")
"""Properties that hold the text of an object, best first."""


def prose(value: object, depth: int = 0) -> str:
    """The running text of a property with its line ends.

    The property is a string, an object with a value, or a list of these, whose texts are paragraphs.
    """
    if depth > LIMITS.nesting:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next(filter(None, (prose(value.get(name), depth + 1) for name in PROSE)), "")
    if isinstance(value, list):
        return "\n\n".join(filter(None, (prose(item, depth + 1) for item in value)))
    return ""
