"""Pages from before style sheets: tables, large print in place of headings, line breaks in place of paragraphs."""

import pytest

from clipwire.parsing.formats.html import Page, extract

TEXT = [
    "Le pont couvert de Valmont est de nouveau ouvert aux voitures, après que deux charpentiers en ont refait le toit.",
    "Les travaux ont duré onze semaines et ont été payés par une collecte, a indiqué la maire Anne Morel.",
    "Samedi, la fanfare y jouera pour la première fois depuis les inondations de l'an dernier.",
]
PAGE = """<html><body><table><tr><td colspan=2><img src=t.gif alt="{logo}"><br><font size=1><a href=i.htm>Accueil</a> |
<a href=s.htm>Sport</a></font></td></tr><tr><td>{text}</td><td width=120><font size=1><b>M&eacute;t&eacute;o</b><br>
Valmont 9 degr&eacute;s<br><b>Annonces</b><br>Vends luge</font></td></tr></table></body></html>"""
LINE = "Le Phare de Valmont, mercredi 12 février 2025 - par Luc Petit"


def page(
    title: str = "<font size=+2><b>Le pont couvert rouvre</b></font>",
    line: str = LINE,
    logo: str = "Le Phare de Valmont",
) -> Page:
    text = "<br><br>".join(
        [title, f"<i>{line}</i>", *TEXT[:2], "<center>- Publicité - Meubles Blanc - Publicité -</center>", TEXT[2]]
    )
    return extract(PAGE.format(text=text, logo=logo).encode())


def test_the_large_line_is_the_title_and_the_line_below_it_says_paper_day_and_author() -> None:
    # Given a page of tables with the paper's name in a picture, and short texts in a cell at the side
    found = page()
    # Then each field is read from the print, and side cell and advertisement are no text
    assert (found.title, found.source) == ("Le pont couvert rouvre", "Le Phare de Valmont")
    assert (found.authors, found.published) == (["Luc Petit"], "2025-02-12")
    assert found.body.split("\n\n") == TEXT


def test_a_picture_that_no_line_repeats_is_not_the_source() -> None:
    assert page(logo="Vue du pont").source is None
    assert page(logo="Luc Petit").source is None  # the author's portrait


@pytest.mark.parametrize(
    "title", ["<b>Le pont couvert rouvre</b>", "<font size=5><a href=x>Toutes les nouvelles du jour</a></font>"]
)
def test_print_of_the_size_of_the_text_and_links_are_no_titles(title: str) -> None:
    assert page(title).title is None


def test_short_cells_of_a_table_of_several_rows_stay() -> None:
    # Given a chronicle in a table: a year, and beside it what happened
    rows = "".join(f"<tr><td>Année {1990 + i}</td><td>{text}<br>{text[::-1]}</td></tr>" for i, text in enumerate(TEXT))
    found = extract(f"<html><body><h1>Chronique du pont</h1><table>{rows}</table></body></html>".encode())
    # Then the years stay in the text
    assert all(f"Année {1990 + i}" in found.body for i in range(len(TEXT)))
