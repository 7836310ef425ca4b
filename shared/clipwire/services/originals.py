"""Read the stored file of an article again, with the current parsers and enrichers."""

from dataclasses import dataclass
from datetime import UTC, datetime

from clipwire.model.arrival import Arrival
from clipwire.model.article import Article, FileRef
from clipwire.model.errors import Rejected
from clipwire.parsing.containers.slices import member_of_slice
from clipwire.parsing.registry import PARSERS
from clipwire.services.ports import Files, WatchLists
from clipwire.services.reading import Origin, Reading, read_parts

ANY_TIME = datetime(1970, 1, 1, tzinfo=UTC)
"""Reading a stored file does not depend on when it arrived."""


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
        assert file.bucket
        arrival = Arrival(
            bucket=file.bucket,
            key=file.key,
            version_id=file.version_id,
            member=file.member,
            slice=file.slice,
            arrived=ANY_TIME,
        )
        data = self.files.read(arrival, self.max_file_bytes)
        member = member_of_slice(data, file.slice, file.member or "") if file.slice else None
        watched = self.watch_lists.current()
        origin = Origin(file.key, file.bucket, file.version_id, file.slice)
        return list(read_parts(member.data if member else data, origin, member, watched))


def _is_outdated(stored: Article, format_name: str) -> bool:
    parser = PARSERS.get(format_name)
    return parser is None or stored.parsers.get(format_name, 0) < parser.version
