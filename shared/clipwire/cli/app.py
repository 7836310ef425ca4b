"""The command line: all commands, and errors in one line."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from clipwire.cli.commands import archive, articles, files, operating
from clipwire.cli.output import Failure, notes, one_line, plain, write_line

app = typer.Typer(
    help="Read press articles from files, and operate a Clipwire stack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
for commands in (files, articles, archive, operating):
    app.add_typer(commands.app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from clipwire import __version__

        write_line(f"clipwire {__version__}")
        raise typer.Exit


@app.callback()
def clipwire(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the release and exit.")
    ] = False,
) -> None:
    pass


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
