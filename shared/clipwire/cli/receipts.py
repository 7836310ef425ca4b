"""Show outcomes, problems and receipts on the terminal."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from clipwire.cli.layout import grid, joined, lines, shown_moment
from clipwire.cli.output import plain
from clipwire.model.problem import Problem
from clipwire.model.receipt import Receipt, StoredArticle
from clipwire.model.story import StoryPlace

OUTCOMES = {
    # outcome    mark, colour
    "waiting": ("·", "cyan"),
    "received": ("…", "cyan"),
    "reading": ("…", "cyan"),
    "accepted": ("✓", "green"),
    "unchanged": ("=", "green"),
    "partial": ("◐", "yellow"),
    "rejected": ("✗", "red"),
    "failed": ("✗", "red"),
    "erased": ("∅", "white"),
}


def outcome_line(name: str, outcome: str) -> Text:
    mark, colour = OUTCOMES.get(outcome, ("·", "white"))
    return Text.assemble((f"{mark} {outcome}", f"bold {colour}"), "  ", plain(name, "bold"))


def counted(numbers: Mapping[str, int], noun: str) -> str:
    """`3 files: 2 accepted, 1 rejected`"""
    total = sum(numbers.values())
    parts = ", ".join(f"{number:,} {name}" for name, number in sorted(numbers.items()) if number)
    return f"{total:,} {noun}{'' if total == 1 else 's'}: {parts}"


def problem_title(problem: Problem, outcome: str) -> str:
    """The title of a file's problem; of a `partial` file it is the problem of a part alone."""
    return "A part could not be read" if outcome == "partial" else problem.title


def problem_view(problem: Problem, outcome: str) -> RenderableType:
    title = problem_title(problem, outcome)
    return Padding(Text.assemble(plain(title, "bold red"), "\n", plain(problem.detail)), (0, 2))


def receipt_view(receipt: Receipt, places: Mapping[str, StoryPlace]) -> RenderableType:
    """The outcome of a file. `places` has the stories of its articles, by article."""
    name = receipt.key + (f"#{receipt.member}" if receipt.member else "")
    rows = {
        "revision": plain(receipt.revision),
        "arrived": plain(shown_moment(receipt.arrived)),
        "finished": plain(shown_moment(receipt.updated)) if receipt.outcome != "received" else None,
        "file": joined([receipt.format, f"{receipt.size:,} bytes" if receipt.size is not None else None]),
        "members": joined([_progress(receipt), *(f"{count} {outcome}" for outcome, count in receipt.members.items())]),
        "articles": lines(line for one in receipt.articles for line in _stored(one, places.get(one.id))),
        "read by": plain(f"release {receipt.release}") if receipt.release else None,
        "cost": joined([_took(receipt), _units(receipt)]),
        "warnings": lines(receipt.warnings, "yellow"),
    }
    parts: list[RenderableType] = [outcome_line(name, receipt.outcome)]
    if receipt.problem:
        parts.append(problem_view(receipt.problem, receipt.outcome))
    return Group(*parts, Padding(grid(rows), (0, 2)))


def _stored(article: StoredArticle, place: StoryPlace | None) -> Iterator[str]:
    yield stored_line(article)
    if place:
        yield f"  in story {place.story_id}"
    if place and place.duplicate_of:
        yield f"  copy of {place.duplicate_of}"


def stored_line(article: StoredArticle) -> str:
    """The id of an article, and what was stored; an erased one has no version."""
    version = f"version {article.version}, " if article.version else ""
    return f"{article.id}  {version}{article.outcome}"


def _took(receipt: Receipt) -> str | None:
    return f"{receipt.took_ms:,} ms" if receipt.took_ms is not None else None


def _units(receipt: Receipt) -> str | None:
    return f"{receipt.write_units} write units" if receipt.write_units is not None else None


def _progress(receipt: Receipt) -> str | None:
    if receipt.outcome != "reading" or not receipt.unpacked:
        return None
    total, waiting = receipt.unpacked.total, receipt.members.get("sent on", 0)
    return f"{total - waiting:,} of {total:,} read"
