"""The bytes of a file, and what sniffing found out about them: format, encoding, text."""

from dataclasses import dataclass

from clipwire.model.limits import LIMITS, Limits


@dataclass(frozen=True)
class Content:
    data: bytes
    name: str
    """The file's name, for messages only."""
    format: str
    """A key of `registry.PARSERS`."""
    text: str | None = None
    """The decoded text with line ends LF and without byte order mark; None for HTML, which may state its encoding."""
    encoding: str | None = None
    """The encoding that `text` was decoded with."""
    warnings: tuple[str, ...] = ()
    """Warnings about the decoding, for every article of the file."""
    limits: Limits = LIMITS
    """The bounds that hold for the file."""
