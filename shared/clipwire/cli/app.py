"""The commands and their options. Each hands over to the module that does the work, and imports it only then."""

import os
import sys
import time
from typing import Annotated, NoReturn

import typer

from clipwire.cli.output import Failure, notes, one_line, plain

app = typer.Typer(
    help="Read press articles out of files, and look after a Clipwire stack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line, for programs.")]
Whole = Annotated[bool, typer.Option("--whole", help="Print the whole body and every related item.")]
StackName = Annotated[str, typer.Option("--stack", envvar="CLIPWIRE_STACK", help="The CloudFormation stack.")]
Profile = Annotated[str | None, typer.Option("--profile", help="The AWS profile; else as for every AWS tool.")]
DEFAULT_STACK = "clipwire-dev"


@app.callback()
def clipwire() -> None:
    """A callback keeps the name of a command required, however many there are."""


@app.command()
def inspect(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files to read; - is standard input.")],
    as_json: AsJson = False,
    whole: Whole = False,
    watch_list: Annotated[
        str | None, typer.Option(metavar="FILE", help="A watch list to try, as it would lie in the bucket.")
    ] = None,
) -> None:
    """Show what Clipwire makes of files, without AWS.

    Exit status: 0; 1 where a file was rejected; 2 for wrong usage.
    """
    from clipwire.cli.inspect import inspect

    if not inspect(files, as_json, whole, watch_list):
        raise typer.Exit(1)


@app.command()
def drop(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, and folders with everything in them.")],
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait for the receipts and show what became of the files.")
    ] = False,
    patience: Annotated[float, typer.Option(help="How long --wait waits, in seconds.")] = 120,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
) -> None:
    """Put files into the bucket; prints their keys."""
    from clipwire.cli import drop
    from clipwire.cli.stack import find_stack

    uploads = drop.planned(paths)
    found = find_stack(stack, profile)
    begun = time.time()
    drop.drop(found, uploads)
    if wait and not drop.wait_for_receipts(found, [upload.key for upload in uploads], begun, patience):
        raise typer.Exit(1)


@app.command()
def status(
    key: Annotated[str, typer.Argument(metavar="KEY", help="As `drop` printed it; incoming/ may be left out.")],
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
) -> None:
    """Show what became of a dropped file: its receipt."""
    from clipwire.cli import look
    from clipwire.cli.stack import find_stack

    look.status(find_stack(stack, profile), key, as_json)


@app.command()
def show(
    article_id: Annotated[str, typer.Argument(metavar="ID")],
    as_json: AsJson = False,
    whole: Whole = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
) -> None:
    """Show an article's record."""
    from clipwire.cli import look
    from clipwire.cli.stack import find_stack

    look.show(find_stack(stack, profile), article_id, as_json, whole)


@app.command("list")
def list_articles(
    source: Annotated[str | None, typer.Option(help="By publisher: its id or its name.")] = None,
    day: Annotated[str | None, typer.Option(help="By day of publication, 2025-04-24.")] = None,
    country: Annotated[str | None, typer.Option(help="By a country that is mentioned, KP.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 50,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
) -> None:
    """List articles, newest first."""
    from clipwire.cli import look
    from clipwire.cli.stack import find_stack

    look.list_articles(find_stack(stack, profile), source, day, country, limit, as_json)


@app.command()
def watch(
    filter_policy: Annotated[
        str | None, typer.Option("--filter", help='An SNS filter policy, as in \'{"countries": ["KP"]}\'.')
    ] = None,
    count: Annotated[int | None, typer.Option(min=1, help="End after so many.")] = None,
    as_json: AsJson = False,
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
) -> None:
    """Print notifications as they come, until Ctrl-C."""
    from clipwire.cli import watch
    from clipwire.cli.stack import find_stack

    watch.watch(find_stack(stack, profile), filter_policy, count, as_json)


@app.command()
def retry(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of a file whose receipt says `failed`.")],
    stack: StackName = DEFAULT_STACK,
    profile: Profile = None,
) -> None:
    """Try again what failed for good and kept its message."""
    from clipwire.cli import retry
    from clipwire.cli.stack import find_stack

    retry.retry(find_stack(stack, profile), key)


def main() -> None:
    """Run the command line. Whatever goes wrong is one line on stderr, never a traceback."""
    try:
        app()
    except Failure as failure:
        _fail(str(failure), failure.status)
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except Exception as error:
        if (line := _aws_line(error)) is not None:
            _fail(line, 1)
        if os.environ.get("CLIPWIRE_DEBUG"):
            raise
        _fail(f"{type(error).__name__}: {error} (CLIPWIRE_DEBUG=1 shows where)", 1)


def _aws_line(error: Exception) -> str | None:
    if "botocore" not in sys.modules:  # `inspect` does without
        return None
    from clipwire.cli.stack import in_one_line

    return in_one_line(error)


def _fail(line: str, status: int) -> NoReturn:
    notes.print(plain("clipwire: ", "bold red") + plain(one_line(line)), soft_wrap=True)
    sys.exit(status)
