"""Score the HTML parser's bodies, and its CPU time against trafilatura, on pages with known articles.

    python -m tests.benchmarks.bench_html DIRECTORY [--ablation] [--show N]

DIRECTORY (or the variable CLIPWIRE_HTML_PAGES) holds `ground-truth.json`, an object of page name -> `{"url", "body"}`
(a text, or a list of paragraphs, with those in `[...]` optional and counted as wanted), and the pages in `html/NAME`,
with or without `.html` and `.gz`. Without it the benchmark says so and ends well: the pages belong to their publishers
and are not part of this repository.

F1 is that of `tests/benchmarks/sets/bodies.py`. Peers that are installed run on the same pages in the same run, by
turns first and second. `--ablation` scores the parser with each of its steps left out.
"""

import argparse
import contextlib
import gzip
import json
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from clipwire.model.errors import Rejected
from clipwire.parsing.formats.html import extract
from tests.benchmarks.sets.bodies import BodyTally

Extractor = Callable[[bytes, str | None], str]


@dataclass(frozen=True)
class Page:
    name: str
    url: str | None
    html: bytes
    body: str


def pages_in(directory: Path) -> list[Page]:
    truth = json.loads((directory / "ground-truth.json").read_text(encoding="utf-8"))
    found = []
    for name, row in sorted(truth.items()):
        path = next(
            p for suffix in ("", ".html", ".html.gz", ".gz") if (p := directory / "html" / (name + suffix)).is_file()
        )
        data = path.read_bytes()
        body = row.get("body") or row.get("articleBody") or ""
        text = (
            body
            if isinstance(body, str)
            else "\n".join(re.sub(r"^\[(.*)\]$", r"\1", part, flags=re.S) for part in body)
        )
        found.append(Page(name, row.get("url"), gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data, text))
    return found


class Score(BodyTally):
    """Bodies of one extractor, and the time that it took."""

    seconds = 0.0


def add(score: Score, extractor: Extractor, page: Page) -> float:
    """Run an extractor on a page, add to its score, and give the page's own F1."""
    began = time.process_time()
    body = extractor(page.html, page.url)
    score.seconds += time.process_time() - began
    return score.add(page.body, body)


def clipwire(html: bytes, url: str | None) -> str:
    try:
        return extract(html, url).body
    except Rejected:
        return ""


def trafilatura_with_metadata(html: bytes, url: str | None) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    return found.text or "" if found else ""


def trafilatura_precise(html: bytes, url: str | None) -> str:
    from trafilatura import extract as trafilatura_extract

    return trafilatura_extract(html, include_comments=False, favor_precision=True) or ""


def readability(html: bytes, url: str | None) -> str:
    from lxml.html import document_fromstring
    from readability import Document

    from clipwire.parsing.formats.html.blocks import blocks_of

    summary = Document(html.decode("utf-8", "replace"), url=url).summary(html_partial=True)
    return "\n".join(block.text for block in blocks_of(document_fromstring(summary)))


PEERS: dict[str, Extractor] = {
    "trafilatura, with metadata": trafilatura_with_metadata,
    "trafilatura, precise, body only": trafilatura_precise,
    "readability-lxml, body only": readability,
}

STEPS = {
    # step left out                    what is put out of action
    "cleaning of the tree": ("clipwire.parsing.formats.html.body.clean", lambda tree: None),
    "sections of teasers": (
        "clipwire.parsing.formats.html.cleaning._remove_section_of_teasers",
        lambda heading, most: None,
    ),
    "hidden elements": ("clipwire.parsing.formats.html.cleaning._is_hidden", lambda element: False),
    "classes of hidden text, posts": ("clipwire.parsing.formats.html.cleaning._kind", lambda marks: ""),
    "missing paragraphs": ("clipwire.parsing.formats.html.structure.Structure.add_missing", lambda self: None),
    "teasers between paragraphs": ("clipwire.parsing.formats.html.structure.Structure.drop_teasers", lambda self: None),
    "rules for lines": ("clipwire.parsing.formats.html.body.without_furniture", lambda lines, page: list(lines)),
    "  lines of links": ("clipwire.parsing.formats.html.furniture._links", lambda *_: None),
    "  prompts": ("clipwire.parsing.formats.html.furniture._prompts", lambda *_: None),
    "  captions": ("clipwire.parsing.formats.html.furniture._captions", lambda *_: None),
    "  bios": ("clipwire.parsing.formats.html.furniture._bios", lambda *_: None),
    "  title, byline and date": ("clipwire.parsing.formats.html.furniture._head", lambda *_: None),
    "  headings at the end": ("clipwire.parsing.formats.html.furniture._tail", lambda *_: None),
    "  repeats": ("clipwire.parsing.formats.html.furniture._repeats", lambda *_: None),
}


@contextlib.contextmanager
def without(step: str) -> Iterator[None]:
    target, nothing = STEPS[step]
    with patch(target, nothing):
        yield


def run(extractors: dict[str, Extractor], pages: list[Page], show: int) -> None:
    scores = {name: Score() for name in extractors}
    worst: list[tuple[float, str]] = []
    for extractor in extractors.values():
        extractor(pages[0].html, pages[0].url)
    for number, page in enumerate(pages):
        order = list(extractors) if number % 2 else list(reversed(extractors))
        for name in order:
            f1 = add(scores[name], extractors[name], page)
            if name == "clipwire":
                worst.append((f1, page.name))
    base = scores.get("trafilatura, with metadata", Score()).seconds
    print(f"{'':34}     F1       P       R   CPU ms/page   against trafilatura")
    for name, score in scores.items():
        figures = f"{score.f1:.4f}  {score.precision:.4f}  {score.recall:.4f}"
        times = f"{1000 * score.seconds / len(pages):10.1f}" + (f"{score.seconds / base:14.2f} x" if base else "")
        print(f"{name:34} {figures} {times}")
    for f1, name in sorted(worst)[:show]:
        print(f"{f1:.3f}  {name}")


def ablation(pages: list[Page]) -> None:
    def f1() -> float:
        score = Score()
        for page in pages:
            add(score, clipwire, page)
        return score.f1

    whole = f1()
    print(f"\n{'without':34}     F1   difference\n{'(whole)':34} {whole:.4f}")
    for step in STEPS:
        with without(step):
            value = f1()
        print(f"{step:34} {value:.4f}   {value - whole:+.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", nargs="?", type=Path, default=os.environ.get("CLIPWIRE_HTML_PAGES"))
    parser.add_argument("--ablation", action="store_true", help="also score the parser without each of its steps")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="name the N pages read worst")
    options = parser.parse_args()
    directory = Path(options.directory) if options.directory else None
    if directory is None or not (directory / "ground-truth.json").is_file():
        print("No pages to score: give a directory with ground-truth.json and html/ (see --help).", file=sys.stderr)
        return
    logging.disable(logging.CRITICAL)
    pages = pages_in(directory)
    print(f"{len(pages)} pages")
    run({"clipwire": clipwire} | PEERS, pages, options.show)
    if options.ablation:
        ablation(pages)


if __name__ == "__main__":
    main()
