"""Layouts of pages in many languages: which title, byline, date and description belong to the article."""

import unicodedata

import pytest

from clipwire.model.errors import Rejected
from clipwire.parsing.formats.html import Page, extract
from clipwire.parsing.formats.html.refusals import refuse_without_article

CZECH = [
    "Vodárna v Dolní Lhotě vyměnila po čtyřiceti letech hlavní čerpadlo, které v létě dvakrát selhalo.",
    "Nové čerpadlo přivezli z Přerova na dvou vozech a zvedli je jeřábem, protože cesta neunese těžký náklad.",
    "Starostka Jana Kolářová slíbila, že se cena vody letos nezmění, a poděkovala hasičům za plné kanystry.",
    "Staré čerpadlo zůstane u silnice jako památka, jen co je škola natře a přidá k němu tabulku.",
]
SPANISH = (
    "<p>El ayuntamiento de Valdeflores abrió el lunes el puente de madera sobre el río, cerrado desde enero.</p>"
    "<p>La obra costó cuarenta mil euros y la hicieron los carpinteros del pueblo con troncos de pino.</p>"
    "<p>Los niños lo cruzaron primero, de dos en dos, y la banda tocó hasta que empezó a llover.</p>"
)


def page(body: str, head: str = "", language: str = "es") -> Page:
    return extract(f"<html lang={language}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def decomposed(paragraph: str) -> str:
    return unicodedata.normalize("NFD", paragraph)


def hyphenated(paragraph: str) -> str:
    return paragraph.replace("vod", "vo\u00add").replace("čerpad", "čer&shy;pad").replace("star", "sta&#173;r")


@pytest.mark.parametrize("form", [decomposed, hyphenated], ids=["accents of their own", "soft hyphens"])
def test_paragraphs_with_unusual_characters_are_read_once(form) -> None:  # type: ignore[no-untyped-def]
    # Given a page of which one paragraph has characters that extractors change
    text = "".join(f"<p>{form(paragraph) if i == 1 else paragraph}</p>" for i, paragraph in enumerate(CZECH))
    # When it is read
    found = page(f"<article><h1>Nové čerpadlo</h1><div class=text>{text}</div></article>", language="cs")
    # Then each paragraph is in the body once, in the usual form
    assert found.body.split("\n\n") == CZECH


def test_a_line_that_lost_the_words_of_a_link_is_completed() -> None:
    # Given a paragraph with a link that begins with an empty element, whose words the extractor loses
    link = '<a href="https://prerov.example/"><i class="ikona"></i>na dvou vozech</a>'
    text = "".join(f"<p>{paragraph.replace('na dvou vozech', link)}</p>" for paragraph in CZECH)
    # When it is read
    found = page(f"<article><h1>Nové čerpadlo</h1><div class=text>{text}</div></article>", language="cs")
    # Then the paragraph is whole and is read once
    assert found.body.split("\n\n") == CZECH


def test_byline_and_date_below_a_headline_that_the_title_words_otherwise() -> None:
    # Given a page whose stated title has no word of the headline
    head = '<meta property="og:title" content="Diez fotos de una fiesta">'
    printed = "<p>Por Lucía Herrero</p><p>3 de marzo de 2025</p>"
    # When it is read
    found = page(f"<article><h1>El pueblo cruza otra vez el río</h1>{printed}{SPANISH}</article>", head)
    # Then the lines below the headline are read
    assert (found.authors, found.published) == (["Lucía Herrero"], "2025-03-03")


def test_the_name_of_the_site_in_a_main_heading_is_no_headline() -> None:
    # Given a page whose main heading is the paper's name, above today's date
    head = '<meta property="og:title" content="El pueblo cruza otra vez el río">'
    # When it is read
    found = page(f"<h1>El Eco</h1><div>27 de noviembre de 2026</div><div>{SPANISH}</div>", head)
    # Then that date is not the article's
    assert found.published is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div>4 de marzo de 2025</div>", ""),
        ("", f"<h3>{'Una obra de cuarenta mil euros que hicieron los carpinteros con troncos del monte comunal'}</h3>"
         "<div>Lucía Herrero</div><div>4 de marzo de 2025</div>"),
    ],
    ids=["above the title", "below the standfirst"],
)  # fmt: skip
def test_a_line_with_a_date_near_the_title_is_the_day_of_publication(before: str, after: str) -> None:
    found = page(f"<main>{before}<h1>El puente abre de nuevo</h1>{after}<div>{SPANISH}</div></main>")
    assert found.published == "2025-03-04"
    assert found.evidence["published"].confidence == "low"


@pytest.mark.parametrize(
    "near",
    [
        "<aside>4 de marzo de 2025</aside>",
        "<figure><figcaption>El puente, 4 de marzo de 2025</figcaption></figure>",
        "<div>Actualizado: 4 de marzo de 2025</div>",
        "<div>La riada del 4 de marzo de 2025 se llevó el puente.</div>",
    ],
)
def test_a_date_of_something_else_near_the_title_is_no_day_of_publication(near: str) -> None:
    standfirst = "<h3>Una obra de cuarenta mil euros que hicieron los carpinteros con troncos del monte comunal</h3>"
    found = page(f"<main><h1>El puente abre de nuevo</h1>{standfirst}{near}<div>{SPANISH}</div></main>")
    assert found.published is None


