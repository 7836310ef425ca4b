"""Page dumps: the plain text of a saved page."""

from clipwire.article import Article
from clipwire.parsing.sniffing import Content


def parse(content: Content) -> list[Article]:
    """The articles of the page, in order. Raises `Rejected` where there is none."""
    return [Article(body=content.text or "")]
