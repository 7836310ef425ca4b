"""The columns of the archive's rows, with their types in DuckDB and in Glue."""

import re

_NAMED = "name VARCHAR, aliases VARCHAR[], mentions INTEGER, identifiers MAP(VARCHAR, VARCHAR)"

KEYS = {
    # of the row
    "id": "VARCHAR",
    "version": "INTEGER",
    "as_of": "VARCHAR",
    "turn": "VARCHAR",
    "moved": "BOOLEAN",
    "digest": "VARCHAR",
    "day": "DATE",
}
LISTED = {
    # of the record, for lists of hits
    "type": "VARCHAR",
    "published": "VARCHAR",
    "published_first": "VARCHAR",
    "published_last": "VARCHAR",
    "stored_at": "VARCHAR",
    "language": "VARCHAR",
    "tone": "DOUBLE",
    "duplicate": "BOOLEAN",
    "source_id": "VARCHAR",
    "source_name": "VARCHAR",
    "story_id": "VARCHAR",
    "duplicate_of": "VARCHAR",
    "countries": "VARCHAR[]",
    "title": "VARCHAR",
}
WORDS = {
    # folded, for searching by words (docs/queries.md)
    "title_words": "VARCHAR",
    "source_words": "VARCHAR",
    "country_words": "VARCHAR",
    "person_words": "VARCHAR",
    "organisation_words": "VARCHAR",
    "place_words": "VARCHAR",
    "subject_words": "VARCHAR",
    "quote_words": "VARCHAR",
    "event_words": "VARCHAR",
    "body_words": "VARCHAR",
}
FIELDS = {
    # of the record, for everything else
    "url": "VARCHAR",
    "modified": "VARCHAR",
    "crawled": "VARCHAR",
    "agency": "VARCHAR",
    "summary": "VARCHAR",
    "similarity": "DOUBLE",
    "authors": "VARCHAR[]",
    "keywords": "VARCHAR[]",
    "watched": "VARCHAR[]",
    "people": f"STRUCT({_NAMED})[]",
    "organisations": f"STRUCT({_NAMED})[]",
    "places": f"STRUCT({_NAMED}, country VARCHAR, lat DOUBLE, lon DOUBLE, geonames_id BIGINT)[]",
    "subjects": "STRUCT(code VARCHAR, name VARCHAR, confidence DOUBLE)[]",
    "quotes": "STRUCT(text VARCHAR, speaker VARCHAR)[]",
    "actions": "STRUCT(type VARCHAR, actor VARCHAR, target VARCHAR, date VARCHAR, sentence VARCHAR)[]",
    "body": "VARCHAR",
    "record": "VARCHAR",
}
COLUMNS = KEYS | LISTED | WORDS | FIELDS
"""Name -> type in DuckDB, in the order in which they are written: what a search reads lies together."""


_GLUE = {"VARCHAR": "string", "INTEGER": "int", "BIGINT": "bigint", "DOUBLE": "double", "BOOLEAN": "boolean"} | {
    "DATE": "date"
}


def glue_type(kind: str) -> str:
    """A DuckDB type as Glue and Athena write it.

    >>> glue_type("STRUCT(name VARCHAR, aliases VARCHAR[])[]")
    'array<struct<name:string,aliases:array<string>>>'
    """
    if kind.endswith("[]"):
        return f"array<{glue_type(kind[:-2])}>"
    if kind.startswith("MAP("):
        return f"map<{','.join(glue_type(part) for part in _parts(kind))}>"
    if kind.startswith("STRUCT("):
        fields = (part.split(" ", 1) for part in _parts(kind))
        return f"struct<{','.join(f'{name}:{glue_type(of)}' for name, of in fields)}>"
    return _GLUE[kind]


def _parts(kind: str) -> list[str]:
    """The parts of `STRUCT(…)` or `MAP(…)`."""
    inside = kind.partition("(")[2][:-1]
    return re.split(r", (?![^()]*\))", inside)