def test_times_below_the_headline_are_read_by_their_labels() -> None:
    # Given a page with two moments for machines below the headline, and one beside another article
    times = (
        "<div>Publicado <time datetime='2025-03-04T08:00:00+01:00'>el martes</time> "
        "Actualizado <time datetime='2025-03-04T11:00:00+01:00'>hace tres horas</time></div>"
    )
    other = "<aside><h3>Lo último</h3><time datetime='2025-03-05T07:00:00+01:00'>ahora</time></aside>"
    # When it is read
    found = page(f"<article><h1>El puente abre de nuevo</h1>{times}{SPANISH}</article>{other}")
    # Then each is read by the word before it
    assert (found.published, found.modified) == ("2025-03-04T08:00:00+01:00", "2025-03-04T11:00:00+01:00")


def test_a_time_without_a_headline_is_not_read() -> None:
    other = "<div><a href='/1'>Otra noticia</a> <time datetime='2025-03-05T07:00:00+01:00'>ahora</time></div>"
    assert page(f"<div>{SPANISH}</div>{other}").published is None


def test_day_and_time_in_elements_of_their_own_are_not_joined() -> None:
    # Given a time whose day and hour are two elements without a space between them
    printed = "<time><span>28.09.19</span><span>12:46</span></time>"
    # When a page in Finnish, which writes years with two digits, is read, then both are right
    text = "<p>Kunta avasi maanantaina puisen sillan joen yli, joka oli ollut suljettuna tammikuusta asti.</p>" * 2
    found = page(f"<article><h1>Silta avattiin taas</h1>{printed}{text}</article>", language="fi")
    assert found.published == "2019-09-28T12:46"


def test_dates_in_the_head_are_read_but_not_those_of_an_item() -> None:
    body = f"<article><h1>El puente abre de nuevo</h1>{SPANISH}</article>"
    head = '<meta itemprop="datePublished" content="2025-03-04T10:34:00-03:00">'
    assert page(body, head).published == "2025-03-04T10:34:00-03:00"
    video = f'<div itemscope itemtype="https://schema.org/VideoObject">{head}</div>'
    assert page(body + video).published is None


def test_the_author_in_the_card_of_a_page_is_read() -> None:
    card = '<meta name="twitter:label1" content="{}"><meta name="twitter:data1" content="{}">'
    body = f"<article><h1>El puente abre de nuevo</h1>{SPANISH}</article>"
    assert page(body, card.format("Escrito por", "Lucía Herrero")).authors == ["Lucía Herrero"]
    assert page(body, card.format("Tiempo de lectura", "Tres Minutos")).authors == []


def test_the_section_in_a_heading_is_no_part_of_the_title() -> None:
    head = '<meta property="og:title" content="El puente abre de nuevo">'
    heading = "<h1><span>Obras</span><span>El puente abre de nuevo</span></h1>"
    assert page(f"<article>{heading}{SPANISH}</article>", head).title == "El puente abre de nuevo"


def test_the_only_heading_is_the_title_if_the_window_words_it_otherwise() -> None:
    # Given a page that states its title only in the window, in other words
    head = "<title>Puente abierto | El Eco</title>"
    # When it is read, then the heading is the title, unless it shares no word with the window
    found = page(f"<article><h1>Valdeflores abre el puente de madera</h1>{SPANISH}</article>", head)
    assert found.title == "Valdeflores abre el puente de madera"
    found = page(f"<article><h1>Noticias de toda la comarca</h1>{SPANISH}</article>", head)
    assert found.title == "Puente abierto | El Eco"


def test_a_title_that_was_escaped_twice_is_shown_as_it_was_written() -> None:
    head = '<meta property="og:title" content="R&amp;amp;D: «l&amp;#39;ora del ponte»">'
    assert page(f"<article>{SPANISH}</article>", head).title == "R&D: «l'ora del ponte»"
    # And in the heading and the window
    window = "<title>Redes &amp;amp; barcas del valle | El Eco</title>"
    found = page(f"<article><h1>Redes &amp;amp; barcas del valle</h1>{SPANISH}</article>", window)
    assert (found.title, found.source) == ("Redes & barcas del valle", "El Eco")
    assert "barcas" not in found.body


def test_of_several_items_the_one_with_the_main_heading_is_the_pages() -> None:
    # Given a page with an item of another article above its own
    item = '<div itemscope itemtype="https://schema.org/NewsArticle">{}</div>'
    other = item.format(
        '<span itemprop="headline">Coro gana premio</span><meta itemprop="datePublished" content="2025-02-01">'
    )
    own = item.format(
        '<h1 itemprop="headline">El puente abre de nuevo</h1><meta itemprop="datePublished" content="2025-03-04">'
        + SPANISH
    )
    # When it is read, then title and date are its own
    found = page(other + own)
    assert (found.title, found.published) == ("El puente abre de nuevo", "2025-03-04")


