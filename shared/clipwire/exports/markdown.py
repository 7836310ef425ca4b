"""Markdown (CommonMark) with front matter in YAML, under the names that site generators use."""

import re
from typing import Any

from clipwire.exports.texts import paragraphs_of, present, unique
from clipwire.model.article import Article

ANYWHERE = re.compile(r"[\\`*_\[\]~|^$]|<(?=[A-Za-z/!?])|&(?=[#A-Za-z])")
"""Characters that mark up text in CommonMark or its usual extensions."""
AT_THE_START = re.compile(r"(?:[#+\-=>:]|\d{1,9}(?=[.)]))")
"""Characters that begin a heading, a list, a rule or a quote."""


def one(article: Article) -> bytes:
    import yaml

    head = yaml.safe_dump(_head(article), allow_unicode=True, sort_keys=False, width=float("inf"))
    body = "\n\n".join(map(_paragraph, paragraphs_of(article.body)))
    return f"---\n{head}---\n\n{body}\n".encode()


def _head(article: Article) -> dict[str, Any]:
    return present(
        {
            "title": article.title,
            "subtitle": article.subtitle,
            "authors": article.authors,
            "source": article.source.name if article.source else None,
            "canonical": article.url,
            "date": article.published,
            "lastmod": article.modified,
            "crawled": article.crawled,
            "lang": article.language,
            "dateline": article.dateline.place if article.dateline else None,
            "summary": article.summary,
            "tags": unique([*(subject.name for subject in article.subjects), *article.keywords]),
            "people": [person.name for person in article.people],
            "organisations": [organisation.name for organisation in article.organisations],
            "places": [place.name for place in article.places],
            "countries": [country.code for country in article.countries],
            "truncated": article.truncated or None,
            "id": article.id,
            "version": article.version,
            "story_id": article.story_id,
            "duplicate_of": article.duplicate_of,
        }
    )


def _paragraph(text: str) -> str:
    return "\\\n".join(map(_escaped, text.split("\n")))


def _escaped(line: str) -> str:
    escaped = ANYWHERE.sub(r"\\\g<0>", line.strip())
    start = AT_THE_START.match(escaped)
    if not start:
        return escaped
    number = start[0] if start[0].isdigit() else ""
    return f"{number}\\{escaped[len(number) :]}"
