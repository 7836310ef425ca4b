"""The formats that are read and the parser of each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.content import Content
from clipwire.parsing.sniffing import sniff


@dataclass(frozen=True)
class Parsed:
    """What one file held."""

    format: str
    articles: tuple[Article, ...]
    problem: Problem | None = None
    """Set where a part of the file could not be read; the articles are what could."""


Harvest = tuple[list[Article], Problem | None]
"""The articles of a file with many, and what to say of the entries that could not be read."""

PARSERS = {
    # format        parser                    what it is
    "html": "formats.html:parse",  #                  a saved web page
    "page-dump": "formats.page_dump:parse",  #        the text of a page, a wire story, a press release
    "json": "formats.json_documents:parse",  #        schema.org, ninjs, JSON Feed
    "json-lines": "formats.json_lines:parse",  #      one of these to a line
    "feed": "formats.feeds:parse",  #                 RSS, Atom
    "nitf": "formats.nitf:parse",
    "newsml-g2": "formats.newsml:parse",
    "markdown": "formats.markdown:parse",
    "mail": "formats.mail:parse",
    "mbox": "formats.mail:parse_mbox",
    "pdf": "formats.pdf:parse",
    "docx": "formats.docx:parse",
}
"""Module and function, imported on first use: most functions that start never meet most formats."""


def parse(data: bytes, name: str = "") -> Parsed:
    """Decide by the bytes what a file is and read its articles.

    `name` is used in messages only: a wrong or missing extension changes nothing.
    Raises `Rejected`, and nothing else, where the file holds no article.
    """
    content = sniff(data, name)
    found = _parser(content.format)(content)
    read, problem = found if isinstance(found, tuple) else (found, None)
    articles = [article for article in read if article.title or article.body]
    if not articles:
        raise Rejected("not-an-article", "The file was read, but nothing in it looks like an article.")
    return Parsed(content.format, tuple(articles), problem)


@cache
def _parser(name: str) -> Callable[[Content], list[Article] | Harvest]:
    module, _, function = PARSERS[name].partition(":")
    parser: Callable[[Content], list[Article] | Harvest] = getattr(
        import_module(f"clipwire.parsing.{module}"), function
    )
    return parser
