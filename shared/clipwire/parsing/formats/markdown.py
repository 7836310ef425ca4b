"""Markdown with or without front matter (YAML between `---`, TOML between `+++`)."""

import datetime
import re
from itertools import pairwise
from typing import Any

from clipwire.model.article import Article, Dateline, Image, Link
from clipwire.model.errors import Rejected
from clipwire.parsing.bylines import names_in, read_byline
from clipwire.parsing.content import Content
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.json_text import texts
from clipwire.parsing.recognising import FRONT_MATTER
from clipwire.parsing.stated import stated_article

AUTHORS = ("authors", "author", "byline")
SOURCES = ("source", "publisher", "publication", "site_name")
PUBLISHED = ("date", "published", "publishDate", "pubDate", "date_published", "datePublished", "published_at")
MODIFIED = ("lastmod", "updated", "modified", "last_modified_at", "updated_at", "date_modified", "dateModified")
"""Fields of front matter as site generators name them, best first."""
ADDRESSES = ("canonical", "canonical_url", "canonicalUrl", "canonicalURL", "original_url", "permalink", "url", "link")
"""Fields of front matter with the article's address, best first. `permalink` and `url` are often only a path."""
WEB_ADDRESS = re.compile(r"https?://\S+$", re.IGNORECASE)
MAX_HOUSE_CHARS = 300
"""Of the lines below the last rule that are in italics throughout."""
ATTRIBUTES = re.compile(r"^\{:[^{}\n]{0,200}\}[^\S\n]*$", re.MULTILINE)
"""What Jekyll writes below a paragraph: `{: .note}`."""
MARKS_OF_PROGRAMS = (
    (re.compile(r"\{\{[<%][^{}]{0,500}[>%]\}\}"), ""),  # short codes of Hugo
    (re.compile(r"(?<!!)\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]"), r"\1"),  # links of Obsidian
    (re.compile(r"==(?=\S)([^=\n]{1,500})=="), r"\1"),  # its highlights
    (re.compile(r"[^\S\n]\^[A-Za-z0-9-]{1,40}$", re.MULTILINE), ""),  # its names of blocks
)
FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]{1,30}\](?:: )?")


def parse(content: Content) -> list[Article]:
    """The one article. Raises `Rejected` (not-an-article) if there is no text besides the front matter."""
    from markdown_it import MarkdownIt

    text = content.text or ""
    head: dict[str, Any] = {}
    warnings: list[str] = []
    if front := FRONT_MATTER.match(text):
        head, warnings = _head(front["mark"], front["head"], content.limits.front_matter_chars)
        text = text[front.end() :]
    text = ATTRIBUTES.sub("", text)
    for mark, left in MARKS_OF_PROGRAMS:
        text = mark.sub(left, text)
    tokens = MarkdownIt("commonmark").parse(text)
    title, start = _first_heading(tokens)
    end = _house_line(tokens)
    captions = _captions(tokens)
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table")
    lines = ["" if number in captions else line for number, line in enumerate(text.split("\n"))][start:end]
    body = fragment_text(renderer.render(FOOTNOTE_MARK.sub("", "\n".join(lines))))
    if not body:
        raise Rejected("not-an-article", "The Markdown holds no running text.")
    stated = _string(head.get("title"))
    article = stated_article(
        "header",
        title=stated,
        subtitle=_string(head.get("subtitle") or head.get("description")),
        authors=[name for text in texts(_stated(head, AUTHORS) or "") for name in names_in(text.strip("[]"))],
        source=None if WEB_ADDRESS.match(source := _string(_stated(head, SOURCES)) or "") else source,
        url=next(
            (url for name in (*ADDRESSES, "source") if WEB_ADDRESS.match(url := _string(head.get(name)) or "")), None
        ),
        published=_string(_stated(head, PUBLISHED)),
        modified=_string(_stated(head, MODIFIED)),
        language=_string(head.get("lang") or head.get("language")),
        dateline=Dateline(place=place) if _is_place(place := _string(head.get("dateline"))) else None,
        truncated=head.get("truncated") is True,
        body=body,
        links=_links(tokens),
        images=_images(tokens),
        warnings=[*content.warnings, *warnings],
    )
    if not stated and title:
        titled = stated_article("header", title=title)
        article.title, article.evidence = titled.title, titled.evidence | article.evidence
    return [article]


