"""The difference between two versions of an article."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple, get_args

from pydantic import BaseModel

Grade = Literal["cosmetic", "figure", "name", "quote", "substance"]
"""How grave a change is, from the least to the gravest; docs/data-model.md describes each."""
Place = Literal["lead", "body", "end"]
Mark = tuple[Grade, Place]
Kind = Literal["title", "removed", "added", "changed", "moved"]


class Edit(NamedTuple):
    """One change."""

    kind: Kind
    before: str | None
    after: str | None
    mark: Mark | None
    """None in differences that version 0.1 stored."""


class Changes(BaseModel):
    """The difference between two versions of an article."""

    title: tuple[str | None, str | None] | None = None
    """Before and after, if the title changed."""
    removed: list[str] = []
    """Sentences that are only in the older body, in order."""
    added: list[str] = []
    """Sentences that are only in the newer body, in order."""
    changed: list[tuple[str, str]] = []
    """Sentences that were reworded, split or merged, before and after, in the order of the newer body."""
    moved: list[str] = []
    """Sentences that are at another place in the newer body, in its order."""
    more_removed: int = 0
    more_added: int = 0
    more_changed: int = 0
    more_moved: int = 0
    """Further sentences that the lists leave out, because the difference is too long for an item of the table."""
    marks: dict[Kind, list[Mark]] = {}
    """Grade and place of each change: for each list that has entries, as many in the same order."""
    grade: Grade | None = None
    """The gravest grade of all changes; None in differences that version 0.1 stored."""
    silent: bool = False
    """Whether the page states when it was modified, and still states the time of the older version."""
    reverts_to: int | None = None
    """The version whose text a later observation shows again."""

    def edits(self) -> Iterator[Edit]:
        """Every change that is listed, the title first."""
        listed: dict[Kind, list[tuple[str | None, str | None]]] = {
            "title": [self.title] if self.title else [],
            "changed": list(self.changed),
            "removed": [(sentence, None) for sentence in self.removed],
            "added": [(None, sentence) for sentence in self.added],
            "moved": [(sentence, sentence) for sentence in self.moved],
        }
        for kind, entries in listed.items():
            for (before, after), mark in zip_longest(entries, self.marks.get(kind, [])[: len(entries)]):
                yield Edit(kind, before, after, mark)


def gravest(grades: Iterable[Grade]) -> Grade:
    """The gravest of the grades; `cosmetic` if there is none."""
    return max(grades, key=get_args(Grade).index, default="cosmetic")
