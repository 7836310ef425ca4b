"""Decide which of two copies is the original.

The one that the other credits as its source: an agency in the dateline or byline, or a publisher after a phrase such as
"originally published in" (`wording/origins.tsv`). If neither credits the other, the one that was published earlier; if
the moments do not tell, for example because one is known to the day only, the one that arrived earlier.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from clipwire.model.article import Article
from clipwire.text.folding import slug
from clipwire.wording import table, words_of

if TYPE_CHECKING:
    from clipwire.stories.prints import StoryPrint

MAX_CREDITS = 3
SEARCHED_CHARS = 400
"""Credits are at the beginning and at the end of a text."""
_NAME = r"(?P<{}>[^\n.,。，;；)）]{{2,60}})"
_ARTICLES = ("the-", "der-", "die-", "das-", "le-", "la-", "les-", "l-", "el-", "il-", "o-", "a-", "de-", "het-")


def credits_of(article: Article) -> tuple[str, ...]:
    """Slugs of the agencies and publishers that an article names as the origin of its text."""
    names = [article.dateline.agency] if article.dateline and article.dateline.agency else []
    names += [author for author in article.authors if author in _agencies()]
    for part in (article.body[:SEARCHED_CHARS], article.body[SEARCHED_CHARS:][-SEARCHED_CHARS:]):
        if found := _origin().search(part.casefold()):
            names += [name for name in found.groups() if name]
    return tuple(dict.fromkeys(filter(None, map(_slug, names))))[:MAX_CREDITS]


def is_original(one: "StoryPrint", other: "StoryPrint") -> bool | None:
    """Whether the first of two copies is the original; None if neither credits nor moments tell."""
    credited, crediting = _credits(other, one), _credits(one, other)
    if credited != crediting:
        return credited
    return _is_earlier(one, other)


def _credits(copy: "StoryPrint", original: "StoryPrint") -> bool:
    """Whether one names the other's publisher."""
    return bool(original.source) and any(_is_name_of(credit, original.source) for credit in copy.credits)


def _is_name_of(credit: str, source: str) -> bool:
    """Whether a credit is a source's name, its beginning or its initials.

    >>> _is_name_of("afp", "agence-france-presse"), _is_name_of("reuters", "reuters-uk"), _is_name_of("re", "reuters")
    (True, True, False)
    """
    source = _slug(source)
    initials = "".join(word[0] for word in source.split("-") if word)
    return credit == source or (len(initials) > 1 and credit == initials) or source.startswith(f"{credit}-")


def _is_earlier(one: "StoryPrint", other: "StoryPrint") -> bool | None:
    """Whether a print was published earlier, as far as both moments are precise."""
    a, b = one.moment, other.moment
    if not a or not b:
        return None
    if a[:10] != b[:10] and min(len(a), len(b)) >= 10:
        return a[:10] < b[:10]
    if a[16:] == b[16:] and a != b and min(len(a), len(b)) > 10:  # of one time zone
        return a < b
    return None


def _slug(name: str) -> str:
    plain = slug(name)
    return next((plain.removeprefix(word) for word in _ARTICLES if plain.startswith(word)), plain)


@cache
def _agencies() -> frozenset[str]:
    return words_of("agencies", "mark", "agency")


@cache
def _origin() -> re.Pattern[str]:
    cells = "|".join(row.cell for row in table("origins"))
    parts = cells.split("NAME")
    named = [part + _NAME.format(f"n{number}") for number, part in enumerate(parts[:-1])]
    return re.compile("".join(named) + parts[-1])
