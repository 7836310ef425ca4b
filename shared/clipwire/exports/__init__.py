"""Articles in the formats of others: each standard in a module of its own, and one table of them all.

`docs/formats.md` says what each format keeps and loses.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from clipwire.exports.records import AnyRecord, Original, article_of, no_original


@dataclass(frozen=True)
class Format:
    """A format in which articles are written."""

    suffix: str
    """The end of a file name, with the dot."""
    module: str
    """The module that writes it. It is imported on first use, since some need a large library."""
    is_list: bool
    """Whether one file can hold several articles."""
    what: str

    def one(self, record: AnyRecord, original: Original = no_original) -> bytes:
        """The file of a single article. `original` gives the bytes that an article was read from, for `warc`."""
        if write := getattr(self._module, "one", None):
            return bytes(write(article_of(record)))
        return b"".join(self.many([record], original))

    def many(self, records: Iterable[AnyRecord], original: Original = no_original) -> Iterator[bytes]:
        """The file of several articles, piece by piece. Raises `TypeError` if a file holds one article only."""
        if not self.is_list:
            raise TypeError("this format has a file for each article")
        write: Callable[..., Iterator[bytes]] = self._module.many
        articles = map(article_of, records)
        return write(articles, original) if self.module == "warc" else write(articles)

    @property
    def _module(self) -> Any:
        return import_module(f"clipwire.exports.{self.module}")


FORMATS = {
    # name                     suffix       module          list   what it is
    "ninjs": Format(          ".json",     "ninjs",        True,  "IPTC ninjs 3.1, news in JSON"),
    "json-ld": Format(        ".jsonld",   "schema_org",   True,  "schema.org NewsArticle in JSON-LD"),
    "newsml-g2": Format(      ".xml",      "newsml_g2",    True,  "IPTC NewsML-G2 2.35, a news item or a news message"),
    "atom": Format(           ".atom",     "atom",         True,  "an Atom feed (RFC 4287)"),
    "json-feed": Format(      ".json",     "json_feed",    True,  "JSON Feed 1.1"),
    "csv": Format(            ".csv",      "csv_table",    True,  "a table for spreadsheets, an article in each row"),
    "json-lines": Format(     ".jsonl",    "json_lines",   True,  "whole records, one on each line"),
    "parquet": Format(        ".parquet",  "parquet",      True,  "a Parquet table, for DuckDB, pandas and others"),
    "markdown": Format(       ".md",       "markdown",     False, "Markdown with front matter in YAML"),
    "text": Format(           ".txt",      "plain_text",   False, "plain text under a short head"),
    "gkg": Format(            ".tsv",      "gkg",          True,  "rows in the columns of GDELT's knowledge graph"),
    "warc": Format(           ".warc.gz",  "warc",         True,  "a web archive of the originals and their records"),
    "stix": Format(           ".json",     "stix",         True,  "a bundle of STIX 2.1 reports"),
    "misp": Format(           ".json",     "misp",         True,  "MISP events"),
}  # fmt: skip
