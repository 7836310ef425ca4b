"""Extract an article from an HTML page. Other programs import `extract` from here, so the name must stay."""

from clipwire.parsing.formats.html import extract

__all__ = ["extract"]
