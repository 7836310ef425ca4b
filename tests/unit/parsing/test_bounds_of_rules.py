"""Where rules about titles, leads, moments and sentences end: each test fails if the rule is removed."""

import pytest

from clipwire.parsing.formats.page_dump.prose import is_prose
from clipwire.parsing.html import extract

TITLE = "Dentist takes over the lamp of Skerry"
TEXT = "The keeper of the lighthouse has handed its keys to a dentist, who runs the lamp by telephone from the village."
MORE = "Nobody had wanted the post since the spring, the council of the county said on Monday in its weekly letter."


def page(body: str = f"<p>{TEXT}</p><p>{MORE}</p>", head: str = "", heading: str = f"<h1>{TITLE}</h1>") -> bytes:
    return f"<html><head>{head}</head><body><main>{heading}{body}</main></body></html>".encode()


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ('<p>The lamp was lit at the old pier on <time datetime="2024-03-01">1 March</time>.</p>', None),
        ('<p>First printed on <time datetime="2024-03-01">1 March</time>.</p>', "2024-03-01"),
    ],
)
def test_a_moment_in_a_sentence_is_not_that_of_the_page(line: str, published: str | None) -> None:
    # Given a moment below the headline, in a sentence of more than eight words or in a shorter line
    data = page(f"{line}<p>{TEXT}</p><p>{MORE}</p>")
    # When the page is read, then only the moment of the short line is that of publication
    assert extract(data, None).published == published


def test_a_stated_title_that_shares_a_word_with_the_heading_is_the_articles() -> None:
    # Given data with the address of the front page, and a title that has one word of the heading, or none
    stated = "How the county sought and found a new keeper for the lighthouse on Skerry"
    of_site = '<meta property="og:url" content="https://hexley.example/">'
    # When the pages are read
    about_article = extract(page(head=f'{of_site}<meta property="og:title" content="{stated}">'), None)
    about_site = extract(page(head=f'{of_site}<meta property="og:title" content="Hexley news, all day long">'), None)
    # Then that title stays, and one without a word of the heading does not
    assert about_article.title == stated
    assert about_site.title == TITLE


@pytest.mark.parametrize(
    ("window", "printed", "source"),
    [
        ("Hexley Post", "Hexley Post", "Hexley Post"),
        ("Hexley Post", "Welcome", None),  # the page does not print it
        ("Lamp Post", "Lamp Post", None),  # it has a word of the title
        (
            "Everything new in our county and its villages each day",
            "Everything new in our county and its villages each day",
            None,
        ),
    ],
)
def test_a_name_in_the_window_is_the_site_if_the_page_prints_it(window: str, printed: str, source: str | None) -> None:
    # Given a window with a few words, and a line of the page, when it is read
    found = extract(page(head=f"<title>{window}</title>", heading=f"<b>{printed}</b><h1>{TITLE}</h1>"), None)
    # Then the words name the site only if the line is the same, and they are neither long nor of the title
    assert found.source == source


@pytest.mark.parametrize("is_own", [True, False])
def test_a_lead_is_added_if_it_is_in_the_same_article(is_own: bool) -> None:
    # Given a paragraph that is marked as a lead, in the article itself or in the teaser of another one
    lead = "The lamp of Skerry has a new keeper, who has never seen the sea by night and fills teeth by day."
    marked = f'<div class="lead"><p>{lead}</p></div>'
    head = f"<header><h1>{TITLE}</h1>{marked if is_own else f'<article>{marked}</article>'}</header>"
    text = "".join(f"<p>{paragraph} {number}.</p>" for number in range(6) for paragraph in (TEXT, MORE))
    data = f"<html><body><article>{head}<div class=body>{text}</div></article></body></html>".encode()
    # When the page is read, then the body has the lead of its own article alone
    assert (lead in (extract(data, None).body or "")) == is_own


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pohjoissaaren yhteysalusliikenne käynnistyy uudelleen tiistaiaamuna seitsemältä.", True),  # 6 words
        ("Pohjoissaaren yhteysalusliikennesopimusneuvottelut käynnistyivät tiistaiaamuna uudelleen.", False),  # 5
        ("The boat is in, and so are we at home.", True),
        ("The boat is in, so are we at.", False),
    ],
)
def test_a_sentence_of_long_words_needs_six_in_ten_of_the_words(text: str, found: bool) -> None:
    assert is_prose(text, 10) == found
