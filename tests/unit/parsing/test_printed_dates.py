"""Dates that pages print, read alike from HTML and page dumps."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from clipwire.model.article import Article
from clipwire.parsing.dates import iso_date, read_dates
from clipwire.parsing.registry import parse
from clipwire.parsing.rows import dates_of, read_row

TEXT = [
    "The fishing fleet came back to the harbour on Monday with its holds full, and crowds stood on the quay to see it.",
    "Forty boats had been at sea for three weeks, and the harbour office said that none of them had been damaged.",
]


def html_page(line: str, site: str) -> bytes:
    head = f'<title>Fishing fleet returns</title><meta property="og:site_name" content="{site}">'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    body = f"<article><h1>Fishing fleet returns</h1><p>{line}</p>{text}</article>"
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def page_dump(line: str, site: str) -> bytes:
    return "\n\n".join(["Fishing fleet returns to the harbour", f"Source: {site}", line, *TEXT]).encode()


def markdown(*paragraphs: str) -> bytes:
    return "\n\n".join(["# Fishing fleet returns", *paragraphs]).encode()


def docx(*paragraphs: str) -> bytes:
    document = Document()
    document.add_paragraph("Fishing fleet returns", style="Title")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.author = ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(*paragraphs: str) -> bytes:
    """A page of one font, each paragraph on a line."""
    shown = "".join(f"({line}) Tj T* " for line in ["Fishing fleet returns", *paragraphs])
    page = f"BT /F 8 Tf 12 TL 20 700 Td {shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(page)} >> stream\n{page}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    file, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(f"{len(file):010} 00000 n \n")
        file += f"{number} 0 obj {each} endobj\n"
    xref = f"xref\n0 6\n0000000000 65535 f \n{''.join(places)}"
    return f"{file}{xref}trailer << /Root 1 0 R /Size 6 >>\nstartxref\n{len(file)}\n%%EOF".encode()


def read(line: str, site: str = "Harbour News") -> list[Article]:
    return [parse(html_page(line, site), "a.html").articles[0], parse(page_dump(line, site), "a.txt").articles[0]]


PRINTED = [
    # what a page prints, when it was published, when it was changed
    ("24 April 2025", "2025-04-24", None),
    ("Published: 24 April 2025 10:15", "2025-04-24T10:15", None),
    ("Published April 24, 2025 Updated April 25, 2025", "2025-04-24", "2025-04-25"),
    ("April 24, 2025 | Last updated: April 25, 2025", "2025-04-24", "2025-04-25"),
    ("Veröffentlicht am 24. April 2025, aktualisiert am 25. April 2025 um 10:15 Uhr", "2025-04-24", "2025-04-25T10:15"),
    ("Publié le 24 avril 2025 à 10h15", "2025-04-24T10:15", None),
    ("Publicado el 24 de abril de 2025 a las 10:15", "2025-04-24T10:15", None),
    ("Publicado em 24/04/2025 às 10h15", "2025-04-24T10:15", None),
    ("Pubblicato il 24 aprile 2025 alle ore 10:15", "2025-04-24T10:15", None),
    ("Gepubliceerd op 24 april 2025 om 10:15", "2025-04-24T10:15", None),
    ("Publicerad 24 april 2025 kl 10:15", "2025-04-24T10:15", None),
    ("Julkaistu 24. huhtikuuta 2025 klo 10.15", "2025-04-24T10:15", None),
    ("24 kwietnia 2025 r., godz. 10:15", "2025-04-24T10:15", None),
    ("24. dubna 2025 v 10:15", "2025-04-24T10:15", None),
    ("2025. április 24. 10:15", "2025-04-24T10:15", None),
    ("24 Nisan 2025 Perşembe, 10:15", "2025-04-24T10:15", None),
    ("24 апреля 2025 г. в 10:15", "2025-04-24T10:15", None),
    ("24 квітня 2025 р. о 10:15", "2025-04-24T10:15", None),
    ("24 Απριλίου 2025, 10:15", "2025-04-24T10:15", None),
    ("24 أبريل 2025 الساعة 10:15", "2025-04-24T10:15", None),
    ("24 באפריל 2025 בשעה 10:15", "2025-04-24T10:15", None),
    ("24 April 2025 pukul 10:15 WIB", "2025-04-24T10:15", None),
    ("24 tháng 4 năm 2025", "2025-04-24", None),
    ("24 เมษายน 2568", "2025-04-24", None),
    ("24 अप्रैल 2025", "2025-04-24", None),
    ("입력 2025.04.24. 오전 10:15 수정 2025.04.24. 오후 3:15", "2025-04-24T10:15", "2025-04-24T15:15"),
    ("2025년 4월 24일 (목) 10:15", "2025-04-24T10:15", None),
    ("发布时间：2025年4月24日 10:15", "2025-04-24T10:15", None),
    ("令和7年4月24日", "2025-04-24", None),
]


@pytest.mark.parametrize(("line", "published", "modified"), PRINTED, ids=[line for line, _, _ in PRINTED])
def test_html_and_page_dumps_read_the_same_dates(line: str, published: str, modified: str | None) -> None:
    # Given a page with a printed date between its title and its text
    # When it is read as HTML and as a dump
    # Then both say when it was published and when it was changed
    assert [(article.published, article.modified) for article in read(line)] == [(published, modified)] * 2


@pytest.mark.parametrize("document", [markdown, docx, pdf])
def test_documents_print_their_date_above_the_text(document: Callable[..., bytes]) -> None:
    # Given a document that states no date, with byline and date between title and text
    article = parse(document("By Jane Doe", "Published: 24 April 2025", *TEXT)).articles[0]
    # Then both are read, and are no part of the text
    assert (article.authors, article.published) == (["Jane Doe"], "2025-04-24")
    assert article.body.split() == " ".join(TEXT).split()
    assert article.warnings == []


def test_a_line_of_a_document_with_another_label_stays_in_the_text() -> None:
    text = ["Title: The Old Quay | Author: Jane Doe", *TEXT]
    assert parse(markdown(*text)).articles[0].body == "\n\n".join(text)


def test_the_habit_of_the_source_settles_a_day_that_may_be_a_month() -> None:
    assert [article.published for article in read("05/06/2025", "The Guardian")] == ["2025-06-05"] * 2
    assert [article.published for article in read("05/06/2025", "The New York Times")] == ["2025-05-06"] * 2


def test_another_date_of_the_page_settles_a_day_that_may_be_a_month() -> None:
    assert [article.published for article in read("05/06/2025 | Updated: 13/06/2025")] == ["2025-06-05"] * 2


@pytest.mark.parametrize("line", ["05/06/2025", "31/13/2025", "01/01/0001", "24 April 2199"])
def test_a_day_that_is_open_impossible_or_to_come_is_left_out_with_a_warning(line: str) -> None:
    for article in read(line):
        assert article.published is None
        assert any(line in warning for warning in article.warnings)


def test_a_time_without_a_zone_is_by_the_clock_of_the_source() -> None:
    assert [article.published for article in read("24 April 2025 10:15", "NK News")] == ["2025-04-24T10:15+09:00"] * 2


def test_a_word_that_is_two_months_is_read_in_the_language_of_the_page() -> None:
    assert read_dates("24 listopada 2025") == []
    assert [date.readings for date in read_dates("24 listopada 2025", "pl")] == [("2025-11-24",)]
    assert [date.readings for date in read_dates("24. listopada 2025.", "hr")] == [("2025-10-24",)]


def test_words_beside_dates_say_what_each_is_of() -> None:
    line = "Posted 24 April 2025, edited 25 April 2025, retrieved 26 April 2025"
    assert [(role, date.readings[0]) for role, date in dates_of(line)] == [
        ("published", "2025-04-24"),
        ("modified", "2025-04-25"),
        ("crawled", "2025-04-26"),
    ]


def test_a_label_of_two_words_is_one_label() -> None:
    row = read_row("Date: 24/04/2025 | Original URL: https://harbour.example/1")
    assert row is not None
    assert (row.labels, row.values) == (("published", "url"), {"url": "https://harbour.example/1"})


@pytest.mark.parametrize(
    "line", ["On April 24, 2025 the fleet returned.", "Date palms were planted in 2025.", "Source: a leak."]
)
def test_a_sentence_is_no_row(line: str) -> None:
    assert read_row(line) is None


def test_metadata_state_dates_in_their_own_ways() -> None:
    assert iso_date("Thu, 24 Apr 2025 09:30:00 EST") == "2025-04-24T09:30:00-05:00"
    assert iso_date("2025-04-24T09:30Z") == "2025-04-24T09:30Z"


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Publié le 3 mai 2025 - Mis à jour le 4 mai 2025", "fr"),
        ("Publicado el 3 de mayo de 2025, última actualización 4 de mayo de 2025", "es"),
        ("Pubblicato il 3 maggio 2025. Ultimo aggiornamento 4 maggio 2025", "it"),
        ("Date modified 4 May 2025, first published 3 May 2025", "en"),
    ],
)
def test_a_label_of_several_words_needs_no_colon(line: str, language: str) -> None:
    found = {role: written.reading(None) for role, written in dates_of(line, language)}
    assert found == {"published": "2025-05-03", "modified": "2025-05-04"}
