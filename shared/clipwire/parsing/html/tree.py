"""Bytes to an element tree, whatever the page says its charset is.

The order of trust: byte order mark, then valid UTF-8, then what the page declares if its bytes fit, then detection.
Valid UTF-8 beats a declaration because text in another charset is almost never valid UTF-8 by chance, while pages
saved from a browser keep the old declaration although they were written anew.
"""

import codecs
import re
from typing import TYPE_CHECKING

from clipwire.errors import Rejected
from clipwire.parsing.decoding import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)

READ_AS = {
    # what pages declare         what they mean (WHATWG Encoding Standard)
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "korean": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc-jp",
}

DECLARATION_WITHIN = 8_192
"""Bytes. Browsers look at 1,024; saved pages put comments and scripts before the declaration."""

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


def decoded(data: bytes) -> str:
    """The page's text. Raises `Rejected` (not-text, unreadable-text) for bytes that are no text in any charset."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        in_wide_characters = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or data[:400].count(0) > 100
        return (None if in_wide_characters else _in_declared_charset(data)) or decode(data).text


def _in_declared_charset(data: bytes) -> str | None:
    for declared in DECLARED.findall(data[:DECLARATION_WITHIN]):
        name = declared.decode("ascii").lower()
        try:
            return data.decode(READ_AS.get(name, name))
        except (LookupError, UnicodeDecodeError):
            continue
    return None


def parse_tree(data: bytes) -> "HtmlElement":
    """The root element of the page, without comments and processing instructions.

    Raises `Rejected` (not-an-article) where the bytes hold no element at all.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    text = XML_DECLARATION.sub("", NOT_IN_TEXT.sub("", decoded(data)), count=1)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Rejected("not-an-article", f"The page holds no readable HTML ({error}).") from None
