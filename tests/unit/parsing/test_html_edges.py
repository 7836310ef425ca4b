"""Steps of the HTML reader that few pages need: posts, teasers between paragraphs, headings without a section."""

from clipwire.parsing.html import extract

PARAGRAPHS = [
    "The ferry to Westray sailed again on Monday, five weeks after a storm had torn away its ramp and half its rail.",
    "Some sixty people stood on the pier to see it go, among them the baker, who had been rationing flour since May.",
    "The new ramp was built in Gdansk and towed across the North Sea in eight days, with a wait for calmer weather.",
    "Sailings will follow the winter timetable until the end of March, said the harbour office in its daily notice.",
]
TEXT = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]


def body(article: str, around: str = "") -> list[str]:
    head = "<head><meta charset=utf-8><title>Ferry sails again</title></head>"
    page = (
        f"<html lang=en>{head}<body><main><article><h1>Ferry sails again</h1>{article}</article>{around}</main></body>"
    )
    return extract(page.encode(), None).body.split("\n\n")


def test_the_words_of_an_embedded_post_are_part_of_the_text() -> None:
    # Given an article that shows a post of a network between its paragraphs
    words = "She is out of the harbour and has all of our flour on board. Bread from Wednesday on, and not a day later!"
    post = (
        f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{words}</p>&mdash; Westray Bakery (@bakery) '
        '<a href="https://social.example/bakery/1">February 18, 2026</a></blockquote>'
    )
    # Then its words are a paragraph of the body, in their place
    assert body(TEXT[0] + post + "".join(TEXT[1:]))[:2] == [PARAGRAPHS[0], words]


def test_the_teaser_beside_a_linked_title_is_no_paragraph() -> None:
    # Given cards with a linked title and a teaser between the paragraphs
    teaser = "The wardens walked eleven beaches in two days and counted every pup of the colony twice over."
    card = (
        '<div class="card"><div><a href="/seals">Seal count finds more pups than in the winter before</a></div>'
        f"<p>{teaser}</p></div>"
    )
    # Then the teaser is left out, and the paragraphs are whole
    assert (
        body(f'<div class="text">{TEXT[0]}{TEXT[1]}</div>{card}<div class="text">{TEXT[2]}{TEXT[3]}</div>')
        == PARAGRAPHS
    )


def test_the_heading_of_a_prompt_behind_the_last_paragraph_is_left_out() -> None:
    # Given a page with a heading and a prompt below its last paragraph
    prompt = "<h2>Our letter</h2><p>Sign up for our newsletter and never miss a tide.</p>"
    # Then both are left out
    assert body("".join(TEXT) + prompt) == PARAGRAPHS


def test_a_heading_between_paragraphs_stays() -> None:
    found = body("".join([*TEXT[:2], "<h2>Eight days at sea</h2>", *TEXT[2:]]))
    assert found == [*PARAGRAPHS[:2], "Eight days at sea", *PARAGRAPHS[2:]]


OTHER = [
    "The school on Sanday will have a new roof before the summer, since the old one has let in rain for two years.",
    "Pupils have been taught in the hall of the church, where the heating is older than any of their teachers.",
    "The council has set aside a quarter of a million pounds for it, and hopes that no more will be needed.",
]


def row(paragraphs: list[str]) -> str:
    """A container as templates open it anew around each part of an article."""
    return f'<div class="row"><div class="text">{"".join(f"<p>{text}</p>" for text in paragraphs)}</div></div>'


def test_paragraphs_below_the_next_title_are_not_added() -> None:
    # Given a page with another story of the same make below a title of its own, in a box that extractors pass over
    around = f"<h1>School gets a roof</h1><aside>{row(OTHER)}</aside>"
    # Then nothing of it is added to the article
    assert body(row(PARAGRAPHS)) == PARAGRAPHS
    assert body(row(PARAGRAPHS) + around) == PARAGRAPHS


def test_one_or_two_paragraphs_in_a_box_of_their_own_are_no_part_of_the_article() -> None:
    # Given a box below the article whose two paragraphs are made like those of the article
    box = f'<section class="newsletter">{row(OTHER[:2])}</section>'
    # Then they are not added
    assert body(row(PARAGRAPHS) + box) == PARAGRAPHS
