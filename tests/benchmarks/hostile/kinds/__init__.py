"""The hostile files, one module for each kind.

Each module has `FILES`: the name of a file -> a function that makes its bytes. The bytes are the same in every run.
"""
