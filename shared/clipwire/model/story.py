"""The stories of articles, as subscribers and users see them."""

from pydantic import BaseModel, ConfigDict


class StoryPlace(BaseModel):
    """The place of an article among stories."""

    model_config = ConfigDict(frozen=True)

    story_id: str
    duplicate_of: str | None = None
    """The article of which it is a copy."""


class Merged(BaseModel):
    """A report joined two stories: the older one keeps its id, and the younger one leads to it."""

    model_config = ConfigDict(frozen=True)

    story_id: str
    """The older story."""
    merged: str
    """The younger story, whose id is no longer given to articles."""
    article_id: str
    """The report that joined them."""
    title: str | None = None
    """Of that report."""
