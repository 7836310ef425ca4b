"""The article's text in JSON-LD, for pages that build their text by script and for live blogs.

The text that the page shows comes first: on development pages, JSON-LD made bodies worse, since sites put shortened
texts, texts without paragraphs and texts with prompts in it.
"""

import re
from html import unescape

from clipwire.parsing.formats.html.statements import Statements
from clipwire.parsing.formats.html.structured_data import Node
from clipwire.parsing.json_text import prose, texts

MAX_SHOWN_CHARS = 400
"""If the page shows more than this, that is the article."""
MIN_RATIO = 2
"""The stated text must be this many times as long as the shown text."""
MAX_STATED_CHARS = 1_000_000

BLOCK_TAG = re.compile(r"</?(?:p|div|br|h\d|li|ul|ol|blockquote|table|tr)\b[^>]{0,1000}>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^>]{0,1000}>", re.IGNORECASE)


def stated_lines(statements: Statements, shown: list[str]) -> list[str] | None:
    """The paragraphs in JSON-LD if the page can only show a part of them, else None."""
    length = sum(map(len, shown))
    for _, node in statements.items:
        updates = _updates(node)
        stated = updates or (_paragraphs(node.get("articleBody")) if length < MAX_SHOWN_CHARS else [])
        if sum(map(len, stated)) > MIN_RATIO * length:
            return stated
    return None


def _updates(live_blog: Node) -> list[str]:
    """The headline and text of each update of a live blog, in the order of the page."""
    updates = live_blog.get("liveBlogUpdate")
    found: list[str] = []
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict):
            headline, body = texts(update.get("headline")), _paragraphs(update.get("articleBody"))
            found += [*(headline if headline != body[:1] else []), *body]
    return found


def _paragraphs(value: object) -> list[str]:
    stated = prose(value)
    if len(stated) > MAX_STATED_CHARS:
        return []
    text = TAG.sub("", BLOCK_TAG.sub("\n", unescape(stated)))
    return [line for raw in unescape(text).split("\n") if (line := " ".join(raw.split()))]
