"""Parquet: a row for each article, with flat columns, lists of structs, and the whole record as JSON.

DuckDB writes it. It is an extra (`clipwire[archive]`) and is imported on use.
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from clipwire.exports.records import record_of
from clipwire.exports.texts import in_json
from clipwire.model.article import Article

BLOCK_BYTES = 2**20
MAX_RECORD_BYTES = 64 * 2**20
MENTIONED = "name VARCHAR, aliases VARCHAR[], mentions INTEGER"
COLUMNS = {
    "id": "VARCHAR",
    "version": "INTEGER",
    "title": "VARCHAR",
    "subtitle": "VARCHAR",
    "authors": "VARCHAR[]",
    "source_id": "VARCHAR",
    "source_name": "VARCHAR",
    "url": "VARCHAR",
    "published": "VARCHAR",
    "modified": "VARCHAR",
    "crawled": "VARCHAR",
    "dateline_place": "VARCHAR",
    "language": "VARCHAR",
    "body": "VARCHAR",
    "truncated": "BOOLEAN",
    "summary": "VARCHAR",
    "keywords": "VARCHAR[]",
    "subjects": "STRUCT(code VARCHAR, name VARCHAR, confidence DOUBLE)[]",
    "people": f"STRUCT({MENTIONED})[]",
    "organisations": f"STRUCT({MENTIONED})[]",
    "places": f"STRUCT({MENTIONED}, country VARCHAR, lat DOUBLE, lon DOUBLE, geonames_id BIGINT)[]",
    "countries": "VARCHAR[]",
    "quotes": "STRUCT(text VARCHAR, speaker VARCHAR)[]",
    "tone": "DOUBLE",
    "story_id": "VARCHAR",
    "duplicate_of": "VARCHAR",
    "similarity": "DOUBLE",
    "record": "VARCHAR",
}
"""Dates are text, at the precision known."""


def many(articles: Iterable[Article]) -> Iterator[bytes]:
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        rows, table = Path(folder) / "rows.jsonl", Path(folder) / "table.parquet"
        with rows.open("wb") as file:
            file.writelines(in_json(_row(article)) for article in articles)
        types = ", ".join(f"{name}: '{kind}'" for name, kind in COLUMNS.items())
        source = f"'{rows}', format='newline_delimited', columns={{{types}}}, maximum_object_size={MAX_RECORD_BYTES}"
        with duckdb.connect(config={"threads": 1}) as database:
            database.execute(f"COPY (FROM read_json({source})) TO '{table}' (FORMAT parquet, COMPRESSION zstd)")
        with table.open("rb") as file:
            while block := file.read(BLOCK_BYTES):
                yield block


def _row(article: Article) -> dict[str, Any]:
    record = record_of(article)
    others = {
        "source_id": article.source.id if article.source else None,
        "source_name": article.source.name if article.source else None,
        "dateline_place": article.dateline.place if article.dateline else None,
        "countries": [country.code for country in article.countries],
        "record": in_json(record).decode().rstrip(),
    }
    return {name: others.get(name, record.get(name)) for name in COLUMNS}
