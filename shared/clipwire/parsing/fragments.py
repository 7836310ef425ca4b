"""Read pieces of HTML inside other formats."""

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from clipwire.model.article import Image
from clipwire.model.limits import LIMITS
from clipwire.parsing.attributes import with_few_attributes

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hedline hl1 hl2 hr li main nav ol p pre section table td th tr ul".split()
)
UNREAD = frozenset("aside button figcaption head iframe nav noscript script style svg template".split())
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def fragment_text(html: str) -> str:
    """The text of a piece of HTML without hidden text. A blank line separates paragraphs; `<br>` is a line end.

    >>> fragment_text("<p>Boats &amp; nets</p><p>came<br>home</p>")
    'Boats & nets\\n\\ncame\\nhome'
    """
    root = _tree(html)
    return "" if root is None else element_text(root)


def fragment_images(html: str, base: str = "") -> list[Image]:
    """The pictures of a piece of HTML with the caption of their figure, without pixels that count readers.

    `base` completes relative addresses.
    """
    root = _tree(html) if "<img" in html else None
    found = []
    for element in root.iter("img") if root is not None else ():
        address = _joined(base, element.get("src", ""))
        figure = next(element.iterancestors("figure"), None)
        captions = [] if figure is None else [element_text(caption) for caption in figure.iter("figcaption")]
        if address.startswith(("http://", "https://")) and element.get("width") not in ("0", "1"):
            found.append(Image(url=address, caption=" ".join(captions) or None))
    return found


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:  # half an IPv6 address
        return ""


def _tree(html: str) -> "HtmlElement | None":
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if not html.strip():
        return None
    html, _ = with_few_attributes(html, LIMITS.attributes)
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return document_fromstring(html.encode("utf-8", "replace").replace(b"\0", b""), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def element_text(root: "HtmlElement") -> str:
    """The text of an element of an HTML or XML tree, in the same form."""
    pieces: list[str] = []
    for event, element in _walk(root):
        tag = _local(element.tag)
        if tag == "br" and event == "start":
            pieces.append("\n")
        elif tag in BLOCKS:
            pieces.append("\0")
        if event == "start" and element.text:
            pieces.append(" ".join(element.text.split("\n")))
        if event == "end" and element is not root and element.tail:
            pieces.append(" ".join(element.tail.split("\n")))
    blocks = "".join(pieces).split("\0")
    lines = ("\n".join(filter(None, (" ".join(line.split()) for line in block.split("\n")))) for block in blocks)
    return "\n\n".join(filter(None, lines))


def remove(element: "HtmlElement | _Element") -> None:
    """Remove an element from its tree, but keep the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def _walk(root: "HtmlElement"):  # type: ignore[no-untyped-def]
    """("start" | "end", element) in document order, without the content of elements that are not read."""
    from lxml import etree

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is None and event == "start" and element is not root and _is_unread(element):
            skipped = element
            continue
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                yield event, element
            continue
        yield event, element


def _is_unread(element: "HtmlElement") -> bool:
    return _local(element.tag) in UNREAD or HIDDEN.search(element.get("style") or "") is not None


def _local(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
