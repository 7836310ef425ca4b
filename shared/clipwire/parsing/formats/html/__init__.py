"""HTML pages: the article without the rest of the page, and the metadata that the page states.

`reading` runs the steps in order:

1. `tree` decodes the bytes and makes a tree of them.
2. `statements` and `structured_data` collect what the page states for machines; `metadata`, `titles`, `times` and
   `addresses` choose the fields from it.
3. `related` reads the lists of related articles.
4. `cleaning` removes what readers do not see; `body`, `blocks`, `structure` and `said` find the body and correct it.
5. `printed` reads the byline and the dates that are printed above the body; `furniture` removes lines of the page from
   it; `media` finds its pictures and links.
6. `stated_text` takes the text from the data if the page shows too little of it.
7. `paywalls` detects a text that is cut off, `refusals` a page without an article.
"""

from clipwire.parsing.formats.html.page import Page
from clipwire.parsing.formats.html.reading import article_of, extract, parse

__all__ = ["Page", "article_of", "extract", "parse"]