@pytest.mark.parametrize("address", ["http://eco.example/puente/", "/puente", "https://eco.example/puente#texto"])
def test_of_several_descriptions_the_one_at_the_pages_address_is_read(address: str) -> None:
    # Given data of two articles, of which the second has the page's address in another form
    head = (
        '<link rel="canonical" href="https://eco.example/puente"><script type="application/ld+json">['
        '{"@type": "NewsArticle", "headline": "Coro gana premio", "url": "https://eco.example/coro"},'
        f'{{"@type": "NewsArticle", "headline": "El puente abre de nuevo", "url": "{address}"}}]</script>'
    )
    # When the page is read, then the title is that of the second
    assert page(f"<article>{SPANISH}</article>", head).title == "El puente abre de nuevo"


def test_a_stated_article_about_passwords_is_no_login_wall() -> None:
    # Given a report with the words of a notice inside a sentence, and the notice itself
    head = '<meta property="og:type" content="article">'
    letter = (
        "<p>La caja de Valdeflores avisó el lunes de unas cartas que piden a sus clientes: «Sign in to continue».</p>"
    )
    notice = "<p>Access denied: this server gives its pages to readers only, and not to programs that ask for many.</p>"
    # When both are read, then only the notice is refused
    refuse_without_article(page(f"<article><h1>Cartas falsas</h1>{letter}{SPANISH[:240]}</article>", head))
    with pytest.raises(Rejected):
        refuse_without_article(page(f"<article><h1>Cartas falsas</h1>{notice}{SPANISH[:240]}</article>", head))
    with pytest.raises(Rejected):
        refuse_without_article(page(f"<article><h1>Cartas falsas</h1>{letter}{SPANISH[:240]}</article>"))


def test_a_paragraph_with_the_words_of_a_caption_is_kept() -> None:
    lead = "El ayuntamiento de Valdeflores abrió el lunes el puente de madera sobre el río, cerrado desde enero."
    picture = f"<figure><img src=p.jpg><figcaption>{lead}</figcaption></figure>"
    assert page(f"<article><h1>El puente</h1>{picture}<div>{SPANISH}</div></article>").body.startswith(lead)


def test_a_paragraph_that_is_one_link_is_kept_and_a_linked_title_is_not() -> None:
    # Given a sentence and the title of another article, each a link between two paragraphs
    sentence = "El puente viejo se lo llevó la riada de enero, y el barrio pasó tres meses sin camino."
    other = (
        "Lea también: el coro de la escuela gana el premio de la comarca con una jota de los abuelos del pueblo vecino"
    )
    linked = "".join(f'<p><a href="/otra">{text}</a></p>' for text in (sentence, other))
    # When the page is read
    body = page(f"<article><h1>El puente</h1>{SPANISH.replace('</p><p>La', f'</p>{linked}<p>La')}</article>").body
    # Then the sentence is in its place, and the title is left out
    assert body.split("\n\n")[1] == sentence
    assert other not in body


def test_the_items_of_a_list_between_paragraphs_are_kept() -> None:
    # Given a list of the text and a list of links between the paragraphs of a page
    items = "<ul><li>El paso de carros queda prohibido.</li><li>La barandilla se pinta de verde.</li></ul>"
    links = "<ul><li><a href='/1'>El coro gana un premio</a></li></ul>"
    text = SPANISH.replace("</p><p>La", f"</p>{items}{links}<p>La")
    # When it is read
    body = page(f"<div id=c><h1>El puente</h1>{text}</div>").body.split("\n\n")
    # Then the items are in their place, and the links are left out
    assert body[1:3] == ["- El paso de carros queda prohibido.", "- La barandilla se pinta de verde."]
    assert len(body) == 5


def test_a_quotation_element_stays_in_its_sentence_with_marks() -> None:
    # Given a German page with a quotation element in a sentence
    text = (
        "<p>Der Wehrführer von Lindenau sagte am Montag, <q>der Bach ist ruhig</q>, und schickte alle Helfer heim.</p>"
    )
    # When it is read, then the sentence is whole and shows the quotation
    body = page(f"<article><h1>Bach ruhig</h1>{text}{SPANISH}</article>", language="de").body
    assert body.split("\n\n")[0].endswith("sagte am Montag, „der Bach ist ruhig“, und schickte alle Helfer heim.")


def test_a_dialog_over_the_page_is_no_text() -> None:
    # Given a page with a dialog about cookies that is nearly as long as its article
    privacy = "El Eco y 214 socios guardan datos en su aparato para mostrar anuncios, medirlos y conocer a su público. "
    dialog = f'<div role="dialog"><h2>Su intimidad</h2><p>{privacy * 2}</p></div>'
    # When it is read, then only the article is the body; a dialog that is the article stays
    assert "socios" not in page(f"{dialog}<div><h1>El puente</h1>{SPANISH}</div>").body
    assert "Valdeflores" in page(f'<div role="dialog"><h1>El puente</h1>{SPANISH}</div>').body
