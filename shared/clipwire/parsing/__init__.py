"""Bytes to articles. Pure: no AWS, no environment, no network, no file system."""

from clipwire.parsing.registry import Parsed, parse

__all__ = ["Parsed", "parse"]
