"""What a function costs before its first article: imports, clients, the first files; memory, size of the layer.

    python -m tests.benchmarks.bench_start [--rounds N]

Takes what `make up`, `make demo` or the tests built last, compiled, and runs it as Lambda does: boto3 beside it and
nothing else of this checkout. Each round is a fresh process; figures are medians over the rounds, in milliseconds of
process time. No call is sent to AWS.
"""

import argparse
import json
import statistics
import subprocess

from local.bytecode import compile_build
from local.paths import BUILD, MINISTACK_PYTHON, ROOT

ROUND = """
import json, sys
from time import process_time as now
layer, function, *pages = sys.argv[1:]
sys.path[:0] = [function, layer]
figures = {}
def took(what, run):
    began = now(); run(); figures[what] = 1000 * (now() - began)
def boto3(): import boto3, botocore.client
def handler(): import handler
def clients():
    from handler import arrivals_queue, ingest_service
    ingest_service(); arrivals_queue()
took("boto3 (the runtime's own)", boto3)
took("import of the handler, beyond boto3", handler)
took("clients", clients)
from clipwire.services.reading import read_file
for page in pages:
    data = open(page, "rb").read()
    took(f"the first .{page.rsplit('.', 1)[1]}", lambda: read_file(data, page))
figures["all of these"] = sum(figures.values())
figures["all of these / boto3"] = figures["all of these"] / figures["boto3 (the runtime's own)"]
for page in pages:
    data = open(page, "rb").read()
    took(f"the second .{page.rsplit('.', 1)[1]}", lambda: read_file(data, page))
status = open("/proc/self/status").read()
figures["resident memory, MB"] = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps(figures))
"""
QUEUE = "https://sqs.eu-west-1.amazonaws.com/1/queue"
ENVIRONMENT = {
    "AWS_DEFAULT_REGION": "eu-west-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "POWERTOOLS_SERVICE_NAME": "ingest_article",
    "POWERTOOLS_METRICS_NAMESPACE": "Clipwire/benchmark",
    "ARTICLES_TABLE": "articles",
    "DROP_BUCKET": "drop",
    "MAX_FILE_BYTES": "20000000",
    "ARRIVALS_QUEUE": QUEUE,
    "CONTAINERS_QUEUE": QUEUE,
    "LARGE_FILES_QUEUE": QUEUE,
}

SAMPLES = ROOT / "events" / "samples"
PAGES = [SAMPLES / "kcna-watch-fishing-fleet.txt", SAMPLES / "harbour-news.html"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    layer = BUILD / "ClipwireLayer" / "python"
    compile_build()
    command = [MINISTACK_PYTHON, "-I", "-c", ROUND, layer, BUILD / "IngestArticle", *PAGES]
    rounds = [
        json.loads(subprocess.run(command, cwd="/", env=ENVIRONMENT, capture_output=True, check=True).stdout)
        for _ in range(options.rounds)
    ]
    for what in rounds[0]:
        figures = [figures[what] for figures in rounds]
        digits = 2 if "/" in what else 0
        middle, least, most = (
            f"{value:.{digits}f}" for value in (statistics.median(figures), min(figures), max(figures))
        )
        print(f"{what:40}{middle:>8}  ({least} to {most})")
    size = sum(path.stat().st_size for path in layer.rglob("*") if path.is_file())
    knowledge = sum(path.stat().st_size for path in (layer / "clipwire" / "knowledge").rglob("*") if path.is_file())
    print(f"{'layer, MB':40}{size / 1e6:7.0f}\n{'of it tables and models, MB':40}{knowledge / 1e6:7.0f}")


if __name__ == "__main__":
    main()
