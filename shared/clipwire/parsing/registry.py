"""The formats that are read, in the order in which they are tried, and the parser of each."""

from collections.abc import Callable
from dataclasses import dataclass

from clipwire.article import Article
from clipwire.errors import Problem, Rejected
from clipwire.parsing import html, page_dump
from clipwire.parsing.sniffing import Content, sniff


@dataclass(frozen=True)
class Parsed:
    """What one file held."""

    format: str
    articles: tuple[Article, ...]
    warnings: tuple[str, ...] = ()
    problem: Problem | None = None
    """Set where a part of the file could not be read; the articles are what could."""


PARSERS: dict[str, Callable[[Content], list[Article]]] = {
    # format      parser
    "html": html.parse,
    "page-dump": page_dump.parse,
}


def parse(data: bytes, name: str = "") -> Parsed:
    """Decide by the bytes what a file is and read its articles.

    `name` is used in messages only: a wrong or missing extension changes nothing.
    Raises `Rejected`, and nothing else, where the file holds no article.
    """
    content = sniff(data, name)
    articles = PARSERS[content.format](content)
    if not articles:
        raise Rejected("not-an-article", "The file was read, but nothing in it looks like an article.")
    return Parsed(content.format, tuple(articles))
