"""The commands that read files, drop them into a stack, and show what became of them."""

import time
from typing import Annotated

import typer

from clipwire.cli.options import DEFAULT_STACK, AsJson, Each, FormatName, Profile, Region, StackName, Whole, stack_of

app = typer.Typer()


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

    drop.planned(paths)  # wrong usage is an error before AWS is asked
    found = stack_of(stack, profile, region)
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
    from clipwire.cli.status import status

    status(stack_of(stack, profile, region), key, outcome or [], as_json)
