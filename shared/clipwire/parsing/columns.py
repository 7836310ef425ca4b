"""Articles of tables and of objects that scrapers write, by the names of their fields."""

import re
from collections.abc import Mapping
from typing import Any, Literal

from clipwire.model.article import Article, Image
from clipwire.parsing.bylines import names_in
from clipwire.parsing.column_names import roles_of, states_articles
from clipwire.parsing.fragments import fragment_text
from clipwire.parsing.json_text import texts
from clipwire.parsing.stated import paragraphs, stated_article

CUT_MARK = re.compile(r"\s*(?:…|\.{3})?\s*\[\+\d+ chars\]\s*$")
"""The end of a text that NewsAPI cut."""
MIN_TEXT_CHARS = 200
"""A text of this length is an article if nothing but a title comes with it."""


def is_article(thing: Mapping[str, Any]) -> bool:
    """Whether the keys of an object are those of an article, and its title and text are texts."""
    roles = roles_of([name for name, value in thing.items() if isinstance(name, str) and value])
    if not states_articles(roles):
        return False
    title, text = thing[roles["title"]], thing[roles.get("text") or roles["teaser"]]
    if not (isinstance(title, str) and isinstance(text, str)):
        return False
    return len(text) >= MIN_TEXT_CHARS or bool({"published", "url", "authors", "source"} & roles.keys())


def article_of_fields(fields: Mapping[str, Any], origin: Literal["feed", "header"] = "feed") -> Article:
    """The article of a row or an object. `fields` are its values by their own names."""
    roles = roles_of([name for name, value in fields.items() if isinstance(name, str) and value])
    value = {role: fields[name] for role, name in roles.items()}
    stated, teaser = _string(value.get("text")), _string(value.get("teaser"))
    text = CUT_MARK.sub("", stated)
    source = next(iter(texts(value.get("source"))), "")
    title = _one_line(_string(value.get("title")))
    if source and title.endswith(f" - {source}"):
        title = title.removesuffix(f" - {source}")
    return stated_article(
        origin,
        title=title,
        subtitle=_one_line(_string(value.get("subtitle"))) or None,
        authors=[
            name for person in texts(value.get("authors")) if "://" not in person for name in names_in(_bare(person))
        ],
        source=source or None,
        url=_address(value.get("url")),
        published=_moment(value.get("published")),
        modified=_moment(value.get("modified")),
        language=_string(value.get("language")) or None,
        body=_body(text) or _body(teaser),
        truncated=not text.strip() or text != stated,
        images=[Image(url=address)] if (address := _address(value.get("image"))) else [],
    )


def _bare(person: str) -> str:
    """A list of names as Python or JSON writes it in a table, without brackets and quotation marks."""
    return re.sub(r"['\"]", "", person[1:-1]) if person.startswith("[") and person.endswith("]") else person


def _string(value: object) -> str:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _one_line(text: str) -> str:
    return " ".join((fragment_text(text) if "<" in text or "&" in text else text).split())


def _moment(value: object) -> object:
    return int(value) if isinstance(value, float) and abs(value) < 1e15 else value


def _address(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http://", "https://")) else None


def _body(text: str) -> str:
    return fragment_text(text) if "</" in text or "<p" in text else paragraphs(text.split("\n"))
