"""Markdown with or without front matter (YAML between `---`, TOML between `+++`)."""

import datetime
import re
from itertools import pairwise
from typing import Any

from clipwire.model.article import Article, Image, Link
from clipwire.model.errors import Rejected
from clipwire.parsing.bylines import names_in
from clipwire.parsing.content import Content
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.json_text import texts
from clipwire.parsing.recognising import FRONT_MATTER
from clipwire.parsing.stated import stated_article

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
    tokens = MarkdownIt("commonmark").parse(text)
    title, start = _first_heading(tokens)
    renderer = MarkdownIt("commonmark", {"html": True}).enable("table")
    body = fragment_text(renderer.render(FOOTNOTE_MARK.sub("", "\n".join(text.split("\n")[start:]))))
    if not body:
        raise Rejected("not-an-article", "The Markdown holds no running text.")
    stated = _string(head.get("title"))
    article = stated_article(
        "header",
        title=stated,
        subtitle=_string(head.get("subtitle") or head.get("description")),
        authors=[name for text in texts(head.get("authors") or head.get("author") or "") for name in names_in(text)],
        source=_string(head.get("source") or head.get("publisher")),
        url=_string(head.get("url") or head.get("canonical_url") or head.get("link")),
        published=_string(head.get("date") or head.get("published")),
        modified=_string(head.get("lastmod") or head.get("updated") or head.get("modified")),
        language=_string(head.get("lang") or head.get("language")),
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
        if len(head) > most or (mark == "---" and "&" in head and "*" in head):
            raise ValueError("it is too long, or refers to itself")
        fields = tomllib.loads(head) if mark == "+++" else yaml.safe_load(head)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        return {}, [f"the front matter could not be read: {' '.join(str(error).split())[:200]}"]
    return (fields, []) if isinstance(fields, dict) else ({}, [])


def _string(value: object) -> str | None:
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return next(iter(texts(value)), None)


def _first_heading(tokens: list[Any]) -> tuple[str | None, int]:
    """The text of a heading that begins the document, and the line behind it."""
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return _plain(tokens[1]), tokens[0].map[1]
    return None, 0


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
