"""Files that took minutes or gigabytes before: each is read or refused at little cost, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.clippings import ROOT

MAX_CPU_SECONDS = 8
"""Each took 12 s and more; none takes 3 s now."""

KILLERS = {
    # file of the bench                                     what becomes of it
    ("mail", "subject of encoded words, 340 kB"): "accepted",
    ("HTML", "100,000 attributes on a tag"): "accepted",
    ("dumps", "240 kB of Source: x"): "accepted",
    ("dumps", "Paris, Texas, 330 kB"): "accepted",
    ("JSON", "articleBody of Paris, Texas, 330 kB"): "accepted",
    ("bombs", "200,000 gzips of nothing, 4 MB"): "rejected",
    ("bombs", "gzip of 240 MB of zeros"): "rejected",
    ("bombs", "gzip of a gzip of 1 GB of zeros"): "rejected",
    ("documents", "Word: 300,000 paragraphs"): "accepted",
    ("JSON", "a list of 2,000 articles"): "accepted",
    ("watch lists", "100,000 opening brackets"): "rejected",
    ("watch lists", "100,000 opening brackets on lines"): "rejected",
    ("watch lists", "100,000 braces"): "rejected",
}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    """What the bench measures, in a small process, whose memory is not that of the tests before."""
    results = Path(tmp_path_factory.mktemp("killers")) / "results.jsonl"
    names = [f"{kind} {name}" for kind, name in KILLERS]
    command = [sys.executable, "-m", "tests.benchmarks.hostile", *names, "--json", str(results)]
    subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": f"{ROOT / 'shared'}"}, check=False, capture_output=True)
    return {(row["kind"], row["name"]): row for row in map(json.loads, results.read_text().splitlines())}


@pytest.mark.parametrize("killer", KILLERS, ids=[f"{kind}: {name}" for kind, name in KILLERS])
def test_a_file_that_took_minutes_is_read_or_refused_at_little_cost(
    killer: tuple[str, str], measured: dict[tuple[str, str], dict[str, Any]]
) -> None:
    # When the file is read as the functions read it
    result = measured[killer]
    # Then it has an outcome, within the bounds of memory, and in a small part of the time
    assert result["broken"] == []
    assert result["outcome"] == KILLERS[killer]
    assert result["longest_call"] < MAX_CPU_SECONDS
