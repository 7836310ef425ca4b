"""Pieces of HTML inside other formats, as text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hedline hl1 hl2 hr li main nav ol p pre section table td th tr ul".split()
)
UNREAD = frozenset("head iframe nav noscript script style svg template".split())


def fragment_text(html: str) -> str:
    """The text of a piece of HTML: paragraphs separated by a blank line, `<br>` a line's end, nothing hidden.

    >>> fragment_text("<p>Boats &amp; nets</p><p>came<br>home</p>")
    'Boats & nets\\n\\ncame\\nhome'
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if not html.strip():
        return ""
    try:
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = document_fromstring(html.encode("utf-8", "replace").replace(b"\0", b""), parser=parser)
    except (etree.LxmlError, ValueError):
        return ""
    return element_text(root)


def element_text(root: "HtmlElement") -> str:
    """The same for an element of a tree, HTML or XML."""
    pieces: list[str] = []
    for event, element in _walk(root):
        tag = _local(element.tag)
        if tag == "br" and event == "start":
            pieces.append("\n")
        elif tag in BLOCKS:
            pieces.append("\0")
        if event == "start" and tag not in UNREAD and element.text:
            pieces.append(" ".join(element.text.split("\n")))
        if event == "end" and element is not root and element.tail:
            pieces.append(" ".join(element.tail.split("\n")))
    blocks = "".join(pieces).split("\0")
    lines = ("\n".join(filter(None, (" ".join(line.split()) for line in block.split("\n")))) for block in blocks)
    return "\n\n".join(filter(None, lines))


def _walk(root: "HtmlElement"):  # type: ignore[no-untyped-def]
    """("start" | "end", element) in document order, without the inside of what is not read."""
    from lxml import etree

    skipped = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if skipped is None and event == "start" and _local(element.tag) in UNREAD and element is not root:
            skipped = element
            continue
        if skipped is not None:
            if element is skipped and event == "end":
                skipped = None
                yield event, element
            continue
        yield event, element


def _local(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
