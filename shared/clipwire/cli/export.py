"""`clipwire export` and `clipwire convert`: write articles into files of a standard."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from clipwire.cli.export_state import Query, State, key_of
from clipwire.cli.inspect import check_names, readings_of
from clipwire.cli.output import Failure, notes, one_line, plain, write_line
from clipwire.cli.receipts import outcome_line, problem_view
from clipwire.exports import FORMATS, Format
from clipwire.exports.records import AnyRecord, Original, article_of, no_original
from clipwire.model.article import Article, FileRef
from clipwire.model.errors import Rejected
from clipwire.services.originals import arrival_of, bytes_of
from clipwire.versions.identity import text_digest

if TYPE_CHECKING:
    from clipwire.cli.stack import Stack

PER_FILE = 10_000
"""Articles of one file. An export that was interrupted writes at most so many again."""
BINARY = ("parquet", "warc")
"""Formats that are not printed on a terminal."""
SAFE_NAME = re.compile(r"[A-Za-z0-9]{1,64}")


@dataclass
class Written:
    """What an export did."""

    articles: int = 0
    there: int = 0
    """Articles that an earlier run had written."""
    failed: int = 0


def export(
    records: Iterable[AnyRecord],
    folder: str,
    format_name: str,
    query: Query,
    *,
    each: bool = False,
    per_file: int = PER_FILE,
    original: Original = no_original,
) -> Written:
    """Write records into files of a folder and print the name of each file.

    A run goes on where an earlier one with the same `query` was interrupted. A file appears under its name when it is
    whole. Raises `Failure`: with status 2 for a format that is not known, or a folder with another export.
    """
    chosen = format_named(format_name)
    files = "one for each article" if each and chosen.is_list else None
    state = State.open(Path(folder), {"format": format_name, **query, "files": files})
    done = Written()
    fresh = _fresh(_watched(records), state, done)
    if each or not chosen.is_list:
        for article in fresh:
            name = _name_of(article, chosen.suffix, state)
            _write(state, name, _pieces(chosen, [article], original, each=True), [article], done)
    else:
        while batch := list(islice(fresh, per_file)):
            name = f"articles-{state.count + 1:06}{chosen.suffix}"
            _write(state, name, _pieces(chosen, batch, original), batch, done)
    notes.print(plain(_summed_up(done, folder)))
    return done


def export_found(
    stack: "Stack", records: Iterable[AnyRecord], query: Query, folder: str, format_name: str, each: bool = False
) -> bool:
    """Write the records of a stack that a query finds. True if each could be written."""
    done = export(records, folder, format_name, query, each=each, original=stored_original(stack))
    return not done.failed


def convert(names: Sequence[str], format_name: str, folder: str | None, each: bool = False) -> bool:
    """Write the articles of local files in another format: into a folder, or to standard output.

    True if every file was accepted, at least in part. Raises `Failure` with status 2 for wrong usage.
    """
    chosen = format_named(format_name)
    check_names(names)
    outcomes: list[str] = []
    articles = _articles_in(names, outcomes)
    if folder is not None:
        export(articles, folder, format_name, {}, each=each, original=local_original)
    elif each:
        raise Failure("--each writes several files: name a folder with -o", status=2)
    else:
        _to_stdout(articles, chosen, format_name)
    return "rejected" not in outcomes


def format_named(name: str) -> Format:
    if name not in FORMATS:
        raise Failure(f"there is no format {name}: choose one of {', '.join(FORMATS)}", status=2)
    return FORMATS[name]


def local_original(file: FileRef) -> bytes | None:
    """The bytes of a local file, or of its member, that an article was read from."""
    try:
        with Path(file.key).open("rb") as opened:
            if file.slice:
                opened.seek(file.slice.start)
            data = opened.read(file.slice.length if file.slice else -1)
    except OSError:  # standard input, or a file that was removed since
        return None
    return bytes_of(data, file)


def stored_original(stack: "Stack") -> Original:
    """Gives the bytes that articles of a stack were read from, of the version of the object and the member."""
    from clipwire.adapters import clients
    from clipwire.adapters.bucket import DroppedFiles

    files = DroppedFiles(clients.s3())

    def read(file: FileRef) -> bytes | None:
        if file.bucket != stack.bucket:
            return None
        try:
            data = files.read(arrival_of(file), sys.maxsize)  # the stack had limits when it took the file
            return bytes_of(data, file)
        except Rejected:  # it was deleted
            return None

    return read


# --- what is written ------------------------------------------------------------------------------------------------


def _articles_in(names: Sequence[str], outcomes: list[str]) -> Iterator[Article]:
    """The articles of files. Adds the outcome of each file to `outcomes`, and prints what was refused."""
    for name, reading in readings_of(names):
        outcomes.append(reading.outcome)
        if reading.problem:
            notes.print(outcome_line(name, reading.outcome))
            notes.print(problem_view(reading.problem, reading.outcome))
        yield from reading.articles


def _watched(records: Iterable[AnyRecord]) -> Iterator[AnyRecord]:
    """The records, counted on the terminal while they are written."""
    columns = SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=notes, transient=True, disable=not notes.is_terminal) as bar:
        task = bar.add_task("articles", total=None)
        for record in records:
            yield record
            bar.advance(task)


def _fresh(records: Iterable[AnyRecord], state: State, done: Written) -> Iterator[Article]:
    """The articles that are not written yet. A record that cannot be read is counted and named on stderr."""
    seen: set[str] = set()
    for record in records:
        try:
            article = article_of(record)
        except ValueError as error:
            done.failed += 1
            name = record.id if isinstance(record, Article) else record.get("id")
            reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
            notes.print(plain(f"{name} cannot be written: {one_line(reason)}", "red"))
            continue
        key = key_of(article)
        if key in seen or not state.is_new(key):
            done.there += 1
        else:
            seen.add(key)
            yield article


def _pieces(chosen: Format, batch: Sequence[Article], original: Original, each: bool = False) -> Iterator[bytes]:
    try:
        if each:
            yield chosen.one(batch[0], original)
        else:
            yield from chosen.many(batch, original)
    except ModuleNotFoundError as error:
        raise Failure(f"this format needs {error.name}: pip install {error.name}") from error


# --- where it is written --------------------------------------------------------------------------------------------


def _name_of(article: Article, suffix: str, state: State) -> str:
    """A file name of letters and digits only: the id, then the version after the first, or a hash of another text."""
    digest = text_digest(article)
    stem = article.id if article.id and SAFE_NAME.fullmatch(article.id) else digest
    if article.version and article.version > 1:
        stem = f"{stem}-{article.version}"
    return f"{stem}{suffix}" if f"{stem}{suffix}" not in state.files else f"{stem}-{digest[:8]}{suffix}"


def _write(state: State, name: str, pieces: Iterable[bytes], articles: Sequence[Article], done: Written) -> None:
    path = state.folder / name
    part = path.with_name(f".{name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(path)
        state.add(name, map(key_of, articles))
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    done.articles += len(articles)
    write_line(str(path))


def _to_stdout(articles: Iterable[Article], chosen: Format, format_name: str) -> None:
    given = list(articles)
    if not chosen.is_list and len(given) > 1:
        raise Failure(f"{format_name} has a file for each article: name a folder with -o", status=2)
    if format_name in BINARY and sys.stdout.isatty():
        raise Failure(f"{format_name} is not text: name a folder with -o, or redirect the output", status=2)
    if given:
        for piece in _pieces(chosen, given, local_original, each=len(given) == 1):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()


def _summed_up(done: Written, folder: str) -> str:
    parts = [f"{done.articles:,} article{'s' * (done.articles != 1)} written to {folder}"]
    if done.there:
        parts.append(f"{done.there:,} were there already")
    if done.failed:
        parts.append(f"{done.failed:,} could not be written")
    return "; ".join(parts)
