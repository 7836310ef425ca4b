"""What a file is, decided by its bytes: the name is used in messages only."""

import re
from dataclasses import dataclass

from clipwire.errors import Rejected


@dataclass(frozen=True)
class Content:
    """The bytes of a file and what sniffing found out about them."""

    data: bytes
    name: str
    """For messages only."""
    format: str
    """A key of `registry.PARSERS`."""
    text: str | None = None
    """Text formats: decoded, without byte order mark, line ends LF. None for HTML, whose own headers have a say."""
    encoding: str | None = None
    """The encoding that `text` was decoded with."""


HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title|script|article|div|p)\b", re.I | re.S
)


def sniff(data: bytes, name: str = "") -> Content:
    """Decide what the bytes are. Raises `Rejected` where they are nothing that is read."""
    if not data.strip():
        raise Rejected("empty-file", "The file holds nothing, or nothing but white space.")
    if HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return Content(data, name, "html")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Rejected("not-text", "The bytes are no text.") from None
    return Content(data, name, "page-dump", text.replace("\r\n", "\n").replace("\r", "\n"), "utf-8")
