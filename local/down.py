"""`make down`: stop the local AWS that `make up` started."""

import sys

from local.up import stop


def main() -> int:
    print("The local AWS has ended." if stop() else "No local AWS was running.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
