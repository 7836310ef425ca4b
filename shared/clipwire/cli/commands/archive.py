"""The commands that ask the archive, check it, or make it again."""

from typing import Annotated

import typer

from clipwire.cli.options import (
    DEFAULT_STACK,
    AsCsv,
    AsJson,
    Each,
    FormatName,
    Local,
    OfSource,
    Profile,
    Query,
    Region,
    Since,
    StackName,
    Until,
    stack_of,
)

app = typer.Typer()


@app.command()
def search(
    query: Query,
    since: Since = None,
    until: Until = None,
    source: OfSource = None,
    best: Annotated[bool, typer.Option("--best", help="The best hits first: those with most of the words.")] = False,
    by_story: Annotated[bool, typer.Option("--by-story", help="One hit for each story.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=2_000, help="Maximum number of hits.")] = 20,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    local: Local = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Search the archive: hits with the matching words in their context, newest first, and their number by day."""
    from clipwire.cli.archive import ArchiveOf
    from clipwire.cli.listing import choice_of
    from clipwire.cli.search import search

    choice = choice_of(query, since, until, source)
    archive = ArchiveOf(stack_of(stack, profile, region), local)
    search(archive, choice, limit=limit, best=best, by_story=by_story, as_json=as_json, as_csv=as_csv)


@app.command()
def export(
    query: Query,
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="The folder to write into.")],
    format_name: FormatName,
    since: Since = None,
    until: Until = None,
    source: OfSource = None,
    each: Each = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Write the articles of the archive that match in a standard format.

    A run goes on where one with the same options was interrupted, and adds what is new. Exit status: 0; 1 if an article
    could not be written; 2 for wrong usage.
    """
    from clipwire.cli.archive import search_records
    from clipwire.cli.export import export_found, format_named
    from clipwire.cli.listing import choice_of

    format_named(format_name)  # wrong usage is an error before AWS is asked
    choice = choice_of(query, since, until, source)
    found = stack_of(stack, profile, region)
    records = search_records(found, choice.query, choice.since, choice.until, choice.source)
    asked = {"query": query, "since": since, "until": until, "source": source}
    if not export_found(found, records, asked, output, format_name, each):
        raise typer.Exit(1)


@app.command()
def count(
    query: Query,
    by: Annotated[
        str, typer.Option(help="month, day, source, country, person, organisation, place or subject.")
    ] = "month",
    since: Since = None,
    until: Until = None,
    source: OfSource = None,
    limit: Annotated[int, typer.Option(min=1, max=1_000, help="Maximum number of groups.")] = 20,
    as_json: AsJson = False,
    local: Local = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Count the articles of the archive that match, by month or by what they name."""
    from clipwire.cli.archive import ArchiveOf
    from clipwire.cli.listing import choice_of
    from clipwire.cli.search import count

    choice = choice_of(query, since, until, source)
    count(ArchiveOf(stack_of(stack, profile, region), local), choice, by=by, limit=limit, as_json=as_json)


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SELECT", help="Over the views `articles` and `versions`.")],
    athena: Annotated[bool, typer.Option("--athena", help="Ask Athena, which has no limit of memory.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    local: Local = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Ask the archive in SQL: of DuckDB in the stack's function, of DuckDB here, or of Athena."""
    from clipwire.cli.archive import ArchiveOf
    from clipwire.cli.query import query

    query(ArchiveOf(stack_of(stack, profile, region), local), sql, by_athena=athena, as_json=as_json, as_csv=as_csv)


archive_commands = typer.Typer(help="Check the archive, or make it again from the table.", no_args_is_help=True)
app.add_typer(archive_commands, name="archive")


@archive_commands.command("check")
def check_archive(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print what is wrong, but mend nothing.")] = False,
    local: Local = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Compare the archive with the table, and mend it: what is missing or outdated is written again.

    Exit status: 1 if something was wrong.
    """
    from clipwire.cli.archive import ArchiveOf
    from clipwire.cli.archive_check import check

    if not check(ArchiveOf(stack_of(stack, profile, region), local), dry_run=dry_run):
        raise typer.Exit(1)


@archive_commands.command("rebuild")
def rebuild_archive(
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Queue every version of the table to be archived, as after an update from a release without an archive."""
    from clipwire.cli.archive import ArchiveOf
    from clipwire.cli.archive_check import rebuild

    rebuild(ArchiveOf(stack_of(stack, profile, region)))
