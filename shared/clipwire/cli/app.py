"""The commands and their options. Each command imports the module that does the work when it runs."""

import os
import sys
import time
from typing import Annotated, NoReturn

import typer

from clipwire.cli.output import Failure, notes, one_line, plain

app = typer.Typer(
    help="Read press articles from files, and operate a Clipwire stack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs, one object on each line.")]
Whole = Annotated[bool, typer.Option("--whole", help="Print the whole body and every related item.")]
StackName = Annotated[str, typer.Option("--stack", envvar="CLIPWIRE_STACK", help="The CloudFormation stack.")]
Profile = Annotated[str | None, typer.Option("--profile", help="The AWS profile. By default, that of the AWS tools.")]
Region = Annotated[str | None, typer.Option("--region", help="The AWS region; by default, that of the AWS tools.")]
FormatName = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="ninjs, json-ld, newsml-g2, atom, json-feed, csv, json-lines, parquet, markdown, text, gkg, warc, stix "
        "or misp (docs/formats.md).",
    ),
]
Each = Annotated[bool, typer.Option("--each", help="Write a file for each article.")]
Query = Annotated[
    str, typer.Argument(metavar="QUERY", help='As \'person:"Kim Jong Un" AND launch*\' (docs/queries.md); "" for all.')
]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="From this day on, as 2025-04-24 or 2025-04.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day, or this month.")]
OfSource = Annotated[str | None, typer.Option("--source", help="Only articles of this publisher, by id or name.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
Local = Annotated[bool, typer.Option("--local", help="Ask with DuckDB on this computer.")]
DEFAULT_STACK = "clipwire-dev"
MAX_DAYS = 100_000


def _print_version(wanted: bool) -> None:
    if wanted:
        from clipwire import __version__
        from clipwire.cli.output import write_line

        write_line(f"clipwire {__version__}")
        raise typer.Exit


@app.callback()
def clipwire(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the release and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def inspect(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files to read; - is standard input.")],
    as_json: AsJson = False,
    whole: Whole = False,
    watch_list: Annotated[
        str | None, typer.Option(metavar="FILE", help="A watch list to try before you upload it.")
    ] = None,
) -> None:
    """Read files and show their articles, without AWS.

    Exit status: 0; 1 if a file was rejected; 2 for wrong usage.
    """
    from clipwire.cli.inspect import inspect

    if not inspect(files, as_json, whole, watch_list):
        raise typer.Exit(1)


@app.command()
def convert(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Files to read; - is standard input.")],
    format_name: FormatName,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="DIR", help="Write files into this folder.")
    ] = None,
    each: Each = False,
) -> None:
    """Read files as `inspect` does and print their articles in another format, or write them with -o.

    What is in the folder already is not written again. Exit status: 0; 1 if a file was rejected; 2 for wrong usage.
    """
    from clipwire.cli.export import convert

    if not convert(files, format_name, output, each):
        raise typer.Exit(1)


@app.command()
def drop(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, or folders with all their files.")],
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait for the receipts and print the outcome of each file.")
    ] = False,
    patience: Annotated[float, typer.Option(help="Seconds for which --wait waits.")] = 120,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Put files into the bucket and print their keys.

    With --wait, the exit status is 1 if a file was rejected, failed or has no receipt yet.
    """
    from clipwire.cli import drop
    from clipwire.cli.stack import find_stack

    drop.planned(paths)  # wrong usage is an error before AWS is asked
    found = find_stack(stack, profile, region)
    uploads = drop.planned(paths, found.prefix)
    begun = time.time()
    drop.drop(found, uploads)
    if wait and not drop.wait_for_receipts(found, [upload.key for upload in uploads], begun, patience):
        raise typer.Exit(1)


@app.command()
def status(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="A key, as `drop` printed it; key#member; or the beginning of keys, . for all files."
        ),
    ],
    outcome: Annotated[
        list[str] | None,
        typer.Option(metavar="OUTCOME", help="Only files with this outcome, as rejected. May be repeated."),
    ] = None,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Show what became of a dropped file and its members, or sum up the files of a folder."""
    from clipwire.cli.stack import find_stack
    from clipwire.cli.status import status

    status(find_stack(stack, profile, region), key, outcome or [], as_json)


@app.command()
def show(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="An id, as `list` and `status` print it.")],
    version: Annotated[int | None, typer.Option(min=1, help="Show this version instead of the newest.")] = None,
    as_json: AsJson = False,
    whole: Whole = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Show an article's record, its older versions, and what changed between them."""
    from clipwire.cli.show import show
    from clipwire.cli.stack import find_stack

    show(find_stack(stack, profile, region), article_id, version, as_json, whole)


