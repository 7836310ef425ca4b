"""Parts of a page that belong to its article or do not: wrappers, headings, captions, buttons, prompts."""

import pytest

from clipwire.parsing.formats.html import Page, extract
from clipwire.parsing.formats.html.body import MAX_BLOCKS_COMPARED

ITALIAN = [
    "La funivia di Montalto ha riaperto lunedì dopo due anni di lavori, e la prima cabina è salita con il sindaco.",
    "La linea è lunga tre chilometri e ha due stazioni, delle quali quella a valle è stata ricostruita in pietra.",
    "Il costo ha superato di un terzo quello previsto, perché sotto il pilone centrale è stata trovata una sorgente.",
    "Da martedì le cabine salgono ogni dieci minuti fino a mezzanotte, e le biciclette viaggiano senza biglietto.",
    "Un secondo tronco verso il rifugio è allo studio, ma non potrà aprire prima della fine del prossimo decennio.",
    "La banda del paese ha suonato fino al tramonto, mentre i bambini facevano la fila per la terza o quarta corsa.",
]


def page(body: str, head: str = "") -> Page:
    return extract(f"<html lang=it><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_an_article_goes_on_in_a_wrapper_inside_its_container() -> None:
    # Given an article of which all but the first paragraph are in a wrapper for subscribers, and a caption above
    caption = "<p class=foto-desc>La prima cabina con il sindaco e la banda del paese sul piazzale. Foto: archivio</p>"
    rest = f"<div class=solo-utenti>{paragraphs(*ITALIAN[1:])}</div>"
    # When it is read
    found = page(
        f"<div class=col><h1>Riapre la funivia</h1>{caption}<div class=testo><p>{ITALIAN[0]}</p>{rest}</div></div>"
    )
    # Then all paragraphs are in the body, without the caption
    assert found.body.split("\n\n") == ITALIAN
    assert "body" not in found.evidence


def test_a_body_that_is_a_small_part_of_the_page_has_a_warning_and_low_evidence() -> None:
    # Given a page with a short article, a longer text far from it, and so many rows that it is not looked at again
    long = "".join(f"<div class=k{i}><label>{i} {text}</label></div>" for i, text in enumerate(ITALIAN[4:] * 4))
    rows = "".join(f"<div>{i}</div>" for i in range(MAX_BLOCKS_COMPARED))
    found = page(f"<article><h1>Riapre la funivia</h1>{paragraphs(*ITALIAN[:4])}</article><hr>{long}{rows}")
    # Then a warning says that the body may be a part
    assert found.body.split("\n\n") == ITALIAN[:4]
    assert [warning for warning in found.warnings if "part of the article" in warning]
    assert found.evidence["body"].confidence == "low"


def test_boxes_beside_an_article_cause_no_warning() -> None:
    # Given a short article with longer comments, and notices in the foot of the page
    comments = "".join(f"<div class=comment-text>{paragraphs(text)}</div>" for text in ITALIAN[1:] * 2)
    foot = f"<footer>{paragraphs(*ITALIAN[3:])}</footer>"
    found = page(f"<article><h1>Riapre la funivia</h1>{paragraphs(*ITALIAN[:2])}</article>{comments}{foot}")
    # Then the article is taken for whole
    assert found.warnings == []


@pytest.mark.parametrize("tag", ["h1", "h2", "h4"])
def test_headings_stay_between_their_paragraphs(tag: str) -> None:
    # Given an article whose sections have headings of their own
    sections = "".join(
        f"<div class=voce><{tag}>Parte {i}</{tag}>{paragraphs(text)}</div>" for i, text in enumerate(ITALIAN[:3])
    )
    found = page(
        f"<main><h1>Riapre la funivia di Montalto</h1>{sections}</main>",
        "<meta property=og:title content='Riapre la funivia di Montalto'>",
    )
    # Then each heading is above its paragraph
    assert found.body.split("\n\n") == [line for i, text in enumerate(ITALIAN[:3]) for line in (f"Parte {i}", text)]


@pytest.mark.parametrize(
    "line",
    [
        "<p>anna.greco@montalto.example</p>",
        "<div class=foto><img src=a.jpg alt=''><p class=cap>La cabina rossa sul piazzale</p></div>",
    ],
)
def test_buttons_captions_and_addresses_are_no_text(line: str) -> None:
    # Given an article of short paragraphs with a line of the page before or behind them
    short = [text.partition(",")[0] + "." for text in ITALIAN]
    above, below = ("", line) if "@" in line else (line, "")
    found = page(f"<div><h1>Riapre la funivia</h1>{above}<div class=t>{paragraphs(*short)}</div>{below}</div>")
    # Then only its paragraphs are in the body
    assert found.body.split("\n\n") == short


def test_buttons_that_run_together_are_no_text() -> None:
    # Given an article in plain containers, with a row of buttons without spaces between them
    buttons = "<div class=strumenti><span>Ascolta</span><span>3 min</span><span>Stampa</span></div>"
    text = "".join(f"<div class=t>{text}</div>" for text in ITALIAN[:3])
    found = page(f"<div><div>Riapre la funivia</div>{buttons}{text}</div>", "<title>Riapre la funivia</title>")
    # Then only its paragraphs are in the body
    assert found.body.split("\n\n") == ITALIAN[:3]


def test_headings_that_the_extractor_leaves_out_are_put_back() -> None:
    # Given short entries, each with a time and a heading
    entries = "".join(
        f"<div class=entry><time datetime=2025-01-09T0{i}:00Z>0{i}:00</time><h3>Parte {i}</h3><p>{text}</p></div>"
        for i, text in enumerate(ITALIAN[:3])
    )
    found = page(f"<main><h1>Riapre la funivia di Montalto</h1>{entries}</main>")
    # Then each heading is above its paragraph
    assert found.body.split("\n\n") == [line for i, text in enumerate(ITALIAN[:3]) for line in (f"Parte {i}", text)]


def test_a_first_paragraph_with_a_large_initial_is_no_caption() -> None:
    found = page(
        f"<article><h1>Riapre la funivia</h1><p class=has-drop-cap>{ITALIAN[0]}</p>{paragraphs(*ITALIAN[1:])}</article>"
    )
    assert found.body.split("\n\n") == ITALIAN


def test_byline_and_date_above_short_paragraphs_are_read() -> None:
    # Given a page whose paragraphs are all short, with a line of date and author below the headline
    line = "<div class=d>17 giugno 2025, 14:05 | di Anna Greco</div>"
    text = paragraphs(
        "Due lumache hanno passato insieme la linea.", "Il giudice vuole ripetere la gara il primo luglio."
    )
    found = page(f"<h1>La lumaca vince la gara del paese</h1>{line}{text}")
    # Then both are read
    assert (found.authors, found.published) == (["Anna Greco"], "2025-06-17T14:05")


def test_the_title_that_a_heading_repeats_behind_the_first_paragraph_is_no_text() -> None:
    # Given a page with a text above its headline, as live blogs have
    found = page(
        f"<main><div>{paragraphs(ITALIAN[0])}</div><h1>Riapre la funivia</h1>{paragraphs(*ITALIAN[1:])}</main>"
    )
    # Then the headline is not among the paragraphs
    assert found.body.split("\n\n") == ITALIAN


def test_a_layout_by_tables_is_recognised_in_text_without_spaces() -> None:
    # Given a Japanese page whose cell with the article has fewer than two hundred characters
    text = (
        "高見山のロープウェーが二年間の支柱工事を終え、月曜日に運転を再開したと町が発表した。",
        "夏は午後十時まで、冬は日没まで運行し、自転車は無料で載せることができるという。",
    )
    cells = f"<td>政治<br>経済</td><td><h1>ロープウェーが再開</h1>{paragraphs(*text)}</td>"
    # Then its paragraphs are lines of their own
    assert page(f"<table><tr>{cells}</tr></table>").body.split("\n\n") == list(text)


@pytest.mark.parametrize("mark", ["style='display: block'", "class='d-block orange'", "class=dateline"])
def test_words_on_lines_of_their_own_are_not_joined(mark: str) -> None:
    # Given a paragraph that begins with a place on a line of its own
    first = f"<p><span {mark}>MONTALTO</span><span>{ITALIAN[0]}</span></p>"
    found = page(f"<article><h1>Riapre la funivia</h1>{first}{paragraphs(*ITALIAN[1:])}</article>")
    # Then the place and the first word are two words
    assert found.body.startswith(f"MONTALTO {ITALIAN[0]}")


def test_a_word_in_parts_is_one_word() -> None:
    first = f"<p><span class=initial>L</span><span>{ITALIAN[0][1:]}</span></p>"
    found = page(f"<article><h1>Riapre la funivia</h1>{first}{paragraphs(*ITALIAN[1:])}</article>")
    assert found.body.startswith(ITALIAN[0])


@pytest.mark.parametrize("field", ["<input placeholder=mail>", "<form><input type=email><button>Vai</button></form>"])
def test_the_box_around_a_field_is_no_text(field: str) -> None:
    # Given an article of plain elements with an offer of a newsletter in the middle
    box = f"<div class=lettera><b>La cabina</b> La nostra lettera del venerdì con il meglio della valle. {field}</div>"
    text = [f"<div class=t>{text}</div>" for text in ITALIAN[:4]]
    found = page(f"<div>{text[0]}{text[1]}{box}{text[2]}{text[3]}</div>", "<title>Riapre la funivia</title>")
    # Then only the article is in the body
    assert found.body.split("\n\n") == ITALIAN[:4]


def test_a_field_that_opens_a_part_of_the_article_takes_nothing_away() -> None:
    opened = f"<div><input type=checkbox id=piu><label for=piu></label><p>{ITALIAN[2]}</p></div>"
    found = page(f"<article><h1>Riapre la funivia</h1>{paragraphs(*ITALIAN[:2])}{opened}<p>{ITALIAN[3]}</p></article>")
    assert found.body.split("\n\n") == ITALIAN[:4]


def test_entries_in_a_list_keep_their_headings_on_lines_of_their_own() -> None:
    # Given a live blog whose entries are items of a list, each with a heading
    entries = "".join(f"<li><h2>Ore {9 - i}</h2><p>{text}</p></li>" for i, text in enumerate(ITALIAN[:3]))
    found = page(f"<main><h1>Riapre la funivia di Montalto</h1><ul>{entries}</ul></main>")
    # Then headings and paragraphs are lines of their own, in order
    assert found.body.split("\n\n") == [line for i, t in enumerate(ITALIAN[:3]) for line in (f"Ore {9 - i}", t)]


def test_a_heading_between_title_and_byline_is_the_subtitle() -> None:
    # Given a page with a second heading below its headline, and author and day below that
    head = "<h1>Riapre la funivia</h1><h2>Il costo ha superato di un terzo quello previsto</h2>"
    line = "<div class=autore>Anna Greco</div><div>3 marzo 2025 - 08:15</div>"
    found = page(f"<article>{head}{line}{paragraphs(*ITALIAN)}</article>")
    # Then it is the subtitle, and neither it nor the name is text
    assert (found.subtitle, found.authors) == ("Il costo ha superato di un terzo quello previsto", ["Anna Greco"])
    assert found.body.split("\n\n") == ITALIAN


def test_a_heading_right_above_the_text_is_that_of_a_section() -> None:
    head = "<h1>Riapre la funivia</h1><h2>La prima cabina è salita con il sindaco</h2>"
    assert page(f"<article>{head}{paragraphs(*ITALIAN)}</article>").subtitle is None


@pytest.mark.parametrize("byline", ["<p class=da>Di Ugo Berti</p><time>3 marzo 2025</time>", ""])
def test_a_long_heading_between_title_and_text_is_the_subtitle(byline: str) -> None:
    # Given a lead that is marked as a heading, and a date in the metadata
    lead = "Il consiglio di Borgo Rosso ha deciso di spendere un milione di euro per un argine lungo tutta la riva est"
    head = '<meta property="article:published_time" content="2025-03-03T08:00:00Z">'
    # When the page is read
    found = page(
        f"<article><h1>Un argine per il fiume</h1><h2>{lead}</h2>{byline}{paragraphs(*ITALIAN)}</article>", head
    )
    # Then the lead is the subtitle and no text, and what is below it is read
    assert (found.subtitle, found.body.split("\n\n")) == (lead, ITALIAN)
    assert found.authors == (["Ugo Berti"] if byline else [])


LEAD = "Il consiglio di Borgo Rosso ha deciso di spendere un milione di euro per un argine lungo la riva est del fiume."


def test_byline_and_dates_below_a_lead_are_read_and_are_no_text() -> None:
    # Given a lead that is a paragraph, and byline and dates between it and the text
    rows = "<p>Di Ugo Berti</p><p>Pubblicato il 3 marzo 2025 alle 8:15 - Ultimo aggiornamento 4 marzo 2025</p>"
    found = page(f"<article><h1>Un argine per il fiume</h1><p>{LEAD}</p>{rows}{paragraphs(*ITALIAN)}</article>")
    assert (found.authors, found.published, found.modified) == (["Ugo Berti"], "2025-03-03T08:15", "2025-03-04")
    assert found.body.split("\n\n") == [LEAD, *ITALIAN]


def test_the_byline_of_a_teaser_behind_the_first_paragraph_is_not_the_article_s() -> None:
    teaser = "<div class=box><p>La piena del 2023</p><p>Di Ada Neri</p></div>"
    found = page(f"<article><h1>Un argine per il fiume</h1><p>{LEAD}</p>{teaser}{paragraphs(*ITALIAN)}</article>")
    assert found.authors == []


@pytest.mark.parametrize(
    ("line", "authors", "published"),
    [
        ("<a>Ugo Berti</a><span>Borgo Rosso</span>", ["Ugo Berti"], None),
        ("<span>Ugo Berti</span><span>Pubblicato 3 marzo 2025, 8:15 GMT</span><span>Aggiornato oggi</span>",
         ["Ugo Berti"], "2025-03-03T08:15+00:00"),
        ("<span>U</span><span>go Berti</span>", ["Ugo Berti"], None),
    ],
)  # fmt: skip
def test_elements_that_touch_are_read_apart(line: str, authors: list[str], published: str | None) -> None:
    # Given a line whose elements are set apart by styles alone, or a name with a large initial
    body = f"<article><h1>Un argine per il fiume</h1><div class=firma>{line}</div>{paragraphs(*ITALIAN)}</article>"
    assert (page(body).authors, page(body).published) == (authors, published)


def test_the_section_above_the_headline_is_no_text() -> None:
    head = "<p class=occhiello>Vita di paese</p><h1>Un argine per il fiume</h1>"
    assert page(f"<article>{head}{paragraphs(*ITALIAN)}</article>").body.split("\n\n") == ITALIAN
    # but a paragraph above it is
    assert page(f"<article><p>{LEAD}</p>{head}{paragraphs(*ITALIAN)}</article>").body.startswith(LEAD)


@pytest.mark.parametrize(
    ("behind", "published"),
    [
        ("<p>Pubblicato il 14/01/2025</p>", "2025-01-14"),
        ("<p>Aggiornato il 14/01/2025</p>", None),
        ("<p>14/01/2025</p>", None),
        ("<div class=altri><p>La piena del 2023</p><p>Pubblicato il 9/05/2023</p></div>", None),
    ],
    ids=["published", "updated", "without a label", "of another article"],
)
def test_a_date_at_the_end_counts_if_it_says_published(behind: str, published: str | None) -> None:
    # Given a page without a date above its text
    found = page(f"<article><h1>Un argine per il fiume</h1>{paragraphs(*ITALIAN)}{behind}</article>")
    # Then that below it is read if its label says so, and is no text
    assert found.published == published
    assert "Pubblicato" not in found.body and "Aggiornato" not in found.body


def test_the_body_has_the_order_of_the_page() -> None:
    # Given short entries with times below a lead, which the extractor puts behind the first of them
    entries = "".join(
        f"<div class=post><time>{9 - i}:15</time><h2>Ore {i}</h2><p>{t}</p></div>" for i, t in enumerate(ITALIAN[:3])
    )
    lead = "<p class=sub>Le notizie della giornata dal fiume, minuto per minuto, con i nostri cronisti sul posto.</p>"
    found = page(f"<main><h1>La piena del fiume in diretta</h1>{lead}<div>Iniziato alle 6</div>{entries}</main>")
    # Then the body follows the page
    places = [found.body.index(text) for text in (lead[13:40], *ITALIAN[:3])]
    assert places == sorted(places)
