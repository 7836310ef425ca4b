"""Word documents as offices leave them: properties of templates and accounts, hidden and moved text, press releases."""

import io

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from clipwire.model.article import Article
from clipwire.parsing.registry import parse

TITLE = "Il traghetto riparte"
FIRST = (
    "Il traghetto per l'isola è ripartito lunedì, cinque settimane dopo la tempesta che ne aveva strappato la rampa."
)
SECOND = "La provincia paga metà dei lavori, ha detto la capitana Nives Furlan, e i passeggeri pagano il resto."


def read(document: object, title: str = "", author: str = "") -> Article:
    document.core_properties.title = title  # type: ignore[attr-defined]
    document.core_properties.author = author  # type: ignore[attr-defined]
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    [article] = parse(file.getvalue(), "release.docx").articles
    return article


def document_of(*lines: str, bold: str = "", large: str = ""):  # type: ignore[no-untyped-def]
    document = Document()
    for line in lines:
        run = document.add_paragraph().add_run(line)
        if line == bold:
            run.bold = True
        if line == large:
            run.font.size = Pt(18)
    return document


def test_the_headline_in_large_print_comes_before_what_a_template_left() -> None:
    # Given a letterhead, a headline in large print, and a title from somebody's template
    document = document_of("Porto di Grado", TITLE, FIRST, SECOND, large=TITLE)
    article = read(document, title="Modello comunicato stampa 2019")
    # Then the headline is the title and no part of the text
    assert (article.title, article.body) == (TITLE, f"{FIRST}\n\n{SECOND}")


def test_a_title_of_the_properties_that_the_text_is_about_is_the_title() -> None:
    article = read(document_of("Grado, lunedì", FIRST, SECOND), title="Traghetto ripartito lunedì per l'isola")
    assert article.title == "Traghetto ripartito lunedì per l'isola"


def test_of_a_press_release_the_line_below_its_head_is_the_headline() -> None:
    # Given the head of a press release above the headline, with the day
    document = document_of("COMUNICATO STAMPA", "3 novembre 2025", TITLE, FIRST, SECOND)
    article = read(document)
    # Then the headline is the title, and the day is read
    assert (article.title, article.published, article.body) == (TITLE, "2025-11-03", f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize(
    "account", ["Utente Windows", "Windows-Benutzer", "Użytkownik systemu Windows", "python-docx", "HP"]
)
def test_the_account_of_a_computer_is_no_author(account: str) -> None:
    assert read(document_of(TITLE, FIRST), author=account).authors == []


def test_a_person_in_the_properties_is_the_author() -> None:
    assert read(document_of(TITLE, FIRST), author="Nives Furlan").authors == ["Nives Furlan"]


def test_the_text_is_what_word_shows() -> None:
    # Given a hidden note, a hyphen that does not break, and a sentence that was moved down
    document = document_of(TITLE, FIRST)
    paragraph = document.add_paragraph("La rampa")
    paragraph.add_run(" NOTA INTERNA").font.hidden = True
    run = paragraph.add_run(" italo")
    run._r.append(OxmlElement("w:noBreakHyphen"))
    paragraph.add_run("slovena è nuova.")
    for place in ("moveFrom", "moveTo"):
        moved = f'<w:{place} {nsdecls("w")} w:id="1"><w:r><w:t>{SECOND}</w:t></w:r></w:{place}>'
        document.add_paragraph()._p.append(parse_xml(moved))
        document.add_paragraph("Il resto segue.")
    # Then the note is left out, the hyphen is read, and the sentence is read once in its new place
    body = read(document).body
    assert body.split("\n\n") == [
        FIRST,
        "La rampa italo-slovena è nuova.",
        "Il resto segue.",
        SECOND,
        "Il resto segue.",
    ]
