"""The archive with generated articles: bytes, time and CPU of writing and of searching.

    .venv/bin/python -m tests.load.archive_search --articles 1000 10000 100000

Articles have the sizes of news pages: a body of about 2.5 kB of English words in the frequencies of a language, names,
quotes, summary, evidence. They lie over 24 months, each merged into one object, as `compact_archive` leaves them.
Objects are read from a folder as from S3: each request waits, and all requests share a rate. The function's memory
gives two processors; on a machine with more, run this under `taskset -c 0,1`. The first question is cold: it includes
the start of Python and all imports.
"""

import argparse
import hashlib
import itertools
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from clipwire.adapters.archive import parquet
from clipwire.adapters.archive.objects import Stored
from clipwire.adapters.archive.reading import Archive
from clipwire.adapters.archive.sparse import SparseFiles
from clipwire.archive import names, rows
from clipwire.services.searching import Searching

REQUEST_SECONDS = 0.02
"""Until the first byte of an answer of S3."""
BYTES_A_SECOND = 75_000_000
"""Of a function's network, over all connections: 600 Mbit/s."""
MONTHS = 24
FIRST_DAY = date(2024, 1, 1)
NOW = datetime(2026, 1, 2, tzinfo=UTC)
WORDS = Path("shared/clipwire/knowledge/topics/subjects.tsv")
RARE, COMMON = 4_000, 40
"""Ranks of the words that are searched."""


@dataclass
class Folder:
    """The objects of an archive in a folder, read with the delays of S3."""

    path: Path
    requests: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _free_at: float = 0.0

    def listed(self, first: str = "", last: str = "9999-12") -> list[Stored]:
        time.sleep(REQUEST_SECONDS)
        found = [(it.name.replace("!", "/"), it) for it in sorted(self.path.iterdir())]
        return [
            Stored(key, hashlib.md5(key.encode()).hexdigest(), it.stat().st_size, NOW)
            for key, it in found
            if first <= (names.month_of(key) or "") <= last
        ]

    def read(self, stored: Stored, start: int, end: int) -> bytes:
        with self._lock:
            self.requests += 1
            self._free_at = max(self._free_at, time.monotonic()) + (end - start) / BYTES_A_SECOND
            ready_at = self._free_at
        time.sleep(REQUEST_SECONDS + max(0.0, ready_at - time.monotonic()))
        with (self.path / stored.key.replace("/", "!")).open("rb") as file:
            file.seek(start)
            return file.read(end - start)


