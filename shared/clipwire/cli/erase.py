"""`clipwire erase`: erase an article, or a file with its articles, for good."""

import sys

import typer

from clipwire.adapters import clients
from clipwire.adapters.bucket import ErasableObjects
from clipwire.adapters.table.erasing import StoredTable
from clipwire.adapters.table.writing import now
from clipwire.cli.archive import ArchiveOf
from clipwire.cli.archive_check import erase_rows
from clipwire.cli.output import Failure, answers, notes, plain
from clipwire.cli.stack import Stack
from clipwire.services.erasing import HOLDS_OTHERS, Erasing, Plan


def erase(stack: Stack, name: str, yes: bool) -> bool:
    """Show what will be erased, ask, and erase it. False if a file that has a text of it is kept."""
    erasing = Erasing(
        stored=StoredTable(clients.dynamodb(), stack.table, stack.bucket),
        objects=ErasableObjects(clients.s3(), stack.bucket),
        clock=now,
    )
    notes.print(plain("looking through the whole table …", "dim"))
    plan = erasing.plan(name, stack.key_of(name))
    if plan is None:
        raise Failure(f"there is no article {name}, and no file {stack.key_of(name)}")
    _print_plan(plan)
    if not yes and not _confirmed():
        raise Failure("nothing was erased")
    erasing.erase(plan)
    if plan.articles:
        erase_rows(ArchiveOf(stack), plan.articles)
    answers.print(plain(f"erased: {_counted(plan)}"))
    return not plan.kept


def _print_plan(plan: Plan) -> None:
    notes.print(plain(f"to erase for good: {_counted(plan)}"))
    for article_id in plan.articles:
        notes.print(plain(f"  article {article_id}, its versions and its bodies"))
    for key in plan.files:
        notes.print(plain(f"  file {key}, its versions and its receipts"))
    for key, reason in plan.kept.items():
        ending = "with all its articles" if reason == HOLDS_OTHERS else "as well"
        notes.print(plain(f"  not file {key}, which {reason}: `clipwire erase {key}` erases it {ending}", "yellow"))


def _counted(plan: Plan) -> str:
    numbers = ((len(plan.articles), "article"), (len(plan.files), "file"))
    return ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in numbers)


def _confirmed() -> bool:
    if not sys.stdin.isatty():
        raise Failure("this cannot be undone: confirm it with --yes", status=2)
    return typer.confirm("This cannot be undone. Erase?", err=True)
