"""Stories of a stream of articles that is in memory: what the placing function does, without a table."""

from collections.abc import Iterable

from clipwire.model.article import Article
from clipwire.stories.neighbours import Neighbours
from clipwire.stories.placing import accept, place
from clipwire.stories.prints import print_of


def assign(articles: Iterable[Article]) -> list[str]:
    """One story id for each enriched article, in order of arrival. Stories that merge have the older one's id.

    An article without an id is identified by its position.
    """
    by_language: dict[str, Neighbours] = {}
    placed = []
    for number, article in enumerate(articles):
        one = print_of(article, article.id or f"#{number}")
        neighbours = by_language.setdefault(one.language, Neighbours(one.language))
        placing = place(one, neighbours)
        accept(one, placing, neighbours)
        placed.append((neighbours, placing.story_id))
    return [neighbours.story(story) for neighbours, story in placed]
