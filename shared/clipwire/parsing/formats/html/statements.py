"""The statements about the article in a page's data for machines, by field, best first."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from clipwire.parsing.bylines import read_byline
from clipwire.parsing.formats.html.structured_data import Node, described_article, marked_up_article, people
from clipwire.parsing.json_text import texts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Origin = Literal["json-ld", "microdata", "meta", "markup", "heuristic"]
Confidence = Literal["high", "medium", "low"]
Statement = tuple[Origin, Confidence, str]

META = {
    # field        names and properties of <meta>, best first
    "title": "og:title twitter:title citation_title dc.title dcterms.title parsely-title sailthru.title headline title",
    "authors": "article:author author citation_author byl dc.creator dcterms.creator parsely-author sailthru.author",
    "published": "article:published_time og:published_time citation_publication_date citation_date parsely-pub-date "
    "sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date pubdate publishdate publish-date "
    "publication_date publicationdate date date.published article.published cxenseparse:recs:publishtime "
    "article_date_original originalpublicationdate displaydate ptime datepublished",
    "modified": "article:modified_time og:updated_time og:modified_time dcterms.modified dc.date.modified lastmod "
    "last-modified article.updated modified revised utime datemodified",
    "source": "og:site_name citation_journal_title dc.publisher dcterms.publisher publisher application-name",
    "url": "og:url twitter:url parsely-link dc.identifier",
    "language": "dc.language dcterms.language content-language language og:locale",
    "description": "og:description description twitter:description dc.description",
    "images": "og:image og:image:url twitter:image",
}

PROPERTIES = {
    # field        properties of schema.org, best first
    "title": "headline name alternativeHeadline",
    "subtitle": "alternativeHeadline alternateName",
    "published": "datePublished dateCreated",
    "modified": "dateModified",
    "source": "publisher sourceOrganization provider",
    "language": "inLanguage",
    "description": "description",
}


@dataclass(frozen=True)
class Statements:
    items: list[tuple[Origin, Node]]
    """The description of the article in JSON-LD and in microdata."""
    meta: dict[str, list[str]]
    """Name or property of each `<meta>`, in lower case -> its contents in order."""

    def of(self, field: str, read: Callable[[str], str | None]) -> Iterator[Statement]:
        """Every readable statement of a field, best first. `read` gives its value, or None if it has none."""
        for origin, node in self.items:
            for name in PROPERTIES.get(field, "").split():
                for text in texts(node.get(name)):
                    if value := read(text):
                        yield origin, "high", value
        for name in META.get(field, "").split():
            for text in self.meta.get(name, ()):
                if value := read(text):
                    yield "meta", "high" if ":" in name else "medium", value

    def bylines(self) -> Iterator[tuple[Origin, list[str]]]:
        """The texts of each author property that has texts, best first."""
        for origin, node in self.items:
            for name in ("author", "creator"):
                if found := texts(people(node.get(name))):
                    yield origin, found
        for name in META["authors"].split():
            if found := [text for text in self.meta.get(name, ()) if "://" not in text]:
                yield "meta", found
        for number in ("1", "2"):
            label, name = (self.meta.get(f"twitter:{part}{number}", [""])[0] for part in ("label", "data"))
            if label and name and read_byline(f"{label} {name}"):
                yield "meta", [name]


def statements_of(tree: "HtmlElement", url: str | None) -> Statements:
    """Read JSON-LD, microdata and `<meta>` of a page.

    If JSON-LD describes several articles, the one at the page's own address is read: the canonical one, that of
    OpenGraph, or `url`, the address that the page was fetched from.
    """
    canonical = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    items: list[tuple[Origin, Node]] = []
    meta = _meta(tree)
    address = next(canonical, None) or next(iter(meta.get("og:url", ())), None) or url
    if (article := described_article(tree, address)) is not None:
        items.append(("json-ld", article))
    if (article := marked_up_article(tree)) is not None:
        items.append(("microdata", article))
    return Statements(items, meta)


def _meta(tree: "HtmlElement") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if (
                content
                and (name := element.get(attribute))
                and not (attribute == "itemprop" and _dates_an_item(element))
            ):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _dates_an_item(element: "HtmlElement") -> bool:
    """Whether a `<meta>` gives the date of an item on the page, which may be another article."""
    return (element.get("itemprop") or "").lower().startswith("date") and any(
        above.get("itemscope") is not None and above.tag not in ("html", "body") for above in element.iterancestors()
    )


def one_line(text: str) -> str | None:
    """A text on one line, cut to `MAX_TEXT_CHARS`; None if it has neither a letter nor a digit."""
    return text[:MAX_TEXT_CHARS] if re.search(r"\w", text) else None


MAX_TEXT_CHARS = 2_000
