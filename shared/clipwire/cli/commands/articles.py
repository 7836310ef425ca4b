"""The commands that show the articles of a stack."""

from typing import Annotated

import typer

from clipwire.cli.options import DEFAULT_STACK, ArticleId, AsJson, Profile, Region, StackName, Whole, stack_of

app = typer.Typer()
MAX_DAYS = 100_000


@app.command()
def show(
    article_id: ArticleId,
    version: Annotated[int | None, typer.Option(min=1, help="Show this version instead of the newest.")] = None,
    as_json: AsJson = False,
    whole: Whole = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Show an article's record, its older versions, and what changed between them."""
    from clipwire.cli.show import show

    show(stack_of(stack, profile, region), article_id, version, as_json, whole)


@app.command()
def history(
    article_id: ArticleId,
    diff: Annotated[bool, typer.Option("--diff", help="Show what changed from each text to the next.")] = False,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Show each text of an article in order of observation: when and in which file it was seen first and last."""
    from clipwire.cli.history import history

    history(stack_of(stack, profile, region), article_id, diff, as_json)


@app.command()
def story(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of a story, or of one of its articles.")],
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Show the reports and copies of a story, and what each report has that the others lack."""
    from clipwire.cli.story import story

    story(stack_of(stack, profile, region), name, as_json)


@app.command()
def leads(
    source: Annotated[str, typer.Option(help="The publisher, by id or name.")],
    days: Annotated[int, typer.Option(min=1, max=MAX_DAYS, help="Look at the lists of so many days.")] = 30,
    all_titles: Annotated[bool, typer.Option("--all", help="Print titles that are in the archive too.")] = False,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """List the titles that a publisher's pages show and the archive lacks, and those that disappeared from them."""
    from clipwire.cli.leads import show_leads

    show_leads(stack_of(stack, profile, region), source, days, all_titles, as_json)


@app.command("list")
def list_articles(
    source: Annotated[str | None, typer.Option(help="Only articles of this publisher, by id or name.")] = None,
    day: Annotated[str | None, typer.Option(help="Only articles of this day, as 2025-04-24.")] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="From this day on. Default: the last 30 days; with --source, all days."),
    ] = None,
    country: Annotated[str | None, typer.Option(help="Only articles that name this country, by code, as KP.")] = None,
    about: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only articles that name this person, organisation or place.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Maximum number of articles to list.")] = 50,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """List articles, newest first: all, or those of a publisher, of days, about a country or about a name."""
    from clipwire.cli.listing import list_articles

    list_articles(
        stack_of(stack, profile, region),
        source=source,
        day=day,
        since=since,
        country=country,
        about=about,
        limit=limit,
        as_json=as_json,
    )
