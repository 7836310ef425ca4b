"""Folders of files that hold one article each, and `truth.toml` with what a careful reader takes from every one."""

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.registry import parse
from tests.benchmarks.sets.bodies import BodyTally
from tests.benchmarks.sets.evaluation import Score, Tally, share

FIELDS = ("title", "authors", "published")


class File(NamedTuple):
    part: str
    name: str
    data: bytes
    wanted: dict[str, Any]
    """`title`, `authors`, `published` (empty if the file does not say) and `body`; in some folders `url`, `related`."""


class Read(Protocol):
    """What a reader gives: an article, or the public result of the HTML reader."""

    title: str | None
    authors: list[str]
    published: str | None
    body: str


def files_of(folder: Path) -> list[File]:
    truth = tomllib.loads((folder / "truth.toml").read_text("utf-8"))
    return [File("all", name, (folder / name).read_bytes(), wanted) for name, wanted in truth.items()]


def first_article(file: File) -> Article:
    """The first article of a file of any format; an empty one if the file is rejected."""
    try:
        return parse(file.data, file.name).articles[0]
    except Rejected:
        return Article()


def score_files(files: Sequence[File], reader: Callable[[File], Read]) -> Score:
    """`body_f1`, `body_precision`, `body_recall` as in `bodies`; `title`, `authors`, `published`: files of which this
    field is right (the day counts, not the hour); and if the folder says so, `related_precision` and `related_recall`
    of the titles of other stories that a page lists.
    """
    bodies, related, right, mistakes = BodyTally(), Tally(), dict.fromkeys(FIELDS, 0), []
    for file in files:
        found = reader(file)
        f1 = bodies.add(file.wanted["body"], found.body)
        given = _fields(found.title, found.authors, found.published)
        wanted = _fields(*(file.wanted[name] for name in FIELDS))
        wrong = [f"{name} {given[name]!r}" for name in FIELDS if given[name] != wanted[name]]
        for name in FIELDS:
            right[name] += given[name] == wanted[name]
        if "related" in file.wanted:
            titles = [item.title for item in getattr(found, "related", [])]
            if not related.add(file.wanted["related"], titles, str.__eq__):
                wrong.append(f"related {titles}")
        if wrong or f1 < 1:
            mistakes.append(f"{file.name}: body {f1:.3f} {', '.join(wrong)}\n{found.body}")
    figures = {"body_f1": bodies.f1, "body_precision": bodies.precision, "body_recall": bodies.recall}
    figures |= {name: share(count, len(files)) for name, count in right.items()}
    if related.wanted:
        figures |= {"related_precision": related.precision, "related_recall": related.recall}
    return Score(figures, mistakes)


def _fields(title: str | None, authors: list[str], published: str | None) -> dict[str, Any]:
    """The fields in the form that they are compared in: any spaces, any case of names, the day alone."""
    return {
        "title": " ".join((title or "").split()),
        "authors": [name.casefold() for name in authors],
        "published": (published or "")[:10],
    }
