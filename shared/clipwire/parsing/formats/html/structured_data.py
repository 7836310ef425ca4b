"""The schema.org descriptions of the article in a page, in JSON-LD and in microdata.

Both become the same flat dictionary of schema.org names, with references inside a graph resolved.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from clipwire.model.limits import LIMITS
from clipwire.parsing.json_text import loads
from clipwire.text.folding import spaced_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, object]

ARTICLE_TYPE = re.compile(
    r"(?:^|/)(?:\w*(?:News|Blog|Tech|Scholarly|Content)?Article|(?:Live)?Blog(?:Posting)?|LiveBlogPosting|Report|Review"
    r"|CriticReview|SocialMediaPosting|PressRelease)$"
)
"""`NewsArticle`, `OpinionNewsArticle`, `LiveBlogPosting`, … also behind `http://schema.org/`."""

OF_OTHERS = {
    # properties under which a page describes articles that are not its own
    "citation",
    "comment",
    "hasPart",
    "isBasedOn",
    "isPartOf",
    "isRelatedTo",
    "itemListElement",
    "itemReviewed",
    "liveBlogUpdate",
    "mentions",
    "relatedLink",
    "review",
    "subjectOf",
    "video",
}

OF_A_PAGE = ("datePublished", "dateModified", "inLanguage", "description")
"""Properties of a page that hold for its article if no article is described."""

SALVAGED = re.compile(
    r'"(headline|datePublished|dateModified|description|articleSection|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,1000})"'
)
SALVAGED_NAME = re.compile(r'"(author|publisher)"\s*:\s*\[?\s*\{[^{}\[\]]{0,300}?"name"\s*:\s*"([^"\\]{1,100})"')
"""A name in a description that is not valid JSON."""

OPENING = re.compile(r"<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*/)?")
CLOSING = re.compile(r"(?:-->|(?://|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?)\Z")
MAX_CLOSING_CHARS = 30
"""Comment and CDATA marks around a script."""
TRAILING_COMMA = re.compile(r",(\s*[\]}])")

ADDRESS = re.compile(r"(?:https?:)?(?://[^/?#]*)?(?P<place>[^#]*)", re.IGNORECASE)

MAX_SCRIPT_CHARS = LIMITS.script_chars
MAX_DEPTH = 12


def described_article(tree: "HtmlElement", url: str | None) -> Node | None:
    """The description of the page's own article in JSON-LD, or None.

    Of several articles, the one at the page's URL, or else the one whose headline is printed, or else the first.
    """
    scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    loaded = [(_loaded(script), script) for script in scripts]
    documents = [document for document, _ in loaded if document is not None]
    named = {node["@id"]: node for node in _nodes(documents) if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [_resolved(node, named) for node in _nodes(documents, own=True) if _is_article(node)]
    if not articles:
        pages = [
            node
            for node in _nodes(documents, own=True)
            if "WebPage" in str(node.get("@type")) and node.get("datePublished")
        ]
        articles = [{name: pages[0][name] for name in OF_A_PAGE if name in pages[0]} for _ in pages[:1]]
    if not articles:
        broken = [script[:MAX_SCRIPT_CHARS] for document, script in loaded if document is None]
        rows = [row for script in broken for form in (SALVAGED, SALVAGED_NAME) for row in form.findall(script)]
        salvaged = {name: unescape(value) for name, value in rows}
        return dict(salvaged) if "headline" in salvaged or "datePublished" in salvaged else None
    if len(articles) == 1:
        return articles[0]
    own = _place(url)
    at_address = (article for article in articles if own and own in map(_place, _addresses(article)))
    return next(at_address, None) or next((each for each in articles if _is_shown(tree, each)), articles[0])


def _place(url: str | None) -> str:
    """The path and query of an address, without what differs between forms of it: scheme, host, closing slash."""
    found = ADDRESS.match(url or "")
    return found["place"].rstrip("/") if found else ""


def _is_shown(tree: "HtmlElement", article: Node) -> bool:
    """Whether a main heading of the page prints the article's headline."""
    headline = spaced_words(str(article.get("headline") or ""))
    return bool(headline) and any(spaced_words(heading.text_content()) == headline for heading in tree.iter("h1"))


