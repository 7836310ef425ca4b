"""Extract an article from an HTML page: the public function, under the name that programs outside rely on."""

from clipwire.parsing.formats.html import extract

__all__ = ["extract"]
