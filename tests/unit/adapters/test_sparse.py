"""Of an object, only the ranges that a question needs are fetched, once."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from clipwire.adapters.archive import parquet, sparse
from clipwire.adapters.archive.objects import Stored
from clipwire.adapters.archive.reading import source_of
from clipwire.adapters.archive.sparse import SparseFiles
from clipwire.archive import rows
from clipwire.model.errors import ArchiveChanged

NOW = datetime(2025, 5, 2, tzinfo=UTC)


class FakeObjects:
    """Objects in memory, and what was read of them."""

    def __init__(self, *contents: bytes) -> None:
        self.contents = {f"archive/month=2025-04/batch-{n}.parquet": data for n, data in enumerate(contents)}
        self.read_bytes = 0

    def listed(self) -> list[Stored]:
        return [
            Stored(key, hashlib.md5(data).hexdigest(), len(data), NOW) for key, data in sorted(self.contents.items())
        ]

    def read(self, stored: Stored, start: int, end: int) -> bytes:
        data = self.contents[stored.key]
        if hashlib.md5(data).hexdigest() != stored.etag:
            raise ArchiveChanged(stored.key)
        self.read_bytes += end - start
        return data[start:end]


def object_with(number: int, first: int = 0) -> bytes:
    """An object whose bodies do not compress."""
    records: list[dict[str, Any]] = [
        {
            "id": f"a{n}",
            "version": 1,
            "title": f"Boat {n}",
            "body": " ".join(hashlib.sha256(f"{n} {part}".encode()).hexdigest() for part in range(30)),
            "published": "2025-04-24",
        }
        for n in range(first, first + number)
    ]
    with parquet.written(rows.with_turns([rows.row_of(it, NOW, NOW) for it in records])) as made:
        return made.read_bytes()


@pytest.fixture(scope="module")
def large() -> bytes:
    return object_with(3_000)


def asked(files: SparseFiles, objects: FakeObjects, sql: str, *columns: str) -> Any:
    paths = files.opened(objects.listed(), columns)
    with parquet.engine() as duckdb:
        return duckdb.execute(sql.format(source_of(paths))).fetchall()


def test_a_question_about_titles_does_not_fetch_bodies(large: bytes, tmp_path: Path) -> None:
    # Given an object of megabytes, most of it bodies
    objects = FakeObjects(large)
    files = SparseFiles(objects, tmp_path)  # type: ignore[arg-type]
    # When its titles are asked for
    assert asked(files, objects, "SELECT count(DISTINCT title) FROM {}", "title") == [(3_000,)]
    # Then little of it was fetched
    assert objects.read_bytes == files.fetched_bytes < len(large) / 5
    # and nothing for the same question again
    before = objects.read_bytes
    assert asked(files, objects, "SELECT max(title) FROM {}", "title") == [("Boat 999",)]
    assert objects.read_bytes == before
    # and for the bodies, the rest
    assert asked(files, objects, "SELECT max(length(body)) FROM {}", "title", "body") == [(30 * 65 - 1,)]
    assert before < objects.read_bytes <= len(large) + sparse.TAIL_BYTES


def test_what_is_read_of_a_file_with_holes_is_what_the_object_has(large: bytes, tmp_path: Path) -> None:
    # Given the same object as it is, and with holes
    whole = tmp_path / "whole.parquet"
    whole.write_bytes(large)
    objects = FakeObjects(large)
    files = SparseFiles(objects, tmp_path / "cache")  # type: ignore[arg-type]
    for columns in (["id", "day"], ["body_words"], ["people", "record"]):
        # When columns are asked for, then both have the same in them
        sql = f"SELECT md5(string_agg(({', '.join(columns)})::VARCHAR ORDER BY id)) FROM {{}}"
        with parquet.engine() as duckdb:
            expected = duckdb.execute(sql.format(source_of([whole]))).fetchall()
        assert asked(files, objects, sql, "id", *columns) == expected


def test_an_object_that_was_written_again_is_fetched_again(tmp_path: Path) -> None:
    objects = FakeObjects(object_with(10))
    files = SparseFiles(objects, tmp_path)  # type: ignore[arg-type]
    assert asked(files, objects, "SELECT count(*) FROM {}", "id") == [(10,)]
    objects.contents = {key: object_with(20) for key in objects.contents}
    assert asked(files, objects, "SELECT count(*) FROM {}", "id") == [(20,)]


def test_an_object_that_changes_while_it_is_read_is_noticed(large: bytes, tmp_path: Path) -> None:
    objects = FakeObjects(large)
    files = SparseFiles(objects, tmp_path)  # type: ignore[arg-type]
    listed = objects.listed()
    objects.contents = {key: object_with(20) for key in objects.contents}
    with pytest.raises(ArchiveChanged):
        files.opened(listed, ["id"])


def test_the_folder_keeps_to_its_limit(tmp_path: Path) -> None:
    # Given a folder that may have fewer bytes than two objects
    contents = [object_with(50, first) for first in (0, 100, 200)]
    files = SparseFiles(FakeObjects(), tmp_path, max_bytes=len(contents[0]) + 1_000)  # type: ignore[arg-type]
    # When one object after the other is asked
    for content in contents:
        objects = FakeObjects(content)
        files._objects = objects  # type: ignore[assignment]
        assert asked(files, objects, "SELECT count(*) FROM {}", "id") == [(50,)]
    # Then those that were used first are gone
    assert len(list(tmp_path.iterdir())) == 2


def test_without_objects_there_is_an_empty_table_of_the_same_columns(tmp_path: Path) -> None:
    objects = FakeObjects()
    files = SparseFiles(objects, tmp_path)  # type: ignore[arg-type]
    assert asked(files, objects, "SELECT count(title), max(list_count(people)) FROM {}", "title") == [(0, None)]
