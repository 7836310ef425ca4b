"""JSON Lines: one document of any JSON kind to a line."""

import json

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.model.problem import Problem
from clipwire.parsing.content import Content
from clipwire.parsing.formats.json_documents import articles_in


def parse(content: Content) -> tuple[list[Article], Problem | None]:
    """The articles of all lines, and what to say of the lines that could not be read."""
    articles: list[Article] = []
    bad: list[str] = []
    number = 0
    for number, line in enumerate((content.text or "").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            articles += articles_in(json.loads(line, strict=False))
        except Rejected as error:
            bad.append(f"line {number}: {error.problem.detail}")
        except (ValueError, RecursionError) as error:
            bad.append(f"line {number}: {error}")
    if not articles:
        raise Rejected("not-an-article", f"None of the {number} lines holds an article; {bad[0] if bad else ''}")
    return articles, Problem.of("damaged-file", f"{len(bad)} of {number} lines; {bad[0]}.") if bad else None
