"""The body of an article: the text of its tree without the page around it."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def body_text(tree: "HtmlElement", title: str | None) -> str:
    """The article's paragraphs, separated by blank lines; empty where the page holds no running text."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    from trafilatura import extract

    text = extract(tree, include_comments=False, include_formatting=False) or ""
    lines = [line for raw in text.split("\n") if (line := " ".join(raw.split()))]
    return "\n\n".join(lines[1:] if lines and lines[0] == title else lines)
