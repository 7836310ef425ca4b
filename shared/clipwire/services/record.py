"""An article as it is stored: the record and what decides about the next sighting of it."""

from pydantic import BaseModel

from clipwire.article import Article
from clipwire.stories.versions import Sighting


class Record(BaseModel):
    article: Article
    """With `id` and `version`."""
    digest: str
    """Of title and body: see `clipwire.stories.identity.text_digest`."""
    sighting: Sighting

    @property
    def id(self) -> str:
        assert self.article.id, "a record's article has an id"
        return self.article.id

    @property
    def version(self) -> int:
        assert self.article.version, "a record's article has a version"
        return self.article.version
