"""Clipwire: article files in, records and alerts out."""

__version__ = "0.1.0"
