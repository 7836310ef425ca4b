"""What a page says about its article: each field from the first place that states it, with evidence.

The order of trust is JSON-LD, microdata, `<meta>` (OpenGraph, citation tags, Dublin Core), then the markup itself.
A date is taken only from where it is marked as a date of publication or of modification; nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from clipwire.article import Evidence, Image
from clipwire.parsing.html.authors import names_in
from clipwire.parsing.html.dates import iso_date
from clipwire.parsing.html.page import Page
from clipwire.parsing.html.structured_data import Node, described_article, marked_up_article, texts
from clipwire.parsing.html.titles import best_title, site_names, without_site

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Origin = Literal["json-ld", "microdata", "meta", "markup", "heuristic"]
Confidence = Literal["high", "medium", "low"]

META = {
    # field        names and properties of <meta>, best first
    "title": "og:title twitter:title citation_title dc.title dcterms.title parsely-title sailthru.title headline title",
    "subtitle": "",
    "authors": "article:author author citation_author byl dc.creator dcterms.creator parsely-author sailthru.author",
    "published": "article:published_time og:published_time citation_publication_date citation_date parsely-pub-date "
    "sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date pubdate publishdate publish-date "
    "publication_date publicationdate date date.published article.published cxenseparse:recs:publishtime "
    "article_date_original originalpublicationdate displaydate ptime",
    "modified": "article:modified_time og:updated_time og:modified_time dcterms.modified dc.date.modified lastmod "
    "last-modified article.updated modified revised utime",
    "source": "og:site_name citation_journal_title dc.publisher dcterms.publisher application-name publisher "
    "article:publisher",
    "url": "og:url twitter:url parsely-link dc.identifier",
    "language": "og:locale dc.language dcterms.language content-language language",
    "description": "og:description description twitter:description dc.description",
    "images": "og:image og:image:url twitter:image",
}
NAMES = {field: names.split() for field, names in META.items()}

DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")
SAVED_FROM = re.compile(
    rb"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE
)
"""The marks of browsers and of an extension for saving pages."""
SAVED_ON = re.compile(rb"saved date:\s*\w+ (\w+ \d\d? \d{4} [\d:]+) GMT([+-]\d{4})")

BYLINE_CLASS = re.compile(r"(?:^|[\s_-])(?:by-?line|author-?(?:name)?s?)(?:$|[\s_-])", re.IGNORECASE)
LONGEST_BYLINE = 150
LONGEST_DESCRIPTION = 2_000


def described(tree: "HtmlElement", html: bytes, url: str | None) -> Page:
    """A page with every field but the body, the links and what depends on them."""
    page = Page()
    meta = _meta(tree)
    _fill(page, "url", _addresses(tree, html, meta, url))
    if page.url is None and url:
        page.url = url
    base = page.url or url
    article = described_article(tree, page.url)
    items: list[tuple[Origin, Node]] = [("json-ld", article)] if article else []
    if (marked_up := marked_up_article(tree)) is not None:
        items.append(("microdata", marked_up))

    _fill(page, "source", _stated("source", ["publisher", "sourceOrganization"], items, meta, _one_line))
    stated = list(_stated("title", ["headline", "name", "alternativeHeadline"], items, meta, _one_line))
    names = site_names(page.source, base)
    title = best_title(tree, [text for _, _, text in stated], names)
    page.other_titles = [text for _, _, text in stated]
    if title:
        origin, confidence = next(
            ((origin, confidence) for origin, confidence, text in stated if without_site(text, names) == title),
            ("markup", "high" if stated else "medium"),
        )
        page.title = title
        page.evidence["title"] = Evidence(origin=origin, confidence=confidence, text=title)
    _fill(page, "published", _stated("published", ["datePublished", "dateCreated"], items, meta, iso_date))
    _fill(page, "modified", _stated("modified", ["dateModified"], items, meta, iso_date))
    if page.published is None:
        _fill(page, "published", _times(tree))
    if page.published is None and base and (day := DAY_IN_ADDRESS.search(urlsplit(base).path)):
        _fill(page, "published", [("heuristic", "low", "-".join(day.groups()))])
    _fill(page, "description", _stated("description", ["description"], items, meta, _one_line))
    _fill(page, "language", _languages(tree, items, meta))
    _fill(page, "subtitle", _stated("subtitle", ["alternativeHeadline"], items, meta, _one_line))
    if page.subtitle == page.title:
        page.subtitle = None
    page.authors = _authors(page, tree, items, meta)
    page.images = _images(items, meta, base)
    if saved := SAVED_ON.search(html[:4_000]):
        page.crawled = iso_date(b" ".join(saved.groups()).decode("ascii", "ignore"))
    return page


Stated = tuple[Origin, Confidence, str]


def _fill(page: Page, field: str, stated: "Iterator[Stated] | list[Stated]") -> None:
    """The first of what is stated becomes the field's value, and its place the evidence."""
    for origin, confidence, text in stated:
        setattr(page, field, text)
        page.evidence[field] = Evidence(origin=origin, confidence=confidence, text=text[:LONGEST_DESCRIPTION])
        return


