"""Each function imports, when it starts, only what its work needs: every module costs time at a cold start."""

import subprocess
import sys
from fnmatch import fnmatchcase
from functools import cache

import pytest

from tests.support.clippings import ROOT

EVERYWHERE = """
    adapters adapters.aws_errors adapters.clients adapters.table adapters.table.*
    model model.* services services.ports wiring wiring.batches wiring.settings
"""

READING = """
    parsing parsing.* enrichment enrichment.* text text.* wording wording.* versions versions.*
"""
"""For functions that read articles."""

ALLOWED = {
    # function: modules of clipwire that are imported before the first event, besides those
    "ingest_article": """
        adapters.bucket adapters.messages adapters.queues adapters.watch_list_file
        services.containers services.ingest services.originals services.page_lists services.reading services.storing
        services.tally services.watch_lists
        wiring.ingest
    """,
    "read_large": """
        adapters.bucket adapters.messages adapters.queues adapters.watch_list_file
        services.containers services.ingest services.originals services.page_lists services.reading services.storing
        services.tally services.watch_lists
        wiring.ingest
    """,
    "unpack_archive": """
        adapters.bucket adapters.messages adapters.queues
        parsing parsing.charsets parsing.column_names parsing.containers parsing.containers.* parsing.decoding
        parsing.recognising
        services.containers services.tally services.unpack wiring.unpack
    """,
    "pass_on": """
        adapters.queues adapters.stream archive archive.days services.announcing services.passing
        stories stories.languages text text.tables wording wiring.passing
    """,
    "place_article": """
        adapters.bucket adapters.messages adapters.queues adapters.topic
        services.announcing services.events services.letters services.lists services.notify services.placing
        services.stories stories stories.* text text.* wiring.placing wording
    """,
    "archive_articles": """
        adapters.archive adapters.archive.* adapters.bucket adapters.messages archive archive.* queries queries.*
        services.announcing services.archiving services.events services.letters services.stories
        stories stories.* text text.* wiring.archiving wording
    """,
    "compact_archive": """
        adapters.archive adapters.archive.* adapters.bucket archive archive.* queries queries.*
        services.announcing services.archiving services.events services.letters services.stories
        stories stories.* text text.* wiring.archiving wording
    """,
    "search_archive": """
        adapters.archive adapters.archive.* archive archive.* queries queries.* services.searching wiring.searching
    """,
    "record_failure": """
        adapters.messages adapters.stream services.announcing services.containers services.failures services.tally
        stories stories.languages text text.tables wording wiring.failures
    """,
    "write_roots": """
        adapters.authority adapters.vault services.roots versions versions.merkle versions.timestamps wiring.roots
    """,
}

READS = {"ingest_article", "read_large"}

ON_FIRST_USE = ["parsing.formats.*", "enrichment.watchlist.reading", "enrichment.watchlist.merging"]
"""What most invocations do without: parsers of formats, and watch lists."""

HEAVY = {
    "trafilatura",
    "readability",
    "pypdf",
    "docx",
    "feedparser",
    "markdown_it",
    "yaml",
    "warcio",
    "rich",
    "typer",
} | {"duckdb"}
"""Libraries that are imported on first use, or only by the command line."""

LOAD = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("handler", sys.argv[1])
spec.loader.exec_module(importlib.util.module_from_spec(spec))
print(*sorted(sys.modules))
"""


@cache
def imported(function: str) -> frozenset[str]:
    """Every module that a fresh process has loaded once it has imported the handler."""
    handler = ROOT / "functions" / function / "handler.py"
    environment = {"PYTHONPATH": str(ROOT / "shared"), "POWERTOOLS_SERVICE_NAME": function}
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD, str(handler)], env=environment, capture_output=True, text=True, check=True
    )
    return frozenset(loaded.stdout.split())


def ours(function: str) -> set[str]:
    return {name.removeprefix("clipwire.") for name in imported(function) if name.startswith("clipwire.")}


def test_every_function_is_in_the_table() -> None:
    assert {path.parent.name for path in (ROOT / "functions").glob("*/handler.py")} == set(ALLOWED)


@pytest.mark.parametrize("function", ALLOWED)
def test_a_function_imports_what_its_list_allows(function: str) -> None:
    allowed = (EVERYWHERE + ALLOWED[function] + (READING if function in READS else "")).split()
    found = sorted(name for name in ours(function) if not any(fnmatchcase(name, pattern) for pattern in allowed))
    assert found == []


@pytest.mark.parametrize("function", ALLOWED)
def test_a_list_allows_no_more_than_is_imported(function: str) -> None:
    unused = [
        pattern for pattern in ALLOWED[function].split() if not any(fnmatchcase(n, pattern) for n in ours(function))
    ]
    assert unused == []


@pytest.mark.parametrize("function", ALLOWED)
def test_what_few_invocations_need_is_imported_on_first_use(function: str) -> None:
    early = [name for name in ours(function) if any(fnmatchcase(name, pattern) for pattern in ON_FIRST_USE)]
    assert sorted(early) == []
    assert {name.partition(".")[0] for name in imported(function)} & HEAVY == set()


SETTINGS = {
    "ARTICLES_TABLE": "articles",
    "DROP_BUCKET": "drop",
    "MAX_FILE_BYTES": "20000000",
    "ARRIVALS_QUEUE": "https://sqs.eu-west-1.amazonaws.com/1/arrivals",
    "CONTAINERS_QUEUE": "https://sqs.eu-west-1.amazonaws.com/1/containers",
    "LARGE_FILES_QUEUE": "https://sqs.eu-west-1.amazonaws.com/1/large",
    "AWS_DEFAULT_REGION": "eu-west-1",
}


@pytest.mark.parametrize(("kind", "is_prepared"), [("on-demand", True), (None, False)])
def test_lambda_lets_the_function_make_clients_and_load_tables_when_it_starts(
    kind: str | None, is_prepared: bool
) -> None:
    # Given the environment of Lambda, or that of a test
    given = {"PYTHONPATH": str(ROOT / "shared"), "POWERTOOLS_SERVICE_NAME": "ingest_article", **SETTINGS}
    given |= {"AWS_LAMBDA_INITIALIZATION_TYPE": kind} if kind else {}
    # When the handler is imported there
    handler = ROOT / "functions" / "ingest_article" / "handler.py"
    script = LOAD + PREPARED
    done = subprocess.run(
        [sys.executable, "-c", script, str(handler)], env=given, capture_output=True, text=True, check=True
    )
    # Then the service is made, the models are loaded and the parser of pages is imported, or nothing of it
    *made, has_stop_words = done.stdout.splitlines()[-1].split()
    assert made == [str(is_prepared)] * 3
    # And the stop words that few pages need are not loaded
    assert has_stop_words == "False"


PREPARED = """
from clipwire.enrichment.entities.model import tagger
from clipwire.wiring.ingest import ingest_service
made = ingest_service.cache_info().currsize == 1, tagger.cache_info().currsize == 1, "trafilatura" in sys.modules
print(*made, "trafilatura" in sys.modules and bool(sys.modules["trafilatura"].external.JT_STOPLIST))
"""
