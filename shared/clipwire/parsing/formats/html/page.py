"""The fields that are read from one HTML page."""

from dataclasses import dataclass, field

from clipwire.model.article import Evidence, Image, Link, Related
from clipwire.parsing.dates import iso_date
from clipwire.parsing.sources import Profile


@dataclass
class Page:
    """An article and its metadata. Dates are ISO 8601 strings at the precision known."""

    title: str | None = None
    other_titles: list[str] = field(default_factory=list)
    """Titles for search engines and social networks: not shown on the page, and not part of the body."""
    subtitle: str | None = None
    body: str = ""
    """Paragraphs separated by a blank line; empty if no article was found."""
    authors: list[str] = field(default_factory=list)
    stated_bylines: list[str] = field(default_factory=list)
    """The authors in the metadata, which may be people or organisations."""
    published: str | None = None
    modified: str | None = None
    crawled: str | None = None
    url: str | None = None
    source: str | None = None
    """The publisher's name."""
    profile: Profile | None = None
    """The publisher's profile, if there is one."""
    language: str | None = None
    """BCP 47, as the page declares it."""
    description: str | None = None
    images: list[Image] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    linked: float = 0.0
    """Share of the body that is in links."""
    truncated: bool = False
    stated_article: bool = False
    """Whether the data for machines say that the page is an article."""
    evidence: dict[str, Evidence] = field(default_factory=dict)
    """Field -> its origin."""
    warnings: list[str] = field(default_factory=list)

    def date(self, text: object) -> str | None:
        """The date that a text states. The publisher's profile decides whether 05/06/2025 is in May or in June."""
        return iso_date(text, self.profile.day_first if self.profile else None, self.language)