def _stated(
    field: str,
    properties: list[str],
    items: list[tuple[Origin, Node]],
    meta: dict[str, list[str]],
    read: Callable[[str], str | None],
) -> Iterator[Stated]:
    """Every readable statement of a field, best first."""
    for origin, node in items:
        for name in properties:
            for text in texts(node.get(name)):
                if value := read(text):
                    yield origin, "high", value
    for name in NAMES[field]:
        for text in meta.get(name, ()):
            if value := read(text):
                yield "meta", "high" if ":" in name else "medium", value


def _meta(tree: "HtmlElement") -> dict[str, list[str]]:
    """Name or property of each `<meta>`, in lower case, with its contents in order."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := element.get(attribute)):
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _one_line(text: str) -> str | None:
    return text[:LONGEST_DESCRIPTION] if re.search(r"\w", text) else None


def _addresses(tree: "HtmlElement", html: bytes, meta: dict[str, list[str]], url: str | None) -> Iterator[Stated]:
    """The page's addresses, best first: canonical link, `og:url`, the mark of the program that saved it."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (address := _absolute(link.get("href"), url)):
            yield "meta", "high", address
    for name in NAMES["url"]:
        for text in meta.get(name, ()):
            if address := _absolute(text, url):
                yield "meta", "high", address
    saved = SAVED_FROM.search(html[:4_000])
    if saved and (address := _absolute((saved[1] or saved[2]).decode("utf-8", "replace"), None)):
        yield "heuristic", "high", address


def _absolute(address: str | None, base: str | None) -> str | None:
    """The address in full where it leads to a page of its own and not to the front page, else None."""
    try:
        full = urljoin(base or "", (address or "").strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    is_page = parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query)
    return full if is_page else None


def _times(tree: "HtmlElement") -> Iterator[Stated]:
    """Moments that the markup itself gives as those of publication."""
    for element in tree.iter("time"):
        marks = " ".join(
            filter(None, (element.get("itemprop"), element.get("class"), element.get("pubdate") and "pubdate"))
        )
        inside_article = any(above.tag in ("article", "header", "main") for above in element.iterancestors())
        if re.search(r"modif|updat", marks, re.IGNORECASE) or not (
            inside_article or re.search(r"publi|entry-date|pubdate|post-date|posted", marks, re.IGNORECASE)
        ):
            continue
        if value := iso_date(element.get("datetime")) or iso_date(element.text_content()):
            yield "markup", "medium", value


def _languages(tree: "HtmlElement", items: list[tuple[Origin, Node]], meta: dict[str, list[str]]) -> Iterator[Stated]:
    def tag(text: str) -> str | None:
        found = re.match(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?$", text.strip())
        return found and (f"{found[1].lower()}-{found[2].upper()}" if found[2] else found[1].lower())

    yield from _stated("language", ["inLanguage"], items, {}, tag)
    if (declared := tag(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")) is not None:
        yield "markup", "medium", declared
    yield from _stated("language", [], [], meta, tag)


def _authors(
    page: Page, tree: "HtmlElement", items: list[tuple[Origin, Node]], meta: dict[str, list[str]]
) -> list[str]:
    """The names of the first byline that holds one; the publisher is nobody's name."""
    bylines: list[tuple[Origin, Confidence, list[str]]] = [
        (origin, "high", texts(node.get(name))) for origin, node in items for name in ("author", "creator")
    ]
    bylines += [("meta", "medium", meta.get(name, [])) for name in NAMES["authors"]]
    bylines += [("markup", "medium", [text]) for text in _printed_bylines(tree)]
    for origin, confidence, texts_of_byline in bylines:
        names = [name for text in texts_of_byline for name in names_in(text)]
        names = [name for name in dict.fromkeys(names) if name.casefold() != (page.source or "").casefold()]
        if names:
            page.evidence["authors"] = Evidence(
                origin=origin, confidence=confidence, text="; ".join(texts_of_byline)[:LONGEST_DESCRIPTION]
            )
            return names
    return []


def _printed_bylines(tree: "HtmlElement") -> Iterator[str]:
    for element in tree.iter():
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if element.get("rel") == "author" or BYLINE_CLASS.search(marks):
            text = " ".join(element.text_content().split())
            if 3 < len(text) <= LONGEST_BYLINE:
                yield text


def _images(items: list[tuple[Origin, Node]], meta: dict[str, list[str]], base: str | None) -> list[Image]:
    """The picture that the page puts forward for itself."""
    for name in NAMES["images"]:
        for text in meta.get(name, ()):
            if address := _absolute(text, base):
                return [Image(url=address)]
    for _, node in items:
        image = node.get("image")
        while isinstance(image, list) and image:
            image = image[0]
        if isinstance(image, dict):
            image = image.get("url") or image.get("contentUrl")
        if isinstance(image, str) and (address := _absolute(image, base)):
            return [Image(url=address)]
    return []
