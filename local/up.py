"""`make up`: start a local AWS with Clipwire in it and leave it running, or update the code in a running one."""

import json
import socket
import sys

from rich.console import Console
from rich.text import Text

from local import sam
from local.ministack import LocalAwsError, answers, free_port, start_detached, stop_detached
from local.paths import ROOT, STATE
from local.stack import LocalStack
from local.steps import Steps

USUAL_PORT = 4566
NOTE = STATE / "up.json"
"""The running server: {"pid": …, "endpoint": …}."""
EXPORTS = STATE / "env"


def main() -> int:
    console = Console(highlight=False)
    steps = Steps(console)
    try:
        steps.begin("Build with the SAM CLI")
        sam.build()
        endpoint = running()
        if not endpoint:
            steps.begin("Start a local AWS")
            endpoint = start()
        steps.begin("Deploy with the SAM CLI")
        sam.deploy(endpoint)
        steps.end()
    except LocalAwsError as error:
        steps.fail()
        console.print(Text(str(error)))
        return 1
    except KeyboardInterrupt:
        steps.fail()
        console.print("stopped")
        return 130
    lines = "".join(f"export {name}={value}\n" for name, value in LocalStack(sam.STACK, endpoint).variables.items())
    EXPORTS.write_text(lines)
    console.print(f"\nClipwire runs at {endpoint}. To use it with the AWS CLI, boto3 and clipwire:\n")
    console.print(Text(lines), style="cyan", soft_wrap=True)
    console.print(
        f"Or: source {EXPORTS.relative_to(ROOT)}\n"
        "Try: .venv/bin/clipwire drop --wait events/samples\n"
        "`make up` deploys changed code; `make down` stops it."
    )
    return 0


def running() -> str | None:
    """The endpoint of the local AWS of an earlier `make up`, if it still answers."""
    if not NOTE.exists():
        return None
    endpoint: str = json.loads(NOTE.read_text())["endpoint"]
    return endpoint if answers(endpoint) else None


def start() -> str:
    pid, endpoint = start_detached(USUAL_PORT if _is_free(USUAL_PORT) else free_port())
    NOTE.write_text(json.dumps({"pid": pid, "endpoint": endpoint}))
    return endpoint


def stop() -> bool:
    """Stop the local AWS of an earlier `make up`. False if none runs."""
    endpoint = running()
    if endpoint:
        stop_detached(json.loads(NOTE.read_text())["pid"])
    NOTE.unlink(missing_ok=True)
    EXPORTS.unlink(missing_ok=True)
    return endpoint is not None


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


if __name__ == "__main__":
    sys.exit(main())
