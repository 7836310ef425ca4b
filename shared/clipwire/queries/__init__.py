"""The language of searches, standing queries and backtests: docs/queries.md explains it."""
