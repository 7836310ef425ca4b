"""The tests. Importing them hides an AWS account that the shell is set up for, in pytest and `python -m tests.…`."""

import os

if "CLIPWIRE_E2E_STACK" not in os.environ:  # the end-to-end tests alone, on a real stack
    for _variable in [name for name in os.environ if name.startswith("AWS_") or name == "CLIPWIRE_STACK"]:
        del os.environ[_variable]  # before boto3 is imported
