"""The only package that imports boto3. It turns boto3's errors into ours."""

import gc

gc.set_threshold(50_000)
"""Imports make no garbage, and collections after every 700 objects take a twelfth of a function's start time."""
