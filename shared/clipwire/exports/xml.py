"""Make XML with lxml."""

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import _Element

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def root_of(namespace: str, name: str, **prefixes: str) -> "_Element":
    """A root element whose namespace is the default one."""
    return etree.Element(etree.QName(namespace, name), nsmap={None: namespace, **prefixes})  # type: ignore[dict-item]


def child(parent: "_Element", name: str, text: str | None = None, **attributes: str) -> "_Element":
    """Append an element in the namespace of its parent."""
    element = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, name), attributes)
    element.text = text
    return element


def child_if(parent: "_Element", name: str, text: str | None, **attributes: str) -> None:
    """Append an element if there is a text for it."""
    if text:
        child(parent, name, text, **attributes)


def in_xml(root: "_Element") -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
