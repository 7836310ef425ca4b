"""`python -m local.guard PROGRAM…`: run a program that ends when the process that asked for it ends.

The asker holds the other end of our stdin. It closes when the asker ends, however it ends (even killed outright), and
the program then goes, with every process that it started and every temporary file that they made.
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
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the asking process too, which handles it
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
    """Kill a process that leads its own session, and all that it started: they keep nothing that is worth saving."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    sys.exit(main())
