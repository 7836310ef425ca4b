"""HTML pages: the article without the page around it, and what the page says about it."""

from clipwire.parsing.html.page import Page
from clipwire.parsing.html.reading import extract, parse

__all__ = ["Page", "extract", "parse"]
