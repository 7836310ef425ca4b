"""Hostile files of our own making, and what reading each of them costs.

`python -m tests.benchmarks.hostile` reads them all; `make hostile` runs it.
"""
