"""Page dumps: the plain text of saved pages, KCNA Watch and any other site.

Lines are classified one by one (`lines`, by the tables of `furniture` and `labels`), taken apart into pages (`pages`),
and each page is read by the order of its kinds of lines (`regions`, `header`, `layout`).
"""

from clipwire.article import Article
from clipwire.errors import Rejected
from clipwire.parsing.page_dump.layout import read_page
from clipwire.parsing.page_dump.lines import read_lines
from clipwire.parsing.page_dump.pages import split_pages
from clipwire.parsing.sniffing import Content

__all__ = ["parse"]


def parse(content: Content) -> list[Article]:
    """The articles of a dump, in order, a page each. Raises `Rejected` (not-an-article) where there is none."""
    articles = [article for page in split_pages(read_lines(content.text or "")) if (article := read_page(page))]
    if not articles:
        raise Rejected("not-an-article", "The text has no title followed by sentences, and no header of a saved page.")
    for article in articles:
        article.warnings = [*content.warnings, *article.warnings]
    return articles
