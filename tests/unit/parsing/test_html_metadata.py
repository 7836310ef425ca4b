"""What pages state about their articles: dates, bylines, titles."""

import pytest
from lxml.html import document_fromstring

from clipwire.parsing.bylines import names_in
from clipwire.parsing.dates import iso_date
from clipwire.parsing.formats.html import Page, extract
from clipwire.parsing.formats.html.structured_data import described_article
from clipwire.parsing.formats.html.titles import best_title, site_in_window, without_site


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2025-04-24", "2025-04-24"),
        ("2025-04", "2025-04"),
        ("2025-04-24T09:30:00+09:00", "2025-04-24T09:30:00+09:00"),
        ("2025-04-24T09:30:00.123Z", "2025-04-24T09:30:00Z"),
        ("2025-04-24 09:30:00 +0900", "2025-04-24T09:30:00+09:00"),
        ("20250424T093000Z", "2025-04-24T09:30:00Z"),
        ("1745487000", "2025-04-24T09:30:00Z"),
        ("1745487000123", "2025-04-24T09:30:00Z"),
        ("Thu, 24 Apr 2025 09:30:00 GMT", "2025-04-24T09:30:00+00:00"),
        ("Thu Apr 24 2025 09:30:00 GMT+0900 (Korean Standard Time)", "2025-04-24T09:30:00+09:00"),
        ("April 24, 2025 at 9:30 pm", "2025-04-24T21:30"),
        ("Published 24th April 2025", "2025-04-24"),
        ("24 avril 2025", "2025-04-24"),
        ("24 de abril de 2025", "2025-04-24"),
        ("24. April 2025, 09:30 Uhr", "2025-04-24T09:30"),
        ("24 апреля 2025", "2025-04-24"),
        ("2025年4月24日", "2025-04-24"),
        ("2025. 4. 24.", "2025-04-24"),
        ("기사입력 : 2025-04-24 09:30", "2025-04-24T09:30"),
        ("24/04/2025", "2025-04-24"),
        ("04/24/2025", "2025-04-24"),
        ("05/05/2025", "2025-05-05"),
    ],
)
def test_a_date_is_read_to_the_precision_written(written: str, value: str) -> None:
    assert iso_date(written) == value


@pytest.mark.parametrize(
    "written",
    [
        "05/06/2025",  # the fifth of June, or the sixth of May
        "2025-02-30",
        "31/13/2025",
        "0000-00-00",
        "today",
        "May be 5 of 2025 people",
        "April 2025 and a long text " * 20,
        "",
        None,
        3.5,
        ["2025-04-24"],
    ],
)
def test_what_is_no_date_or_could_be_two_is_none(written: object) -> None:
    assert iso_date(written) is None


def test_the_habit_of_the_source_decides_between_two_days() -> None:
    assert iso_date("05/06/2025", day_first=True) == "2025-06-05"
    assert iso_date("05/06/2025", day_first=False) == "2025-05-06"


def printed_under_the_title(date: str, site: str) -> Page:
    text = "The harbour of Lindholm reopened on Monday after four months of repairs, and the first trawlers left. " * 2
    head = f'<title>Harbour reopens</title><meta property="og:site_name" content="{site}">'
    return extract(f"<head>{head}</head><article><h1>Harbour reopens</h1><p>{date}</p><p>{text}</p></article>".encode())


def test_a_printed_date_is_read_by_the_habit_of_the_source() -> None:
    assert printed_under_the_title("05/06/2025", "The Guardian").published == "2025-06-05"
    assert printed_under_the_title("05/06/2025", "The New York Times").published == "2025-05-06"


