"""PDFs whose layout says what belongs together: columns, gaps, headings, heads of left and right pages."""

import pytest

from clipwire.model.article import Article
from clipwire.parsing.registry import parse
from clipwire.parsing.wrapping import joined_words
from tests.unit.parsing.documents import pdf_of
from tests.unit.parsing.test_pdf_pages import FIRST, SECOND

Shown = tuple[int, int, int, str]
"""x, y, size, text."""


def pdf(*pages: list[Shown]) -> bytes:
    """A PDF with texts at places, in the order given."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    return pdf_of(
        [
            b"\n".join(f"BT /F1 {size} Tf {x} {y} Td ({line}) Tj ET".encode("cp1252") for x, y, size, line in page)
            for page in pages
        ],
        font,
    )


def read(*pages: list[Shown]) -> Article:
    [article] = parse(pdf(*pages), "page.pdf").articles
    return article


def block(lines: tuple[str, ...], y: int, x: int = 60) -> list[Shown]:
    """Lines of a paragraph, 13 points apart."""
    return [(x, y - 13 * number, 10, line) for number, line in enumerate(lines)]


TITLE = (60, 780, 20, "Ferry sails again")


def test_columns_that_are_drawn_across_are_read_one_after_the_other() -> None:
    # Given two columns in Spanish whose lines a program drew from left to right
    left = (
        "El transbordador zarpó de nuevo",
        "el lunes, cinco semanas después",
        "de la tormenta, y la gente",
        "salió a verlo.",
    )
    right = ("La rampa nueva llegó de Gdansk", "en ocho días, con una espera", "frente a la costa danesa.")
    rows = list(zip(block(left, 740), block(right, 740, x=320), strict=False))
    page = [TITLE, *(line for row in rows for line in row), *block(left, 740)[len(rows) :]]
    # Then the left one is read first
    assert read(page).body == f"{' '.join(left)}\n\n{' '.join(right)}"


def test_cells_of_a_table_are_read_row_by_row() -> None:
    # Given a table of short cells below a paragraph
    cells = [("Herring", "41 t"), ("Cod", "7 t"), ("Plaice", "3 t")]
    rows = [(x, 600 - 13 * n, 10, text) for n, row in enumerate(cells) for x, text in zip((60, 320), row, strict=True)]
    body = read([TITLE, *block(FIRST, 740), *rows]).body
    assert body.endswith("Herring 41 t Cod 7 t Plaice 3 t")


def test_a_heading_between_paragraphs_has_a_line_of_its_own() -> None:
    page = [TITLE, *block(FIRST, 740), (60, 680, 13, "Was sie kostet"), *block(SECOND, 660)]
    assert read(page).body == f"{' '.join(FIRST)}\n\nWas sie kostet\n\n{' '.join(SECOND)}"


def test_a_gap_separates_paragraphs_but_not_a_sentence() -> None:
    # Given a paragraph whose last line is long, with a gap below it
    full = (FIRST[0], "had torn away its ramp, and sixty people came to see it go.")
    assert read([TITLE, *block(full, 740), *block(SECOND, 690)]).body == f"{' '.join(full)}\n\n{' '.join(SECOND)}"
    # Given a picture in the middle of a sentence, then the sentence goes on below it
    assert read([TITLE, *block(FIRST[:1], 740), *block(FIRST[1:], 500)]).body == " ".join(FIRST)


def test_heads_of_left_and_right_pages_are_no_text() -> None:
    # Given six pages whose heads differ on left and right pages, with the number of the page in each
    guests = ["bakers", "pilots", "sailors", "singers", "teachers", "weavers"]

    def page(number: int) -> list[Shown]:
        head = f"{number}  Küstenbote" if number % 2 else f"Mittwoch, 5. November 2025  Seite {number}"
        lines = (
            f"The {guests[number - 1]} came on that day, and the ferry carried",
            f"{guests[number - 1]} until dark.",
        )
        return [(60, 810, 8, head), *([TITLE] if number == 1 else []), *block(lines, 740)]

    body = read(*map(page, range(1, 7))).body
    # Then none is in the body, and all of the text is
    assert "Küstenbote" not in body and "Seite" not in body
    assert all(f"carried {guest} until dark." in body for guest in guests)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Przed sezo-", "nem śledziowym"], "Przed sezonem śledziowym"),
        (["внутренний бас-", "сейн до начала"], "внутренний бассейн до начала"),
        (["die Müller-", "Lüdenscheidt AG"], "die Müller-Lüdenscheidt AG"),
        (["na segunda-", "feira, disse-", "lhe o capitão"], "na segunda-feira, disse-lhe o capitão"),
        (
            ["le capitaine lui-", "même l'a dit au mo-", "ment du départ"],
            "le capitaine lui-même l'a dit au moment du départ",
        ),
        (
            ["a 30-", "metre quay, state-of-", "the-art and long-", "lasting"],
            "a 30-metre quay, state-of-the-art and long-lasting",
        ),
        (["der Schiff\u00ad", "fahrt"], "der Schifffahrt"),
        (["the quay – long", "and high – was"], "the quay – long and high – was"),
        (["渡船は霧のため四十分", "遅れた。"], "渡船は霧のため四十分遅れた。"),
    ],
)
def test_words_at_the_ends_of_lines_are_joined_as_they_are_written(lines: list[str], text: str) -> None:
    assert joined_words(lines) == text


def test_the_head_of_a_newspapers_page_has_its_name_and_the_day() -> None:
    # Given a page with a running head, a headline of two lines in large type, and a name alone on its line
    page: list[Shown] = [
        (50, 790, 9, "The Sound Mercury Monday, April 8, 2019"),
        (50, 750, 24, "Ferry staff win back"),
        (50, 722, 24, "Sunday rest"),
        (50, 690, 10, "Ellen Brandt"),
        *[(50, 660 - 12 * n, 10, line) for n, line in enumerate(FIRST + SECOND)],
    ]
    # When it is read
    article = read(page)
    # Then they are the source and the day of the issue, and the name is the reporter's
    assert article.title == "Ferry staff win back Sunday rest"
    assert article.source and article.source.name == "The Sound Mercury"
    assert article.published == "2019-04-08"
    assert article.authors == ["Ellen Brandt"]
    assert article.body.startswith(FIRST[0])


def test_a_day_above_the_headline_without_a_newspaper_is_not_that_of_publication() -> None:
    # Given a page that was printed out, with that day above the headline
    text = [(50, 660 - 12 * n, 10, line) for n, line in enumerate(FIRST + SECOND)]
    article = read([(50, 790, 9, "Annual Report April 8, 2019"), (50, 722, 24, "Ferry sails again"), *text])
    # When it is read, then it has neither source nor day
    assert (article.title, article.source, article.published) == ("Ferry sails again", None, None)
