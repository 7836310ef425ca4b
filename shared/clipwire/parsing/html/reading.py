"""From the bytes of a page to its article."""

from clipwire.article import Article
from clipwire.parsing.content import Content
from clipwire.parsing.html.body import find_body, own_lines
from clipwire.parsing.html.metadata import date_in_address, described, fill
from clipwire.parsing.html.page import Page
from clipwire.parsing.html.printed import complete_from_print
from clipwire.parsing.html.refusals import refuse_without_article
from clipwire.parsing.html.statements import statements_of
from clipwire.parsing.html.tree import parse_tree
from clipwire.parsing.sources import source_named


def extract(html: bytes, url: str | None = None) -> Page:
    """The article of a page and what the page says about it.

    `url` is where the page was fetched, if that is known: it resolves relative links. The body is empty where the page
    holds no article. Raises `Rejected` (not-an-article) where the bytes are not HTML at all.
    """
    tree = parse_tree(html)
    page = described(tree, html, url, statements_of(tree, url))
    headings = [heading.text_content() for heading in tree.iter("h1")]
    structure = find_body(tree)
    complete_from_print(page, structure.header(page.title or ""))
    fill(page, "published", date_in_address(page))
    page.body = "\n\n".join(own_lines(structure, page, headings))
    return page


def parse(content: Content) -> list[Article]:
    """The one article of a page. Raises `Rejected` (not-an-article) for walls, notices and pages without a text."""
    page = extract(content.data)
    refuse_without_article(page)
    return [
        Article(
            title=page.title,
            subtitle=page.subtitle,
            authors=page.authors,
            source=source_named(page.source) if page.source else None,
            url=page.url,
            links=page.links,
            images=page.images,
            published=page.published,
            modified=page.modified,
            crawled=page.crawled,
            language=page.language,
            body=page.body,
            truncated=page.truncated,
            evidence=page.evidence,
            warnings=[*content.warnings, *page.warnings],
        )
    ]