def _head(mark: str, head: str, most: int) -> tuple[dict[str, Any], list[str]]:
    """The front matter's fields and no warning, or no fields and a warning if it cannot be read."""
    import tomllib

    import yaml

    try:
        if len(head) > most or (mark == "---" and any(isinstance(it, yaml.AliasToken) for it in yaml.scan(head))):
            raise ValueError("it is too long, or refers to itself")
        fields = tomllib.loads(head) if mark == "+++" else yaml.safe_load(head)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        return {}, [f"the front matter could not be read: {' '.join(str(error).split())[:200]}"]
    return (fields, []) if isinstance(fields, dict) else ({}, [])


def _is_place(text: str | None) -> bool:
    """Whether a dateline is a place alone: in the front matter of others it may be a date."""
    return bool(text) and not any(map(str.isdigit, text or ""))


def _stated(head: dict[str, Any], names: tuple[str, ...]) -> object:
    """The value of the first of these fields that is not empty."""
    return next((head[name] for name in names if head.get(name)), None)


def _string(value: object) -> str | None:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return next(iter(texts(value)), None)


def _first_heading(tokens: list[Any]) -> tuple[str | None, int]:
    """The text of a heading that begins the document, and the line behind it."""
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _plain(tokens[1]), tokens[0].map[1]
    return None, 0


def _house_line(tokens: list[Any]) -> int | None:
    """The line of a rule that only lines in italics follow, or links: the house's own words below the article."""
    rule = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].type == "hr"), 0)
    below = tokens[rule + 1 :] if rule else []
    texts = [token for token in below if token.type == "inline"]
    if not texts or len(below) != 3 * len(texts) or sum(len(token.content) for token in texts) > MAX_HOUSE_CHARS:
        return None
    is_house = all(
        _is_within(token.children, "em") or _is_within(token.children, "link") or kind_of(_plain(token)) is Kind.RIGHTS
        for token in texts
    )
    return tokens[rule].map[0] if is_house and not any(read_byline(_plain(token)) for token in texts) else None


def _captions(tokens: list[Any]) -> set[int]:
    """The lines in italics below a picture in its paragraph, or alone in the next."""
    found: set[int] = set()
    paragraphs = [token for token in tokens if token.type == "inline" and token.map]
    for before, token in pairwise([None, *paragraphs]):
        children = token.children or []
        words = [child for child in children if child.type != "image"]
        is_pictured = len(words) < len(children) or (before is not None and _is_picture(before.children or []))
        if is_pictured and words and _is_within(words, "em") and any(child.type == "em_open" for child in words):
            found.update(range(*token.map))
    return found


def _is_picture(children: list[Any]) -> bool:
    """Whether a paragraph is a picture alone."""
    kinds = {child.type for child in children if child.content.strip() or child.type == "image"}
    return kinds == {"image"}


def _is_within(children: list[Any], mark: str) -> bool:
    """Whether all words of a paragraph are in italics, or in links."""
    depth = 0
    for child in children:
        depth += child.nesting if child.type.startswith(f"{mark}_") else 0
        if depth == 0 and child.type in ("text", "code_inline") and any(map(str.isalnum, child.content)):
            return False
    return bool(children)


def _plain(token: Any) -> str:
    return "".join(child.content if child.type in ("text", "code_inline") else " " for child in token.children or [])


def _links(tokens: list[Any]) -> list[Link]:
    found: list[Link] = []
    for token in tokens:
        children = token.children or []
        for child, following in pairwise(children):
            address = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if address.startswith(("http://", "https://")):
                found.append(Link(url=address, text=following.content or None))
    return found


def _images(tokens: list[Any]) -> list[Image]:
    inline = [child for token in tokens for child in token.children or [] if child.type == "image"]
    return [Image(url=str(child.attrs.get("src", "")) or None, caption=child.content or None) for child in inline]
