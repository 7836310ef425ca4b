"""`clipwire list`: articles by source, day and country, newest first."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from rich.table import Table

from clipwire.adapters.table.catalogue import Choice, Listed
from clipwire.cli.archive import ArchiveOf
from clipwire.cli.archive import Choice as ArchivedChoice
from clipwire.cli.output import Failure, answers, notes, plain, write_json
from clipwire.cli.stack import Stack
from clipwire.enrichment.places.gazetteer import country_names
from clipwire.parsing.sources import source_named
from clipwire.text.folding import slug

MAX_DAYS = 4_000
DAYS_READ = 30
"""Days that a list goes back if neither a source nor a first day is given."""


def list_articles(
    stack: Stack,
    *,
    source: str | None,
    day: str | None,
    since: str | None,
    country: str | None,
    limit: int,
    as_json: bool,
    about: str | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Print the articles that match all of what is given; without anything, the newest of all.

    The archive is asked about names, and about countries if there is one.
    """
    if day and since:
        raise Failure("give --day or --since, not both", status=2)
    if about or (country and stack.search_function):
        _list_of_archive(stack, source, day, since, _country(country), about, limit, as_json, now)
        return
    choice = _choice(source, day, since, country, now().date())
    found = list(islice(stack.catalogue.list_articles(choice), limit + 1))
    _print(found[:limit], as_json)
    if len(found) > limit:
        notes.print(plain(f"there are more than these {limit}: --limit lists more"))
    elif not (source or day):
        notes.print(plain(f"read back to {choice.first_day}: --since lists older articles"))


def _list_of_archive(
    stack: Stack,
    source: str | None,
    day: str | None,
    since: str | None,
    country: str | None,
    about: str | None,
    limit: int,
    as_json: bool,
    now: Callable[[], datetime],
) -> None:
    asked = [f"country:{country}"] if country else []
    if about:
        name = about.replace("\\", "\\\\").replace('"', '\\"')
        asked.append(f'(person:"{name}" OR organisation:"{name}" OR place:"{name}")')
    found = ArchiveOf(stack, now=now).search(choice_of(" AND ".join(asked), day or since, day, source), limit=limit)
    _print(
        [Listed(it["id"], it.get("title"), it.get("published"), it.get("source_id"), it["day"]) for it in found.hits],
        as_json,
    )
    if found.total > limit:
        notes.print(plain(f"there are more than these {limit}: --limit lists more"))


def choice_of(query: str, since: str | None, until: str | None, source: str | None) -> ArchivedChoice:
    """What is searched in the archive. A month as 2025-04 begins and ends the days. Raises `Failure`."""
    first = _days(since)[0] if since else None
    last = _days(until)[1] if until else None
    return ArchivedChoice(query, first, last, source_id(source) if source else None)


def _days(text: str) -> tuple[date, date]:
    """The first and the last day of a day or a month."""
    try:
        if len(text) != len("2025-04"):
            day = date.fromisoformat(text)
            return day, day
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Failure(f"{text} is no day or month: write it as 2025-04-24 or 2025-04", status=2) from None
    following = (first + timedelta(days=31)).replace(day=1)
    return first, following - timedelta(days=1)


def _choice(source: str | None, day: str | None, since: str | None, country: str | None, today: date) -> Choice:
    # A page prints its day by its own clock, which can be ahead of UTC's.
    last = _day(day) if day else (today + timedelta(days=1)).isoformat()
    if source and not since:
        since = "0001-01-01"
    first = _day(day or since) if day or since else (today - timedelta(days=DAYS_READ)).isoformat()
    if not source and (date.fromisoformat(last) - date.fromisoformat(first)).days > MAX_DAYS:
        raise Failure(f"{since} is more than {MAX_DAYS:,} days back, each of which is a query: give --source", status=2)
    return Choice(first, last, source and source_id(source), _country(country))


def _day(text: str | None) -> str:
    try:
        return date.fromisoformat(text or "").isoformat()
    except ValueError:
        raise Failure(f"{text} is no day: write it as 2025-04-24", status=2) from None


def _country(code: str | None) -> str | None:
    if code is None:
        return None
    if code.upper() not in country_names():
        raise Failure(f"{code} is no country code: give two letters of ISO 3166, as KP", status=2)
    return code.upper()


def source_id(source: str) -> str:
    """The id of a source that is given by its id or by its name."""
    known = source_named(source)
    return known.id if known else slug(source)


def _print(rows: list[Listed], as_json: bool) -> None:
    if as_json:
        for row in rows:
            write_json({"id": row.id, "title": row.title, "published": row.published, "source": row.source_id})
        return
    if not rows:
        answers.print(plain("nothing found", "dim"))
        return
    table = Table(box=None, padding=(0, 1), header_style="cyan")
    table.add_column("published", no_wrap=True)
    table.add_column("source", no_wrap=True)
    table.add_column("title", overflow="fold", ratio=1)
    table.add_column("id", no_wrap=True, style="dim")
    for row in rows:
        published = row.published and row.published[:10]
        table.add_row(*(plain(value or "–") for value in (published, row.source_id, row.title, row.id)))
    answers.print(table)
