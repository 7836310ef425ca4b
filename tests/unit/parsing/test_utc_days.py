"""The day of an article whose data state the moment in UTC, while its page prints the day of its readers."""

import pytest

from clipwire.parsing.html import extract

TEXT = "The keeper of the lighthouse has handed its keys to a dentist, who runs the lamp by telephone from the village."
PAGE = """<!doctype html><html lang="{language}"><head><title>Dentist takes over lighthouse</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Dentist takes over lighthouse",
"datePublished": "{stated}"}}</script></head>
<body><article><h1>Dentist takes over lighthouse</h1><p>{printed}</p>
<p>{text}</p><p>{text}</p></article></body></html>"""


def published(stated: str, printed: str, language: str = "en") -> str | None:
    return extract(PAGE.format(stated=stated, printed=printed, text=TEXT, language=language).encode()).published


@pytest.mark.parametrize(
    ("stated", "printed", "language", "value"),
    [
        ("2025-03-05T03:28:35Z", "March 4, 2025, 10:28 p.m.", "en", "2025-03-04T22:28:35-05:00"),
        ("2025-03-04T21:30:00+00:00", "5 mars 2025 à 06:30", "fr", "2025-03-05T06:30:00+09:00"),
        ("2025-03-04T20:00:00Z", "5. März 2025, 01:30 Uhr", "de", "2025-03-05T01:30:00+05:30"),
        ("2025-03-05T02:10:00Z", "Published March 4, 2025", "en", "2025-03-04"),
    ],
)
def test_the_day_is_that_of_the_printed_time(stated: str, printed: str, language: str, value: str) -> None:
    assert published(stated, printed, language) == value


@pytest.mark.parametrize(
    ("stated", "printed"),
    [
        ("2025-03-05T03:28:35Z", "March 5, 2025, 4:28 a.m."),  # the same day
        ("2025-03-05T03:28:35Z", "March 4, 2025, 9:05 p.m."),  # another moment
        ("2025-03-05T18:00:00Z", "March 4, 2025"),  # no zone is so far west
        ("2025-03-05T03:28:35Z", "Updated March 4, 2025, 10:28 p.m."),  # not of publication
        ("2025-03-05T03:28:35Z", "March 1, 2025"),
        ("2025-03-05T03:28:35+01:00", "March 4, 2025, 10:28 p.m."),  # a zone of its own
    ],
)
def test_a_printed_day_of_something_else_changes_nothing(stated: str, printed: str) -> None:
    assert published(stated, printed) == stated