@app.command()
def history(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="An id, as `list` and `status` print it.")],
    diff: Annotated[bool, typer.Option("--diff", help="Show what changed from each text to the next.")] = False,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Show each text of an article in order of observation: when and in which file it was seen first and last."""
    from clipwire.cli.history import history
    from clipwire.cli.stack import find_stack

    history(find_stack(stack, profile, region), article_id, diff, as_json)


@app.command()
def story(
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of a story, or of one of its articles.")],
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Show the reports and copies of a story, and what each report has that the others lack."""
    from clipwire.cli.stack import find_stack
    from clipwire.cli.story import story

    story(find_stack(stack, profile, region), name, as_json)


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
    from clipwire.cli.stack import find_stack

    show_leads(find_stack(stack, profile, region), source, days, all_titles, as_json)


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
    from clipwire.cli.stack import find_stack

    list_articles(
        find_stack(stack, profile, region),
        source=source,
        day=day,
        since=since,
        country=country,
        about=about,
        limit=limit,
        as_json=as_json,
    )


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
    from clipwire.cli.stack import find_stack

    choice = choice_of(query, since, until, source)
    archive = ArchiveOf(find_stack(stack, profile, region), local)
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
    from clipwire.cli.stack import find_stack

    format_named(format_name)  # wrong usage is an error before AWS is asked
    choice = choice_of(query, since, until, source)
    found = find_stack(stack, profile, region)
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
    from clipwire.cli.stack import find_stack

    choice = choice_of(query, since, until, source)
    count(ArchiveOf(find_stack(stack, profile, region), local), choice, by=by, limit=limit, as_json=as_json)


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
    from clipwire.cli.stack import find_stack

    query(ArchiveOf(find_stack(stack, profile, region), local), sql, by_athena=athena, as_json=as_json, as_csv=as_csv)


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
    from clipwire.cli.stack import find_stack

    if not check(ArchiveOf(find_stack(stack, profile, region), local), dry_run=dry_run):
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
    from clipwire.cli.stack import find_stack

    rebuild(ArchiveOf(find_stack(stack, profile, region)))


@app.command()
def watch(
    filter_policy: Annotated[
        str | None, typer.Option("--filter", help='An SNS filter policy, as in \'{"countries": ["KP"]}\'.')
    ] = None,
    count: Annotated[int | None, typer.Option(min=1, help="End after this number of notifications.")] = None,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Print notifications as they arrive, until Ctrl-C."""
    from clipwire.cli import watch
    from clipwire.cli.stack import find_stack

    watch.watch(find_stack(stack, profile, region), filter_policy, count, as_json)


@app.command()
def retry(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of a file with a `failed` receipt.")],
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Send the messages of a failed file again."""
    from clipwire.cli import retry
    from clipwire.cli.stack import find_stack

    retry.retry(find_stack(stack, profile, region), key)


@app.command()
def replay(
    name: Annotated[str, typer.Argument(metavar="KEY", help="A key, or the beginning of keys. A dot means all files.")],
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Only files that were rejected, or that have a rejected member.")
    ] = False,
    failed: Annotated[
        bool, typer.Option("--failed", help="Only files that failed, or that have a failed member.")
    ] = False,
    read_before: Annotated[
        str | None,
        typer.Option(metavar="RELEASE", help="Only files that were read by a release before this one, as 0.2.0."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the keys, but queue nothing.")] = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Read stored files again with the current release and watch list.

    Records of the same bytes are replaced in place, without a new version and without a notification.
    """
    from clipwire.cli import replay
    from clipwire.cli.stack import find_stack

    choice = replay.Choice(rejected, failed, read_before)
    replay.replay(find_stack(stack, profile, region), name, choice, dry_run)


@app.command()
def verify(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="An id, as `list` and `status` print it.")],
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Check that nothing stored of an article was changed: records, texts, bytes, the chain of versions, roots.

    Exit status: 1 if something was changed or is missing.
    """
    from clipwire.cli.proofs import verify
    from clipwire.cli.stack import find_stack

    if not verify(find_stack(stack, profile, region), article_id, as_json):
        raise typer.Exit(1)


@app.command()
def proof(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="An id, as `list` and `status` print it.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The zip file to write.")],
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Write a bundle with which others can check an article's versions offline, with `sha256sum` and `openssl`."""
    from clipwire.cli.proofs import bundle
    from clipwire.cli.stack import find_stack

    bundle(find_stack(stack, profile, region), article_id, output)


@app.command()
def erase(
    name: Annotated[str, typer.Argument(metavar="ID|KEY", help="The id of an article, or the key of a file.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Erase an article with all its versions and files, or a file with all its articles, for good.

    What it erases is not stored again. Exit status: 1 if a file that has a text of it is kept.
    """
    from clipwire.cli.erase import erase
    from clipwire.cli.stack import find_stack

    if not erase(find_stack(stack, profile, region), name, yes):
        raise typer.Exit(1)


def main() -> None:
    """Run the command line. Every error is one line on stderr, never a traceback."""
    try:
        app()
    except Failure as failure:
        _fail(str(failure), failure.status, failure.marked)
    except BrokenPipeError:
        # The program that reads the output (head, less) has ended. Python would report this again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:
        if (line := _aws_line(error)) is not None:
            _fail(line, 1)
        if os.environ.get("CLIPWIRE_DEBUG"):
            raise
        _fail(f"{type(error).__name__}: {error} (CLIPWIRE_DEBUG=1 shows where)", 1)


def _aws_line(error: Exception) -> str | None:
    if "botocore" not in sys.modules:  # `inspect` does not import it
        return None
    from clipwire.cli.stack import in_one_line

    return in_one_line(error)


def _fail(line: str, status: int, marked: str = "") -> NoReturn:
    notes.print(plain("clipwire: ", "bold red") + plain(one_line(line)), soft_wrap=True)
    if marked:
        notes.print(plain(marked), soft_wrap=True)
    sys.exit(status)
