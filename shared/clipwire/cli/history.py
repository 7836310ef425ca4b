"""`clipwire history`: which text of an article was seen when, in which file, and what changed from each to the next."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding

from clipwire.adapters.table.catalogue import Observed
from clipwire.cli.changes import changes_view
from clipwire.cli.layout import shown_moment
from clipwire.cli.output import answers, plain, write_json
from clipwire.cli.show import find_article
from clipwire.cli.stack import Stack
from clipwire.model.changes import Changes
from clipwire.model.record import Sighting
from clipwire.versions.changes import changes


def history(stack: Stack, article_id: str, with_diff: bool, as_json: bool) -> None:
    """Print the texts of an article in order of observation, those that arrived late in their places."""
    find_article(stack, article_id)
    texts = stack.catalogue.timeline(article_id)
    made = {(text.article.version or 0) + 1: text.changes for text in texts if text.changes}
    edits = [None if text.is_late else made.get(text.article.version or 0) for text in texts]
    diffs = [_difference(*pair) for pair in pairwise(texts)] if with_diff else []
    for at, (text, edit) in enumerate(zip(texts, edits, strict=True)):
        diff = diffs[at] if at < len(diffs) else None
        if as_json:
            write_json(_as_json(text, edit, diff))
        else:
            answers.print(_view(text, edit, diff))


def _difference(text: Observed, following: Observed) -> Changes:
    """What changed to the next text. Between a version and the next one, it is the published difference."""
    is_next = (following.article.version or 0) == (text.article.version or 0) + 1
    if text.changes and is_next and not following.is_late:
        return text.changes
    return changes(text.article, following.article)


def _as_json(text: Observed, edit: Changes | None, diff: Changes | None) -> Mapping[str, Any]:
    article, first, last = text.article, text.first, text.last
    row = {
        "version": None if text.is_late else article.version,
        "late": text.is_late,
        "title": article.title,
        "file": article.file.model_dump(mode="json", exclude_none=True) if article.file else None,
        "first_seen": first.moment.isoformat(),
        "first_seen_by": _basis(first),
        "arrived": first.arrived.isoformat(),
        "last_seen": last.moment.isoformat() if last else None,
        "last_seen_by": _basis(last) if last else None,
        "last_seen_in": last.key if last else None,
        "grade": edit.grade if edit else None,
        "silent": edit.silent if edit else None,
        "reverts_to": edit.reverts_to if edit else None,
        "changes_to_next": diff.model_dump(mode="json", exclude_defaults=True) if diff else None,
    }
    return {name: value for name, value in row.items() if value is not None}


def _view(text: Observed, edit: Changes | None, diff: Changes | None) -> RenderableType:
    article = text.article
    name = "arrived late" if text.is_late else f"version {article.version}"
    file = article.file
    where = f"{file.key}#{file.member}" if file and file.member else file.key if file else text.first.key
    parts: list[RenderableType] = [
        plain(f"{name}  {article.title or '(no title)'}", "bold"),
        plain(f"  first seen  {_shown(text.first)}"),
        plain(f"  last seen   {_last_shown(text.last)}"),
        plain(f"  in          {where}", "dim"),
        plain(f"  arrived     {shown_moment(text.first.arrived)}", "dim"),
    ]
    if edit:
        former = article.previous_version
        parts.append(plain(f"  edit        {', '.join(_of_edit(edit))} (against version {former})", "yellow"))
    if diff:
        parts += [plain("  to the next text:", "dim"), Padding(_diff_view(diff), (0, 4))]
    return Group(*parts, "")


def _of_edit(edit: Changes) -> Sequence[str]:
    back = f"back to the text of version {edit.reverts_to}" if edit.reverts_to else None
    return [said for said in (edit.grade or "not graded", "silent" if edit.silent else None, back) if said]


def _diff_view(diff: Changes) -> RenderableType:
    view = changes_view(diff, whole=True)
    return view if view.plain else plain("nothing but signs and spaces", "dim")


def _shown(sighting: Sighting) -> str:
    basis = "crawl date of the page" if _basis(sighting) == "crawl-date" else "time of the object"
    moment = shown_moment(sighting.moment)
    if _basis(sighting) == "crawl-date":
        moment = moment.removesuffix(" 00:00:00 UTC")  # pages state the day alone
    return f"{moment} ({basis})"


def _last_shown(sighting: Sighting | None) -> str:
    if sighting is None:
        return "no later sighting is noted"
    return f"{_shown(sighting)} in {sighting.key.partition('/')[2]}"


def _basis(sighting: Sighting) -> str:
    """An observation before the arrival is the crawl date that the page states, any other the time of the object."""
    return "crawl-date" if sighting.moment < sighting.arrived else "object-time"
