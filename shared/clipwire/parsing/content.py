"""The bytes of a file and what sniffing found out about them."""

from dataclasses import dataclass

from clipwire.model.limits import LIMITS, Limits


@dataclass(frozen=True)
class Content:
    data: bytes
    name: str
    """For messages only."""
    format: str
    """A key of `registry.PARSERS`."""
    text: str | None = None
    """Text formats: decoded, without byte order mark, line ends LF. None for HTML, whose own headers have a say."""
    encoding: str | None = None
    """The encoding that `text` was decoded with."""
    warnings: tuple[str, ...] = ()
    """What was odd about the decoding; belongs to every article of the file."""
    limits: Limits = LIMITS
    """The bounds that hold for the file."""
