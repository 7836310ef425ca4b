"""A local AWS never outlives whoever started it, however they end."""

import os
import signal
import subprocess
import sys
import time

from local.paths import ROOT

ASKER = """
import subprocess, sys, time
program = "import subprocess, sys, time; print(subprocess.Popen(['sleep', '600']).pid, flush=True); time.sleep(600)"
guard = subprocess.Popen([sys.executable, "-m", "local.guard", sys.executable, "-c", program], stdin=subprocess.PIPE)
time.sleep(600)
"""


def is_running(pid: int) -> bool:
    """A zombie has ended: it only waits to be counted."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(shown.strip()) and not shown.startswith("Z")


def test_what_a_guard_runs_ends_with_an_asker_that_is_killed_outright() -> None:
    # Given somebody who has a program guarded, which has started another
    asker = subprocess.Popen([sys.executable, "-c", ASKER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert asker.stdout
    grandchild = int(asker.stdout.readline())
    assert is_running(grandchild)
    # When they are killed and can clean up nothing
    os.kill(asker.pid, signal.SIGKILL)
    asker.wait()
    # Then both programs are soon gone
    deadline = time.monotonic() + 10
    while is_running(grandchild):
        assert time.monotonic() < deadline, "the guarded program lives on"
        time.sleep(0.1)
