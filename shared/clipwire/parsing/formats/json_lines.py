"""JSON Lines: each line is a JSON document of any of the formats of `json_documents`."""

from collections.abc import Iterator

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.content import Content
from clipwire.parsing.entries import Entries
from clipwire.parsing.formats.json_documents import items_in
from clipwire.parsing.json_text import loads


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """The articles of all lines, and a problem if some lines could not be read."""
    entries = Entries("line", "lines", content.limits)
    for line in (content.text or "").removesuffix("\n").split("\n"):
        if entries.is_full():
            break
        if line.strip():
            entries.read(lambda line=line: list(_articles_in(line)))  # type: ignore[misc]
        else:
            entries.pass_over()
    return entries.harvest()


def _articles_in(line: str) -> Iterator[Article]:
    try:
        document = loads(line.removeprefix("\ufeff"))
    except ValueError as error:
        raise Rejected("damaged-file", str(error)) from None
    for read in items_in(document):
        yield from read()
