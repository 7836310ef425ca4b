"""HTML pages: article and metadata without the page around them."""

import pytest

from clipwire.model.article import Article
from clipwire.model.errors import Rejected
from clipwire.parsing.content import Content
from clipwire.parsing.formats.html import parse

PARAGRAPHS = [
    "The harbour of Lindholm reopened on Monday after four months of repairs, and the first trawlers left before dawn.",
    "“We lost the winter, but we will have the spring,” said Ane Brandt, who runs the cooperative of the fishermen.",
    "The council paid for the new quay with a loan of two million crowns, which is to be paid back over ten years.",
]


def page(head: str = "", body: str = "", paragraphs: list[str] = PARAGRAPHS) -> bytes:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head>"
        f"<body><nav><a href=/>Home</a></nav><main><article>{body}{text}</article></main></body></html>"
    ).encode()


def only(html: bytes) -> Article:
    (article,) = parse(Content(html, "page.html", "html"))
    return article


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_the_article_is_read_without_the_page_around_it() -> None:
    # Given a page that describes its article in JSON-LD
    html = page(
        '<link rel=canonical href="https://ledger.example/harbour-reopens">'
        + json_ld(
            '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour reopens",'
            '"datePublished": "2025-03-03T06:30:00+01:00", "dateModified": "2025-03-04T10:00:00+01:00",'
            '"author": {"@type": "Person", "name": "By Jon Vik, Senior Reporter"},'
            '"publisher": {"@type": "Organization", "name": "The Lindholm Ledger"}}'
        ),
        "<h1>Harbour reopens</h1>",
    )
    # When it is parsed
    article = only(html)
    # Then each field stands where it belongs, with its evidence
    assert article.title == "Harbour reopens"
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.authors == ["Jon Vik"]
    assert (article.published, article.modified) == ("2025-03-03T06:30:00+01:00", "2025-03-04T10:00:00+01:00")
    assert article.source is not None
    assert (article.source.id, article.source.name) == ("the-lindholm-ledger", "The Lindholm Ledger")
    assert article.url == "https://ledger.example/harbour-reopens"
    assert article.language == "en"
    assert article.evidence["published"].origin == "json-ld"


def test_a_page_without_a_date_has_none() -> None:
    # Given a page with a year in its footer and a date in its text
    html = page(body="<h1>Harbour reopens</h1>", paragraphs=[*PARAGRAPHS, "Work had begun on 4 November 2024."])
    # When it is parsed, then no date is taken for that of publication
    article = only(html.replace(b"</body>", b"<footer>(c) 2023 The Lindholm Ledger</footer></body>"))
    assert (article.published, article.modified) == (None, None)
    assert "published" not in article.evidence


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", "Verify you are human by completing the action below."),
        ("Log in", "Please log in to continue. Forgot your password?"),
        ("404", "Page not found. It may have been moved."),
        ("Menu", ""),
    ],
)
def test_walls_and_notices_are_no_articles(title: str, text: str) -> None:
    # Given a page that a crawler was shown instead of the article
    html = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>".encode()
    # When it is parsed, then it is refused
    with pytest.raises(Rejected) as refusal:
        only(html)
    assert refusal.value.problem.type.endswith(":not-an-article")
