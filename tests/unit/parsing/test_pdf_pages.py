"""PDFs of several pages: running heads, page numbers, ligatures."""

from clipwire.model.article import Article
from clipwire.parsing.registry import parse

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
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        font,
    ]
    for n, lines in enumerate(pages):
        shown = b"".join(b"(" + line.encode("latin-1") + b") Tj 0 -16 Td\n" for line in lines)
        text = b"BT /F1 12 Tf 60 760 Td\n" + shown + b"ET"
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * n} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        ]
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
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
