"""`python -m local.guard PROGRAM…`: run a program that ends when the caller ends.

The caller has the other end of this process' stdin, which closes when the caller ends, even if it is killed. Then the
guard ends the program and every process that it started, and deletes their temporary files.
"""

import contextlib
import os
import select
import signal
import subprocess
import sys
import tempfile
from types import FrameType


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller receives Ctrl-C too, and handles it
    signal.signal(signal.SIGTERM, _leave)
    with tempfile.TemporaryDirectory(prefix="clipwire-local-", ignore_cleanup_errors=True) as folder:
        environment = os.environ | {"TMPDIR": folder}
        program = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, env=environment, start_new_session=True)
        try:
            while program.poll() is None and not select.select([sys.stdin], [], [], 0.5)[0]:
                pass
        finally:
            end_group(program.pid)
            program.wait()
        return program.returncode or 0


def end_group(leader: int) -> None:
    """Kill a process that leads its own session, and all processes that it started. They have no data to save."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    sys.exit(main())
