"""Time of a batch of ten files in `ingest_article`, by the number of files that are handled at the same time.

    python -m tests.load.batch_time [--rounds 5] [--s3 30] [--table 7] [--share 0.58]

The handler runs in this process against a local AWS; each call to AWS waits some milliseconds more. Lambda gives a
function of 1,024 MB 0.58 of a core (`--share`): the waits are shortened, and the results lengthened, by that factor. By
turns, the median of the rounds.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from typing import Any
from unittest import mock

from botocore.client import BaseClient

from clipwire.wiring.settings import IngestSettings
from local.stack import running_stack
from tests.load.cpu_by_kind import Handler
from tests.load.pages import as_html, as_text, story

AT_ONCE = [1, 2, 3, 4]
KINDS: dict[str, Callable[[int], bytes]] = {
    "page dumps, 2.5 kB": lambda n: as_text(story(30_000 + n)),
    "HTML, 2.5 kB of text": lambda n: as_html(story(n)),
    "HTML, 10 kB of text": lambda n: as_html(story(10_000 + n, paragraphs=36)),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--s3", type=float, default=30, help="milliseconds of a call of S3")
    parser.add_argument("--table", type=float, default=7, help="milliseconds of any other call")
    parser.add_argument("--share", type=float, default=0.58, help="of a core")
    options = parser.parse_args()
    make = BaseClient._make_api_call  # type: ignore[attr-defined]

    def slow(client: BaseClient, operation: str, parameters: dict[str, Any]) -> Any:
        wait = options.s3 if client.meta.service_model.service_name == "s3" else options.table
        time.sleep(wait / 1000 * options.share)
        return make(client, operation, parameters)

    with running_stack() as local:
        handler = Handler(local)
        for number in range(10):
            handler.reads(as_html(story(90_000 + number)))
        print(f"{'ms for ten files':<24}" + "".join(f"{f'{at_once} at once':>12}" for at_once in AT_ONCE))
        for name, content in KINDS.items():
            times: dict[int, list[float]] = {at_once: [] for at_once in AT_ONCE}
            number = 0
            for _ in range(options.rounds):
                for at_once in AT_ONCE:
                    os.environ["FILES_AT_ONCE"] = str(at_once)
                    IngestSettings.read.cache_clear()
                    batch = [handler.dropped(content(number + k)) for k in range(10)]
                    number += 10
                    with mock.patch.object(BaseClient, "_make_api_call", slow):
                        times[at_once].append(handler.handles(batch).clock / options.share)
            print(f"{name:<24}" + "".join(f"{statistics.median(its):>12.0f}" for its in times.values()), flush=True)


if __name__ == "__main__":
    main()
