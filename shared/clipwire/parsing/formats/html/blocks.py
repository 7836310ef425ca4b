"""The blocks of text of a page: each is shown on a line of its own."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from clipwire.text.folding import spaced_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCK_TAGS = frozenset(
    "address article aside blockquote body br button center dd details div dl dt figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html li main nav ol p pre section summary table td th tr ul".split()
)
LETTER = re.compile(r"\w")
WITHOUT_TEXT = frozenset(
    "audio head iframe noscript object option script select style svg template textarea video title".split()
)
MIN_SENTENCE_CHARS = 80
HEADING_TAGS = frozenset("h1 h2 h3 h4 h5 h6".split())


@dataclass(frozen=True)
class Block:
    text: str
    """With single spaces and without line breaks."""
    linked: float
    """Share of its characters that are in links."""
    element: "HtmlElement"
    """The block element that holds it."""

    @cached_property
    def key(self) -> str:
        """The words of the text, for comparisons."""
        return spaced_words(self.text)

    @property
    def is_heading(self) -> bool:
        return self.element.tag in HEADING_TAGS


def blocks_of(root: "HtmlElement") -> list[Block]:
    """The blocks of a tree in order, without those that have neither a letter nor a digit."""
    from lxml.etree import iterwalk

    blocks: list[Block] = []
    owners: list[HtmlElement] = [root]
    parts: list[str] = []
    linked = 0
    links = 0

    def close() -> None:
        nonlocal linked
        text = " ".join("".join(parts).split())
        if text and (text[0].isalnum() or LETTER.search(text)):
            blocks.append(Block(text, min(1.0, linked / len(text)), owners[-1]))
        parts.clear()
        linked = 0

    def add(text: str | None) -> None:
        nonlocal linked
        if text:
            parts.append(text)
            if links:
                linked += len(text.strip())

    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in WITHOUT_TEXT:
                walk.skip_subtree()
                continue
            if tag in BLOCK_TAGS:
                close()
                owners.append(element)
            links += tag == "a"
            add(element.text)
        else:
            if tag not in WITHOUT_TEXT:
                links -= tag == "a"
                if tag in BLOCK_TAGS:
                    close()
                    owners.pop()
            add(element.tail)
    close()
    return blocks


def is_long_sentence(text: str) -> bool:
    """Whether a text is a sentence of a paragraph, even if all of it is a link: titles of links have no full stop."""
    return len(text) >= MIN_SENTENCE_CHARS and text.endswith((".", "。")) and not text.endswith(("..", "。。"))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
