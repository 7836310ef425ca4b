"""The blocks of text of a page: each is shown on a line of its own."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeGuard

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
MIN_PIECE_CHARS = 3
"""A shorter element that touches the next may be a part of a word, such as an initial."""
TOUCHING = "\0"
"""Between an inline element and the next if there is not even a space between them."""
HEADING_TAGS = frozenset("h1 h2 h3 h4 h5 h6".split())


@dataclass(frozen=True)
class Block:
    text: str
    """With single spaces and without line breaks."""
    linked: float
    """Share of its characters that are in links."""
    element: "HtmlElement"
    """The block element that holds it."""
    apart: str = ""
    """The text with a stroke between inline elements that touch: "Ana Ruiz | Madrid" if styles set them apart."""

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
        joined = "".join(parts)
        text = " ".join(joined.replace(TOUCHING, "").split())
        if text and (text[0].isalnum() or LETTER.search(text)):
            apart = _apart(joined) if TOUCHING in joined else text
            blocks.append(Block(text, min(1.0, linked / len(text)), owners[-1], apart))
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
            elif _is_inline(before := element.getprevious()) and not before.tail:
                parts.append(TOUCHING)
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


def _is_inline(element: "HtmlElement | None") -> TypeGuard["HtmlElement"]:
    return element is not None and isinstance(element.tag, str) and element.tag not in BLOCK_TAGS


def _apart(joined: str) -> str:
    """The pieces with strokes between them, without one where a word may go on."""
    pieces = joined.split(TOUCHING)
    text = " ".join(pieces[0].split())
    for before, piece in pairwise(pieces):
        are_apart = min(len(before.strip()), len(piece.strip())) >= MIN_PIECE_CHARS and not piece.lstrip()[:1].islower()
        space = " " if before[-1:].isspace() or piece[:1].isspace() else ""
        text += (" | " if are_apart else space) + " ".join(piece.split())
    return text


def is_long_sentence(text: str) -> bool:
    """Whether a text is a sentence of a paragraph, even if all of it is a link: titles of links have no full stop."""
    return len(text) >= MIN_SENTENCE_CHARS and text.endswith((".", "。")) and not text.endswith(("..", "。。"))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
