"""A load of files with known outcomes, and its balance sheet."""
