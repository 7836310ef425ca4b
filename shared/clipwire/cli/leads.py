"""`clipwire leads`: titles in the lists of a source that are not in the archive, or that its lists no longer show."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from rich.table import Table

from clipwire.adapters.table.catalogue import Choice
from clipwire.cli.listing import source_id
from clipwire.cli.output import Failure, answers, one_line, plain, write_json
from clipwire.cli.stack import Stack
from clipwire.model.article import Article
from clipwire.stories.leads import Lead, leads
from clipwire.text.folding import letters_of
from clipwire.versions.identity import article_id

STYLES = {"possibly withdrawn": "bold red", "restored": "green", "lead": "yellow", "in the archive": "dim"}
MIN_CUT_LETTERS = 20
"""Minimum number of letters before the dots of a cut title, for it to be recognised."""
DOTS = ("…", "...")


def show_leads(
    stack: Stack,
    source: str,
    days: int,
    all_titles: bool,
    as_json: bool,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> None:
    """Print the titles that the lists of a source showed in the last days, the last seen first."""
    its_id = source_id(source)
    pages = list(stack.lists.between(its_id, now() - timedelta(days=days), now()))
    if not pages:
        raise Failure(
            f"no page of {its_id} that was seen in the last {days} days has a list: --days looks further back"
        )
    found = leads(pages, _archive(stack, its_id))
    chosen = [lead for lead in found if all_titles or lead.state != "in the archive"]
    if as_json:
        for lead in chosen:
            write_json(_row(lead))
    else:
        _print(chosen, f"{len(found)} titles in {len(pages)} lists of {its_id}")


def _archive(stack: Stack, its_id: str) -> Callable[[Lead], str | None]:
    """The id of the article in the archive that has a lead's address, or its title."""
    rows = list(stack.catalogue.list_articles(Choice("0001-01-01", "9999-12-31", its_id)))
    ids = {row.id for row in rows}
    titles = {letters_of(row.title): row.id for row in rows if row.title}

    def held(lead: Lead) -> str | None:
        at_address = article_id(Article(url=lead.url)) if lead.url else None
        if at_address in ids:
            return at_address
        folded = letters_of(lead.title)
        if folded in titles or not lead.title.endswith(DOTS) or len(folded) < MIN_CUT_LETTERS:
            return titles.get(folded)
        longer = [its_article for title, its_article in titles.items() if title.startswith(folded)]
        return longer[0] if len(longer) == 1 else None

    return held


def _row(lead: Lead) -> dict[str, object]:
    row = {
        "title": lead.title,
        "state": lead.state,
        "first_seen": lead.first_seen.isoformat(),
        "last_seen": lead.last_seen.isoformat(),
        "published": lead.published,
        "url": lead.url,
        "id": lead.article_id,
    }
    return {name: value for name, value in row.items() if value is not None}


def _print(found: list[Lead], counted: str) -> None:
    if not found:
        answers.print(plain(f"{counted}: all are in the archive", "dim"))
        return
    table = Table(box=None, padding=(0, 1), header_style="cyan")
    table.add_column("first seen", no_wrap=True)
    table.add_column("last seen", no_wrap=True)
    table.add_column("state", no_wrap=True)
    table.add_column("title", overflow="fold", ratio=1)
    table.add_column("id", no_wrap=True, style="dim")
    for lead in found:
        seen = (f"{moment:%Y-%m-%d %H:%M}".removesuffix(" 00:00") for moment in (lead.first_seen, lead.last_seen))
        state = plain(lead.state, STYLES[lead.state])
        table.add_row(*map(plain, seen), state, plain(one_line(lead.title)), plain(lead.article_id or "–"))
    answers.print(table)
    answers.print(plain(counted, "dim"))
