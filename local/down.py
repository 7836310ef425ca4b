"""`make down`: stop the local AWS that `make up` started."""

import sys

from rich.console import Console

from local.steps import Steps
from local.up import running, stop


def main() -> int:
    console = Console(highlight=False)
    steps = Steps(console)
    if running():
        steps.begin("Stop the local AWS")
        stop()
        steps.end()
    else:
        stop()  # an old note may be left
        console.print("No local AWS was running.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
