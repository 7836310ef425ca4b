"""The command line. `clipwire inspect` reads files locally; the other commands use a deployed stack."""

from clipwire.cli.app import main

__all__ = ["main"]
