"""What an export has written so far: a file of JSON lines in its folder, so that a run can be interrupted."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from clipwire.cli.output import Failure
from clipwire.model.article import Article
from clipwire.versions.identity import text_digest

NAME = ".clipwire-export.jsonl"

Query = dict[str, str | None]
"""Option -> its value in the call that began the export. A folder takes one export: one query and one format."""


def key_of(article: Article) -> str:
    """An article's version, or its text if it has no version yet."""
    return f"{article.id}-{article.version or text_digest(article)}"


@dataclass
class State:
    """The first line has the query; each other line a file and the articles in it."""

    folder: Path
    files: set[str] = field(default_factory=set)
    count: int = 0
    """Files that were written."""
    _keys: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, folder: Path, query: Query) -> Self:
        """Begin or go on with the export of a query. Raises `Failure` if the folder has another one."""
        state = cls(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lines = state._lines()
            if not lines:
                state._append({"query": query})
        except OSError as error:
            raise Failure(f"{folder} cannot be used: {error.strerror}", status=2) from error
        there, asked = _given(lines[0].get("query") if lines else query), _given(query)
        if there != asked:
            shown = f"another export ({_shown(there)}), not this one ({_shown(asked)})"
            raise Failure(f"{folder} has {shown}: name another folder", status=2)
        for line in lines[1:]:
            state._note(str(line["file"]), line["articles"])
        return state

    def is_new(self, key: str) -> bool:
        return key not in self._keys

    def add(self, file: str, articles: Iterable[str]) -> None:
        """Note that a file is whole."""
        keys = list(articles)
        self._append({"file": file, "articles": keys})
        self._note(file, keys)

    def _note(self, file: str, keys: Iterable[str]) -> None:
        self.files.add(file)
        self.count = len(self.files)
        self._keys.update(keys)

    def _lines(self) -> list[dict[str, Any]]:
        """The lines that were written whole; the last one may not be."""
        path = self.folder / NAME
        if not path.exists():
            return []
        whole, _, broken = path.read_text("utf-8").rpartition("\n")
        if broken:
            path.write_text(f"{whole}\n" if whole else "", "utf-8")
        return [json.loads(line) for line in whole.split("\n") if line]

    def _append(self, line: dict[str, Any]) -> None:
        with (self.folder / NAME).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


def _given(query: Query | None) -> dict[str, str]:
    return {name: value for name, value in (query or {}).items() if value}


def _shown(given: dict[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in given.items())
