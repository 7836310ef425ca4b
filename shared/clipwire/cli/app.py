"""The commands and their options. Each hands over to the module that does the work."""

import os
import sys
from typing import Annotated

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


@app.callback()
def clipwire() -> None:
    """A callback keeps the name of a command required, however many there are."""


@app.command()
def inspect(
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help="Files to read; - is standard input.")],
    as_json: AsJson = False,
    whole: Whole = False,
) -> None:
    """Show what Clipwire makes of files, without AWS.

    Exit status: 0; 1 where a file was rejected; 2 for wrong usage.
    """
    from clipwire.cli.inspect import inspect

    if not inspect(files, as_json, whole):
        raise typer.Exit(1)


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
        if os.environ.get("CLIPWIRE_DEBUG"):
            raise
        _fail(f"{type(error).__name__}: {error} (CLIPWIRE_DEBUG=1 shows where)", 1)


def _fail(line: str, status: int) -> None:
    notes.print(plain("clipwire: ", "bold red") + plain(one_line(line)), soft_wrap=True)
    sys.exit(status)
