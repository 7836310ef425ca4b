"""Stories of a stream of articles that is in memory: what the placing function does, without a table."""

from collections.abc import Iterable

from clipwire.model.article import Article
from clipwire.stories.neighbours import Neighbours
from clipwire.stories.placing import Placing, accept, place
from clipwire.stories.prints import print_of


class Stream:
    """Places articles in order of arrival, each among those of its language."""

    def __init__(self) -> None:
        self._by_language: dict[str, Neighbours] = {}
        self._stories: list[tuple[Neighbours, str]] = []

    def place(self, article: Article) -> Placing:
        """The place of the next article. Without an id, it is identified by its position."""
        one = print_of(article, article.id or f"#{len(self._stories)}")
        neighbours = self._by_language.setdefault(one.language, Neighbours(one.language))
        placing = place(one, neighbours)
        accept(one, placing, neighbours)
        self._stories.append((neighbours, placing.story_id))
        return placing

    @property
    def story_ids(self) -> list[str]:
        """One for each article, in order of arrival. Stories that merged have the older one's id."""
        return [neighbours.story(story_id) for neighbours, story_id in self._stories]


def assign(articles: Iterable[Article]) -> list[str]:
    """One story id for each enriched article, in order of arrival."""
    stream = Stream()
    for article in articles:
        stream.place(article)
    return stream.story_ids
