"""Read every hostile file in a process of its own; print what each cost, by kind; fail where a bound is broken.

    python -m tests.benchmarks.hostile [WORDS …] [--over SECONDS] [--jobs N] [--json FILE]

Words choose the files whose kind or name holds one of them. `--over` prints only what took longer. The bounds: 20 s of
CPU in one call of a function (100 s of `read_large`), 512 MB of memory, no exception, an outcome. A file that takes a
minute is given up.
"""

import argparse
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.benchmarks.hostile.collection import HostileFile, hostile_files
from tests.benchmarks.hostile.reading import read, read_watch_list, warm_up

MAX_CPU_SECONDS = 20.0
MAX_LARGE_CPU_SECONDS = 100.0
"""Of `read_large`."""
MAX_MEMORY_MB = 512
MAX_SECONDS = 60
"""CPU seconds after which a file is given up."""
MAX_ADDRESS_BYTES = 6_000_000_000
"""A guard for the machine, not a measure."""


def main() -> int:
    arguments = _arguments()
    warm_up()
    results = []
    for file in hostile_files():
        if arguments.words and not any(word in f"{file.kind} {file.name}" for word in arguments.words):
            continue
        result = measure(file)
        results.append(result)
        if result["cpu"] >= arguments.over or result["broken"]:
            print(_line(result), flush=True)
    _summarise(results)
    if arguments.json:
        arguments.json.write_text("".join(f"{json.dumps(result)}\n" for result in results))
    return 1 if any(result["broken"] for result in results) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.hostile", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("words", nargs="*", help="read only files whose kind or name holds one of these")
    parser.add_argument("--over", type=float, default=0.0, metavar="SECONDS", help="print only what took longer")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the measurements, one JSON object to a line")
    return parser.parse_args()


def measure(file: HostileFile) -> dict[str, Any]:
    """What reading one file gave and cost; `broken` says which bounds it broke."""
    with tempfile.TemporaryDirectory() as folder:
        path, answer = Path(folder) / "file", Path(folder) / "answer.json"
        _in_a_fork(lambda: path.write_bytes(file.make()), limited=False)
        if not path.exists():
            raise SystemExit(f"{file.name}: the file could not be made")
        status, usage = _in_a_fork(lambda: _read(path, file, answer), limited=True)
        said = json.loads(answer.read_text()) if answer.exists() else {}
        size = path.stat().st_size
    result = {
        "kind": file.kind,
        "name": file.name,
        "size": size,
        "cpu": usage.ru_utime + usage.ru_stime,
        "memory": usage.ru_maxrss / 1024,
        **said,
    }
    result["broken"] = _broken(result, status)
    return result


def _read(path: Path, file: HostileFile, answer: Path) -> None:
    data = path.read_bytes()
    try:
        account = read_watch_list(data) if file.kind == "watch lists" else read(data, file.name)
        said = vars(account)
    except Exception as error:  # what the bench is looking for
        said = {"raised": f"{type(error).__name__}: {error}"[:200], "where": traceback.format_exc()[-1500:]}
    answer.write_text(json.dumps(said))


def _in_a_fork(work: Any, limited: bool) -> tuple[int, resource.struct_rusage]:
    """The exit status and the costs of some work in a process of its own."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if limited:
                resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS + 1))
                resource.setrlimit(resource.RLIMIT_AS, (MAX_ADDRESS_BYTES, MAX_ADDRESS_BYTES))
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    deadline = time.monotonic() + 10 * MAX_SECONDS
    while True:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            return status, usage
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
        time.sleep(0.01)


def _broken(result: dict[str, Any], status: int) -> list[str]:
    broken = []
    if os.WIFSIGNALED(status):
        broken.append(f"ended by signal {os.WTERMSIG(status)}")
    if "raised" in result:
        broken.append(f"raised {result['raised']}")
    elif not result.get("outcome"):
        broken.append("no outcome")
    if result.get("longest_call", result["cpu"]) > MAX_CPU_SECONDS:
        broken.append(f"over {MAX_CPU_SECONDS:.0f} s in one call")
    if result.get("longest_large_call", 0) > MAX_LARGE_CPU_SECONDS:
        broken.append(f"over {MAX_LARGE_CPU_SECONDS:.0f} s in one call of read_large")
    if result["memory"] > MAX_MEMORY_MB:
        broken.append(f"over {MAX_MEMORY_MB} MB")
    if result.get("outcome") == "rejected" and not result.get("problem"):
        broken.append("rejected without a problem")
    return broken


def _line(result: dict[str, Any]) -> str:
    said = f"{result.get('outcome', '-')} {result.get('problem', '')}".strip()
    broken = f"   BROKEN: {'; '.join(result['broken'])}" if result["broken"] else ""
    cost = f"{result['cpu']:6.1f} s {result.get('longest_call', 0):5.1f} s a call {result['memory']:5.0f} MB"
    return f"{result['kind']:>11}  {cost} {result['size']:>11,} bytes  {result['name']}: {said}{broken}"


def _summarise(results: list[dict[str, Any]]) -> None:
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for result in results:
        by_kind[result["kind"]].append(result)
    print(f"\n{'kind':>11}  files  longest call  most memory  accepted  partial  rejected  broken")
    for kind, rows in by_kind.items():
        outcomes = [row.get("outcome") for row in rows]
        longest, most = max(row.get("longest_call", row["cpu"]) for row in rows), max(row["memory"] for row in rows)
        print(
            f"{kind:>11}  {len(rows):5}  {longest:10.1f} s  {most:8.0f} MB"
            f"  {outcomes.count('accepted'):8}"
            f"  {outcomes.count('partial'):7}  {outcomes.count('rejected'):8}"
            f"  {sum(bool(row['broken']) for row in rows):6}"
        )
    print(f"{'all':>11}  {len(results):5}  {sum(bool(row['broken']) for row in results)} broken")


if __name__ == "__main__":
    sys.exit(main())
