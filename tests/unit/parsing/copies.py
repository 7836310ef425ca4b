"""A story as text that somebody copied from a page, and its reading."""

from clipwire.model.article import Article
from clipwire.parsing.formats.page_dump import parse
from clipwire.parsing.sniffing import Content

TITLE = "New crane is tested on the old quay"
STORY = (
    "The new crane on the old quay lifted forty tons on Wednesday, and nothing moved that should not have moved.",
    "Harbour master Isla Rendall said that the foundation had been laid twice, since the first one cracked in frost.",
    "The old crane, which dates from 1931, will be painted and kept as a landmark for those who come in by sea.",
)
BODY = "\n\n".join(STORY)


def read(text: str) -> Article:
    [article] = parse(Content(text.encode(), "page.txt", "page-dump", text, "utf-8"))
    return article
