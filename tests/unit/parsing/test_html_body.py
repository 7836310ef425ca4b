"""The body of a page: what belongs to the article and what to the page around it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clipwire.model.errors import Rejected
from clipwire.parsing.content import Content
from clipwire.parsing.formats.html import extract, parse

PARAGRAPHS = [
    "The harbour of Lindholm reopened on Monday after four months of repairs, and the first trawlers left before dawn.",
    "“We lost the winter, but we will have the spring,” said Ane Brandt, who runs the cooperative of the fishermen.",
    "The council paid for the new quay with a loan of two million crowns, which is to be paid back over ten years.",
    "A second crane is to follow in June. Until then the larger boats will unload in Varn, as they did all winter.",
]
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def lines(body: str, head: str = "") -> list[str]:
    html = (
        f"<html lang=en><head><meta charset=utf-8><title>Harbour reopens</title>{head}</head><body>{body}</body></html>"
    )
    return extract(html.encode()).body.split("\n\n")


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>Advertisement</p>",
        "<p>Share this article</p>",
        "<p><a href=/storm>Storm takes the old quay of Lindholm</a></p>",
        "<p>Read more: <a href=/storm>Storm takes the old quay</a></p>",
        "<p>Читайте также: <a href=/storm>Шторм разрушил старый причал</a></p>",
        "<p>Sign up for our newsletter and never miss a tide.</p>",
        "<p>Follow us on Facebook</p>",
        "<p>Jon Vik is the maritime correspondent of the Ledger and has written three books about fish.</p>",
        "<h3>Related articles</h3><ul><li><a href=/a>Storm takes the quay</a></li><li><a href=/b>A loan</a></li></ul>",
        "<section><h2>Most read</h2><p>A bus that runs on Saturdays only</p><p>A baker who never sleeps</p></section>",
        "<p hidden>Nobody sees this paragraph, which is here for machines and for nobody else at all, really.</p>",
        '<p class="sr-only">Opens in a new window</p>',
        '<p style="display: none">Nobody sees this paragraph, which is here for machines and for nobody else.</p>',
        "<figure><img src=/q.jpg><figcaption>The new quay on Sunday evening, with gulls</figcaption></figure>",
        f"<blockquote><p>{PARAGRAPHS[0]}</p></blockquote>",
    ],
)
def test_what_belongs_to_the_page_is_left_out(furniture: str) -> None:
    # Given an article with something of its page in the middle and at the end
    first, rest = TEXT.split("</p>", 1)
    author = '<meta name="author" content="Jon Vik">'
    # When its body is read, then only the article's paragraphs are there
    assert (
        lines(f"<article><h1>Harbour reopens</h1>{first}</p>{furniture}{rest}{furniture}</article>", author)
        == PARAGRAPHS
    )


@pytest.mark.parametrize(
    "own",
    [
        "More than forty boats are registered in Lindholm, and most of them are older than their skippers.",
        "Related costs, such as those for the new lights, are paid by the region and not by the island.",
        "Photographs of the old quay will be shown in the school until the end of the month of March.",
        "She follows the fleet on the radio every night, as her mother and her grandmother have done.",
        "Talks about the fees are to follow the opening on Friday, when the minister visits the island.",
        "The outer banks can be reached by the larger boats only, and by them in fair weather.",
        "Copyright in the old charts of the harbour belongs to the heirs of the man who drew them.",
        "Published in 1954, the chart of the sound is still the one that the pilots like best.",
        "Signed up by his father at the age of ten, he has been at sea for more than sixty years.",
        "Subscribers to the lifeboat fund had hoped that the old shed could be saved from the storm.",
    ],
)
def test_sentences_that_begin_like_furniture_are_kept(own: str) -> None:
    assert own in lines(f"<article><h1>Harbour reopens</h1>{TEXT}<p>{own}</p></article>")


def test_a_body_cut_in_two_by_its_template_is_whole() -> None:
    # Given a page whose template opens a new container after each advertisement
    rows = [f'<div class="row"><div class="text">{TEXT}</div></div>']
    more = [
        f"On day {day} the wind came from the north again, and the boats that had left stayed out." for day in range(9)
    ]
    rows += [
        f'<div class="row"><div class="text"><p>{more[i]}</p><p>{more[i + 1]}</p></div></div>' for i in (0, 2, 4, 6)
    ]
    # When its body is read, then no part is missing, and all are in order
    found = lines(f"<main><h1>Harbour reopens</h1>{'<div class=ad>Advertisement</div>'.join(rows)}</main>")
    assert found == [*PARAGRAPHS, *more[:8]]


def test_lists_and_tables_of_an_article_are_kept() -> None:
    table = "<table><tr><th>Fish</th><th>Crowns</th></tr><tr><td>Cod</td><td>64</td></tr></table>"
    found = lines(
        f"<article><h1>Prices</h1>{TEXT}<ul><li>the storms</li><li>the price of fuel</li></ul>{table}</article>"
    )
    assert "- the storms" in found
    assert any("Cod" in line and "64" in line for line in found)


def test_an_article_that_must_be_paid_for_and_ends_in_a_prompt_is_truncated() -> None:
    # Given a page that shows the beginning and then a prompt
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    html = (
        f"<html><head>{head}</head><body><article><h1>Harbour</h1>{TEXT}<p>Subscribe to continue reading</p></article>"
    )
    page = extract(html.encode())
    # When it is read, then it says so, and the prompt is not in the body
    assert page.truncated
    assert page.body.split("\n\n") == PARAGRAPHS


def test_an_article_that_must_be_paid_for_and_is_all_there_is_not() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    assert not extract(f"<html><head>{head}</head><body><article>{TEXT * 3}</article>".encode()).truncated


@pytest.mark.parametrize(
    ("charset", "declared", "text"),
    [
        ("euc-kr", "euc-kr", "항구가 넉 달 만에 다시 열렸다"),
        ("shift_jis", "shift_jis", "港が四か月ぶりに再び開かれた"),
        ("euc-jp", "euc-jp", "港が四か月ぶりに再び開かれた"),
        ("iso2022_jp", "iso-2022-jp", "港が四か月ぶりに再び開かれた"),
        ("gb18030", "gb2312", "港口四个月后重新开放"),
        ("big5", "big5", "港口四個月後重新開放"),
        ("windows-1251", "windows-1251", "Порт снова открыт после ремонта"),
        ("windows-1251", "iso-8859-1", "Порт снова открыт после ремонта"),
        ("koi8-r", "koi8-r", "Порт снова открыт после ремонта"),
        ("windows-1252", "iso-8859-1", "“Le port a rouvert” – après l’hiver"),
        ("utf-8", "iso-8859-1", "“Le port a rouvert” – après l’hiver"),
        ("utf-8-sig", "windows-1251", "Порт снова открыт после ремонта"),
        ("utf-16", "utf-8", "Порт снова открыт после ремонта"),
    ],
)
def test_a_page_is_decoded_whatever_it_declares(charset: str, declared: str, text: str) -> None:
    # Given a page in one charset that declares the same or another
    sentences = "".join(f"<p>{text}. {text}, {text}. {text}!</p>" for _ in range(4))
    head = f'<meta charset="{declared}"><title>{text}</title>'
    html = f"<html><head>{head}</head><body><h1>{text}</h1>{sentences}</body></html>"
    # When it is read, then its letters are right
    assert extract(html.encode(charset)).title == text


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\x7f", "\ufffe", "\uffff", "&#x1;", "&#xd800;", "&#11;"])
def test_characters_that_are_not_allowed_in_text_are_left_out(bad: str) -> None:
    # Given a page with such a character between letters, as it is or as a reference
    html = (
        f"<html><body><h1>Harbour{bad}s reopen</h1><article>{TEXT.replace('Monday', f'Mon{bad}day')}</article></body>"
    )
    # When it is read
    page = extract(html.encode())
    # Then only the character is gone
    assert (page.title, page.body) == ("Harbours reopen", "\n\n".join(PARAGRAPHS))


def test_a_body_found_only_in_small_part_is_compared_with_other_extractors() -> None:
    # Given a page with a long article, and a short one where extractors look first
    article = "".join(f"<p>{day} {line}</p>" for day in range(1, 9) for line in PARAGRAPHS)
    html = (
        f"<html><body><h1>Harbour reopens</h1><div class=article-body>{TEXT}</div><div class=c>{article}</div></body>"
    )
    # When it is read, then the long one is found
    assert f"1 {PARAGRAPHS[0]}" in extract(html.encode()).body


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 20_000,
        "<b>x " * 20_000,
        "<blockquote><p>word " * 5_000,
        "&amp;&#x41;&eacute;&nosuch;" * 15_000,
        "word " * 60_000,
        "w" * 300_000,
        "-" * 300_000,
        "1:" * 150_000,
        "by " * 100_000,
        "\0a\0" * 1_000,
        "&#xD800;&#xDFFF;&#0;&#1114112;",
        '<p class="' + "a-" * 150_000 + '">text',
        "<p>" + '<a href="http://[::1">bad address</a> ' * 50,
        '<img src="//[" srcset=","><figure><img src="http://[x"><figcaption>x</figcaption></figure>',
        "<h2>Related articles</h2>" * 5_000,
        "<time datetime=x>y</time>" * 5_000,
        "<!--" + "-" * 100_000,
    ],
    ids=lambda text: text[:16],
)
def test_hostile_markup_costs_little_and_the_article_is_still_found(inside: str) -> None:
    # Given an article and something nasty behind it
    html = f"<html><head><title>Harbour</title></head><body><article><h1>Harbour</h1>{TEXT}<p>{inside}</p></article>"
    # When it is parsed, then it is an article all the same
    (article,) = parse(Content(html.encode("utf-8", "replace"), "page.html", "html"))
    assert PARAGRAPHS[0] in article.body


@pytest.mark.parametrize("data", [b"<" * 300_000, b"<p>", b"\xff\xfe", bytes(range(256)) * 400, b"<html><frameset>"])
def test_what_holds_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Rejected):
        parse(Content(data, "page.html", "html"))


def test_a_page_of_too_many_elements_is_refused() -> None:
    with pytest.raises(Rejected) as refusal:
        extract(b"<p>x</p>" * 60_000)
    assert refusal.value.problem.type.endswith(":too-complex")


TAGS = st.sampled_from("p div span a h1 h2 li ul table tr td article time meta script figure blockquote br".split())
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="byline"',
        ' itemscope itemtype="http://schema.org/NewsArticle"',
        ' itemprop="author"',
        ' itemprop="datePublished" datetime="2025-13-45"',
        ' property="og:url" content="http://["',
        ' type="application/ld+json"',
        ' rel="canonical" href="//"',
        " hidden",
    ]
)
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES),
    st.builds("</{}>".format, TAGS),
    st.text(max_size=40),
    st.sampled_from(
        ['{"@type": "NewsArticle", "author": [[{"name": {}}]], "image": [[]]}', PARAGRAPHS[0], "By \u202e", "&#0;"]
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60))
def test_nothing_but_a_refusal_leaves_the_parser(pieces: list[str]) -> None:
    try:
        (article,) = parse(Content("".join(pieces).encode("utf-8", "replace"), "page.html", "html"))
    except Rejected:
        return
    assert article.body
