"""PDFs of several pages: running heads, page numbers, ligatures."""

from clipwire.model.article import Article
from clipwire.parsing.registry import parse
from tests.unit.parsing.documents import pdf_of

FIRST = (
    "The ferry sailed again on Monday, five weeks after a storm",
    "had torn away its ramp and half its rail, and sixty people",
    "stood on the pier to see it go.",
)
SECOND = (
    "The new ramp was built in Gdansk and towed across the North",
    "Sea in eight days, with a wait for calmer weather off the",
    "coast of Denmark.",
)
BODY = f"{' '.join(FIRST)}\n\n{' '.join(SECOND)}"


def pdf(*pages: tuple[str, ...]) -> bytes:
    """A PDF with these lines on its pages; the byte 0x80 is the ligature fi, as typesetters print it."""
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        b"/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /fi] >> >>"
    )
    return pdf_of(
        [
            b"BT /F1 12 Tf 60 760 Td\n"
            + b"".join(b"(" + line.encode("latin-1") + b") Tj 0 -16 Td\n" for line in lines)
            + b"ET"
            for lines in pages
        ],
        font,
    )


def read(*pages: tuple[str, ...]) -> Article:
    [article] = parse(pdf(*pages), "page.pdf").articles
    return article


def test_what_is_printed_at_the_edges_of_most_pages_is_no_text() -> None:
    # Given three pages with a running head and a running foot
    head, foot = "Harbour News, Wednesday 18 February", "Printed on Westray"
    third = ("Sailings will follow the winter timetable until the end", "of March.")
    article = read(("Ferry sails again", *FIRST, foot), (head, *SECOND, foot), (head, *third, foot))
    # Then neither is in the body
    assert article.title == "Ferry sails again"
    assert article.body == f"{BODY}\n\n{' '.join(third)}"


def test_a_line_that_recurs_within_pages_stays() -> None:
    chorus = "Bread from Wednesday on, said the baker, and not a day later than that."
    article = read(("Ferry sails again", *FIRST, chorus, *FIRST[:2]), (*SECOND[:2], chorus, *SECOND))
    assert article.body.count(chorus) == 2


def test_page_numbers_are_no_text() -> None:
    assert read(("Ferry sails again", *FIRST, "- 1 -"), (*SECOND, "Page 2 of 2")).body == BODY


def test_ligatures_are_the_letters_that_they_stand_for() -> None:
    article = read(("Ferry sails again", *FIRST, "The of\x80ce of the harbour was the \x80rst to open."), SECOND)
    assert "The office of the harbour was the first to open." in article.body
