"""XML that cannot hurt: no entities, no network, no huge trees; and which kind of news it is."""

from typing import TYPE_CHECKING

from clipwire.errors import Rejected

if TYPE_CHECKING:
    from lxml.etree import _Element

KINDS = {
    # root element     format
    "nitf": "nitf",
    "newsItem": "newsml-g2",
    "newsMessage": "newsml-g2",
    "rss": "feed",
    "RDF": "feed",
    "feed": "feed",
}
NOT_READ = {
    "svg": "an SVG picture",
    "urlset": "a list of addresses for search engines (sitemap)",
    "sitemapindex": "a list of addresses for search engines (sitemap)",
    "opml": "a list of feeds (OPML)",
    "NewsML": "NewsML 1, which is not read; NewsML-G2 is",
    "packageItem": "a NewsML-G2 package that names items and holds none",
}


def parse_xml(data: bytes) -> "_Element":
    """The root element. Raises `Rejected`: unsafe-xml for entities of its own, damaged-file for what is not XML."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Rejected("damaged-file", f"The XML cannot be read: {error}.") from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):  # type: ignore[union-attr]
        raise Rejected("unsafe-xml", "The XML defines entities of its own, which a news document does not need.")
    return root


def xml_format(data: bytes) -> str:
    """The format of an XML document. Raises `Rejected` where it is none that is read."""
    root = local_name(parse_xml(data))
    if root not in KINDS:
        what = NOT_READ.get(root, f"XML with the root element <{root[:40]}>")
        raise Rejected("unsupported-format", f"This is {what}.")
    return KINDS[root]


def local_name(element: "_Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def all_named(root: "_Element", *names: str) -> "list[_Element]":
    """Elements by their names, whatever their namespace, in document order."""
    return [element for element in root.iter() if local_name(element) in names]


def first_named(root: "_Element", *names: str) -> "_Element | None":
    return next((element for element in root.iter() if local_name(element) in names), None)


def text_of(element: "_Element | None") -> str:
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
