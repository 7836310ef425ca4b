"""The only place that imports boto3. Its errors become ours here."""

import gc

gc.set_threshold(50_000)
"""Imports and tables make no garbage: a collection after every 700 objects takes a twelfth of a function's start."""
