"""Decode the bytes of a page and make an element tree of them.

The charset is the first of these that fits: that of the byte order mark, UTF-8 if the bytes are valid, the declared
one, the usual one of the page's language, the detected one.
Valid UTF-8 comes before the declaration because text in another charset is almost never valid UTF-8 by chance, while
browsers save a page in UTF-8 and keep its old declaration.
"""

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING, cast

from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS, Limits
from clipwire.parsing.attributes import with_few_attributes
from clipwire.parsing.charsets import best_of_alphabet, decoded_as
from clipwire.parsing.decoding import decode, unmarked_utf16

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)

USUAL_CHARSETS = {
    # language of the page     the charset of its sites before UTF-8
    "cs hu pl ro sk sl": "cp1250",
    "be bg mk ru sr uk": "cp1251",
    "el": "cp1253",
    "tr": "cp1254",
    "he": "cp1255",
    "ar fa": "cp1256",
    "lt lv et": "cp1257",
    "vi": "cp1258",
    "th": "cp874",
    "ko": "cp949",
    "ja": "cp932",
    "zh": "gb18030",
}
CHARSET_OF = {language: charset for languages, charset in USUAL_CHARSETS.items() for language in languages.split()}
LANGUAGE = re.compile(rb"""<html[^>]{0,300}?\slang\s*=\s*["']?([A-Za-z]{2})\b""", re.IGNORECASE)

MAX_BYTES_BEFORE_DECLARATION = 8_192
"""Browsers look at 1,024 bytes; saved pages have comments and scripts before the declaration."""

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ESCAPE = b"\x1b$"
"""Begins Japanese and Korean text in seven bits, which is valid UTF-8 as well."""
ACCENTED = re.compile("[\x80-\u024f]+")
ROW_OF_ACCENTED = re.compile("[\x80-\u024f]{3,}")
SAMPLE_CHARS = 200_000

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
REFERENCE = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,8})|(?P<decimal>[0-9]{1,9}));?")
NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")
CONTROL_BYTES = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
"""The control characters of `NOT_IN_TEXT`, each of which is one byte in UTF-8."""

INVISIBLE = ("\u00ad", "\u200b", "\u2060", "\ufeff")
"""Marks of possible and impossible line breaks. Extractors keep some of them and drop others."""
OF_DECOMPOSED = ("\u110b", "\u3099", "\u309a")
"""Characters of decomposed Korean and Japanese: the most frequent consonant, the two marks of kana."""
ACCENTS = (b"\xcc", b"\xcd")
"""The first bytes, in UTF-8, of accents that are characters of their own."""

SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")


def decoded(data: bytes) -> str:
    """The page's text. Raises `Rejected` (not-text, unreadable-text) if the bytes are not text in any charset."""
    zeros = data[:400].count(0)
    is_wide = data[:2] in WIDE_MARKS or zeros > 100 or (zeros and unmarked_utf16(data))
    if is_wide or ESCAPE in data[:MAX_BYTES_BEFORE_DECLARATION]:
        return decode(data).text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _in_declared_charset(data)
    if declared is not None and not _is_mistaken_for_latin(declared):
        return declared
    try:
        return _in_charset_of_language(data) or decode(data).text
    except Rejected:
        if declared is None:
            raise
        return declared


def _in_declared_charset(data: bytes) -> str | None:
    for declared in DECLARED.findall(data[:MAX_BYTES_BEFORE_DECLARATION]):
        if (text := decoded_as(data, declared.decode("ascii"))) is not None:
            return text
    return None


def _in_charset_of_language(data: bytes) -> str | None:
    language = LANGUAGE.search(data[:MAX_BYTES_BEFORE_DECLARATION])
    charset = CHARSET_OF.get(language[1].decode("ascii").lower()) if language else None
    return decoded_as(data, best_of_alphabet(data, charset)) if charset else None


def _is_mistaken_for_latin(text: str) -> bool:
    """Whether accented Latin letters follow each other in rows, as letters of other scripts do if read as Latin."""
    accented = sum(map(len, ACCENTED.findall(text[:SAMPLE_CHARS])))
    return accented > 0 and sum(map(len, ROW_OF_ACCENTED.findall(text[:SAMPLE_CHARS]))) > 0.3 * accented


def _to_text_only(reference: re.Match[str]) -> str:
    """The reference, or "" if its character is not allowed in text: lxml reads such a character but cannot write it."""
    code = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"])
    is_kept = code <= 0x10FFFF and code != 0xC and chr(code) not in INVISIBLE and not NOT_IN_TEXT.match(chr(code))
    return reference.group() if is_kept else ""


def _text_only(text: str) -> str:
    """The text without the characters of `NOT_IN_TEXT`. A scan of bytes tells fast that there are none, as usual."""
    encoded = text.encode("utf-8", "surrogatepass")
    is_clean = len(encoded.translate(None, CONTROL_BYTES)) == len(encoded)
    if is_clean and b"\xef\xbf\xbe" not in encoded and b"\xef\xbf\xbf" not in encoded and not SURROGATE.search(encoded):
        return text
    return NOT_IN_TEXT.sub("", text)


def _composed(text: str) -> bytes:
    """UTF-8 in Unicode's composed form without invisible characters, so that two readings of a paragraph are equal."""
    for mark in (*INVISIBLE, "&shy;"):
        if mark in text:
            text = text.replace(mark, "")
    encoded = text.encode()
    if any(mark in encoded for mark in ACCENTS) or any(mark in text for mark in OF_DECOMPOSED):
        return unicodedata.normalize("NFC", text).encode()
    return encoded


def parse_tree(data: bytes, limits: Limits = LIMITS) -> "HtmlElement":
    """The root element of the page, without comments and processing instructions.

    Raises `Rejected`: not-an-article if the bytes hold no element, too-complex if they hold too many.
    """
    from lxml import etree
    from lxml.html import HtmlElement, HTMLParser, document_fromstring

    text = _text_only(decoded(data).replace("\f", " "))
    text = XML_DECLARATION.sub("", REFERENCE.sub(_to_text_only, text), count=1)
    text, _ = with_few_attributes(text, limits.attributes)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    # One class for all elements: lxml's own choice by tag calls Python for each of them.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        tree = document_fromstring(_composed(text), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise Rejected("not-an-article", f"The page holds no readable HTML ({error}).") from None
    if (elements := int(cast(float, tree.xpath("count(//*)")))) > limits.elements:
        raise Rejected("too-complex", f"The page has {elements:,} elements; the limit is {limits.elements:,}.")
    return tree
