"""Titles and sources of pages whose data for machines describe the site."""

import pytest

from clipwire.parsing.html import extract

TEXT = "The keeper of the lighthouse has handed its keys to a dentist, who runs the lamp by telephone from the village."
TITLE = "Dentist takes over the lamp of Skerry"


def page(window: str, heading: str = f"<h1>{TITLE}</h1>", meta: str = "", above: str = "") -> bytes:
    return f"""<html><head><title>{window}</title>{meta}</head><body>{above}<main>{heading}<p>{TEXT}</p>
    <p>Nobody had wanted the post since the spring, the council of the county said on Monday in its weekly letter.</p>
    </main></body></html>""".encode()


@pytest.mark.parametrize(
    ("window", "above", "source"),
    [
        (f"{TITLE} | Skerry Standard", "", "Skerry Standard"),
        (f"Opinion | {TITLE} | Hexley Post", "", "Hexley Post"),
        (f"{TITLE} | Opinion | Hexley Post", "", "Hexley Post"),
        (f"Opinion | {TITLE}", '<a href="/opinion/">Opinion</a>', None),
        (f"Hexley Post | {TITLE}", '<a href="/">Hexley Post</a>', "Hexley Post"),
        ("Dentist takes over the lamp | The Post of Hexley", "", "The Post of Hexley"),
        ("Hexley Post", '<b>Hexley Post</b> | <a href="/news">News</a>', "Hexley Post"),
    ],
)
def test_the_source_is_the_name_of_the_site_in_the_window(window: str, above: str, source: str | None) -> None:
    found = extract(page(window, above=above))
    assert (found.source, found.title) == (source, TITLE)


def test_the_headline_is_the_title_if_the_data_name_the_site() -> None:
    # Given a page that gives the name of its site as its title, and a headline in a lower heading
    meta = '<meta property="og:site_name" content="Hexley Post"><meta property="og:title" content="Hexley Post">'
    found = extract(page("Hexley Post", heading=f"<h3>{TITLE}</h3>", meta=meta))
    # Then the headline is the title
    assert found.title == TITLE


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("https://hexley.example/", TITLE),
        ("https://hexley.example/lamp", "Teeth at sea"),
    ],
)
def test_a_title_that_opengraph_gives_the_front_page_is_not_the_articles(address: str, title: str) -> None:
    meta = f'<meta property="og:title" content="Teeth at sea"><meta property="og:url" content="{address}">'
    assert extract(page("Teeth at sea", meta=meta)).title == title


def test_an_address_has_no_parameters_about_the_reader() -> None:
    meta = '<meta property="og:url" content="https://hexley.example/lamp?utm_source=fb&amp;id=7&amp;fbclid=x">'
    assert extract(page(TITLE, meta=meta)).url == "https://hexley.example/lamp?id=7"