def test_a_date_that_could_be_two_is_left_out_with_a_warning() -> None:
    # Given a page of a source whose habit is not known
    page = printed_under_the_title("05/06/2025", "The Lindholm Ledger")
    # When it is read, then its date stays open, and the reader is told
    assert page.published is None
    assert any("05/06/2025" in warning for warning in page.warnings)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("Jane Doe", ["Jane Doe"]),
        ("By Jane Doe and Kim Yong Su, Senior Reporter", ["Jane Doe", "Kim Yong Su"]),
        ("Von Jana Weiß", ["Jana Weiß"]),
        ("Par Jeanne Doré", ["Jeanne Doré"]),
        ("Jane Doe, Associated Press", ["Jane Doe"]),
        ("Jane Doe (Reuters)", ["Jane Doe"]),
        ("JANE DOE jane.doe@paper.example", ["JANE DOE"]),
        ("Jane Doe | @janedoe", ["Jane Doe"]),
        ("Holm, Eli", ["Eli Holm"]),
        ("Martin Luther King, Jr.", ["Martin Luther King Jr."]),
        ("Jane Doe; Jane Doe", ["Jane Doe"]),
        ("Senior Reporter", []),
        ("By Staff Writer", []),
        ("Reuters", []),
        ("AFP", []),
        ("Admin", []),
        ("https://social.example/janedoe", []),
        ("김하늘", ["김하늘"]),
    ],
)
def test_a_byline_gives_people_and_nothing_else(byline: str, names: list[str]) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("title", "names", "bare"),
    [
        ("Harbour reopens | The Lindholm Ledger", [], "Harbour reopens | The Lindholm Ledger"),
        ("Harbour reopens after storm and repairs | The Ledger", [], "Harbour reopens after storm and repairs"),
        ("Harbour reopens - The Ledger", ["The Ledger"], "Harbour reopens"),
        ("Ledger: Harbour reopens", ["Ledger"], "Ledger: Harbour reopens"),
        ("The Ledger » Harbour reopens", ["The Ledger"], "Harbour reopens"),
        ("Rain - then snow", ["The Ledger"], "Rain - then snow"),
        ("港口重新开放_海岸日报", ["海岸日报"], "港口重新开放"),
    ],
)
def test_the_site_is_no_part_of_a_title(title: str, names: list[str], bare: str) -> None:
    assert without_site(title, names) == bare


def test_the_title_is_the_heading_that_readers_see() -> None:
    # Given a page whose metadata word the title for search engines
    page = document_fromstring("<title>x</title><h1>Log in</h1><h1>Trawlers leave Lindholm for first time</h1>")
    # When both are compared, then the heading that says the same is the title
    assert best_title(page, ["Lindholm: trawlers leave for first time since storm"], []) == (
        "Trawlers leave Lindholm for first time"
    )


def test_the_window_names_the_site() -> None:
    page = document_fromstring("<title>Harbour reopens - The Lindholm Ledger</title><h1>Harbour reopens</h1>")
    assert site_in_window(page, "Harbour reopens") == "The Lindholm Ledger"


def described(*scripts: str, url: str | None = None) -> dict[str, object] | None:
    page = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return described_article(document_fromstring(f"<html><head>{page}</head><body><p>x</p></body></html>"), url)


def test_of_several_described_articles_the_one_at_the_url_is_the_pages() -> None:
    # Given a page that describes three articles
    one, two = '{"@type": "NewsArticle", "headline": "One"}', '{"@type": "NewsArticle", "url": "https://a.example/2"}'
    # When its address is known, then that one is taken; else the first
    assert described(f"[{one}, {two}]", url="https://a.example/2") == {
        "@type": "NewsArticle",
        "url": "https://a.example/2",
    }
    assert described(f"[{one}, {two}]") == {"@type": "NewsArticle", "headline": "One"}


@pytest.mark.parametrize("listed", ["itemListElement", "hasPart", "citation", "mentions"])
def test_articles_that_a_page_only_points_to_are_not_its_own(listed: str) -> None:
    other = f'{{"@type": "WebPage", "{listed}": [{{"@type": "NewsArticle", "headline": "Other"}}]}}'
    assert described(other) is None


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "Article", "headline": "One"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "One"}\n//]]>',
        '{"@type": "Article", "headline": "One",}',
        "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;One&quot;}",
        '{"@type": "Article", "headline": "One", "description": "a "quoted" word"}',
    ],
)
def test_broken_json_ld_still_gives_what_it_says(script: str) -> None:
    article = described(script)
    assert article is not None
    assert article["headline"] == "One"


@pytest.mark.parametrize("script", ["[" * 50_000, '{"a":' * 50_000, "null", '"text"', '{"@type": 7}', "\\", ""])
def test_json_ld_of_nonsense_describes_nothing(script: str) -> None:
    assert described(script) is None
