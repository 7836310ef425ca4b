"""Read the article of a page from its bytes."""

from typing import TYPE_CHECKING

from clipwire.model.article import Article, Evidence, Image
from clipwire.model.limits import LIMITS, Limits
from clipwire.parsing.content import Content
from clipwire.parsing.formats.html.around_title import AroundTitle
from clipwire.parsing.formats.html.body import find_body, own_lines
from clipwire.parsing.formats.html.closing import without_closing_byline
from clipwire.parsing.formats.html.leads import add_lead
from clipwire.parsing.formats.html.media import captioned_images, links_in
from clipwire.parsing.formats.html.metadata import date_in_address, described, fill
from clipwire.parsing.formats.html.old_pages import logo_names, source_in_print
from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.paywalls import is_cut_off
from clipwire.parsing.formats.html.printed import (
    complete_from_print,
    complete_from_rows,
    date_from_end,
    date_from_near_title,
)
from clipwire.parsing.formats.html.refusals import refuse_without_article
from clipwire.parsing.formats.html.related import related_articles
from clipwire.parsing.formats.html.stated_text import stated_lines
from clipwire.parsing.formats.html.statements import statements_of
from clipwire.parsing.formats.html.tree import parse_tree
from clipwire.parsing.sources import source_named
from clipwire.text.folding import spaced_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def extract(html: bytes, url: str | None = None, limits: Limits = LIMITS) -> Page:
    """The article of a page and its metadata.

    `url` is the address that the page was fetched from, if known; relative links are resolved from it. The body is
    empty if the page holds no article. Raises `Rejected` (not-an-article) if the bytes are not HTML.
    """
    tree = parse_tree(html, limits)
    statements = statements_of(tree, url)
    page = described(tree, html, url, statements)
    page.stated_article = bool(statements.items) or "article" in statements.meta.get("og:type", ())
    page.related = related_articles(tree, page)
    headings = _title_headings(tree, page.title or "")
    logos = [] if page.source else logo_names(tree)
    structure = find_body(tree)
    around = AroundTitle(structure, page.title or "")
    complete_from_print(page, around.header, around.header_with_lead)
    complete_from_rows(page, around.below_lead)
    names = (name for name in source_in_print(logos, around.header) if name not in page.authors)
    fill(page, "source", (("markup", "medium", name) for name in names))
    date_from_near_title(page, *around.near)
    fill(page, "published", date_in_address(page))

    add_lead(structure, [block for block in around.header if block.text != page.subtitle])
    lines = own_lines(structure, page, headings, around.labels_above)
    date_from_end(page, structure.end(lines))
    lines = without_closing_byline(page, structure, lines)
    paragraphs = structure.own_blocks(lines)
    page.linked = sum(block.linked * len(block.text) for block in paragraphs) / max(1, sum(map(len, lines)))
    page.images = _with_captions(page.images, captioned_images(paragraphs, page.url))
    page.links = links_in(paragraphs, page.url)
    if stated := stated_lines(statements, lines):
        page.warnings.append("The text was read from the page's structured data; the page shows only a part of it.")
        lines = stated
    elif structure.is_fragment:
        page.warnings.append("Most of the page's running text is not in the body, which may be a part of the article.")
        page.evidence["body"] = Evidence(origin="heuristic", confidence="low")
    page.truncated = is_cut_off(lines, structure.after(lines), statements)
    page.body = "\n\n".join(lines)
    return page


def _title_headings(tree: "HtmlElement", title: str) -> list[str]:
    """The main headings up to the one that prints the title; those behind it are headings of sections."""
    headings = [heading.text_content() for heading in tree.iter("h1")]
    keys = list(map(spaced_words, headings))
    return headings[: keys.index(spaced_words(title)) + 1] if spaced_words(title) in keys else headings


def _with_captions(forward: list[Image], captioned: list[Image]) -> list[Image]:
    """The pictures that the metadata name, without those that have a caption, then the captioned ones."""
    files = {_file(image) for image in captioned}
    return [*(image for image in forward if _file(image) not in files), *captioned]


def _file(image: Image) -> str:
    """The name of a picture's file, which is the same for all sizes of the picture."""
    return (image.url or "").split("?")[0].rsplit("/", 1)[-1]


def parse(content: Content) -> list[Article]:
    """The one article of a page. Raises `Rejected` (not-an-article) for walls, notices and pages without a text."""
    return [article_of(content.data, content.limits, warnings=content.warnings)]


def article_of(html: bytes, limits: Limits = LIMITS, url: str | None = None, warnings: tuple[str, ...] = ()) -> Article:
    """The article of a page, for formats that have pages inside.

    `url` is the address that the page was fetched from, if known. Raises `Rejected` as `parse` does.
    """
    page = extract(html, url, limits)
    refuse_without_article(page)
    return Article(
        title=page.title,
        subtitle=page.subtitle,
        authors=page.authors,
        source=source_named(page.source) if page.source else None,
        url=page.url,
        links=page.links,
        images=page.images,
        related=page.related,
        published=page.published,
        modified=page.modified,
        crawled=page.crawled,
        language=page.language,
        body=page.body,
        truncated=page.truncated,
        evidence={field: found for field, found in page.evidence.items() if field in Article.model_fields},
        warnings=[*warnings, *page.warnings],
    )
