"""The difference between two versions of an article: sentences added, removed, reworded and moved, each graded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clipwire.model.article import Article
from clipwire.model.changes import Changes, Kind, Mark, Place, gravest
from clipwire.text.sentences import sentences
from clipwire.versions.diff import common, rising
from clipwire.versions.grades import Grading
from clipwire.versions.pairing import Pair, pairs
from clipwire.versions.segments import pieces, same_ends
from clipwire.versions.signs import bare

LEAD_SENTENCES = 2
END_SENTENCES = 2


def changes(before: Article, after: Article) -> Changes:
    """The difference from `before` to `after` in title and body.

    A difference in signs, spaces or Unicode forms alone is not listed (`clipwire.versions.signs`). A sentence that was
    split or merged is one pair, whose other half has both parts with a space between them. A sentence that was moved
    and reworded counts as reworded.
    """
    grading = Grading(before, after)
    old, new = same_ends(_sentences(before.body), _sentences(after.body))
    left = _left_over(old, new)
    title = (before.title, after.title) if bare(before.title or "") != bare(after.title or "") else None
    reworded = list(_reworded(left.pairs, old, new, grading))
    marks: dict[Kind, list[Mark]] = {
        "title": [(grading.of(title[0] or "", title[1] or ""), "lead")] if title else [],
        "changed": [mark for _, mark in reworded],
        "removed": [("substance", _place(at, len(old))) for at in left.removed],
        "added": [("substance", _place(at, len(new))) for at in left.added],
        "moved": [("cosmetic", _place(at, len(new))) for at in left.moved],
    }
    return Changes(
        title=title,
        changed=[pair for pair, _ in reworded],
        removed=[old[at] for at in left.removed],
        added=[new[at] for at in left.added],
        moved=[new[at] for at in left.moved],
        marks={kind: listed for kind, listed in marks.items() if listed},
        grade=gravest(grade for listed in marks.values() for grade, _ in listed),
    )


def _reworded(
    paired: Iterable[Pair], old: Sequence[str], new: Sequence[str], grading: Grading
) -> Iterator[tuple[tuple[str, str], Mark]]:
    """Before and after of each pair that differs in more than signs, with its mark."""
    for pair in paired:
        for one, other in pieces([old[at] for at in pair.old], [new[at] for at in pair.new]):
            if bare(one) != bare(other):
                grade = grading.of(one, other, is_divided=len(pair.old) != len(pair.new))
                yield (one, other), (grade, _place(pair.new[0], len(new)))


@dataclass(frozen=True)
class _LeftOver:
    """Indices of the sentences that are not at the same place in both texts."""

    removed: list[int]
    added: list[int]
    pairs: list[Pair]
    """In the order of the newer text."""
    moved: list[int]
    """In the newer text."""


def _left_over(old: Sequence[str], new: Sequence[str]) -> _LeftOver:
    bare_old, bare_new = [bare(sentence) for sentence in old], [bare(sentence) for sentence in new]
    kept = dict(common(bare_old, bare_new))
    kept_new = set(kept.values())
    left_old = {at: old[at] for at in range(len(old)) if at not in kept}
    left_new = {at: new[at] for at in range(len(new)) if at not in kept_new}
    same = kept | _elsewhere(bare_old, bare_new, left_old, left_new)
    gaps = _gaps(kept, len(old), len(new))
    for one, other in same.items():
        left_old.pop(one, None)
        left_new.pop(other, None)
    paired = pairs(left_old, left_new, gaps, [new[at] for at in sorted(kept_new)])
    paired_old = {at for pair in paired for at in pair.old}
    paired_new = {at for pair in paired for at in pair.new}
    return _LeftOver(
        removed=[at for at in left_old if at not in paired_old],
        added=[at for at in left_new if at not in paired_new],
        pairs=sorted(paired, key=lambda pair: pair.new[0]),
        moved=_out_of_order(same, paired),
    )


def _elsewhere(
    old: Sequence[str], new: Sequence[str], left_old: Iterable[int], left_new: Iterable[int]
) -> dict[int, int]:
    """Equal sentences among those that are left over."""
    places: dict[str, list[int]] = {}
    for at in left_new:
        places.setdefault(new[at], []).append(at)
    return {at: places[old[at]].pop(0) for at in left_old if places.get(old[at])}


def _out_of_order(same: Mapping[int, int], paired: Sequence[Pair]) -> list[int]:
    """The fewest sentences of the newer text that have moved, if all others, with those reworded, are in one order."""
    links = sorted([*same.items(), *((pair.old[0], pair.new[0]) for pair in paired)])
    ordered = {links[number][1] for number in rising([at for _, at in links])}
    return sorted(set(same.values()) - ordered)


def _gaps(kept: Mapping[int, int], old_count: int, new_count: int) -> tuple[dict[int, int], dict[int, int]]:
    """Index of a sentence -> index, in the newer text, of the last common sentence before it; for both texts.

    Beyond the bound of the comparison, common sentences may be out of order. A gap begins behind the last one so far.
    """
    kept_new = set(kept.values())
    gaps_old, gaps_new = {}, {}
    last = -1
    for at in range(old_count):
        last = max(last, kept.get(at, -1))
        gaps_old[at] = last
    last = -1
    for at in range(new_count):
        last = at if at in kept_new else last
        gaps_new[at] = last
    return gaps_old, gaps_new


def _place(at: int, count: int) -> Place:
    if at < LEAD_SENTENCES:
        return "lead"
    return "end" if at >= count - END_SENTENCES else "body"


def _sentences(body: str) -> list[str]:
    return [" ".join(body[start:end].split()) for start, end in sentences(body)]
