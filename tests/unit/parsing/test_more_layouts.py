"""Layouts of portals and agencies: names above followers, days above titles, wires in `<pre>`, solar dates, issues."""

import pytest

from clipwire.model.article import Article
from clipwire.parsing.datelines import read_opening
from clipwire.parsing.dates import read_dates
from clipwire.parsing.formats.office_text import Line, article_of_lines
from clipwire.parsing.formats.page_dump.passed_on import read_passed_on
from clipwire.parsing.furniture import Kind, kind_of
from clipwire.parsing.html import extract
from clipwire.parsing.registry import parse

STORY = """The county will replace 14 wooden bridges before the floods of next spring, commissioners decided on Tuesday.

The work will cost nine million dollars, of which the state pays two thirds."""
TITLE = "County to replace its wooden bridges"


def read(head: str) -> Article:
    [article] = parse(f"{head}\n\n{STORY}\n".encode()).articles
    return article


@pytest.mark.parametrize("count", ["12k followers", "12 mil seguidores", "5,3 тыс подписчиков"])
def test_a_name_above_its_followers_is_the_source(count: str) -> None:
    # Given the copy of a portal, when it is read
    article = read(f"Home\nSport\nHarrow Valley Weekly\n{count}\n{TITLE}\nStory by Jane Doe\n6 h")
    # Then the name is no title
    assert article.source and article.source.name == "Harrow Valley Weekly"
    assert (article.title, article.authors, article.body) == (TITLE, ["Jane Doe"], STORY)


def test_a_day_with_its_time_right_above_the_title_is_that_of_publication() -> None:
    # Given pages with a day above the title, one with the time
    timed, plain = read(f"News\n5 March 2024, 10:15\n{TITLE}"), read(f"News\n5 March 2024\n{TITLE}")
    # When they are read, then a day alone may be that of the reader
    assert (timed.title, timed.published, timed.crawled) == (TITLE, "2024-03-05T10:15", None)
    assert (plain.published, plain.crawled) == (None, "2024-03-05")


def test_a_name_above_a_paper_and_a_day_is_the_author() -> None:
    # Given a page with reporter, paper and day on lines of their own, when it is read
    article = read(f"{TITLE}\n\nJane Doe\nThe Westshore Examiner\nJul 19, 2024")
    # Then each has its field
    assert (article.title, article.authors, article.body) == (TITLE, ["Jane Doe"], STORY)
    assert article.source and article.source.name == "The Westshore Examiner"


def test_the_address_in_a_copy_of_an_archive_is_that_of_the_page() -> None:
    line = "The Wayback Machine - https://web.archive.org/web/20220314101512/https://aber.example/bridges.html"
    row = read_passed_on(line)
    assert row and row.values == {"url": "https://aber.example/bridges.html"}


def test_a_wire_in_preformatted_text_has_whole_paragraphs() -> None:
    # Given a wire and a table in <pre>
    wire = (
        "Nine miners who had been trapped since Saturday\nwere freed on Monday by rescuers.\n\nAll nine are well, the\n"
    )
    table = "Lowmouth   3   9\nAltmere    4   7\n"
    page = f"<html><body><h1>Miners are freed</h1><pre>{wire}mine said on Monday.</pre><pre>{table}</pre></body></html>"
    # When it is read
    body = extract(page.encode(), None).body or ""
    # Then the lines of the wire are joined, and those of the table are not
    assert "since Saturday were freed on Monday by rescuers.\n\nAll nine are well, the mine said" in body.replace(
        "\r", ""
    )
    assert "3 9 Altmere" not in body


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱۸ خرداد ۱۴۰۳", "2024-06-07"),
        ("شنبه ۳۰ اسفند ۱۴۰۳ - ۱۰:۲۵", "2025-03-20T10:25"),  # in a leap year
        ("تاریخ: 1399/12/30", "2021-03-20"),
        ("۱ فروردین ۱۴۰۰", "2021-03-21"),
        ("18 جوزا 1403", "2024-06-07"),
    ],
)
def test_a_solar_date_is_the_same_day_of_our_calendar(text: str, day: str) -> None:
    [written] = read_dates(text)
    assert written.readings == (day,)


@pytest.mark.parametrize("text", ["Act 1403/03/18", "۳۰ اسفند ۱۴۰۲", "۳۱ مهر ۱۴۰۳", "کد خبر ۸۸۲۱۳"])
def test_other_numbers_are_no_solar_dates(text: str) -> None:
    assert not any(written.readings for written in read_dates(text))


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Thứ ba, 5/3/2024", ("2024-03-05",)),
        ("Friday 5/3/2024", ("2024-05-03",)),
        ("Monday 5/3/2024", ("2024-03-05", "2024-05-03")),  # neither is a Monday
        ("Friday or Monday 5/3/2024", ("2024-03-05", "2024-05-03")),
    ],
)
def test_the_weekday_beside_a_date_shows_which_number_is_the_day(text: str, readings: tuple[str, ...]) -> None:
    [written] = read_dates(text)
    assert written.readings == readings


def test_the_line_above_the_headline_of_a_document_says_where_it_was_printed() -> None:
    # Given a document with paper, day and page above its headline, and another with a day alone
    texts = [Line("", text) for text in STORY.split("\n\n")]
    title = Line("Title", TITLE)
    printed = article_of_lines(
        [Line("", "Printed in: The Harrow Sentinel, 11 March 2025, page 3"), title, *texts], *EMPTY
    )
    undated = article_of_lines([Line("", "Minutes, 11 March 2025, page 3"), title, *texts], *EMPTY)
    # When they are read, then only the first has a source
    assert printed.source and (printed.source.name, printed.published) == ("The Harrow Sentinel", "2025-03-11")
    assert (undated.source, undated.published) == (None, None)


EMPTY = (None, None, None, [])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("#Oysters #Brittany", Kind.TAGS),
        ("El horno de Vilar cerró en agosto. © Correo de la Ría", Kind.CAPTION),
        ("Yves Le Goff élève des huîtres depuis 1988. | ANNA KERMOAL", Kind.CAPTION),
        ("انتهای پیام/", Kind.END_MARK),
        ("C# is a language", Kind.TEXT),
        ("He is #1 in the world now", Kind.TEXT),
    ],
)
def test_lines_of_portals_are_no_text(line: str, kind: Kind) -> None:
    assert kind_of(line) is kind


@pytest.mark.parametrize(
    ("text", "is_dateline"), [("江南乡报讯（记者 沈一舟）周末的晚上。", True), ("电视报讯息很多。", False)]
)
def test_a_paper_before_its_reporter_is_a_dateline(text: str, is_dateline: bool) -> None:
    # Given a report that begins with its paper and reporter, and a sentence, when they are looked at
    opening = read_opening(text)
    # Then only the first has a reporter
    assert (opening is not None and opening.authors == ("沈一舟",)) == is_dateline
