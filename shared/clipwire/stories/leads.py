"""Leads: what the lists of a source say was published, title by title."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from clipwire.model.listing import PageList
from clipwire.stories.windows import Shown, absences
from clipwire.text.folding import letters_of

State = Literal["lead", "possibly withdrawn", "restored", "in the archive"]


@dataclass
class Lead:
    """A title that the lists of a source showed."""

    title: str
    """As it was printed last."""
    url: str | None
    published: str | None
    first_seen: datetime
    last_seen: datetime
    state: State = "lead"
    article_id: str | None = None
    """The stored article; None if it is not in the archive."""


def shown_in(page: PageList) -> Shown:
    titles = (letters_of(entry.title or "") for entry in page.entries)
    return Shown(page.observed, page.article_id, letters_of(page.own_title or ""), tuple(filter(None, titles)))


def leads(pages: Sequence[PageList], held: Callable[[Lead], str | None]) -> list[Lead]:
    """All titles in the lists of one source, the last seen first. `pages` are in order of time.

    `held` gives the id of the stored article with the title or address of a lead; None if there is none.
    """
    found: dict[str, Lead] = {}
    for page in pages:
        for entry in page.entries:
            folded = letters_of(entry.title or "")
            if not folded:
                continue
            lead = found.setdefault(folded, Lead("", None, None, page.observed, page.observed))
            lead.title, lead.last_seen = entry.title or "", page.observed
            lead.url, lead.published = entry.url or lead.url, entry.published or lead.published
    absent = absences([shown_in(page) for page in pages])
    for folded, lead in found.items():
        lead.article_id = held(lead)
        absence = absent.get(folded)
        if absence:
            lead.state = "restored" if absence.back else "possibly withdrawn"
        elif lead.article_id:
            lead.state = "in the archive"
    return sorted(found.values(), key=lambda lead: (lead.last_seen, lead.published or "", lead.title), reverse=True)
