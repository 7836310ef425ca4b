"""Fill the `people` and `organisations` of a record, the most salient first."""

import re
from typing import TypeVar

from clipwire.enrichment.analysis import Analysis
from clipwire.enrichment.entities.credits import is_credit
from clipwire.enrichment.entities.mentions import Named
from clipwire.enrichment.entities.organisations import organisations
from clipwire.enrichment.entities.people import people
from clipwire.model.article import Organisation, Person
from clipwire.parsing.datelines import without_dateline

TITLE_MENTIONS = 3
"""A first mention in the title counts as this many further mentions in the body."""
MAX_CREDIT_CHARS = 80
_CREDIT = re.compile(r"[.!?\"”]\s*[(\[]([^()\[\]\n]{1,60})[)\]]\s*\Z")
"""The news agency of a text, in brackets behind its last sentence."""

Kind = TypeVar("Kind", Person, Organisation)


def enrich(analysis: Analysis) -> None:
    """Fill `people` and `organisations`.

    Title and body are read as one text; offsets count in the body. Names in the dateline, in the credit at the end
    and in those of pictures do not count: the text is not about its agency, its reporters and its photographers.
    """
    article, body = analysis.article, analysis.article.body
    story = without_dateline(body) or body
    told = range(len(body) - len(story), _start_of_credit(body))
    persons, bodies = (
        [mention for mention in analysis.named[label] if mention.start < 0 or mention.start in told]
        for label in ("person", "organisation")
    )
    persons = [one for one in persons if not is_credit(body, one.start, one.start + len(one.name))]
    article.people = [_entry(Person, person) for person in _by_salience(people(persons, analysis.language), body)]
    article.organisations = [_entry(Organisation, found) for found in _by_salience(organisations(bodies), body)]


def _start_of_credit(body: str) -> int:
    """Offset of the credit at the end of the body; the body's length if there is none."""
    credit = _CREDIT.search(body, max(0, len(body) - MAX_CREDIT_CHARS))
    return credit.start(1) if credit else len(body)


def _entry(kind: type[Kind], named: Named) -> Kind:
    offsets = [mention.start for mention in named.mentions if mention.start >= 0]
    return kind(name=named.name, aliases=named.aliases, mentions=len(named.mentions), offsets=offsets)


def _by_salience(found: list[Named], body: str) -> list[Named]:
    """Sort by the number of mentions, of which one in the title counts more; then by the first mention."""

    def salience(named: Named) -> float:
        first = named.mentions[0].start
        return len(named.mentions) + (TITLE_MENTIONS if first < 0 else 1 - first / max(1, len(body)))

    return sorted(found, key=salience, reverse=True)
