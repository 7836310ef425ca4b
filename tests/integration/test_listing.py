"""Lists of articles, as `clipwire list` shows them."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from clipwire.cli.listing import list_articles
from clipwire.cli.output import Failure
from tests.support.clippings import ClipwireStack
from tests.support.pages import BODY, UPDATED_BODY, page_dump

SPRING = datetime(2025, 5, 2, tzinfo=UTC)
"""A day on which the pages are new: a list of a country reads each day since."""


def listed(stack: ClipwireStack, capfd: pytest.CaptureFixture[str], **choice: Any) -> list[str]:
    """The titles that `clipwire list --json` prints."""
    stack.run()
    capfd.readouterr()
    options = {"source": None, "day": None, "since": None, "country": None, "limit": 50} | choice
    list_articles(stack.deployed, as_json=True, **options)
    return [json.loads(line)["title"] for line in capfd.readouterr().out.splitlines()]


def page(title: str, published: str | None, body: str = BODY) -> str:
    """An HTML page with a moment of publication; without one, undated and without a source."""
    meta = f'<meta property="article:published_time" content="{published}">' if published else ""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
    heading = f"<title>{title}</title>{meta}"
    return f"<html><head>{heading}</head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>"


def test_a_day_is_listed_newest_first_whatever_the_source(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given articles of one day, whose sources sort in another order than their times, and one of the day before
    for number, (source, hour) in enumerate([("Zenith News", "08"), ("Anchor Post", "12"), (None, "10")]):
        site = f'<meta property="og:site_name" content="{source}">' if source else ""
        html = page(f"Boat {number} is back", f"2025-04-24T{hour}:00:00Z").replace("<head>", f"<head>{site}")
        stack.drop(f"boat-{number}.html", html)
    stack.drop("before.html", page("The boats put to sea", "2025-04-23T08:00:00Z"))
    # When the day is listed
    # Then all of its articles are there, the newest first, that without a source as well
    assert listed(stack, capfd, day="2025-04-24") == ["Boat 1 is back", "Boat 2 is back", "Boat 0 is back"]


def test_an_article_without_a_date_is_listed_on_the_day_it_was_observed(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given an undated page
    stack.drop("undated.html", page("Fishing fleet returns", None))
    [article] = stack.articles()
    assert article.published is None
    [receipt] = stack.every_receipt()
    # When the day of its drop is listed
    assert listed(stack, capfd, day=receipt.arrived.date().isoformat()) == ["Fishing fleet returns"]


def test_a_page_that_is_dated_by_a_clock_ahead_of_ours_is_listed(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    stack.drop("ahead.html", page("Fishing fleet returns", "2025-04-25T08:00:00+09:00"))
    evening = datetime(2025, 4, 24, 23, 30, tzinfo=UTC)
    assert listed(stack, capfd, now=lambda: evening) == ["Fishing fleet returns"]


def test_a_source_and_a_country_are_listed_newest_first(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given articles about one country that are dropped in another order than they were published
    body = BODY + "\n\nThe port of Nampho in North Korea had not seen so much herring for years."
    for day in (24, 26, 25):
        stack.drop(f"{day}.txt", page_dump(f"Fleet of April {day}", body, published=f"{day}/04/2025"))
    newest_first = ["Fleet of April 26", "Fleet of April 25", "Fleet of April 24"]
    # When they are listed
    assert listed(stack, capfd, since="2025-04-01", country="kp", now=lambda: SPRING) == newest_first
    assert listed(stack, capfd, since="2025-04-25", country="kp", now=lambda: SPRING) == newest_first[:2]
    assert listed(stack, capfd, source="Harbour Times") == newest_first
    # Then each choice narrows the others down
    assert listed(stack, capfd, country="KP", day="2025-04-25") == ["Fleet of April 25"]
    assert listed(stack, capfd, source="Harbour Times", day="2025-04-25") == ["Fleet of April 25"]
    assert listed(stack, capfd, source="Anchor Post", day="2025-04-25") == []
    assert listed(stack, capfd, country="KP", source="Harbour Times", limit=2) == newest_first[:2]
    assert listed(stack, capfd, since="2025-04-01", country="JP", now=lambda: SPRING) == []


def test_an_article_is_listed_once_though_its_versions_have_other_dates(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given one address whose page gets another text and another date
    address = '<link rel="canonical" href="https://harbour.example/fleet">'
    for published, body in (("2025-04-24T08:00:00Z", BODY), ("2025-04-25T08:00:00Z", UPDATED_BODY)):
        about = body + "\n\nThe port of Nampho in North Korea had not seen so much herring for years."
        stack.drop("fleet.html", page("Fishing fleet returns", published, about).replace("<head>", f"<head>{address}"))
        stack.run()
    assert [article.version for article in stack.articles()] == [2]
    # When it is listed
    # Then it is there once, under its newest date
    assert listed(stack, capfd, since="2025-04-24", country="KP", now=lambda: SPRING) == ["Fishing fleet returns"]
    assert listed(stack, capfd, day="2025-04-25") == ["Fishing fleet returns"]
    assert listed(stack, capfd, day="2025-04-24") == []


def test_a_list_that_is_cut_says_so_and_one_without_a_choice_has_the_newest_of_all(
    stack: ClipwireStack, capfd: pytest.CaptureFixture[str]
) -> None:
    # Given two articles of today, and one of forty days ago
    for number in (1, 2):
        stack.drop(f"{number}.html", page(f"Boat {number} is back", None, f"Boat {number}: {BODY}"))
    long_ago = (datetime.now(UTC) - timedelta(days=40)).date().isoformat()
    stack.drop("old.html", page("The boats put to sea", long_ago))
    # When no source and no day is given
    assert len(listed(stack, capfd, limit=1)) == 1
    list_articles(stack.deployed, as_json=True, source=None, day=None, since=None, country=None, limit=1)
    # Then the first of today's is listed, and the rest is not forgotten in silence
    assert "there are more than these 1: --limit lists more" in capfd.readouterr().err
    assert set(listed(stack, capfd)) == {"Boat 1 is back", "Boat 2 is back"}
    list_articles(stack.deployed, as_json=True, source=None, day=None, since=None, country=None, limit=50)
    assert "--since lists older articles" in capfd.readouterr().err
    assert "The boats put to sea" in listed(stack, capfd, since=long_ago)


@pytest.mark.parametrize(
    ("wrong", "answer"),
    [
        ({"day": "24/04/2025"}, "24/04/2025 is no day: write it as 2025-04-24"),
        ({"since": "2025-13-01"}, "2025-13-01 is no day"),
        ({"since": "0001-01-01"}, "0001-01-01 is more than 4,000 days back"),
        ({"country": "KOR"}, "KOR is no country code: give two letters of ISO 3166"),
        ({"day": "2025-04-24", "since": "2025-04-01"}, "give --day or --since, not both"),
    ],
)
def test_what_is_no_day_or_country_is_refused(stack: ClipwireStack, wrong: dict[str, str], answer: str) -> None:
    options: dict[str, Any] = {"source": None, "day": None, "since": None, "country": None, "limit": 50} | wrong
    with pytest.raises(Failure, match=answer):
        list_articles(stack.deployed, as_json=True, **options)
