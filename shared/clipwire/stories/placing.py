"""Place one article: is it a copy, to which story does it belong, and does it join two stories?

A story's score for an article is the mean of the closeness of its closest report and of the mean closeness of its
`COMPARED_REPORTS` closest ones. The best story takes the article if its score is at least `SAME_STORY`; any other whose
score is at least `JOINS_STORIES` is merged with it, unless both are large. A copy belongs to the story of its original.
"""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from clipwire.stories.neighbours import Neighbours, Placed
from clipwire.stories.originals import is_original
from clipwire.stories.prints import StoryPrint

SAME_STORY = 0.24
JOINS_STORIES = 0.35
COMPARED_REPORTS = 8
MIN_TERMS = 4
"""Minimum number of terms of two reports of one event: a word or two tell of none."""
MAX_JOINED_REPORTS = 8
"""Maximum size of the smaller of two stories that one report merges: a round-up must not join two great events."""
COPY = 0.4
"""Minimum similarity of a copy."""
COPY_IN_ONE_SOURCE = 0.8
"""The same between articles of one source: its reports of one kind, such as the weather's, often share phrases."""
STORY_ID_BYTES = 15


@dataclass(frozen=True, slots=True)
class Merge:
    """Two stories that are one: the younger id leads to the older."""

    younger: str
    older: str


@dataclass(frozen=True, slots=True)
class Placing:
    """The decision about one article."""

    story_id: str
    since: str
    """When the story's first report was published, as in the record; empty if unknown."""
    duplicate_of: str | None = None
    """The original, if the article is a copy."""
    similarity: float | None = None
    """The share of the smaller text that is in the other, if the article is a copy or has copies."""
    merges: tuple[Merge, ...] = ()
    copies: tuple[str, ...] = ()
    """Articles placed earlier that prove to be copies of this one; their `duplicate_of` changes to it."""
    similarities: Mapping[str, float] = field(default_factory=dict, compare=False)
    """Copy -> its similarity with this article. It is stored with the copy's place only."""

    @property
    def fields(self) -> dict[str, str | float | None]:
        """The fields of the article's record."""
        return {"story_id": self.story_id, "duplicate_of": self.duplicate_of, "similarity": self.similarity}


def place(one: StoryPrint, neighbours: Neighbours, before: Placing | None = None) -> Placing:
    """Decide. The neighbours do not change; `accept` adds the article to them.

    `before` is the place of the last version, which may be on a day far from the neighbours.
    """
    copy = _copy(one, neighbours)
    scores = _scores(one, neighbours)
    known = neighbours.get(one.article)
    if known:
        own = known.story_id
    elif before:
        own = neighbours.story(before.story_id)
    elif copy:
        own = copy.story_id
    else:
        own = max(scores, key=lambda story: (scores[story], story), default="")
        if scores.get(own, 0.0) < SAME_STORY:
            own = ""
    if not own:
        return Placing(story_id_of(one.article), one.moment)
    joined = {own} | {
        story
        for story, score in scores.items()
        if score >= JOINS_STORIES
        and min(neighbours.size(story, one.article), neighbours.size(own, one.article)) <= MAX_JOINED_REPORTS
    }
    if copy:
        joined.add(copy.story_id)
    since = {story: _since(story, neighbours) for story in joined}
    if before:
        since[own] = min(filter(None, (since[own], before.since)), default="")
    oldest = min(joined, key=lambda story: (since[story] or "9", story != own, story))
    merges = tuple(Merge(story, oldest) for story in sorted(joined - {oldest}))
    first = min(filter(None, (since[oldest], one.moment)), default="")
    if not copy:
        return Placing(oldest, first, merges=merges)
    similarity = round(copy.similarity, 3)
    if copy.takes_over:
        return Placing(oldest, first, None, similarity, merges, tuple(copy.copies), copy.copies)
    return Placing(oldest, first, copy.original, similarity, merges)


def accept(one: StoryPrint, placing: Placing, neighbours: Neighbours) -> None:
    """Change the neighbours as a placing says, so that the next article is compared with this one too."""
    for merge in placing.merges:
        neighbours.merge(merge.younger, merge.older)
    for copy in placing.copies:
        if placed := neighbours.get(copy):
            neighbours.add(Placed(placed.print, placed.story_id, placed.since, one.article))
    neighbours.add(Placed(one, placing.story_id, placing.since, placing.duplicate_of))


def story_id_of(article: str) -> str:
    """The id of the story whose first article this is: 24 letters and digits."""
    digest = hashlib.blake2b(f"story {article}".encode("utf-8", "surrogatepass"), digest_size=STORY_ID_BYTES)
    return base64.b32encode(digest.digest()).decode().lower()


@dataclass(frozen=True, slots=True)
class _Copy:
    original: str
    similarity: float
    story_id: str
    takes_over: bool
    """Whether the new article is the original."""
    copies: Mapping[str, float]
    """The copies that it takes over, each with its similarity."""


def _copy(one: StoryPrint, neighbours: Neighbours) -> _Copy | None:
    for placed, similarity in neighbours.most_similar(one):
        is_one_source = one.source and one.source == placed.print.source
        if similarity < (COPY_IN_ONE_SOURCE if is_one_source else COPY):
            continue
        original = placed.duplicate_of or placed.print.article
        known = neighbours.get(original) or placed
        if original == one.article or is_original(one, known.print):
            family = [
                report
                for report in neighbours.reports(placed.story_id)
                if original in (report.print.article, report.duplicate_of) and report.print.article != one.article
            ]
            shares = zip(family, neighbours.similarities(one, family), strict=True)
            copies = {report.print.article: round(share, 3) for report, share in shares}
            return _Copy(one.article, similarity, placed.story_id, True, copies)
        return _Copy(original, similarity, placed.story_id, False, {})
    return None


def _scores(one: StoryPrint, neighbours: Neighbours) -> dict[str, float]:
    """Story -> its score for an article."""
    by_story: dict[str, list[float]] = defaultdict(list)
    for placed, closeness in neighbours.closest(one) if len(one.terms) >= MIN_TERMS else ():
        if len(placed.print.terms) < MIN_TERMS:
            continue
        by_story[placed.story_id].append(closeness)
    scores = {}
    for story, values in by_story.items():
        compared = min(COMPARED_REPORTS, neighbours.size(story, one.article))
        scores[story] = (values[0] + sum(values[:compared]) / compared) / 2
    return scores


def _since(story: str, neighbours: Neighbours) -> str:
    return min(filter(None, (report.since for report in neighbours.reports(story))), default="")
