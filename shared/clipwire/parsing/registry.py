"""The formats that are read and the parser of each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from typing import NamedTuple

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.limits import LIMITS, Limits
from clipwire.model.problem import Problem
from clipwire.parsing.bounded import bounded
from clipwire.parsing.content import Content
from clipwire.parsing.first_lines import read_first_lines
from clipwire.parsing.sniffing import sniff


@dataclass(frozen=True)
class Parsed:
    """The articles of one file."""

    format: str
    articles: tuple[Article, ...]
    problem: Problem | None = None
    """Set if a part of the file could not be read; `articles` are those of the rest."""


OF_LINES = ("page-dump", "markdown")
"""Formats whose lines are read one by one."""

Harvest = tuple[list[Article], Problem | None]
"""The articles of a file with several entries, and a problem if some entries could not be read."""


class Parser(NamedTuple):
    version: int
    """Raise it when the parser makes another record of the same bytes. Records contain it."""
    function: str
    """Module and function. It is imported on first use, since a Lambda instance reads few of the formats."""


PARSERS = {
    # format             version  parser                                what it is
    "html": Parser(3, "formats.html:parse"),  #                         a saved web page
    "page-dump": Parser(3, "formats.page_dump:parse"),  #               the text of a page, or a wire story
    "mhtml": Parser(3, "formats.saved_pages:parse_mhtml"),  #           a page that Chrome or Edge saved
    "webarchive": Parser(3, "formats.saved_pages:parse_webarchive"),  # a page that Safari saved
    "json": Parser(5, "formats.json_documents:parse"),  #               schema.org, ninjs, JSON Feed, exports
    "json-lines": Parser(5, "formats.json_lines:parse"),  #             one of these on each line
    "feed": Parser(5, "formats.feeds:parse"),  #                        RSS, Atom
    "nitf": Parser(3, "formats.nitf:parse"),
    "newsml-g2": Parser(5, "formats.newsml:parse"),
    "newsml-1": Parser(1, "formats.newsml_1:parse"),
    "markdown": Parser(5, "formats.markdown:parse"),
    "mail": Parser(4, "formats.mail:parse"),
    "mbox": Parser(4, "formats.mail:parse_mbox"),
    "pdf": Parser(3, "formats.pdf:parse"),
    "docx": Parser(4, "formats.docx:parse"),
    "odt": Parser(3, "formats.odt:parse"),
    "rtf": Parser(3, "formats.rtf:parse"),
    "epub": Parser(2, "formats.epub:parse"),  #                         a newspaper or magazine
    "table": Parser(3, "formats.tables:parse"),  #                      CSV, TSV: an article in each row
}


def parse(data: bytes, name: str = "", limits: Limits = LIMITS) -> Parsed:
    """Detect the format of a file from its bytes and read its articles.

    `name` is used in messages only; a wrong or missing extension has no effect. Raises `Rejected`, and nothing else, if
    the file holds no article.
    """
    content = replace(sniff(data, name), limits=limits)
    if content.format in OF_LINES and (lines := (content.text or "").count("\n")) > limits.lines:
        raise Rejected("too-complex", f"The text has {lines:,} lines; the limit is {limits.lines:,}.")
    found = _parser(content.format)(content)
    read, problem = found if isinstance(found, tuple) else (found, None)
    articles = [article for article in read if article.title or article.body]
    for article in articles:
        read_first_lines(bounded(article, limits))
    if len(articles) > limits.articles:
        detail = f"The first {limits.articles:,} articles were read, which is the limit."
        articles, problem = articles[: limits.articles], Problem.of("too-many-articles", detail)
    if not articles:
        raise Rejected("not-an-article", "The file was read, but nothing in it looks like an article.")
    return Parsed(content.format, tuple(articles), problem)


@cache
def _parser(name: str) -> Callable[[Content], list[Article] | Harvest]:
    module, _, function = PARSERS[name].function.partition(":")
    parser: Callable[[Content], list[Article] | Harvest] = getattr(
        import_module(f"clipwire.parsing.{module}"), function
    )
    return parser
