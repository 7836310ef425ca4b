"""Where the rules of printed copies, exports of databases, notices and NewsML 1 end."""

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.consent import asks_for_consent
from clipwire.parsing.formats.page_dump.narrow import Spaced, are_columns, joined_columns
from clipwire.parsing.formats.page_dump.passed_on import read_passed_on
from clipwire.parsing.registry import parse
from tests.unit.parsing.test_consent import NOTICES
from tests.unit.parsing.test_newsml_1 import BODY, component, newsml
from tests.unit.parsing.test_print_copies import FACTIVA, NEXIS


def only(data: str | bytes) -> Article:
    [article] = parse(data if isinstance(data, bytes) else data.encode()).articles
    return article


@pytest.mark.parametrize("above", ["08:15", "08:15 GMT", "Page 12", "BGAZ", "7"])
def test_hours_pages_and_codes_below_the_day_are_no_source(above: str) -> None:
    # Given a document of Factiva with such a line between its day and its source
    text = FACTIVA.replace("8 June 2021\n", f"8 June 2021\n{above}\n")
    # When it is read, then the source is the newspaper
    source = only(text).source
    assert source and source.name == "The Bay Gazette"


def test_names_in_capitals_with_a_comma_are_several_reporters() -> None:
    # Given a byline in capitals with two names before their job
    text = NEXIS.replace("PRIYA RAMAN TRANSPORT REPORTER", "PRIYA RAMAN, ANNA WILK, REPORTER")
    # When it is read, then it has both
    assert only(text).authors == ["Priya Raman", "Anna Wilk"]


@pytest.mark.parametrize("line", ["Page 1 of 2", "Documents (3)", "1. Harbour tunnel", "User Name: Jane Doe"])
def test_lines_of_the_program_above_an_export_are_no_title(line: str) -> None:
    # Given an export of Nexis below a line of the program, when it is read, then the title is the article's
    assert only(NEXIS.replace("Page 1 of 2", line)).title == "Harbour tunnel builder faces second inquiry"


def test_a_list_with_few_lines_that_go_on_is_no_column() -> None:
    # Given 30 items with a capital, and six lines that go on
    lines = ["The tug", "Ferries and", "News of the day"] * 10 + ["and of the isle"] * 6
    # When they are looked at, then they are no column
    assert not are_columns([Spaced(line, False, False) for line in lines])


def test_an_indented_line_behind_a_whole_sentence_begins_a_paragraph() -> None:
    # Given a column in which a full line ends a sentence and the next is indented
    lines = ["The ferry of the isle lies idle.", "The company said so on Monday."]
    # When its lines are joined, then there are two paragraphs; without the indent there is one
    assert len(joined_columns([Spaced(lines[0], False, False), Spaced(lines[1], False, True)])) == 2
    assert len(joined_columns([Spaced(lines[0], False, False), Spaced(lines[1], False, False)])) == 1


def test_a_sentence_with_strokes_is_no_line_of_a_reader() -> None:
    # Given a sentence and an age, when it is read, then its first words are no source
    assert read_passed_on("Harbour Worker / 3h") is not None
    assert read_passed_on("The harbour is closed. / 3h") is None


def test_a_site_that_does_not_speak_to_its_reader_asks_for_nothing() -> None:
    # Given what a firm says of its cookies to nobody
    texts = ["We and our partners store cookies and process personal data for advertising and measurement."]
    # When it is looked at, then only the same with a reader asks for consent
    assert not asks_for_consent(texts)
    assert asks_for_consent([f"{texts[0]} Change your preferences for cookies and advertising."])


def test_a_notice_with_an_author_is_an_article() -> None:
    # Given a page with the words of a notice, and the same page by a reporter
    words = "".join(f"<p>{text}</p>" for text in NOTICES["en"])
    page = f"<html><head>{{}}</head><body><article><h1>Cookies</h1>{words}</article></body></html>"
    with pytest.raises(Rejected, match="consent"):
        parse(page.format("").encode())
    # When it is read, then it is a text of hers
    assert only(page.format('<meta name="author" content="Anna Berg">')).authors == ["Anna Berg"]


@pytest.mark.parametrize("status", ["Withheld", "Embargoed", "Cancelled"])
def test_texts_that_an_agency_holds_back_are_refused(status: str) -> None:
    # Given such a text, when it is read, then there is no article
    with pytest.raises(Rejected, match="no text"):
        parse(newsml(component("Tug comes back", BODY), status=status))


def test_a_first_revision_is_no_change() -> None:
    # Given a text whose revision is as old as the text
    data = newsml(component("Tug comes back", BODY)).replace(b"20231130T101500+0100", b"20231130T090000+0100")
    # When it is read, then it has not been modified
    article = only(data)
    assert (article.published, article.modified) == ("2023-11-30T09:00:00+01:00", None)
