"""The archive's objects in S3, and DuckDB, which writes and reads them. DuckDB is imported where it is used."""
