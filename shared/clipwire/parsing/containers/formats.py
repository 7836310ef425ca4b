"""The containers that are read, and how each is detected and opened."""

from collections.abc import Callable, Iterator

from clipwire.model.limits import Limits
from clipwire.parsing.containers import tar_archive, web_archive, zip_archive
from clipwire.parsing.containers.members import Item
from clipwire.parsing.recognising import is_docx

CONTAINERS: list[tuple[str, Callable[[bytes], bool], Callable[[bytes, Limits], Iterator[Item]]]] = [
    # format      detected by                                                       opened by
    ("warc", web_archive.is_warc, web_archive.members),
    ("zip", lambda data: zip_archive.is_zip(data) and not is_docx(data), zip_archive.members),
    ("tar", tar_archive.is_tar, tar_archive.members),
]


def container_format(data: bytes) -> str | None:
    """`warc`, `zip`, `tar`, or None for a file that holds no files."""
    return next((name for name, told, _ in CONTAINERS if told(data)), None)


def open_container(data: bytes, limits: Limits) -> Iterator[Item]:
    """The members of a container. Raises `Rejected` if nothing in it can be read."""
    return next(open_(data, limits) for _, told, open_ in CONTAINERS if told(data))
