"""Pages that hold no article although they may hold sentences: login walls, robot checks, error pages."""

import re

from clipwire.model.errors import Rejected
from clipwire.parsing.formats.html.page import Page

WALLS = [
    # what the page says of itself                                                      what it is, for a person
    (r"(?:are you|verify (?:that )?you(?:'re| are)|confirm you are) (?:a |not a )?(?:human|robot)", "a robot check"),
    (r"(?:checking|verifying) (?:if the site connection is secure|your browser|you are human)", "a robot check"),
    (r"unusual (?:traffic|activity) from your|complete the captcha|just a moment\b", "a robot check"),
    (r"(?:please )?enable (?:javascript|cookies)|javascript is (?:disabled|required)", "a page that wants scripts"),
    (r"access (?:to this page has been )?denied|403 forbidden|request blocked", "a refusal of access"),
    (r"(?:404|page) (?:page )?not found|page (?:you (?:requested|are looking for)|no longer exists)", "an error page"),
    (
        r"(?:log|sign) in to (?:continue|your account|read)|(?:create|register) (?:a )?(?:free )?account to",
        "a login wall",
    ),
]
WALL = [(re.compile(rf"\b{pattern}", re.IGNORECASE), kind) for pattern, kind in WALLS]

ARTICLE_AT_LEAST = 1_000
"""Characters: a text so long is not a notice, whatever words stand in it."""
MOSTLY_LINKS = 0.7
SHORTEST_ARTICLE = 25
"""Letters and digits."""


def refuse_without_article(page: Page) -> None:
    """Raises `Rejected` (not-an-article) where the page is a wall, a notice, or has neither a title nor a text."""
    if len(page.body) < ARTICLE_AT_LEAST:
        seen = f"{page.title or ''}\n{page.body}"
        for sign, kind in WALL:
            if found := sign.search(seen):
                raise Rejected("not-an-article", f"The page is {kind}, not an article: it says “{found[0]}”.")
    if page.linked > MOSTLY_LINKS:
        raise Rejected("not-an-article", "The page is a list of links, not an article.")
    if len(re.findall(r"\w", page.body)) < SHORTEST_ARTICLE:
        raise Rejected("not-an-article", "The page holds no running text.")
