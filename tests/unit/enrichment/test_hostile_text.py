"""A text that repeats parts of names without end is read in time that grows with its length alone."""

import time

import pytest

from clipwire.enrichment.chain import enrich
from clipwire.model.article import Article

MAX_SECONDS = 10
"""Several times as long as a slow machine takes; a rule of quadratic time takes minutes."""

REPEATED = {
    "parts with hyphens": ("es", "Ab-", 3_000),
    "parts with apostrophes": ("it", "Ab’Cd-", 3_000),
    "particles and names": ("es", "Ab van ", 30_000),
    "family names with y": ("es", "José Antonio García y López, ", 30_000),
    "words within Arabic names": ("ar", "بن ", 30_000),
    "an Arabic given name": ("ar", "محمد ", 30_000),
    "links behind an Arabic body": ("ar", "وزارة " + "في " * 2_000, 30_000),
    "titles and bodies": ("ar", "وزير وزارة ", 30_000),
    "a surname in a table of offices": ("ru", "Иванова ", 100_000),
}


@pytest.mark.parametrize(("language", "part", "chars"), REPEATED.values(), ids=REPEATED.keys())
def test_repeated_parts_of_names_are_read_in_time(language: str, part: str, chars: int) -> None:
    # Given a text of one part again and again
    article = Article(title="T", body=(part * chars)[:chars], language=language)
    # When it is enriched
    start = time.process_time()
    enriched = enrich(article)
    # Then no enricher fails or takes long
    assert [warning for warning in enriched.warnings if "because of an error" in warning] == []
    assert time.process_time() - start < MAX_SECONDS
