"""The containers that are read, and how each is detected and opened."""

from collections.abc import Callable, Iterator

from clipwire.model.limits import Limits
from clipwire.parsing.containers import browser_log, tar_archive, wacz, web_archive, zip_archive
from clipwire.parsing.containers.members import Item
from clipwire.parsing.recognising import document_in_zip, unread_document_in_zip


def _is_archive(data: bytes) -> bool:
    """Whether a zip holds files, and is not one document."""
    return zip_archive.is_zip(data) and not document_in_zip(data) and not unread_document_in_zip(data)


CONTAINERS: list[tuple[str, Callable[[bytes], bool], Callable[[bytes, Limits], Iterator[Item]]]] = [
    # format      detected by                                                       opened by
    ("warc", web_archive.is_warc, web_archive.members),
    ("har", browser_log.is_har, browser_log.members),
    ("wacz", wacz.is_wacz, wacz.members),
    ("zip", _is_archive, zip_archive.members),
    ("tar", tar_archive.is_tar, tar_archive.members),
]


def container_format(data: bytes) -> str | None:
    """A name in `CONTAINERS`, or None for a file that holds no files."""
    return next((name for name, told, _ in CONTAINERS if told(data)), None)


def open_container(data: bytes, limits: Limits) -> Iterator[Item]:
    """The members of a container. Raises `Rejected` if nothing in it can be read."""
    return next(open_(data, limits) for _, told, open_ in CONTAINERS if told(data))
