"""`clipwire inspect`: read files as Clipwire does, without AWS."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Group, RenderableType
from rich.rule import Rule

from clipwire.cli.display import record_view
from clipwire.cli.output import Failure, answers, plain, write_json
from clipwire.cli.receipts import outcome_line, problem_view
from clipwire.enrichment.watchlist import WatchListError, parse
from clipwire.model.problem import Problem
from clipwire.parsing.containers.slices import HEAD_BYTES, looks_like_container
from clipwire.services.ports import Watched
from clipwire.services.reading import NOTHING_WATCHED, Reading, read_file
from clipwire.stories.clustering import Stream
from clipwire.wiring.settings import IngestSettings

STDIN = "-"

MAX_BYTES: int = IngestSettings.model_fields["max_file_bytes"].default


def inspect(names: Sequence[str], as_json: bool, whole: bool, watch_list: str | None = None) -> bool:
    """Read each file and print its articles. True if every file is accepted, at least in part.

    `-` is stdin; `watch_list` is the name of a watch list's file. If a name is not a file or the list has mistakes,
    raises `Failure` with status 2 before anything is read.
    """
    check_names(names)
    watched = _watched(watch_list) if watch_list else NOTHING_WATCHED
    outcomes = []
    for name, reading in readings_of(names, watched):
        _show(name, reading, as_json, whole)
        outcomes.append(reading.outcome)
    return "rejected" not in outcomes


def readings_of(names: Sequence[str], watched: Watched = NOTHING_WATCHED) -> Iterator[tuple[str, Reading]]:
    """The name and the reading of each file; if there are several articles, with their stories."""
    stream = Stream()
    for name in names:
        reading = read_named(name, watched)
        yield name, _placed(reading, stream) if len(names) > 1 or len(reading.articles) > 1 else reading


def report(name: str, reading: Reading) -> dict[str, object]:
    """The line that `--json` prints for one file."""
    return {
        "file": name,
        "outcome": reading.outcome,
        "problem": reading.problem.model_dump() if reading.problem else None,
        "warnings": list(reading.warnings),
        "articles": [article.model_dump(mode="json", exclude_none=True) for article in reading.articles],
    }


def reading_view(name: str, reading: Reading, whole: bool = False) -> RenderableType:
    """The reading of a file, for the terminal."""
    parts: list[RenderableType] = [Rule(outcome_line(name, reading.outcome), align="left", style="dim")]
    if reading.problem:
        parts.append(problem_view(reading.problem, reading.outcome))
    shown = {reading.problem.detail} if reading.problem else set()
    parts += [plain(f"! {warning}", "yellow") for warning in reading.warnings if warning not in shown]
    parts += [record_view(article, whole) for article in reading.articles]
    return Group(*parts, "")


def check_names(names: Sequence[str]) -> None:
    """Raises `Failure` with status 2 if a name is not that of a file, or standard input is named twice."""
    for name in names:
        _check_name(name)
    if names.count(STDIN) > 1:
        raise Failure("- is named twice: standard input can be read once", status=2)


def _check_name(name: str) -> None:
    path = Path(name)
    if name == STDIN:
        return
    if not path.exists():
        raise Failure(f"{name}: there is no such file", status=2)
    if path.is_dir():
        raise Failure(f"{name} is a folder: name the files in it, as in {name.rstrip('/')}/*", status=2)


def _watched(name: str) -> Watched:
    try:
        return Watched(parse(Path(name).read_text(encoding="utf-8", errors="replace")))
    except OSError as error:
        raise Failure(f"{name} cannot be read: {error.strerror}", status=2) from error
    except WatchListError as error:
        raise Failure(f"{name}: {error}", status=2) from error


def _placed(reading: Reading, stream: Stream) -> Reading:
    """The reading with the stories of its articles, among all articles that were read before."""
    articles = [article.model_copy(update=stream.place(article).fields) for article in reading.articles]
    return replace(reading, articles=tuple(articles))


def _show(name: str, reading: Reading, as_json: bool, whole: bool) -> None:
    if as_json:
        write_json(report(name, reading))
    else:
        answers.print(reading_view(name, reading, whole))


def read_named(name: str, watched: Watched) -> Reading:
    """Read a file, or standard input, within the limit of its size."""
    try:
        with sys.stdin.buffer if name == STDIN else Path(name).open("rb") as file:
            head = file.read(HEAD_BYTES)
            is_container = looks_like_container(head)  # the limit is for single files
            data = head + (file.read() if is_container else file.read(MAX_BYTES + 1 - len(head)))
    except OSError as error:
        raise Failure(f"{name} cannot be read: {error.strerror}", status=2) from error
    if len(data) > MAX_BYTES and not is_container:
        detail = f"The file is longer than the limit of {MAX_BYTES:,} bytes."
        return Reading("rejected", problem=Problem.of("file-too-large", detail))
    return read_file(data, key=name, watched=watched)
