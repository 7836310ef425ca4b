"""Read the stored file of an article again, with the current parsers and enrichers."""

import hashlib
import io
from dataclasses import dataclass
from datetime import UTC, datetime

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article, FileRef
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.containers.members import Located, Member
from clipwire.parsing.containers.slices import HEAD_BYTES, looks_like_container, member_of_slice, scan
from clipwire.parsing.opening import LIMITS, Begin, open_file
from clipwire.parsing.registry import PARSERS
from clipwire.services.ports import Files, WatchLists
from clipwire.services.reading import ONE_AT_A_TIME, Origin, Reading, read_parts

ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Reading a stored file does not depend on when it arrived."""


def arrival_of(file: FileRef) -> Arrival:
    """The stored file of an article, as one that waits to be read."""
    return Arrival(
        bucket=file.bucket or "",
        key=file.key,
        version_id=file.version_id,
        member=file.member,
        slice=file.slice,
        arrived=ANY_TIME,
    )


@dataclass(frozen=True)
class Originals:
    files: Files
    watch_lists: WatchLists
    max_file_bytes: int

    def read_again(self, stored: Article) -> Article | None:
        """The article of the same file and member; None if the parser is the same, or if the file is gone."""
        file = stored.file
        if file is None or not file.bucket or not _is_outdated(stored, file.format):
            return None
        try:
            parts = self._parts(file)
        except Rejected:
            return None
        articles = [article for part in parts if part.member == file.member for article in part.articles]
        same = [article for article in articles if article.id == stored.id]
        return same[0] if same else articles[0] if len(articles) == 1 else None

    def _parts(self, file: FileRef) -> list[Reading]:
        data = self.files.read(arrival_of(file), self.max_file_bytes)
        origin = Origin(file.key, file.bucket, file.version_id, file.slice)
        with ONE_AT_A_TIME:
            member = _member(data, file)
            return list(read_parts(member.data if member else data, origin, member, self.watch_lists.current()))


def bytes_of(data: bytes, file: FileRef) -> bytes | None:
    """The bytes that an article was read from, in those of its file or slice; None if they are others by now."""
    try:
        with ONE_AT_A_TIME:
            member = _member(data, file)
            inner = member.data if member else data
            for opened in open_file(inner, file.key, LIMITS, member, begin=_all_but(file.member)):
                if opened.member == file.member and hashlib.sha256(opened.data).hexdigest() == file.sha256:
                    return opened.data
    except Rejected:
        return None
    return None


def _all_but(name: str | None) -> Begin:
    """Leaves out every member but one, which saves the time of parsing them."""
    return lambda member: None if member == name else Problem.of("not-an-article", "It is not asked for.")


def _member(data: bytes, file: FileRef) -> Member | None:
    """The member that a record was read from, so that its neighbours are not read too."""
    name = file.member or ""
    if file.slice:
        return member_of_slice(data, file.slice, name)
    if not name or not looks_like_container(data[:HEAD_BYTES]):
        return None
    for item, _ in scan(io.BytesIO(data)):
        if name == item.name or name.startswith(f"{item.name}/"):
            if isinstance(item, Located):
                place = item.slice
                return member_of_slice(data[place.start : place.start + place.length], place, item.name)
            return item if isinstance(item, Member) else None
    return None


def _is_outdated(stored: Article, format_name: str) -> bool:
    parser = PARSERS.get(format_name)
    return parser is None or stored.parsers.get(format_name, 0) < parser.version
