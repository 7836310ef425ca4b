"""Read XML safely (no entities, no network, no huge trees), and detect which format of news it is."""

import re
from contextlib import suppress
from html.entities import html5
from typing import TYPE_CHECKING

from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS, Limits
from clipwire.model.problem import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS = {
    # root element     format
    "nitf": "nitf",
    "newsItem": "newsml-g2",
    "newsMessage": "newsml-g2",
    "NewsML": "newsml-1",
    "rss": "feed",
    "RDF": "feed",
    "feed": "feed",
    "plist": "webarchive",
}
NOT_READ = {
    "svg": "an SVG picture",
    "urlset": "a list of addresses for search engines (sitemap), without texts: drop the pages themselves",
    "sitemapindex": "a list of addresses for search engines (sitemap), without texts: drop the pages themselves",
    "opml": "a list of feeds (OPML), without texts: drop the feeds themselves",
    "packageItem": "a NewsML-G2 package that names items and holds none",
}


REFERENCE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)(?:([A-Za-z][A-Za-z0-9]{1,30});)?")
CONTROL = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f]")
HEAD = 65_536


def parse_xml(data: bytes, limits: Limits = LIMITS) -> "_Element":
    """The root element.

    Raises `Rejected`: unsafe-xml if the document defines entities, too-complex, damaged-file if it is not XML. HTML's
    entities, bare ampersands, control characters and white space at the beginning, all common in feeds, are repaired.
    """
    root, problem = salvaged_xml(data, limits)
    if problem:
        raise Rejected("damaged-file", problem.detail)
    return root


def salvaged_xml(data: bytes, limits: Limits = LIMITS) -> "tuple[_Element, Problem | None]":
    """The root element; if the document breaks off, that of the part before, and the problem."""
    from lxml import etree

    def tree(data: bytes, recover: bool = False) -> "_Element":
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, recover=recover
        )
        return etree.fromstring(data, parser)

    problem, root = None, None
    data = data.lstrip()
    if (tags := data.count(b"<")) > 2 * limits.xml_elements:
        raise Rejected("too-complex", f"The XML has {tags:,} tags; the limit is {2 * limits.xml_elements:,}.")
    try:
        try:
            root = tree(data)
        except (etree.XMLSyntaxError, ValueError):
            data = mended(data)
            root = tree(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        problem = Problem.of("damaged-file", f"The XML cannot be read: {_said(error)}.")
        with suppress(etree.XMLSyntaxError, ValueError):
            root = tree(data, recover=True)
    if root is None:
        raise Rejected("damaged-file", problem.detail if problem else "The XML holds nothing.")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):  # type: ignore[attr-defined]
        raise Rejected("unsafe-xml", "The XML defines entities of its own, which a news document does not need.")
    return root, problem


def mended(data: bytes) -> bytes:
    """The document with HTML's named entities as numbers, other ampersands escaped, and no control characters."""
    return REFERENCE.sub(_reference, CONTROL.sub(b"", data))


def _reference(found: "re.Match[bytes]") -> bytes:
    character = html5.get(f"{found[1].decode()};", "") if found[1] else ""
    return b"".join(b"&#%d;" % ord(c) for c in character) or b"&amp;" + found[0][1:]


def xml_format(data: bytes) -> str:
    """The format of an XML document, by its root element. Raises `Rejected` if the format is not read."""
    root = _root_name(data)
    if root not in KINDS:
        what = NOT_READ.get(root, f"XML with the root element <{root[:40]}>")
        raise Rejected("unsupported-format", f"This is {what}.")
    return KINDS[root]


def _root_name(data: bytes) -> str:
    """The name of the root element, read from the beginning of the document alone."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data.lstrip()[:HEAD], parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Rejected("damaged-file", f"The XML cannot be read: {_said(error)}.") from None
    if root is None:
        raise Rejected("damaged-file", "The XML cannot be read: it has no root element.")
    return local_name(root)


def _said(error: Exception) -> str:
    """libxml2's message on one line, without the name that it gives to bytes."""
    return " ".join(str(error).partition(" (<string>")[0].split())[:200]


def local_name(element: "_Element | None") -> str:
    """The name of an element without its namespace; empty for a comment, and for the parent of a root."""
    return element.tag.rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def all_named(root: "_Element", *names: str) -> "list[_Element]":
    """The elements with these names in any namespace, in document order."""
    return [element for element in root.iter() if local_name(element) in names]


def first_named(root: "_Element", *names: str) -> "_Element | None":
    return next((element for element in root.iter() if local_name(element) in names), None)


def text_of(element: "_Element | None") -> str:
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
