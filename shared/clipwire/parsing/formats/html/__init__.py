"""HTML pages: the article without the page around it, and what the page says about it.

`reading` goes through the steps in order: bytes to a tree (`tree`), what is stated for machines (`statements`,
`structured_data`) and the fields made of it (`metadata`, `titles`, `authors`, `dates`, `addresses`), the tree without
what readers do not see (`cleaning`), the body found and corrected (`body`, `blocks`, `structure`), what is printed
above it (`printed`), lines that belong to the page (`furniture`, with the words of `phrases`), pictures and links
(`media`), text that only the data hold (`stated_text`), paywalls and pages without an article (`paywalls`, `refusals`).
"""

from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.reading import extract, parse

__all__ = ["Page", "extract", "parse"]
