"""The archive: one row for each version of an article, in Parquet, a partition a month (docs/archive.md)."""
