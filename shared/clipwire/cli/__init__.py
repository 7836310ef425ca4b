"""The command line: `clipwire inspect` reads files here; the other commands talk to a deployed stack."""

from clipwire.cli.app import main

__all__ = ["main"]
