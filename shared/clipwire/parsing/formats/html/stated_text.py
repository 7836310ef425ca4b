"""The article's text as JSON-LD holds it: for pages that build their text by script, and for live blogs.

It is not preferred to what the page shows: on development pages that made bodies worse, since sites put shortened
texts, texts of one paragraph and texts with their prompts there.
"""

import re
from html import unescape

from clipwire.parsing.formats.html.statements import Statements
from clipwire.parsing.formats.html.structured_data import Node
from clipwire.parsing.json_text import prose, texts

LITTLE = 400
"""Characters: what is shown is taken for the article where it is longer."""
MUCH_MORE = 2
"""Times: what is stated must be so much longer than what is shown."""
LONGEST = 1_000_000

BLOCK_TAG = re.compile(r"</?(?:p|div|br|h\d|li|ul|ol|blockquote|table|tr)\b[^>]{0,1000}>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^>]{0,1000}>", re.IGNORECASE)


def stated_lines(statements: Statements, shown: list[str]) -> list[str] | None:
    """The paragraphs that JSON-LD holds, where what the page shows can only be a part of them; else None."""
    length = sum(map(len, shown))
    for _, node in statements.items:
        updates = _updates(node)
        stated = updates or (_paragraphs(node.get("articleBody")) if length < LITTLE else [])
        if sum(map(len, stated)) > MUCH_MORE * length:
            return stated
    return None


def _updates(live_blog: Node) -> list[str]:
    """Headline and text of each update of a live blog, in the order of the page."""
    updates = live_blog.get("liveBlogUpdate")
    found: list[str] = []
    for update in updates if isinstance(updates, list) else [updates]:
        if isinstance(update, dict):
            headline, body = texts(update.get("headline")), _paragraphs(update.get("articleBody"))
            found += [*(headline if headline != body[:1] else []), *body]
    return found


def _paragraphs(value: object) -> list[str]:
    stated = prose(value)
    if len(stated) > LONGEST:
        return []
    text = TAG.sub("", BLOCK_TAG.sub("\n", unescape(stated)))
    return [line for raw in unescape(text).split("\n") if (line := " ".join(raw.split()))]