def _loaded(script: str) -> object:
    """The JSON of a script, after repairs of what templates get wrong; None if it is still unreadable."""
    if len(script) > MAX_SCRIPT_CHARS:
        return None
    script = script.strip()
    script = script[opening.end() :] if (opening := OPENING.match(script)) else script
    script = (
        script[: closing.start()] if (closing := CLOSING.search(script, len(script) - MAX_CLOSING_CHARS)) else script
    )
    bare = script.strip().rstrip(";")
    for candidate in (bare, unescape(bare), TRAILING_COMMA.sub(r"\1", bare)):
        try:
            return loads(candidate)
        except ValueError:
            continue
    return None


def _nodes(value: object, own: bool = False, depth: int = 0) -> Iterator[Node]:
    """Every object of a document in order; with `own`, without those that describe something other than the page."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, own, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name, item in value.items():
            if isinstance(item, dict | list) and not (own and name in OF_OTHERS):
                yield from _nodes(item, own, depth + 1)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and ARTICLE_TYPE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _resolved(article: Node, named: dict[object, Node]) -> Node:
    """The article with its references (`@id`) replaced by the objects that they name."""

    def look_up(value: object, depth: int = 0) -> object:
        if isinstance(value, list) and depth <= LIMITS.nesting:
            return [look_up(item, depth + 1) for item in value]
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value and "url" not in value:
            return named.get(value["@id"], value)
        return value

    return {name: look_up(value) for name, value in article.items()}


def _addresses(article: Node) -> set[str]:
    """The addresses that an article gives as its own."""
    values = [article.get("url"), article.get("@id"), article.get("mainEntityOfPage")]
    values += [value.get("@id") for value in values if isinstance(value, dict)]
    return {value for value in values if isinstance(value, str)}


def marked_up_article(tree: "HtmlElement") -> Node | None:
    """The description of the page's article in microdata, or None.

    Of several items of an article type, the one with a main heading, or else the first.
    """
    items = [item for item in tree.iter() if ARTICLE_TYPE.search(item.get("itemtype") or "")]
    own = next((item for item in items if next(item.iter("h1"), None) is not None), None) if len(items) > 1 else None
    return _properties(items[0] if own is None else own) if items else None


def _properties(item: "HtmlElement") -> Node:
    """The properties of a microdata item. The value of an item inside it is that item's name."""
    found: dict[str, object] = {}
    authors: list[object] = []
    for element in item.iterdescendants():
        names = (element.get("itemprop") or "").split()
        if not names or _belongs_to_another(element, item):
            continue
        value = _value(element)
        for name in names:
            if name == "author":
                authors.append(value)
            elif value:
                found.setdefault(name, value)
    return {**found, "author": authors}


def _belongs_to_another(element: "HtmlElement", item: "HtmlElement") -> bool:
    for above in element.iterancestors():
        if above is item:
            return False
        if above.get("itemscope") is not None:
            return True
    return True


def _value(element: "HtmlElement") -> object:
    if element.get("itemscope") is not None:
        name = next(
            (inner for inner in element.iterdescendants() if "name" in (inner.get("itemprop") or "").split()), None
        )
        return {"name": _value(name) if name is not None else element.text_content()}
    for attribute in ("content", "datetime", "src", "href"):
        if attribute in element.attrib and (
            attribute != "href" or (element.tag in ("link", "a") and "url" in (element.get("itemprop") or ""))
        ):
            return element.get(attribute)
    return element.text_content()


def people(value: object, depth: int = 0) -> object:
    """An author property without organisations: authors are people, not agencies or companies."""
    if isinstance(value, list):
        if depth > LIMITS.nesting:
            return None
        return [kept for item in value if (kept := people(item, depth + 1)) is not None]
    return None if isinstance(value, dict) and str(value.get("@type")).endswith("Organization") else value
