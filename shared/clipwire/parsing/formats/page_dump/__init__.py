"""Page dumps: the plain text of saved pages, of KCNA Watch or any other site.

Each line is classified by itself (`lines`, with the tables of furniture and labels). `pages` splits the lines into
pages. `regions`, `header` and `layout` read a page by the order of its kinds of lines.
"""

from collections.abc import Sequence
from itertools import islice

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.consent import asks_for_consent
from clipwire.parsing.content import Content
from clipwire.parsing.formats.page_dump.databases import read_databases
from clipwire.parsing.formats.page_dump.layout import read_page
from clipwire.parsing.formats.page_dump.lines import Line, read_lines
from clipwire.parsing.formats.page_dump.pages import split_at_marks, split_pages

__all__ = ["parse"]


def parse(content: Content) -> list[Article]:
    """The articles of a dump in order, one for each page. Raises `Rejected` (not-an-article) if there is none."""
    if of_database := read_databases(content.text or ""):
        return of_database
    found = (article for page in split_pages(read_lines(content.text or "")) for article in _read(page))
    read = list(islice(found, content.limits.articles + 1))
    if not read:
        raise Rejected("not-an-article", "The text has no title followed by sentences, and no header of a saved page.")
    articles = [article for article in read if article.authors or not asks_for_consent(article.body.split("\n\n"))]
    if not articles:
        raise Rejected("not-an-article", "The text asks for consent to cookies and advertising; it has no article.")
    for article in articles:
        article.warnings = [*content.warnings, *article.warnings]
    return articles


def _read(page: Sequence[Line]) -> list[Article]:
    """The article of a page; several if drawn lines separate articles that are each complete."""
    parts = split_at_marks(page)
    if len(parts) > 1 and not any(line.row and line.row.is_frame for line in page):
        articles = [read_page(part) for part in parts]
        whole = [a for a in articles if a and a.title and (a.published or a.authors or a.dateline)]
        if len(whole) == len(parts):
            return whole
    article = read_page(page)
    return [article] if article else []
