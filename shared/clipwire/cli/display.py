"""Show records, receipts and notifications on the terminal."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clipwire.cli.output import number_of, one_line, plain
from clipwire.model.article import Article, Country, Dateline, Mentioned
from clipwire.model.changes import Changes, Edit
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

PEOPLE, ORGANISATIONS, PLACES, DATES = "magenta", "yellow", "green", "blue"
"""Colours of names and dates, in the lists and in the text."""

MAX_PARAGRAPHS = 3
"""Paragraphs of a body that are shown, unless the whole record is."""
MAX_ENTRIES = 8
"""Entries of a list that are shown, unless the whole record is."""


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


def record_view(article: Article, whole: bool = False) -> RenderableType:
    """A record. Without `whole`, long lists and the body are cut, and a line says so."""
    parts: list[RenderableType] = [plain(article.title or "(no title)", "bold")]
    if article.subtitle:
        parts.append(plain(article.subtitle, "italic"))
    fields = _fields(article, None if whole else MAX_ENTRIES)
    parts += [_grid(fields), *_body(article, whole), *_related(article, whole)]
    return Padding(Group(*parts), (1, 2, 0, 2))


def receipt_view(receipt: Receipt, places: Mapping[str, StoryPlace]) -> RenderableType:
    """The outcome of a file. `places` has the stories of its articles, by article."""
    name = receipt.key + (f"#{receipt.member}" if receipt.member else "")
    rows = {
        "revision": plain(receipt.revision),
        "arrived": plain(shown_moment(receipt.arrived)),
        "finished": plain(shown_moment(receipt.updated)) if receipt.outcome != "received" else None,
        "file": _joined([receipt.format, f"{receipt.size:,} bytes" if receipt.size is not None else None]),
        "members": _joined([_progress(receipt), *(f"{count} {outcome}" for outcome, count in receipt.members.items())]),
        "articles": _lines(line for one in receipt.articles for line in _stored(one, places.get(one.id))),
        "read by": plain(f"release {receipt.release}") if receipt.release else None,
        "cost": _joined([_took(receipt), _units(receipt)]),
        "warnings": _lines(receipt.warnings, "yellow"),
    }
    parts: list[RenderableType] = [outcome_line(name, receipt.outcome)]
    if receipt.problem:
        parts.append(problem_view(receipt.problem, receipt.outcome))
    return Group(*parts, Padding(_grid(rows), (0, 2)))


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


def notification_view(event: dict[str, object]) -> RenderableType:
    """A summary of a CloudEvent."""
    data = event.get("data")
    told = data if isinstance(data, dict) else {}
    problem = told.get("problem")
    source, changes = told.get("source"), told.get("changes")
    rows = {
        "title": plain(told["title"]) if told.get("title") else None,
        "source": plain(source["name"]) if isinstance(source, dict) else None,
        "published": plain(told["published"]) if told.get("published") else None,
        "version": plain(told["version"]) if told.get("version") else None,
        "problem": plain(problem["detail"], "red") if isinstance(problem, dict) else None,
        "changes": changes_view(Changes.model_validate(changes)) if isinstance(changes, dict) else None,
        "subject": plain(event.get("subject")),
        "event id": plain(event.get("id")),
    }
    return Group(plain(event.get("type"), "bold magenta"), Padding(_grid(rows), (0, 2)))


def changes_view(changes: Changes | None, whole: bool = False) -> Text:
    """What an update changed, a sentence on each line, with grade and place."""
    if changes is None:
        return Text()
    most = None if whole else MAX_ENTRIES
    lines: list[Text] = []
    if changes.reverts_to:
        lines.append(plain(f"the text of version {changes.reverts_to} is back"))
    if changes.silent:
        lines.append(plain("silent: the page still has the date of modification of the version before", "yellow"))
    edits = list(changes.edits())
    for kind, left_out in (
        ("title", 0),
        ("changed", changes.more_changed),
        ("removed", changes.more_removed),
        ("added", changes.more_added),
        ("moved", changes.more_moved),
    ):
        of_kind = [edit for edit in edits if edit.kind == kind]
        for edit in of_kind[:most]:
            lines += _edit_lines(edit)
        more = len(of_kind[most:]) + left_out if most else left_out
        if more:
            lines.append(plain(f"… {more} more {kind}", "dim"))
    return Text("\n").join(lines)


def _edit_lines(edit: Edit) -> list[Text]:
    label = "title " if edit.kind == "title" else ""
    grade = plain(f"  ({', '.join(edit.mark)})" if edit.mark else "", "dim")
    before, after = one_line(edit.before or "(none)"), one_line(edit.after or "(none)")
    gone, come = plain(f"{label}- {before}", "red"), plain(f"{label}+ {after}", "green")
    match edit.kind:
        case "removed":
            return [gone + grade]
        case "added":
            return [come + grade]
        case "moved":
            return [plain(f"> {after}", "cyan") + grade]
        case _:
            return [gone, come + grade]


# --- parts of a record ----------------------------------------------------------------------------------------------


def _fields(article: Article, most: int | None) -> dict[str, Text | None]:
    file = article.file
    return {
        # label         value
        "source": _known(article, "source", article.source.name if article.source else None),
        "published": _known(article, "published", article.published),
        "modified": _known(article, "modified", article.modified),
        "crawled": _known(article, "crawled", article.crawled),
        "authors": _known(article, "authors", ", ".join(article.authors)),
        "dateline": _known(article, "dateline", _dateline(article.dateline)),
        "url": _known(article, "url", article.url),
        "language": plain(article.language) if article.language else None,
        "countries": _listed(map(_country, article.countries), most),
        "people": _listed(map(_counted, article.people), most, style=PEOPLE),
        "organisations": _listed(map(_counted, article.organisations), most, style=ORGANISATIONS),
        "places": _listed(map(_counted, article.places), most, style=PLACES),
        "watched": _listed(article.watched, most),
        "dates": _listed((f"{one.text} → {one.value}" for one in article.dates), most, "\n", DATES),
        "quotes": _listed((f"{one.speaker or 'unknown'}: “{one.text}”" for one in article.quotes), most, "\n"),
        "actions": _listed((f"{a.actor} {a.type.lower()} {a.target}" for a in article.actions), most, "\n"),
        "subjects": _listed((f"{one.name} {one.confidence:.2f}" for one in article.subjects), most),
        "keywords": _listed(article.keywords, most),
        "tone": plain(f"{article.tone:+.2f}") if article.tone is not None else None,
        "images": _listed((image.caption or image.url or "" for image in article.images), most, "\n"),
        "links": _listed((link.url for link in article.links), most, "\n"),
        "summary": plain(article.summary) if article.summary else None,
        "truncated": plain("the page is cut off", "yellow") if article.truncated else None,
        "warnings": _lines(article.warnings, "yellow"),
        "story": plain(article.story_id) if article.story_id else None,
        "copy of": plain(article.duplicate_of, "yellow") if article.duplicate_of else None,
        "id": _joined([article.id, f"version {article.version}" if article.version else None]),
        "file": _joined([file.key, file.member, file.format, f"{file.size:,} bytes"]) if file else None,
    }


def _body(article: Article, whole: bool) -> list[RenderableType]:
    if not article.body:
        return [plain("(no body)", "dim")]
    paragraphs = article.body.split("\n\n")
    shown = paragraphs if whole else paragraphs[:MAX_PARAGRAPHS]
    left = len(paragraphs) - len(shown)
    parts: list[RenderableType] = [Padding(_highlighted(article, len("\n\n".join(shown))), (1, 0, 0, 0))]
    return [*parts, plain(f"… {number_of(left, 'more paragraph')}", "dim")] if left else parts


def _highlighted(article: Article, length: int) -> Text:
    """The first characters of the body, with names and dates in the colours of their lists."""
    text = plain(article.body[:length])
    for entities, style in ((article.people, PEOPLE), (article.organisations, ORGANISATIONS), (article.places, PLACES)):
        for entity in entities:
            names = sorted([entity.name, *entity.aliases], key=len, reverse=True)
            for start in entity.offsets:
                end = next((start + len(name) for name in names if article.body.startswith(name, start)), start)
                text.stylize(style, start, min(end, length))
    for date in article.dates:
        text.stylize(DATES, date.offset, min(date.offset + len(date.text), length))
    return text


def _related(article: Article, whole: bool) -> list[RenderableType]:
    if not article.related:
        return []
    shown = article.related if whole else article.related[:MAX_ENTRIES]
    table = Table(box=None, show_header=False, padding=(0, 1), title=f"Related, {len(article.related)}")
    table.title_justify, table.title_style = "left", "bold"
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for item in shown:
        table.add_row(plain(item.published or "–"), plain(item.title or item.teaser or item.url or ""))
    if len(article.related) > len(shown):
        table.add_row("", plain(f"… {len(article.related) - len(shown)} more", "dim"))
    return [Padding(table, (1, 0, 0, 0))]


def _known(article: Article, field: str, value: str | None) -> Text | None:
    """A value with its origin."""
    if not value:
        return None
    evidence = article.evidence.get(field)
    origin = f"  {evidence.origin}, {evidence.confidence}" if evidence else ""
    return Text.assemble(plain(value), plain(origin, "dim"))


def _dateline(dateline: Dateline | None) -> str | None:
    return ", ".join(filter(None, [dateline.place, dateline.date, dateline.agency])) if dateline else None


def _counted(entity: Mentioned) -> str:
    count = str(entity.mentions) if entity.mentions > 1 else None
    return " ".join(filter(None, [entity.name, count, *_identifiers(entity.identifiers)]))


def _country(country: Country) -> str:
    return " ".join([f"{country.name} ({country.code}) {country.mentions}", *_identifiers(country.identifiers)])


def _identifiers(identifiers: Mapping[str, str]) -> Iterator[str]:
    """`Q423` of Wikidata; `dossier:0042` of another scheme."""
    for scheme, identifier in identifiers.items():
        yield identifier if scheme == "wikidata" else f"{scheme}:{identifier}"


# --- layout ---------------------------------------------------------------------------------------------------------


def _grid(rows: dict[str, Text | None]) -> Table:
    """A table of labels and values. Fields without a value are left out."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows.items():
        if value:
            grid.add_row(label, value)
    return grid


def _listed(values: Iterable[str], most: int | None, between: str = ", ", style: str = "") -> Text | None:
    given = list(values)
    shown = list(islice(given, most))
    text = Text(between).join(plain(" ".join(value.split()), style) for value in shown)
    if len(given) > len(shown):
        text.append(f"{between}… {len(given) - len(shown)} more", "dim")
    return text if given else None


def _lines(values: Iterable[str], style: str = "") -> Text | None:
    return Text("\n").join(plain(value, style) for value in values) or None


def _joined(values: Iterable[str | None]) -> Text | None:
    return plain(" · ".join(value for value in values if value)) or None


def shown_moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
