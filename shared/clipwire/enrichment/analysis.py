"""An article while it is enriched, and the readings of its text that several enrichers share."""

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from clipwire.model.article import Article
from clipwire.parsing.furniture import kind_of

if TYPE_CHECKING:
    from clipwire.enrichment.entities.entity import Entity
    from clipwire.enrichment.entities.mentions import Mention
    from clipwire.enrichment.places import Reading
    from clipwire.enrichment.watchlist import WatchList

MAX_CREDIT_CHARS = 300


class Analysis:
    """The chain makes one for each article and passes it to each enricher.

    Enrichers read and fill `article`. A reading is made on first use. It depends only on title, dateline and body,
    which no enricher changes, so its result does not depend on the order of the enrichers.
    """

    def __init__(self, article: Article, watch_list: "WatchList | None" = None) -> None:
        self.article = article
        self.watch_list = watch_list
        """The user's own names, if there are any."""

    @property
    def language(self) -> str:
        """The article's language without region and script: `en` of `en-GB`. Empty if it is unknown."""
        return (self.article.language or "").partition("-")[0]

    @cached_property
    def text(self) -> str:
        """Title, dateline and body as one text."""
        return self._heading + self.article.body

    @cached_property
    def body_start(self) -> int:
        """Offset of the body in `text`."""
        return len(self._heading)

    @cached_property
    def _heading(self) -> str:
        """Title and dateline, a line each. A dateline that the body begins with is not repeated."""
        article = self.article
        dateline = article.dateline.place if article.dateline else None
        if dateline and article.body.lstrip(" ([").casefold().startswith(dateline.casefold()):
            dateline = None
        return "".join(f"{part}\n" for part in (article.title, dateline) if part)

    def _dateline_start(self) -> int | None:
        """Offset in `text` of the dateline's place, in a line of its own or at the beginning of the body."""
        article = self.article
        place = article.dateline.place if article.dateline else None
        if not place:
            return None
        if self._heading.endswith(f"{place}\n"):
            return self.body_start - len(place) - 1
        return self.body_start + len(article.body) - len(article.body.lstrip(" (["))

    @cached_property
    def credit_start(self) -> int:
        """Offset in the body of the credits at its end ("Reporting by Ada Holm"); the body's length without any."""
        body = self.article.body.rstrip()
        end = len(self.article.body)
        while (
            (start := body.rfind("\n") + 1)
            and len(body) - start < MAX_CREDIT_CHARS
            and kind_of(body[start:].strip()) == "credit"
        ):
            end, body = start, body[:start].rstrip()
        return end

    @cached_property
    def _title(self) -> str:
        return f"{self.article.title}\n\n" if self.article.title else ""

    @cached_property
    def _entities(self) -> "list[Entity]":
        """The names of title and body, sure or not; offsets count in both, joined."""
        from clipwire.enrichment.entities.finding import find_entities

        return find_entities(self._title + self.article.body, self.article.language)

    @cached_property
    def named(self) -> "dict[str, list[Mention]]":
        """`person`, `organisation` and `place` -> the sure names of title and body; offsets count in the body."""
        from clipwire.enrichment.entities.finding import sure_names
        from clipwire.enrichment.entities.mentions import Mention

        named: dict[str, list[Mention]] = {"person": [], "organisation": [], "place": []}
        for entity, name in sure_names(self._title + self.article.body, self._entities, self.article.language):
            start = entity.start - len(self._title)
            if start >= self.credit_start:
                break
            named[entity.label].append(Mention(name, start))
        return named

    @cached_property
    def places(self) -> "Reading":
        """The names of the gazetteer in `text`, and the places that they mean."""
        # Imported on first use: most enrichers need no gazetteer.
        from clipwire.enrichment.places import Reading
        from clipwire.enrichment.places.home import home_countries

        text = self.text[: self.body_start + self.credit_start]
        return Reading(
            text, home_countries(self.article), self.language, self._entities_in_text(), self._dateline_start()
        )

    def _entities_in_text(self) -> "list[Entity]":
        """The names that the reader of the article's language finds; offsets count in `text`. None for English."""
        from clipwire.enrichment.entities.trained.knowledge import is_trained

        if not is_trained(self.language) and self.language != "vi":
            return []
        shift = self.body_start - len(self._title)
        return [
            entity
            if entity.start < len(self._title)
            else replace(entity, start=entity.start + shift, end=entity.end + shift)
            for entity in self._entities
        ]
