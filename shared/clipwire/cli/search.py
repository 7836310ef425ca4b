"""`clipwire search` and `clipwire count`: ask the archive in the language of docs/queries.md."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from clipwire.cli.archive import HITS_AT_ONCE, ArchiveOf, Choice, Found
from clipwire.cli.chart import chart
from clipwire.cli.output import Failure, answers, notes, number_of, one_line, plain, print_line, write_json, write_line
from clipwire.enrichment.places.gazetteer import country_names
from clipwire.exports.csv_table import no_formula
from clipwire.queries.matching import Span, match

CONTEXT_CHARS = 60
"""Characters of the body before and after a matching word."""
MAX_CONTEXTS = 2
FOLDED_HITS = 20
"""Hits that are asked for each story that is shown."""
GROUPS = ("month", "day", "source", "country", "person", "organisation", "place", "subject")
COLUMNS = ("id", "version", "published", "source_id", "source_name", "language", "countries", "story_id", "title")
"""Of a hit, as CSV and JSON."""


def search(
    archive: ArchiveOf, choice: Choice, *, limit: int, best: bool, by_story: bool, as_json: bool, as_csv: bool
) -> None:
    """Print the articles that match, the newest or the best first."""
    asked = min(limit * FOLDED_HITS, HITS_AT_ONCE) if by_story else limit
    found = archive.search(choice, limit=asked, best=best)
    hits = list(_by_story(found.hits))[:limit] if by_story else [(hit, 0) for hit in found.hits]
    if as_csv:
        _write_csv([hit for hit, _ in hits])
    elif as_json:
        for hit, others in hits:
            write_json(_columns(hit) | ({"others": others} if by_story else {}))
    else:
        _print(archive, choice.query, hits)
        if found.days:
            notes.print(plain(chart(found.days)), soft_wrap=True)
    notes.print(plain(_summary(found, len(hits), by_story)))


def count(archive: ArchiveOf, choice: Choice, *, by: str, limit: int, as_json: bool) -> None:
    """Print how many articles match, in groups. Raises `Failure` if there are no such groups."""
    if by not in GROUPS:
        raise Failure(f"articles cannot be counted by {by}: choose one of {', '.join(GROUPS)}", status=2)
    answer = archive.ask(choice.asked | {"kind": "count", "by": by})
    groups = answer["groups"] if by in ("day", "month") else answer["groups"][:limit]
    if by == "country":
        groups = [(code, country_names().get(code), number) for code, _, number in groups]
    if as_json:
        for key, name, number in groups:
            write_json({by: key, "count": number} | ({"country" if by == "place" else "name": name} if name else {}))
    else:
        answers.print(_table(by, groups))
    left = len(answer["groups"]) - len(groups)
    more = f"; {left:,} more: --limit shows them" if left else ""
    notes.print(plain(f"{number_of(answer['total'], 'article')}{more}"))


def _print(archive: ArchiveOf, query: str, hits: Sequence[tuple[dict[str, Any], int]]) -> None:
    records = {record["id"]: record for record in archive.articles([hit["id"] for hit, _ in hits])}
    for hit, others in hits:
        record = records.get(hit["id"], {})
        found = match(query, record, hit["type"]) if query and record else None
        spans = found.spans if found else ()
        day = str(hit["published"])[:10] if hit.get("published") else f"seen {hit['day']}"
        head = f"{day}  {hit.get('source_name') or '–'}"
        more = f"  and {others} more of its story" if others else ""
        print_line(answers, plain(head, "cyan") + plain(more, "cyan") + plain(f"  {hit['id']}", "dim"))
        print_line(answers, _marked(hit.get("title") or "(no title)", _of(spans, "title"), "bold"))
        for context in _contexts(str(record.get("body") or ""), _of(spans, "body")):
            print_line(answers, Text("  ") + context)


def _of(spans: Sequence[Span], field: str) -> list[tuple[int, int]]:
    return [(start, end) for name, start, end in spans if name == field]


def _contexts(body: str, spans: Sequence[tuple[int, int]]) -> Iterator[Text]:
    """The first matching words of a body, with what is around them."""
    shown = 0
    last = 0
    for start, end in spans:
        if shown == MAX_CONTEXTS:
            return
        if start < last:
            continue
        begin, last = max(0, start - CONTEXT_CHARS), min(len(body), end + CONTEXT_CHARS)
        inside = [(a - begin, min(b, last) - begin) for a, b in spans if begin <= a < last]
        before, after = "…" if begin else "", "…" if last < len(body) else ""
        yield plain(before) + _marked(body[begin:last], inside) + plain(after)
        shown += 1


def _marked(text: str, spans: Sequence[tuple[int, int]], style: str = "") -> Text:
    marked = Text(style=style)
    at = 0
    for start, end in spans:
        if start >= at:
            marked += plain(_flat(text[at:start])) + plain(_flat(text[start:end]), "bold yellow")
            at = end
    return marked + plain(_flat(text[at:]))


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _by_story(hits: Sequence[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], int]]:
    """The first hit of each story, with the number of others."""
    stories: dict[str, list[dict[str, Any]]] = {}
    for hit in hits:
        stories.setdefault(hit.get("story_id") or hit["id"], []).append(hit)
    yield from ((some[0], len(some) - 1) for some in stories.values())


def _summary(found: Found, shown: int, by_story: bool) -> str:
    total = number_of(found.total, "article")
    stories = f"{shown:,} {'story' if shown == 1 else 'stories'}, {total}"
    parts = [stories if by_story else f"{shown:,} of {total}" if shown != found.total else total]
    if found.complete_until:
        parts.append(f"complete until {found.complete_until:%Y-%m-%d %H:%M} UTC")
    else:
        parts.append(f"not complete: about {number_of(found.waiting, 'version')} not archived yet")
    return "; ".join(parts)


def _columns(hit: dict[str, Any]) -> dict[str, Any]:
    return {name: hit[name] for name in COLUMNS if hit.get(name) not in (None, [])}


def _write_csv(hits: Sequence[dict[str, Any]]) -> None:
    write_csv(COLUMNS, [[hit.get(name) for name in COLUMNS] for hit in hits])


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a table as CSV. Lists are joined by spaces."""
    for values in (columns, *rows):
        line = io.StringIO()
        cells = (" ".join(map(str, it)) if isinstance(it, list) else "" if it is None else it for it in values)
        csv.writer(line, lineterminator="").writerow([_cell(it) for it in cells])
        write_line(line.getvalue())


def _cell(value: Any) -> str:
    return no_formula(one_line(value)) if isinstance(value, str) else str(value)


def _table(by: str, groups: Sequence[tuple[str, str | None, int]]) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="cyan")
    table.add_column(by, overflow="fold")
    table.add_column("articles", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    most = max((number for _, _, number in groups), default=1)
    for key, name, number in groups:
        name, code = (key, name) if by == "place" else (name, key)
        shown = f"{name} ({code})" if name and code and name != code else name or code or "–"
        table.add_row(plain(shown), f"{number:,}", plain("█" * max(1, number * 30 // most), "cyan"))
    return table
