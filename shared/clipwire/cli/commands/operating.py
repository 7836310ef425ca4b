"""The commands that watch a stack, read files again, prove what is stored, and erase it."""

from typing import Annotated

import typer

from clipwire.cli.options import DEFAULT_STACK, ArticleId, AsJson, Profile, Region, StackName, stack_of

app = typer.Typer()


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

    watch.watch(stack_of(stack, profile, region), filter_policy, count, as_json)


@app.command()
def retry(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of a file with a `failed` receipt.")],
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Send the messages of a failed file again."""
    from clipwire.cli import retry

    retry.retry(stack_of(stack, profile, region), key)


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

    choice = replay.Choice(rejected, failed, read_before)
    replay.replay(stack_of(stack, profile, region), name, choice, dry_run)


@app.command()
def verify(
    article_id: ArticleId,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Check that nothing stored of an article was changed: records, texts, bytes, the chain of versions, roots.

    Exit status: 1 if something was changed or is missing.
    """
    from clipwire.cli.proofs import verify

    if not verify(stack_of(stack, profile, region), article_id, as_json):
        raise typer.Exit(1)


@app.command()
def proof(
    article_id: ArticleId,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="The zip file to write.")],
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
    region: Region = None,
) -> None:
    """Write a bundle with which others can check an article's versions offline, with `sha256sum` and `openssl`."""
    from clipwire.cli.proofs import bundle

    bundle(stack_of(stack, profile, region), article_id, output)


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

    if not erase(stack_of(stack, profile, region), name, yes):
        raise typer.Exit(1)
