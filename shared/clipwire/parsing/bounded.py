"""Hold the values of an article to the limits: cut long values, and remove characters that are not allowed in text."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from clipwire.model.article import Article, Image, Link, Related
from clipwire.model.limits import Limits
from clipwire.parsing.sources import source_named
from clipwire.text.cutting import beginning

NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
"""Control characters, noncharacters, and lone surrogates, which no encoding can write."""


def bounded(article: Article, limits: Limits) -> Article:
    """The article, changed in place, with a warning for each kind of value that was cut or left out.

    An article without a text also gets a warning.
    """
    _Bounding(article, limits).run()
    return article


class _Bounding:
    def __init__(self, article: Article, limits: Limits) -> None:
        self.article, self.limits = article, limits
        self.warnings: dict[str, None] = {}

    def run(self) -> None:
        self._remove_what_is_no_text()
        self._cut_texts()
        self._cut_names()
        self._cut_lists()
        self._cut_body()
        if not self.article.body and not any("no text" in warning for warning in self.article.warnings):
            self._warn("the article has no text")
        for evidence in self.article.evidence.values():
            if evidence.text:
                evidence.text = evidence.text[: self.limits.evidence_chars]
        if self.warnings:
            self.article.warnings = [*self.article.warnings, *self.warnings]

    def _remove_what_is_no_text(self) -> None:
        removed = sum(_cleaned(part) for part in _parts_of(self.article))
        for name in ("authors", "warnings"):
            values = getattr(self.article, name)
            if any(NO_TEXT.search(value) for value in values):
                setattr(self.article, name, [NO_TEXT.sub("", value) for value in values])
                removed += 1
        if removed:
            self._warn("characters that no text holds were left out")

    def _cut_texts(self) -> None:
        article, longest = self.article, self.limits.title_chars
        article.title = self._cut(article.title, longest, "the title")
        article.subtitle = self._cut(article.subtitle, longest, "the subtitle")
        if article.dateline:
            article.dateline.place = self._cut(article.dateline.place, self.limits.author_chars, "the dateline's place")
            article.dateline.agency = self._cut(article.dateline.agency, self.limits.author_chars, "the agency")

    def _cut_names(self) -> None:
        article, limits = self.article, self.limits
        if len(article.authors) > limits.authors:
            self._warn(f"{len(article.authors):,} authors are named; the first {limits.authors} are kept")
            article.authors = article.authors[: limits.authors]
        if any(len(name) > limits.author_chars for name in article.authors):
            article.authors = [
                self._cut(name, limits.author_chars, "a name of an author") or "" for name in article.authors
            ]
        if article.source and max(len(article.source.name), len(article.source.id)) > limits.source_chars:
            article.source = source_named(self._cut(article.source.name, limits.source_chars, "the source") or "")
        if article.url and len(article.url) > limits.address_chars:
            article.url = None
            article.evidence = {name: found for name, found in article.evidence.items() if name != "url"}
            self._warn_of_address()

    def _cut_lists(self) -> None:
        for name in ("links", "images", "related"):
            entries: list[Link | Image | Related] = getattr(self.article, name)
            if not entries:
                continue
            kept = entries[: self.limits.entries]
            if len(kept) < len(entries):
                self._warn(f"{len(entries):,} entries of `{name}` were found; the first {len(kept)} are kept")
            kept = [entry for entry in kept if self._fits(entry)]
            if len(kept) < len(entries):
                setattr(self.article, name, kept)

    def _fits(self, entry: Link | Image | Related) -> bool:
        """Hold the address and texts of an entry to the limits. False if nothing is left of it."""
        is_long = entry.url is not None and len(entry.url) > self.limits.address_chars
        if is_long:
            self._warn_of_address()
        match entry:
            case Link():
                entry.text = self._cut(entry.text, self.limits.caption_chars, "the text of a link")
                return not is_long
            case Image():
                entry.url = None if is_long else entry.url
                entry.caption = self._cut(entry.caption, self.limits.caption_chars, "a caption")
                entry.credit = self._cut(entry.credit, self.limits.caption_chars, "a credit")
                return bool(entry.url or entry.caption or entry.credit)
            case Related():
                entry.url = None if is_long else entry.url
                entry.title = self._cut(entry.title, self.limits.title_chars, "a title in `related`")
                entry.teaser = self._cut(entry.teaser, self.limits.title_chars, "a teaser in `related`")
                return bool(entry.url or entry.title or entry.teaser)

    def _cut_body(self) -> None:
        body, longest = self.article.body, self.limits.body_chars
        if len(body) <= longest:
            return
        kept = beginning(body, longest)
        self.article.body = kept
        self._warn(f"the text has {len(body):,} characters; the first {len(kept):,} are kept")

    def _cut(self, text: str | None, longest: int, what: str) -> str | None:
        if text is None or len(text) <= longest:
            return text
        self._warn(f"{what} has {len(text):,} characters; the first {longest:,} are kept")
        return text[:longest].rstrip()

    def _warn_of_address(self) -> None:
        self._warn(f"an address of more than {self.limits.address_chars:,} characters was left out")

    def _warn(self, warning: str) -> None:
        self.warnings[warning] = None


def _parts_of(article: Article) -> Iterator[BaseModel]:
    yield article
    yield from filter(None, (article.source, article.dateline))
    for entries in (article.links, article.images, article.related, article.evidence.values()):
        yield from entries


def _cleaned(part: BaseModel) -> int:
    """Remove characters that are not allowed from the texts of a part, and return the number of changed texts."""
    count = 0
    for name, value in part:
        if isinstance(value, str) and NO_TEXT.search(value):
            setattr(part, name, NO_TEXT.sub("", value))
            count += 1
    return count
