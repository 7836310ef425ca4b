"""The pictures and links of an article, without those of the page around it."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from clipwire.model.article import Image, Link
from clipwire.parsing.formats.html.addresses import absolute
from clipwire.parsing.formats.html.blocks import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PICTURE_ATTRIBUTES = ("src", "data-src", "data-original", "data-lazy-src", "srcset", "data-srcset")
CAPTION_CLASS = re.compile(
    r"caption|(?:^|\s)(?:(?:image|img|photo|pic|foto)[_-]?)?cap(?:$|\s)|(?:^|[\s_-])legend|bildunterschrift|didascalia"
    r"|(?:image|img|photo|picture|pic|figure|foto|bild)[_-]?(?:credit|desc|info|legend|text(?:$|\s))|pie-?(?:de-?)?foto",
    re.IGNORECASE,
)
"""Names of the words below a picture, without "has-drop-cap"."""
CREDIT_CLASS = re.compile(r"credit|copyright|photographer", re.IGNORECASE)
MAX_PICTURES = 100
MAX_CAPTION_CHARS = 1_000


def captioned_images(paragraphs: Sequence[Block], base: str | None) -> list[Image]:
    """The captioned pictures in the element that holds the article's paragraphs, in order, each once."""
    if not paragraphs:
        return []
    found: dict[str, Image] = {}
    for figure in _container(paragraphs).iter("figure", "div"):
        if figure.tag == "div" and not CAPTION_CLASS.search(figure.get("class") or ""):
            continue
        image = _image(figure, base)
        if image and image.url and image.url not in found:
            found[image.url] = image
        if len(found) == MAX_PICTURES:
            break
    return list(found.values())


def _container(paragraphs: Sequence[Block]) -> "HtmlElement":
    """The `<article>` of the paragraphs, or the smallest element that holds all of them."""
    first, last = paragraphs[0].element, paragraphs[-1].element
    enclosing = next(first.iterancestors("article"), None)
    if enclosing is not None:
        return enclosing
    above = {first, *first.iterancestors()}
    return next(
        (element for element in (last, *last.iterancestors()) if element in above and element is not first), last
    )


def _image(figure: "HtmlElement", base: str | None) -> Image | None:
    picture = next(figure.iter("img", "amp-img"), None)
    caption = next(
        (e for e in figure.iterdescendants() if e.tag == "figcaption" or CAPTION_CLASS.search(e.get("class") or "")),
        None,
    )
    if picture is None or caption is None:
        return None
    address = next((found for name in PICTURE_ATTRIBUTES if (found := _address(picture.get(name), base))), None)
    credit = next((_text(e) for e in figure.iterdescendants() if CREDIT_CLASS.search(e.get("class") or "")), None)
    text = _text(caption)
    if credit and text.endswith(credit):
        text = text.removesuffix(credit).rstrip(" |/")
    return Image(url=address, caption=text[:MAX_CAPTION_CHARS] or None, credit=credit or None) if address else None


def _address(attribute: str | None, base: str | None) -> str | None:
    """The first address of `src` or `srcset`, or None for a picture that is stored in the page itself."""
    parts = (attribute or "").split()
    return absolute(parts[0].rstrip(","), base) if parts else None


def links_in(paragraphs: Sequence[Block], base: str | None) -> list[Link]:
    """The links in the article's paragraphs, in order, each once."""
    found: dict[str, Link] = {}
    for block in paragraphs:
        for anchor in _anchors(block):
            address = absolute(anchor.get("href"), base)
            if address and address not in found and (text := _text(anchor)):
                found[address] = Link(url=address, text=text)
            if len(found) == MAX_PICTURES:
                return list(found.values())
    return list(found.values())


def _anchors(block: Block) -> "Iterator[HtmlElement]":
    return (anchor for anchor in block.element.iter("a") if _text(anchor) in block.text)


def _text(element: "HtmlElement") -> str:
    return " ".join(element.text_content().split())