class Press:
    """Writes articles; the same number gives the same one."""

    def __init__(self) -> None:
        known = sorted(set(re.findall(r"[a-z]{2,}", " ".join(it.read_text() for it in WORDS.parent.glob("*.tsv")))))
        random.Random(1).shuffle(known)
        self.words = known
        self._weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(known))))

    def text(self, at: random.Random, number: int) -> str:
        return " ".join(at.choices(self.words, cum_weights=self._weights, k=number))

    def name(self, at: random.Random, kinds: int) -> str:
        of = random.Random(at.randrange(kinds))
        return " ".join(self.words[of.randrange(len(self.words))].title() for _ in range(2))

    def article(self, number: int, total: int) -> dict[str, Any]:
        at = random.Random(number)
        day = FIRST_DAY + timedelta(days=number * MONTHS * 30 // total)
        paragraphs = [f"{self.text(at, 18).capitalize()}. {self.text(at, 22).capitalize()}." for _ in range(10)]
        body = "\n\n".join(paragraphs)
        named = [{"name": self.name(at, 3_000), "aliases": [], "mentions": at.randrange(1, 5)} for _ in range(9)]
        quotes = [{"text": self.text(at, 20), "speaker": named[0]["name"]} for _ in range(2)]
        identity = hashlib.sha256(str(number).encode()).hexdigest()
        return {
            "id": identity[:24],
            "version": 1,
            "title": self.text(at, 9).capitalize(),
            "authors": [self.name(at, 500)],
            "source": {"id": f"paper-{number % 60}", "name": f"Paper {number % 60}"},
            "url": f"https://paper-{number % 60}.example/{day:%Y/%m/%d}/{identity[:12]}",
            "published": f"{day}T{at.randrange(24):02}:{at.randrange(60):02}:00+00:00",
            "language": "en",
            "body": body,
            "summary": paragraphs[0],
            "keywords": self.text(at, 8).split(),
            "subjects": [{"code": f"medtop:{at.randrange(1, 18):02}000000", "name": "politics", "confidence": 0.61}],
            "people": named[:4],
            "organisations": named[4:6],
            "places": [
                {**it, "country": "KP", "lat": 39.03, "lon": 125.75, "geonames_id": 1871859} for it in named[6:]
            ],
            "countries": [
                {"code": code, "name": code, "mentions": 1} for code in at.sample(["KP", "KR", "RU", "CN"], 2)
            ],
            "quotes": quotes,
            "tone": round(at.uniform(-1, 1), 2),
            "evidence": {field: {"origin": "json-ld", "confidence": "high"} for field in ("title", "source", "url")},
            "story_id": hashlib.sha256(str(number // 3).encode()).hexdigest()[:24],
            "file": {
                "bucket": "b",
                "key": f"incoming/{identity[:16]}",
                "format": "html",
                "size": 90_000,
                "sha256": identity,
            },
            "proof": {"hash": identity, "text": identity[::-1]},
        }


def write(folder: Path, total: int) -> dict[str, float]:
    """Write the archive; figures of one article."""
    press = Press()
    seconds: dict[str, float] = {"rows": 0.0, "parquet": 0.0}
    size = 0
    articles = (press.article(number, total) for number in range(total))
    for month, some in itertools.groupby(articles, key=lambda it: it["published"][:7]):
        records = list(some)
        begun = time.process_time()
        made = rows.with_turns([rows.row_of(record, NOW, NOW) for record in records])
        between = time.process_time()
        with parquet.written(made) as file:
            size += file.stat().st_size
            (folder / names.merged_key(month, [month], NOW).replace("/", "!")).write_bytes(file.read_bytes())
        seconds["rows"] += between - begun
        seconds["parquet"] += time.process_time() - between
    return {name: 1000 * it / total for name, it in seconds.items()} | {"bytes": size / total}


def questions() -> Iterator[tuple[str, dict[str, Any]]]:
    words = Press().words
    rare, common = words[RARE], words[COMMON]
    april = {"since": "2025-04-01", "until": "2025-04-30"}
    yield "a rare word", {"kind": "search", "query": rare}
    yield "a common word", {"kind": "search", "query": common}
    yield "a phrase", {"kind": "search", "query": f'"{common} {words[1]}"'}
    yield "two of three, and not", {"kind": "search", "query": f"({common} OR {rare}) country:KP -{words[60]}"}
    yield "near each other", {"kind": "search", "query": f'"{rare} {common}"~5'}
    yield "count by person", {"kind": "count", "query": rare, "by": "person"}
    yield "a month", {"kind": "search", "query": common, **april}


def ask(folder: Path, start: float) -> None:
    """In a process of its own that was started at `start`: each question is asked twice."""
    begun, cpu = time.monotonic() - (time.time() - start), 0.0
    with tempfile.TemporaryDirectory() as cache:
        objects = Folder(folder)
        files = SparseFiles(objects, Path(cache))  # type: ignore[arg-type]
        searching = Searching(Archive(objects, files))  # type: ignore[arg-type]
        for number, (name, question) in enumerate(questions()):
            for temperature in ("cold" if number == 0 else "first", "warm"):
                if not (number == 0 and temperature == "cold"):
                    begun, cpu = time.monotonic(), time.process_time()
                before = files.fetched_bytes
                answer = searching.answer(question)
                figures = {
                    "question": name,
                    "is": temperature,
                    "seconds": round(time.monotonic() - begun, 2),
                    "cpu": round(time.process_time() - cpu, 2),
                    "fetched_mb": round((files.fetched_bytes - before) / 1e6, 1),
                    "total": answer.get("total", answer.get("problem")),
                }
                print(json.dumps(figures), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--ask", type=Path)
    parser.add_argument("--start", type=float)
    given = parser.parse_args()
    if given.ask:
        ask(given.ask, given.start)
        return
    for total in given.articles:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{total:,} articles: {write(Path(folder), total)}", flush=True)
            command = [sys.executable, "-m", "tests.load.archive_search", "--ask", folder]
            subprocess.run([*command, "--start", str(time.time())], check=True)


if __name__ == "__main__":
    main()
