"""Arguments and options that several commands have."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from clipwire.cli.stack import Stack

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
ArticleId = Annotated[str, typer.Argument(metavar="ID", help="An id, as `list` and `status` print it.")]
DEFAULT_STACK = "clipwire-dev"


def stack_of(name: str, profile: str | None, region: str | None) -> "Stack":
    """The stack that --stack, --profile and --region name. It imports boto3, which some commands do without."""
    from clipwire.cli.stack import find_stack

    return find_stack(name, profile, region)
