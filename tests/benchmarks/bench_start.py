"""What a function costs before its first article: import, loading of tables and models, memory, size of the layer.

    python -m tests.benchmarks.bench_start [--rounds N]

Takes what `make up`, `make demo` or the tests built last, compiled, and runs it as Lambda does: boto3 beside it and
nothing else of this checkout. Each round is a fresh process; figures are medians over the rounds, in milliseconds of
process time. "Loading" is what a first text takes longer than the same text again: enriched, then read from a page
dump, then from an HTML page.
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
def took(what, began):
    figures[what] = 1000 * (now() - began)
began = now(); import boto3, botocore.client; took("boto3 (the runtime's own)", began)
began = now(); import handler; took("import of the handler, beyond boto3", began)
from clipwire.model.article import Article
from clipwire.enrichment.chain import enrich
from clipwire.services.reading import read_file
def loading(what, read):
    began = now(); read(); first = now()
    read(); second = now()
    figures[f"loading of {what}"] = 1000 * ((first - began) - (second - first))
text = open(pages[0]).read()
loading("every enricher", lambda: enrich(Article(title="Fleet returns", body=text, published="2025-04-24")))
figures["these three"] = sum(figures.values())
for page in pages:
    loading(f"the parser of .{page.rsplit('.', 1)[1]}", lambda: read_file(open(page, "rb").read(), page))
status = open("/proc/self/status").read()
figures["resident memory, MB"] = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(json.dumps(figures))
"""

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
        json.loads(subprocess.run(command, cwd="/", env={}, capture_output=True, check=True).stdout)
        for _ in range(options.rounds)
    ]
    for what in rounds[0]:
        figures = [figures[what] for figures in rounds]
        print(f"{what:40}{statistics.median(figures):7.0f}  ({min(figures):.0f} to {max(figures):.0f})")
    size = sum(path.stat().st_size for path in layer.rglob("*") if path.is_file())
    knowledge = sum(path.stat().st_size for path in (layer / "clipwire" / "knowledge").rglob("*") if path.is_file())
    print(f"{'layer, MB':40}{size / 1e6:7.0f}\n{'of it tables and models, MB':40}{knowledge / 1e6:7.0f}")


if __name__ == "__main__":
    main()
